package cn.yishulai.catalog;

import static cn.yishulai.catalog.ImportRefusal.IMPORT_UNKNOWN;

import cn.yishulai.catalog.ImportPreview.Column;
import cn.yishulai.catalog.ImportPreview.RejectedRecord;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Imports in the database, read and written over the connection of who asks. */
final class ImportStore {

    /** Large enough for a file of 25,000 rows to be one, small enough to be sent again over a weak line. */
    static final int PART = 4 << 20;

    private static final Duration KEPT = Duration.ofDays(7);

    private static final String VIEW =
            """
            SELECT i.*, (SELECT count(*) FROM catalog_import_part p WHERE p.import_id = i.id) AS received
              FROM catalog_import i
            """;

    private final Connection database;

    ImportStore(Connection database) {
        this.database = database;
    }

    UUID add(ImportForm form, String askedBy, Instant now) throws SQLException {
        String sql =
                """
                INSERT INTO catalog_import (name, size, state, asked_by, asked_at) VALUES (?, ?, 'UPLOADING', ?, ?)
                RETURNING id
                """;
        try (PreparedStatement statement = statement(sql, form.name(), form.size(), askedBy, Timestamp.from(now));
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getObject(1, UUID.class);
        }
    }

    /** Waits for whoever changes it, the process that works on it as well. */
    ImportView locked(UUID id) throws SQLException {
        run("SELECT 1 FROM catalog_import WHERE id = ? FOR UPDATE", id);
        return require(id);
    }

    ImportView require(UUID id) throws SQLException {
        try (PreparedStatement statement = statement(VIEW + "WHERE i.id = ?", id);
                ResultSet row = statement.executeQuery()) {
            if (!row.next()) {
                throw IMPORT_UNKNOWN.because("no import has the id " + id);
            }
            return view(row);
        }
    }

    /** Newest first. */
    List<ImportView> list(@Nullable UUID after, int count) throws SQLException {
        String sql = VIEW + "WHERE ?::uuid IS NULL OR i.id < ?::uuid ORDER BY i.id DESC LIMIT ?";
        try (PreparedStatement statement = statement(sql, after, after, count);
                ResultSet row = statement.executeQuery()) {
            List<ImportView> views = new ArrayList<>();
            while (row.next()) {
                views.add(view(row));
            }
            return views;
        }
    }

    void keep(UUID id, int part, byte[] bytes) throws SQLException {
        run(
                """
                INSERT INTO catalog_import_part (import_id, part, bytes) VALUES (?, ?, ?)
                ON CONFLICT (import_id, part) DO UPDATE SET bytes = excluded.bytes
                """,
                id,
                part,
                bytes);
    }

    /** The pass begins anew: nothing counted, nobody has it. */
    void begin(UUID id, ImportState state, Instant now) throws SQLException {
        run("DELETE FROM catalog_import_rejected WHERE import_id = ?", id);
        run(
                """
                UPDATE catalog_import
                   SET state = ?, records = 0, added = 0, known = 0, changed = 0, rejected = 0, position = 0, attempts = 0,
                       worker = NULL, lease_until = NULL, started_at = ?, finished_at = NULL
                 WHERE id = ?
                """,
                state.name(),
                Timestamp.from(now),
                id);
    }

    /** It is over, one way or the other; the file is not needed any more, unless it is only checked. */
    void end(UUID id, ImportState state, @Nullable String failure, Instant now) throws SQLException {
        run(
                """
                UPDATE catalog_import SET state = ?, failure = ?, finished_at = ?, worker = NULL, lease_until = NULL
                 WHERE id = ?
                """,
                state.name(),
                failure,
                state == ImportState.CHECKED ? null : Timestamp.from(now),
                id);
        if (state != ImportState.CHECKED) {
            run("DELETE FROM catalog_import_part WHERE import_id = ?", id);
        }
    }

