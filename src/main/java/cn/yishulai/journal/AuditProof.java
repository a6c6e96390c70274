package cn.yishulai.journal;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Proves that the audit trail is as it was written: no entry changed, none gone, none slipped in, none moved, nothing cut
 * off its end. Works on a plain connection, because the subcommand {@code audit} runs without the service.
 */
public final class AuditProof {

    private static final int FINDINGS_SHOWN = 100;

    private static final String ALL =
            """
            SELECT l.position, l.chain, e.id, e.at, e.actor, e.verb, e.subject, e.facts, e.seal,
                   EXISTS (SELECT FROM audit_unlinked u WHERE u.entry_id = e.id) AS waits, l.entry_id
            FROM audit_link l FULL JOIN audit_entry e ON e.id = l.entry_id
            ORDER BY l.position NULLS LAST, e.at""";

    private final AuditSeal seal;
    private final List<String> findings = new ArrayList<>();
    private long position;
    private byte[] chain = new byte[0];

    private AuditProof(AuditSeal seal) {
        this.seal = seal;
    }

    /**
     * What is wrong with the trail; empty when nothing is.
     *
     * @param keys the folder of the keys, or nothing when they lie in the database
     */
    public static List<String> findings(Connection connection, Optional<Path> keys) throws SQLException {
        Optional<byte[]> key = key(connection, keys);
        if (key.isEmpty()) {
            return isEmpty(connection)
                    ? List.of()
                    : List.of("the key of the audit trail is gone: nothing can be proved");
        }
        if (isEmpty(connection)) {
            return List.of("the trail has a key, which the first entry makes, and no entry: it was emptied");
        }
        AuditProof proof = new AuditProof(new AuditSeal(key.get()));
        if (connection.getAutoCommit()) {
            proof.walkOnOneSnapshot(connection);
        } else {
            proof.walk(connection);
        }
        return List.copyOf(proof.findings);
    }

    /** The chain grows while we walk along it. */
    private void walkOnOneSnapshot(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
            walk(connection);
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    private void walk(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(1_000);
            try (ResultSet row = statement.executeQuery(ALL)) {
                while (row.next() && findings.size() < FINDINGS_SHOWN) {
                    check(row);
                }
            }
            checkHead(statement);
            checkQueue(statement);
        }
    }

    private void check(ResultSet row) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        byte[] linked = row.getBytes("chain");
        if (id == null) {
            findings.add("the entry %s at position %d is gone".formatted(row.getString("entry_id"), row.getLong(1)));
        } else if (!MessageDigest.isEqual(row.getBytes("seal"), seal.of(entry(id, row)))) {
            findings.add("the entry %s is not as it was written".formatted(id));
        }
        if (linked != null) {
            checkLink(row, linked);
        } else if (!row.getBoolean("waits")) {
            findings.add("the entry %s has no place in the chain".formatted(id));
        }
    }

    private void checkLink(ResultSet row, byte[] linked) throws SQLException {
        long here = row.getLong("position");
        if (here != position + 1) {
            findings.add("after position %d comes %d".formatted(position, here));
        }
        byte[] sealed = row.getBytes("seal");
        if (sealed == null || !MessageDigest.isEqual(linked, seal.link(chain, here, sealed))) {
            findings.add("the link at position %d does not fit what is before it".formatted(here));
        }
        position = here;
        chain = linked;
    }

    private void checkHead(Statement statement) throws SQLException {
        try (ResultSet head = statement.executeQuery("SELECT position, chain FROM audit_head")) {
            if (!head.next() || head.getLong(1) != position) {
                findings.add("the chain does not end where it ended");
            } else if (position > 0 && !MessageDigest.isEqual(head.getBytes(2), seal.head(position, chain))) {
                findings.add("the end of the chain is not as it was written");
            }
        }
    }

    private void checkQueue(Statement statement) throws SQLException {
        try (ResultSet gone = statement.executeQuery(
                """
                SELECT u.entry_id FROM audit_unlinked u LEFT JOIN audit_entry e ON e.id = u.entry_id
                LEFT JOIN audit_link l ON l.entry_id = u.entry_id WHERE e.id IS NULL OR l.entry_id IS NOT NULL""")) {
            while (gone.next() && findings.size() < FINDINGS_SHOWN) {
                findings.add("the entry %s waits and is gone, or waits and is linked".formatted(gone.getString(1)));
            }
        }
    }

    private static AuditEntry entry(UUID id, ResultSet row) throws SQLException {
        return new AuditEntry(
                id,
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("actor"),
                row.getString("verb"),
                row.getString("subject"),
                row.getString("facts"));
    }

    private static Optional<byte[]> key(Connection connection, Optional<Path> keys) throws SQLException {
        if (keys.isPresent()) {
            return new SecretFiles(keys.get()).read(AuditSeal.KEY);
        }
        try (PreparedStatement read = connection.prepareStatement("SELECT value FROM house_secret WHERE name = ?")) {
            read.setString(1, AuditSeal.KEY);
            try (ResultSet row = read.executeQuery()) {
                return row.next() ? Optional.of(row.getBytes(1)) : Optional.empty();
            }
        }
    }

    private static boolean isEmpty(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT NOT EXISTS (SELECT FROM audit_entry)")) {
            row.next();
            return row.getBoolean(1);
        }
    }
}
