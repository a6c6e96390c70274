package cn.yishulai.journal;

import static cn.yishulai.kernel.KernelRefusal.PAGE_MALFORMED;

import cn.yishulai.kernel.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** What the audit trail says of one thing. */
@ApplicationScoped
@Transactional
public class AuditReads {

    private static final String NEWEST_FIRST =
            """
            SELECT id, at, actor, verb, subject, facts FROM audit_entry
            WHERE subject = ? AND verb = ? AND (?::uuid IS NULL
                OR (at, id) < (SELECT c.at, c.id FROM audit_entry c WHERE c.id = ? AND c.subject = audit_entry.subject))
            ORDER BY at DESC, id DESC LIMIT ?""";

    private final DataSource database;

    AuditReads(DataSource database) {
        this.database = database;
    }

    /**
     * Entries of one verb about one subject, newest first.
     *
     * @param after the cursor of the page before
     */
    public Page<AuditEntry> about(String subject, String verb, @Nullable String after, int limit) {
        UUID cursor = cursor(after);
        try (Connection connection = database.getConnection();
                PreparedStatement read = connection.prepareStatement(NEWEST_FIRST)) {
            read.setString(1, subject);
            read.setString(2, verb);
            read.setObject(3, cursor);
            read.setObject(4, cursor);
            read.setInt(5, limit + 1);
            List<AuditEntry> entries = new ArrayList<>();
            try (ResultSet row = read.executeQuery()) {
                while (row.next()) {
                    entries.add(entry(row));
                }
            }
            return Page.cut(entries, limit, entry -> entry.id().toString());
        } catch (SQLException e) {
            throw new IllegalStateException("the audit trail cannot be read", e);
        }
    }

    private static AuditEntry entry(ResultSet row) throws SQLException {
        return new AuditEntry(
                row.getObject("id", UUID.class),
                row.getObject("at", OffsetDateTime.class)
                        .withOffsetSameInstant(ZoneOffset.UTC)
                        .toInstant(),
                row.getString("actor"),
                row.getString("verb"),
                row.getString("subject"),
                row.getString("facts"));
    }

    private static @Nullable UUID cursor(@Nullable String after) {
        try {
            return after == null ? null : UUID.fromString(after);
        } catch (IllegalArgumentException e) {
            throw PAGE_MALFORMED.because("after is no cursor of ours");
        }
    }
}
