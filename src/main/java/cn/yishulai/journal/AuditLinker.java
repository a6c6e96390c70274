package cn.yishulai.journal;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Links entries of the audit trail to all before them, soon after they were written and not while: a chain inside the
 * writes would make every write of the house wait for the one before it. Until then an entry is held by its own seal
 * and by its place in the queue.
 */
@ApplicationScoped
@Transactional
public class AuditLinker {

    private static final int BATCH = 1_000;

    private static final String TAKE =
            """
            WITH taken AS (
                DELETE FROM audit_unlinked
                WHERE entry_id IN (SELECT entry_id FROM audit_unlinked ORDER BY entry_id LIMIT %d)
                RETURNING entry_id)
            SELECT e.id, e.seal FROM taken JOIN audit_entry e ON e.id = taken.entry_id ORDER BY e.at, e.id"""
                    .formatted(BATCH);

    private final DataSource database;
    private final Secrets secrets;

    AuditLinker(DataSource database, Secrets secrets) {
        this.database = database;
        this.secrets = secrets;
    }

    private record Head(long position, byte[] chain) {}

    private record Unlinked(UUID id, byte[] seal) {}

    @Scheduled(every = "2s", delayed = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void linkAll() {
        link();
    }

    /** Links what waits, at most {@value #BATCH} entries. @return how many */
    public int link() {
        try (Connection connection = database.getConnection()) {
            Head head = lockHead(connection);
            List<Unlinked> waiting = head == null ? List.of() : take(connection);
            if (head == null || waiting.isEmpty()) {
                return 0;
            }
            AuditSeal seal = new AuditSeal(secrets.secret(AuditSeal.KEY));
            Head end = append(connection, seal, head, waiting);
            moveHead(connection, seal, end);
            return waiting.size();
        } catch (SQLException e) {
            throw new IllegalStateException("the audit trail cannot be linked", e);
        }
    }

    /** Null when another node is linking. */
    private static @Nullable Head lockHead(Connection connection) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement(
                        """
                        SELECT h.position, coalesce(l.chain, '\\x')
                        FROM audit_head h LEFT JOIN audit_link l ON l.position = h.position
                        FOR UPDATE OF h SKIP LOCKED""");
                ResultSet row = lock.executeQuery()) {
            return row.next() ? new Head(row.getLong(1), row.getBytes(2)) : null;
        }
    }

    private static List<Unlinked> take(Connection connection) throws SQLException {
        List<Unlinked> waiting = new ArrayList<>();
        try (PreparedStatement take = connection.prepareStatement(TAKE);
                ResultSet row = take.executeQuery()) {
            while (row.next()) {
                waiting.add(new Unlinked(row.getObject(1, UUID.class), row.getBytes(2)));
            }
        }
        return waiting;
    }

    private static Head append(Connection connection, AuditSeal seal, Head head, List<Unlinked> waiting)
            throws SQLException {
        Head end = head;
        try (PreparedStatement link =
                connection.prepareStatement("INSERT INTO audit_link (position, entry_id, chain) VALUES (?, ?, ?)")) {
            for (Unlinked entry : waiting) {
                long position = end.position() + 1;
                end = new Head(position, seal.link(end.chain(), position, entry.seal()));
                link.setLong(1, position);
                link.setObject(2, entry.id());
                link.setBytes(3, end.chain());
                link.addBatch();
            }
            link.executeBatch();
        }
        return end;
    }

    private static void moveHead(Connection connection, AuditSeal seal, Head end) throws SQLException {
        try (PreparedStatement move = connection.prepareStatement("UPDATE audit_head SET position = ?, chain = ?")) {
            move.setLong(1, end.position());
            move.setBytes(2, seal.head(end.position(), end.chain()));
            move.executeUpdate();
        }
    }
}
