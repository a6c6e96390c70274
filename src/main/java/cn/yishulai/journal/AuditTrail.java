package cn.yishulai.journal;

import static cn.yishulai.kernel.KernelRefusal.PAGE_MALFORMED;

import cn.yishulai.kernel.Page;
import com.fasterxml.jackson.annotation.JsonRawValue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The audit trail as auditors read it: in the order of its chain, which an entry joins two seconds after it was written. */
@ApplicationScoped
@Transactional
public class AuditTrail {

    private static final String PAGE =
            """
            SELECT l.position, e.id, e.at, e.actor, e.verb, e.subject, e.facts, e.seal, l.chain
            FROM audit_link l JOIN audit_entry e ON e.id = l.entry_id
            WHERE l.position < ? AND (?::text IS NULL OR e.actor = ?) AND (?::text IS NULL OR e.verb = ?)
              AND (?::text IS NULL OR e.subject = ?) AND e.at >= ? AND e.at < ?
            ORDER BY l.position DESC LIMIT ?""";

    private final DataSource database;

    AuditTrail(DataSource database) {
        this.database = database;
    }

    /** Which entries; null is all. The actor, verb and subject as they stand in the entry. */
    public record Filter(
            @Nullable String actor, @Nullable String verb, @Nullable String subject, Instant from, Instant before) {}

    /**
     * An entry in its place.
     *
     * @param seal HMAC-SHA-256 of the entry, hexadecimal
     * @param chain HMAC-SHA-256 of the link before, the position and the seal, hexadecimal
     */
    public record Linked(
            long position,
            UUID id,
            Instant at,
            String actor,
            String verb,
            String subject,
            @JsonRawValue String facts,
            String seal,
            String chain) {}

    /** Newest first. */
    public Page<Linked> page(Filter filter, @Nullable String after, int limit) {
        List<Linked> rows = new ArrayList<>();
        read(filter, cursor(after), limit + 1, rows::add);
        return Page.cut(rows, limit, row -> Long.toString(row.position()));
    }

    /** All of them, newest first, as many as the filter lets through; a thousand are in memory. */
    public void each(Filter filter, Consumer<Linked> reader) {
        read(filter, Long.MAX_VALUE, Long.MAX_VALUE, reader);
    }

    private void read(Filter filter, long below, long most, Consumer<Linked> reader) {
        try (Connection connection = database.getConnection();
                PreparedStatement read = connection.prepareStatement(PAGE)) {
            read.setFetchSize(1_000);
            read.setLong(1, below);
            read.setString(2, filter.actor());
            read.setString(3, filter.actor());
            read.setString(4, filter.verb());
            read.setString(5, filter.verb());
            read.setString(6, filter.subject());
            read.setString(7, filter.subject());
            read.setTimestamp(8, Timestamp.from(filter.from()));
            read.setTimestamp(9, Timestamp.from(filter.before()));
            read.setLong(10, most);
            try (ResultSet row = read.executeQuery()) {
                while (row.next()) {
                    reader.accept(linked(row));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the audit trail cannot be read", e);
        }
    }

    static Linked linked(ResultSet row) throws SQLException {
        HexFormat hex = HexFormat.of();
        return new Linked(
                row.getLong("position"),
                row.getObject("id", UUID.class),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("actor"),
                row.getString("verb"),
                row.getString("subject"),
                row.getString("facts"),
                hex.formatHex(row.getBytes("seal")),
                hex.formatHex(row.getBytes("chain")));
    }

    private static long cursor(@Nullable String after) {
        if (after == null) {
            return Long.MAX_VALUE;
        }
        try {
            return Long.parseLong(after);
        } catch (NumberFormatException e) {
            throw PAGE_MALFORMED.because("after is no cursor of ours");
        }
    }
}
