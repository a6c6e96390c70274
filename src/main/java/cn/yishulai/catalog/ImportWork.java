package cn.yishulai.catalog;

import cn.yishulai.catalog.ImportListener.ImportedBatch;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One pass over a file that this process has taken: the check, or the import. How far it is, is written in the
 * transaction of each batch and only while the import is still ours, so that a process that was thought dead writes
 * nothing twice, and one that died is continued exactly where its last batch ended.
 */
final class ImportWork implements ImportListener {

    /** A batch takes a second; who is silent for so long has died. */
    static final Duration LEASE = Duration.ofMinutes(1);

    /** Taken so often without finishing a batch, it is not the processes that are at fault. */
    private static final int MOST_ATTEMPTS = 5;

    private static final String TAKE =
            """
            UPDATE catalog_import SET worker = ?, lease_until = ?, attempts = attempts + 1
             WHERE id = (SELECT id FROM catalog_import
                          WHERE state IN ('CHECKING', 'RUNNING') AND (lease_until IS NULL OR lease_until < ?)
                          ORDER BY asked_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
            RETURNING *
            """;

    /** Somebody cancelled it, or another process took it over. */
    static final class NoLongerOurs extends RuntimeException {
        NoLongerOurs() {
            super("the import was cancelled or taken over", null, false, false);
        }
    }

    private final Connection database;
    private final ObjectMapper json;
    private final Clock clock;
    private final UUID worker = UUID.randomUUID();
    private final UUID id;
    private final String name;
    private final boolean check;
    private final ImportCounts done;
    private final int attempts;
    private final Map<ImportOutcome.Kind, Integer> sampled = new EnumMap<>(ImportOutcome.Kind.class);

    private ImportWork(Connection database, ObjectMapper json, Clock clock) throws SQLException {
        this.database = database;
        this.json = json;
        this.clock = clock;
        try (PreparedStatement statement = database.prepareStatement(TAKE)) {
            statement.setObject(1, worker);
            statement.setTimestamp(2, Timestamp.from(clock.instant().plus(LEASE)));
            statement.setTimestamp(3, Timestamp.from(clock.instant()));
            try (ResultSet row = statement.executeQuery()) {
                boolean taken = row.next();
                id = taken ? row.getObject("id", UUID.class) : worker;
                name = taken ? row.getString("name") : "";
                check = taken && row.getString("state").equals(ImportState.CHECKING.name());
                done = taken ? ImportStore.counts(row) : ImportCounts.NONE;
                attempts = taken ? row.getInt("attempts") : 0;
            }
        }
    }

    /**
     * Takes an import that waits or was left, for {@link #LEASE}; two processes never take the same.
     *
     * @param database in autocommit
     */
    static Optional<ImportWork> take(Connection database, ObjectMapper json, Clock clock) throws SQLException {
        ImportWork work = new ImportWork(database, json, clock);
        return work.attempts == 0 ? Optional.empty() : Optional.of(work);
    }

    UUID id() {
        return id;
    }

    /** What is still to be done. A check begins anew: nothing of it stays but its answer. */
    ImportTask task(Path file) throws SQLException {
        if (check) {
            run("DELETE FROM catalog_import_rejected WHERE import_id = ?", id);
            run("DELETE FROM catalog_import_sample WHERE import_id = ?", id);
        }
        return new ImportTask(file, name, check, check ? ImportCounts.NONE : done);
    }

    boolean isHopeless() {
        return attempts > MOST_ATTEMPTS;
    }

    /** Puts the parts together; one at a time is in memory. */
    void copyTo(Path file) throws SQLException, IOException {
        String sql = "SELECT bytes FROM catalog_import_part WHERE import_id = ? AND part = ?";
        try (PreparedStatement statement = database.prepareStatement(sql);
                OutputStream out = Files.newOutputStream(file)) {
            boolean more = true;
            for (int part = 1; more; part++) {
                statement.setObject(1, id);
                statement.setInt(2, part);
                try (ResultSet row = statement.executeQuery()) {
                    more = row.next();
                    if (more) {
                        out.write(row.getBytes(1));
                    }
                }
                passing(0);
            }
        }
    }

