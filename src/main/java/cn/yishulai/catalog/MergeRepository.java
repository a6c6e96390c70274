package cn.yishulai.catalog;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Merges in the database, and where a volume stands in the catalogue. */
@ApplicationScoped
class MergeRepository {

    private static final String MERGE = "SELECT id, level, gone_id, into_id, merged_at, undone_at FROM volume_merge ";

    private final AgroalDataSource database;

    MergeRepository(AgroalDataSource database) {
        this.database = database;
    }

    /** Where a volume stands. */
    record Standing(UUID volume, UUID edition, UUID work, @Nullable UUID mergedInto) {}

    /** Work and edition before the merge, and the numbers that the volume that stays got by it. */
    record Trace(UUID editionBefore, UUID workBefore, List<String> numbersAdded) {}

    /** Both volumes, locked against everything that would join them to a copy or a request. */
    Map<UUID, Standing> locked(UUID one, UUID other) {
        String sql =
                """
                SELECT v.id, v.edition_id, e.work_id, v.merged_into FROM volume v JOIN edition e ON e.id = v.edition_id
                 WHERE v.id = ANY (?) ORDER BY v.id FOR UPDATE OF v
                """;
        return asked(sql, statement -> {
            statement.setArray(1, statement.getConnection().createArrayOf("uuid", new Object[] {one, other}));
            Map<UUID, Standing> found = new HashMap<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    UUID id = row.getObject(1, UUID.class);
                    found.put(
                            id,
                            new Standing(
                                    id,
                                    row.getObject(2, UUID.class),
                                    row.getObject(3, UUID.class),
                                    row.getObject(4, UUID.class)));
                }
            }
            return found;
        });
    }

    /** Into what a volume was merged; it stays so until the end of the transaction. Empty for an id that is none. */
    Optional<Standing> shared(UUID volume) {
        return asked("SELECT id, edition_id, merged_into FROM volume WHERE id = ? FOR KEY SHARE", statement -> {
            statement.setObject(1, volume);
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(new Standing(
                                volume, row.getObject(2, UUID.class), volume, row.getObject(3, UUID.class)))
                        : Optional.empty();
            }
        });
    }

    void point(UUID gone, @Nullable UUID into) {
        changed("UPDATE volume SET merged_into = ? WHERE id = ?", into, gone);
    }

    void hide(UUID volume) {
        changed("DELETE FROM volume_search WHERE volume_id = ?", volume);
    }

    void standIn(UUID volume, UUID edition) {
        changed("UPDATE volume SET edition_id = ? WHERE id = ?", edition, volume);
    }

    void standUnder(UUID edition, UUID work) {
        changed("UPDATE edition SET work_id = ? WHERE id = ?", work, edition);
    }

    void keep(Merge merge, Trace trace, String actor) {
        asked(
                """
                INSERT INTO volume_merge (id, level, gone_id, into_id, edition_before, work_before, numbers_added, merged_by, merged_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                statement -> {
                    statement.setObject(1, merge.id());
                    statement.setString(2, merge.level().name());
                    statement.setObject(3, merge.gone());
                    statement.setObject(4, merge.into());
                    statement.setObject(5, trace.editionBefore());
                    statement.setObject(6, trace.workBefore());
                    statement.setArray(
                            7,
                            statement
                                    .getConnection()
                                    .createArrayOf("text", trace.numbersAdded().toArray()));
                    statement.setString(8, actor);
                    statement.setTimestamp(9, Timestamp.from(merge.mergedAt()));
                    return statement.executeUpdate();
                });
    }

    void undo(UUID merge, String actor, Instant now) {
        changed("UPDATE volume_merge SET undone_by = ?, undone_at = ? WHERE id = ?", actor, Timestamp.from(now), merge);
    }

    /** The last merge of the one into the other that stands. */
    Optional<Merge> standing(UUID gone, UUID into) {
        return asked(
                MERGE + "WHERE gone_id = ? AND into_id = ? AND undone_at IS NULL ORDER BY merged_at DESC LIMIT 1",
                statement -> {
                    statement.setObject(1, gone);
                    statement.setObject(2, into);
                    return merges(statement).stream().findFirst();
                });
    }

    /** All merges in which the volume took part, newest first. */
    List<Merge> of(UUID volume) {
        return asked(MERGE + "WHERE gone_id = ? OR into_id = ? ORDER BY merged_at DESC, id DESC", statement -> {
            statement.setObject(1, volume);
            statement.setObject(2, volume);
            return merges(statement);
        });
    }

    Trace trace(UUID merge) {
        return asked("SELECT edition_before, work_before, numbers_added FROM volume_merge WHERE id = ?", statement -> {
            statement.setObject(1, merge);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return new Trace(row.getObject(1, UUID.class), row.getObject(2, UUID.class), List.of((String[])
                        row.getArray(3).getArray()));
            }
        });
    }

    /** Keys of the book numbers in their order. */
    List<String> numbers(UUID volume) {
        return asked("SELECT number FROM volume_number WHERE volume_id = ? ORDER BY position", statement -> {
            statement.setObject(1, volume);
            List<String> numbers = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    numbers.add(row.getString(1));
                }
            }
            return numbers;
        });
    }

    private static List<Merge> merges(PreparedStatement statement) throws SQLException {
        List<Merge> found = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                Timestamp undone = row.getTimestamp("undone_at");
                found.add(new Merge(
                        row.getObject("id", UUID.class),
                        MergeLevel.valueOf(row.getString("level")),
                        row.getObject("gone_id", UUID.class),
                        row.getObject("into_id", UUID.class),
                        row.getTimestamp("merged_at").toInstant(),
                        undone == null ? null : undone.toInstant()));
            }
        }
        return found;
    }

    private void changed(String sql, @Nullable Object... values) {
        asked(sql, statement -> {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement.executeUpdate();
        });
    }

    private interface Question<T> {
        T ask(PreparedStatement statement) throws SQLException;
    }

    private <T> T asked(String sql, Question<T> question) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            return question.ask(statement);
        } catch (SQLException e) {
            throw new IllegalStateException("a merge cannot be read or written", e);
        }
    }
}
