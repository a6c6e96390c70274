package cn.yishulai.catalog;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code import FILE…} for a person at a terminal: how far it is, a line per record that did not come in, a line of
 * counts per file.
 */
public final class ImportCommand {

    private final Connection database;
    private final PrintStream out;
    private final PrintStream err;
    private final boolean terminal;

    /** @param terminal whether somebody watches, and wants to see how far it is */
    public ImportCommand(Connection database, PrintStream out, PrintStream err, boolean terminal) {
        this.database = database;
        this.out = out;
        this.err = err;
        this.terminal = terminal;
    }

    /**
     * Imports one file after the other; one that cannot be read does not stop the next.
     *
     * @return 0, or 1 when a file could not be read at all; rejected records are no failure
     */
    public int run(List<Path> files) throws SQLException, IOException {
        return run(new ImportOptions(files, false, null));
    }

    /** The same, as asked for: only to see what would happen, or with the rejected records in a file. */
    public int run(ImportOptions options) throws SQLException, IOException {
        Path rejected = options.rejected();
        try (RejectedRecords list = rejected == null ? null : new RejectedRecords(rejected)) {
            int status = 0;
            for (Path file : options.files()) {
                status |= run(file, options.rehearsal(), list);
            }
            return status;
        }
    }

    private int run(Path file, boolean rehearsal, @Nullable RejectedRecords list) throws SQLException {
        long began = System.nanoTime();
        try {
            Import catalogue = new Import(database);
            Lines lines = new Lines(file, list);
            ImportCounts counts = rehearsal ? catalogue.rehearse(file, lines) : catalogue.run(file, lines);
            clearProgress();
            out.printf(
                    "%s: %,d records, %,d %s, %,d known before, %s%,d rejected, %.1f s%n",
                    file,
                    counts.read(),
                    counts.added(),
                    rehearsal ? "would be added" : "added",
                    counts.known(),
                    counts.changed() == 0 ? "" : "%,d changed, ".formatted(counts.changed()),
                    counts.rejected(),
                    secondsSince(began));
            return 0;
        } catch (NoSuchFileException e) {
            return refused(file, "there is no such file");
        } catch (IOException e) {
            return refused(file, String.valueOf(e.getMessage()));
        }
    }

    private int refused(Path file, String reason) {
        clearProgress();
        err.printf("%s: %s%n", file, reason);
        return 1;
    }

    private void clearProgress() {
        if (terminal) {
            err.print("\r\u001B[K");
            err.flush();
        }
    }

    private static double secondsSince(long began) {
        return (System.nanoTime() - began) / 1e9;
    }

    /** What the import tells, as lines. */
    private final class Lines implements ImportListener {

        private final Path file;
        private final long size;

        private final @Nullable RejectedRecords list;

        Lines(Path file, @Nullable RejectedRecords list) throws IOException {
            this.file = file;
            this.list = list;
            this.size = Math.max(1, Files.size(file));
        }

        @Override
        public void rejected(Arrival arrival, Rejection rejection) {
            clearProgress();
            String shown = Notes.shortened(String.join(",", arrival.raw()));
            err.printf("%s, %s: rejected: %s (%s)%n", file, arrival.place(), rejection.words(), shown);
            if (list != null) {
                list.add(file, arrival.place(), rejection.words(), arrival.raw());
            }
        }

        @Override
        public void noted(String place, String note) {
            clearProgress();
            err.printf("%s, %s: %s%n", file, place, note);
        }

        @Override
        public void progressed(ImportCounts counts, long position) {
            if (terminal) {
                err.printf(
                        "\r\u001B[K%s: %,d records, %d %%", file, counts.read(), Math.min(100, 100 * position / size));
                err.flush();
            }
        }
    }
}
