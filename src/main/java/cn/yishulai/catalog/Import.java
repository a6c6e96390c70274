package cn.yishulai.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * Brings a file of bibliographic records in: CSV, ISO 2709 or MARCXML, recognised by its beginning. A record that
 * came before adds nothing; a record that is wrong is told to the listener and stops no other. Rows are committed a
 * thousand at a time: an import that was interrupted is simply begun again.
 */
public final class Import {

    /** Large enough for COPY to pay, small enough to hold in memory and to lose. */
    static final int BATCH = 1000;

    private static final int HEAD = 4096;

    private final Connection database;
    private final Clock clock;

    /** @param database not in a transaction; is left so */
    public Import(Connection database) {
        this(database, Clock.systemUTC());
    }

    Import(Connection database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * @throws IOException with a reason for a person, when the file as a whole cannot be read
     */
    public ImportCounts run(Path file, ImportListener listener) throws IOException, SQLException {
        return run(file, listener, false);
    }

    /**
     * Reads the file and tells what would become of it; the catalogue stays as it is.
     *
     * @throws IOException with a reason for a person, when the file as a whole cannot be read
     */
    public ImportCounts rehearse(Path file, ImportListener listener) throws IOException, SQLException {
        return run(file, listener, true);
    }

    private ImportCounts run(Path file, ImportListener listener, boolean rehearsal) throws IOException, SQLException {
        String name = String.valueOf(file.getFileName());
        boolean autoCommit = database.getAutoCommit();
        database.setAutoCommit(false);
        try (BookSource source = open(file);
                ImportBatch batch = new ImportBatch(database, name, clock)) {
            ImportCounts counts = run(source, arrivals -> write(batch, arrivals, rehearsal), listener);
            if (!rehearsal) {
                batch.finish();
            }
            return counts;
        } finally {
            database.rollback();
            database.setAutoCommit(autoCommit);
        }
    }

    private List<ImportOutcome> write(ImportBatch batch, List<Arrival> arrivals, boolean rehearsal)
            throws SQLException {
        if (rehearsal) {
            List<ImportOutcome> outcomes = batch.rehearse(arrivals);
            database.rollback();
            return outcomes;
        }
        List<ImportOutcome> outcomes = batch.add(arrivals);
        database.commit();
        return outcomes;
    }

    /** Does something to the records of a batch, and says what became of each. */
    private interface Writing {
        List<ImportOutcome> write(List<Arrival> arrivals) throws SQLException;
    }

    private static ImportCounts run(BookSource source, Writing batch, ImportListener listener)
            throws IOException, SQLException {
        ImportCounts counts = ImportCounts.NONE;
        List<Arrival> arrivals = new ArrayList<>(BATCH);
        for (Arrival arrival = source.next(); arrival != null; arrival = source.next()) {
            String reason = arrival.rejection();
            if (reason == null) {
                arrivals.add(arrival);
                arrival.notes()
                        .forEach(note ->
                                listener.noted(arrivals.get(arrivals.size() - 1).place(), note));
            } else {
                counts = counts.rejectedOne();
                listener.rejected(arrival.place(), reason, arrival.raw());
            }
            if (arrivals.size() == BATCH) {
                counts = counts.plus(batch.write(arrivals));
                arrivals.clear();
                listener.progressed(counts, source.position());
            }
        }
        counts = counts.plus(batch.write(arrivals));
        listener.progressed(counts, source.position());
        return counts;
    }

    private static BookSource open(Path file) throws IOException {
        byte[] head = head(file);
        if (head.length == 0) {
            throw new UnreadableFile("the file is empty");
        }
        if (contains(head, 0x1E) || contains(head, 0x1D)) {
            return new MarcBooks(file);
        }
        String text = new String(head, StandardCharsets.ISO_8859_1).strip();
        if (text.startsWith("<") || text.startsWith("\u00EF\u00BB\u00BF<")) {
            return new MarcXmlBooks(file);
        }
        if (text.startsWith("\u00FF\u00FE") || text.startsWith("\u00FE\u00FF")) {
            throw new UnreadableFile("it is written in UTF-16; save it as UTF-8");
        }
        return new CsvBooks(file);
    }

    private static byte[] head(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(HEAD);
        }
    }

    private static boolean contains(byte[] bytes, int sought) {
        for (byte b : bytes) {
            if (b == sought) {
                return true;
            }
        }
        return false;
    }
}
