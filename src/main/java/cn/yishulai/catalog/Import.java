package cn.yishulai.catalog;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * Brings a file of bibliographic records in: CSV, XLSX, ISO 2709 or MARCXML, recognised by its beginning. A record that
 * came before adds nothing; a record that is wrong is told to the listener and stops no other. Rows are committed a
 * thousand at a time: an import that was interrupted is simply begun again.
 */
final class Import {

    /** Large enough for COPY to pay, small enough to hold in memory and to lose. */
    static final int BATCH = 1000;
    /** Ordinary records have 200 characters; a thousand of the longest that we take would be 100 million. */
    private static final int MOST_CHARACTERS = 4_000_000;

    private final Connection database;
    private final Clock clock;

    /** @param database not in a transaction; is left so */
    Import(Connection database) {
        this(database, Clock.systemUTC());
    }

    Import(Connection database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * @throws IOException with a reason for a person, when the file as a whole cannot be read
     */
    ImportCounts run(Path file, ImportListener listener) throws IOException, SQLException {
        return run(file, listener, false);
    }

    /**
     * Reads the file and tells what would become of it; the catalogue stays as it is.
     *
     * @throws IOException with a reason for a person, when the file as a whole cannot be read
     */
    ImportCounts rehearse(Path file, ImportListener listener) throws IOException, SQLException {
        return run(file, listener, true);
    }

    private ImportCounts run(Path file, ImportListener listener, boolean rehearsal) throws IOException, SQLException {
        String name = String.valueOf(file.getFileName());
        return run(new ImportTask(file, name, rehearsal, ImportCounts.NONE), listener);
    }

    /** Goes on where an import of the same file was interrupted: behind the records that are counted already. */
    ImportCounts run(ImportTask task, ImportListener listener) throws IOException, SQLException {
        boolean autoCommit = database.getAutoCommit();
        database.setAutoCommit(false);
        try (BookSource source = FileFormat.open(task.file());
                ImportBatch batch = new ImportBatch(database, task.name(), clock)) {
            listener.opened(source);
            ImportCounts counts = run(source, batch, task, listener);
            if (!task.rehearsal()) {
                batch.finish();
            }
            return counts;
        } finally {
            database.rollback();
            database.setAutoCommit(autoCommit);
        }
    }

    private ImportCounts run(BookSource source, ImportBatch batch, ImportTask task, ImportListener listener)
            throws IOException, SQLException {
        ImportCounts counts = task.done();
        pass(source, counts.read(), listener);
        List<Arrival> arrivals = read(source, BATCH);
        while (!arrivals.isEmpty()) {
            tell(arrivals, listener);
            List<Arrival> good =
                    arrivals.stream().filter(a -> a.rejection() == null).toList();
            List<ImportOutcome> outcomes = task.rehearsal() ? rehearsed(batch, good) : batch.add(good);
            var imported = new ImportListener.ImportedBatch(counts.read() + 1, arrivals, outcomes);
            counts = counts.plus(arrivals.size() - good.size(), outcomes);
            listener.committing(imported, counts, source.position());
            database.commit();
            listener.progressed(counts, source.position());
            arrivals = read(source, BATCH);
        }
        return counts;
    }

    private static void pass(BookSource source, long records, ImportListener listener)
            throws IOException, SQLException {
        long passed = 0;
        while (passed < records) {
            int read = read(source, (int) Math.min(BATCH, records - passed)).size();
            if (read == 0) {
                throw new UnreadableFile("it is shorter than it was");
            }
            passed += read;
            listener.passing(passed);
        }
    }

    private List<ImportOutcome> rehearsed(ImportBatch batch, List<Arrival> good) throws SQLException {
        List<ImportOutcome> outcomes = batch.rehearse(good);
        database.rollback();
        return outcomes;
    }

    private static List<Arrival> read(BookSource source, int count) throws IOException {
        List<Arrival> arrivals = new ArrayList<>(count);
        int characters = 0;
        while (arrivals.size() < count && characters < MOST_CHARACTERS) {
            Arrival arrival = source.next();
            if (arrival == null) {
                break;
            }
            arrivals.add(arrival);
            characters += arrival.raw().stream().mapToInt(String::length).sum();
        }
        return arrivals;
    }

    private static void tell(List<Arrival> arrivals, ImportListener listener) {
        for (Arrival arrival : arrivals) {
            Rejection rejection = arrival.rejection();
            if (rejection != null) {
                listener.rejected(arrival, rejection);
            }
            arrival.notes().forEach(note -> listener.noted(arrival.place(), note));
        }
    }
}
