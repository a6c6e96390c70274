package cn.yishulai.catalog;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Checks and imports what librarians sent, in whichever process has time: one file at a time in each. A process that
 * dies is noticed by its lease, and another goes on behind its last batch.
 */
@ApplicationScoped
class ImportRunner {

    private static final Logger LOG = Logger.getLogger(ImportRunner.class);

    private final DataSource database;
    private final ObjectMapper json;
    private final Clock clock;

    ImportRunner(DataSource database, ObjectMapper json, Clock clock) {
        this.database = database;
        this.json = json;
        this.clock = clock;
    }

    @Scheduled(every = "1s", delayed = "3s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void runAll() throws SQLException, IOException {
        while (runOne()) {
            LOG.debug("looking for the next import");
        }
    }

    /** Files that nobody starts, or never finishes sending, do not lie here for ever. */
    @Scheduled(every = "1h", delayed = "9m")
    void forget() throws SQLException {
        try (Connection connection = database.getConnection()) {
            new ImportStore(connection).forget(clock.instant());
        }
    }

    /** @return whether there was anything to do */
    boolean runOne() throws SQLException, IOException {
        try (Connection connection = database.getConnection()) {
            Optional<ImportWork> taken = ImportWork.take(connection, json, clock);
            if (taken.isPresent()) {
                run(connection, taken.get());
            }
            return taken.isPresent();
        }
    }

    private void run(Connection connection, ImportWork work) throws SQLException, IOException {
        Path file = Files.createTempFile("yishulai-import-", ".part");
        try {
            if (work.isHopeless()) {
                work.end("it was tried five times and no part of it came in; the log of the service says why");
            } else {
                work.copyTo(file);
                ImportCounts counts = new Import(connection, clock).run(work.task(file), work);
                work.end(null);
                LOG.infof("import %s: %s", work.id(), counts);
            }
        } catch (UnreadableFile unreadable) {
            work.end(unreadable.getMessage());
        } catch (ImportWork.NoLongerOurs gone) {
            LOG.infof("import %s: %s", work.id(), gone.getMessage());
        } finally {
            leave(connection);
            Files.deleteIfExists(file);
        }
    }

    /** The next who gets the connection finds it as it was. */
    private static void leave(Connection connection) throws SQLException {
        if (!connection.getAutoCommit()) {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }
}