    @Override
    public void opened(BookSource source) throws SQLException {
        run(
                "UPDATE catalog_import SET format = ?, columns = ?, meanings = ? WHERE id = ?",
                source.format().name(),
                array(source.columns()),
                array(source.meanings().stream()
                        .map(field -> field == null ? "" : field.name())
                        .toList()),
                id);
        database.commit();
    }

    @Override
    public void passing(long records) throws SQLException {
        requireOurs(run(
                "UPDATE catalog_import SET lease_until = ? WHERE id = ? AND worker = ?",
                Timestamp.from(clock.instant().plus(LEASE)),
                id,
                worker));
        if (!database.getAutoCommit()) {
            database.commit();
        }
    }

    @Override
    public void rejected(Arrival arrival, Rejection rejection) {}

    @Override
    public void noted(String place, String note) {}

    @Override
    public void progressed(ImportCounts counts, long position) {}

    @Override
    public void committing(ImportedBatch batch, ImportCounts counts, long position) throws SQLException {
        requireOurs(run(
                """
                UPDATE catalog_import
                   SET records = ?, added = ?, known = ?, changed = ?, rejected = ?, position = ?, lease_until = ?, attempts = 1
                 WHERE id = ? AND worker = ?
                """,
                counts.read(),
                counts.added(),
                counts.known(),
                counts.changed(),
                counts.rejected(),
                position,
                Timestamp.from(clock.instant().plus(LEASE)),
                id,
                worker));
        keepRejected(batch);
        if (check) {
            keepSamples(batch);
        }
    }

    /** @param failure why the file as a whole cannot be read; null when all went well */
    void end(@Nullable String failure) throws SQLException {
        database.setAutoCommit(false);
        requireOurs(run("UPDATE catalog_import SET worker = NULL WHERE id = ? AND worker = ?", id, worker));
        ImportState end = check ? ImportState.CHECKED : ImportState.DONE;
        new ImportStore(database).end(id, failure == null ? end : ImportState.FAILED, failure, clock.instant());
        database.commit();
        database.setAutoCommit(true);
    }

    private void keepRejected(ImportedBatch batch) throws SQLException {
        String sql =
                """
                INSERT INTO catalog_import_rejected (import_id, record, place, code, reason, raw)
                VALUES (?, ?, ?, ?, ?, ?)
                """;
        try (PreparedStatement statement = database.prepareStatement(sql)) {
            for (int i = 0; i < batch.arrivals().size(); i++) {
                Arrival arrival = batch.arrivals().get(i);
                Rejection rejection = arrival.rejection();
                if (rejection != null) {
                    statement.setObject(1, id);
                    statement.setLong(2, batch.first() + i);
                    statement.setString(3, arrival.place());
                    statement.setString(4, rejection.code().name());
                    statement.setString(5, Text.storable(rejection.words()));
                    statement.setArray(
                            6, array(arrival.raw().stream().map(Text::storable).toList()));
                    statement.addBatch();
                }
            }
            statement.executeBatch();
        }
    }

    private void keepSamples(ImportedBatch batch) throws SQLException {
        int good = 0;
        for (int i = 0; i < batch.arrivals().size(); i++) {
            Arrival arrival = batch.arrivals().get(i);
            if (arrival.rejection() != null) {
                continue;
            }
            ImportOutcome outcome = batch.outcomes().get(good++);
            if (sampled.merge(outcome.kind(), 1, Integer::sum) <= ImportPreview.SHOWN) {
                long record = batch.first() + i;
                run(
                        "INSERT INTO catalog_import_sample (import_id, record, outcome, sample) VALUES (?, ?, ?, ?)",
                        id,
                        record,
                        outcome.kind().name(),
                        written(ImportSample.of(record, arrival, outcome)));
            }
        }
    }

    private String written(ImportSample sample) {
        try {
            return json.writeValueAsString(sample);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a sample is plain values", e);
        }
    }

    private static void requireOurs(int rows) {
        if (rows == 0) {
            throw new NoLongerOurs();
        }
    }

    private java.sql.Array array(List<String> texts) throws SQLException {
        return database.createArrayOf("text", texts.toArray());
    }

    private int run(String sql, @Nullable Object... values) throws SQLException {
        return new ImportStore(database).run(sql, values);
    }
}