    /** What nobody has touched for a week is cancelled. */
    void forget(Instant now) throws SQLException {
        run(
                """
                WITH old AS (
                    UPDATE catalog_import SET state = 'CANCELLED', finished_at = ?
                     WHERE state IN ('UPLOADING', 'CHECKED') AND greatest(asked_at, started_at) < ? RETURNING id)
                DELETE FROM catalog_import_part p USING old WHERE p.import_id = old.id
                """,
                Timestamp.from(now),
                Timestamp.from(now.minus(KEPT)));
    }

    List<Column> columns(UUID id) throws SQLException {
        String sql = "SELECT columns, meanings FROM catalog_import WHERE id = ?";
        try (PreparedStatement statement = statement(sql, id);
                ResultSet row = statement.executeQuery()) {
            List<Column> columns = new ArrayList<>();
            if (row.next() && row.getArray("columns") != null) {
                List<String> names = texts(row, "columns");
                List<String> meanings = texts(row, "meanings");
                for (int i = 0; i < meanings.size(); i++) {
                    String field = meanings.get(i);
                    columns.add(new Column(names.get(i), field.isEmpty() ? null : DescribedField.valueOf(field)));
                }
            }
            return columns;
        }
    }

    List<ImportSample> samples(UUID id, ObjectMapper json) throws SQLException, JsonProcessingException {
        String sql = "SELECT sample FROM catalog_import_sample WHERE import_id = ? ORDER BY record";
        try (PreparedStatement statement = statement(sql, id);
                ResultSet row = statement.executeQuery()) {
            List<ImportSample> samples = new ArrayList<>();
            while (row.next()) {
                samples.add(json.readValue(row.getString(1), ImportSample.class));
            }
            return samples;
        }
    }

    /** What stands in the head line of the list of the rejected. */
    List<String> rejectedColumns(UUID id) throws SQLException {
        String sql = "SELECT coalesce(columns, '{}') AS columns FROM catalog_import WHERE id = ?";
        try (PreparedStatement statement = statement(sql, id);
                ResultSet row = statement.executeQuery()) {
            return row.next() ? texts(row, "columns") : List.of();
        }
    }

    /** In the order of the file, after that record. */
    List<RejectedRecord> rejected(UUID id, long after, int count) throws SQLException {
        String sql =
                """
                SELECT record, place, code, reason, raw FROM catalog_import_rejected
                 WHERE import_id = ? AND record > ? ORDER BY record LIMIT ?
                """;
        try (PreparedStatement statement = statement(sql, id, after, count);
                ResultSet row = statement.executeQuery()) {
            List<RejectedRecord> records = new ArrayList<>();
            while (row.next()) {
                records.add(new RejectedRecord(
                        row.getLong("record"),
                        row.getString("place"),
                        Rejection.Code.valueOf(row.getString("code")),
                        row.getString("reason"),
                        texts(row, "raw")));
            }
            return records;
        }
    }

    private static ImportView view(ResultSet row) throws SQLException {
        long size = row.getLong("size");
        return new ImportView(
                row.getObject("id", UUID.class),
                row.getString("name"),
                size,
                PART,
                parts(size),
                row.getInt("received"),
                ImportState.valueOf(row.getString("state")),
                row.getString("format"),
                row.getLong("position"),
                counts(row),
                row.getString("failure"),
                row.getString("asked_by"),
                row.getTimestamp("asked_at").toInstant(),
                instant(row, "started_at"),
                instant(row, "finished_at"));
    }

    static int parts(long size) {
        return (int) ((size + PART - 1) / PART);
    }

    static ImportCounts counts(ResultSet row) throws SQLException {
        return new ImportCounts(
                row.getLong("records"),
                row.getLong("added"),
                row.getLong("known"),
                row.getLong("changed"),
                row.getLong("rejected"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        Array array = row.getArray(column);
        return List.of((String[]) array.getArray());
    }

    int run(String sql, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = statement(sql, values)) {
            statement.execute();
            return statement.getUpdateCount();
        }
    }

    private PreparedStatement statement(String sql, @Nullable Object... values) throws SQLException {
        PreparedStatement statement = database.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }
}
