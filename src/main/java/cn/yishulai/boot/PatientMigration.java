package cn.yishulai.boot;

import io.quarkus.flyway.FlywayConfigurationCustomizer;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;
import org.jboss.logging.Logger;

/**
 * Migrates the schema while the other node serves people. A statement that wants a table for itself stands in the line of
 * its lock, and whoever wants the table later stands behind it, readers too. So it waits for a second at most, is undone
 * with the whole migration that it belongs to, lets everybody pass, and is tried again.
 *
 * <p>Connections are its own and not of the pool: what is set on them stays with them, and an index over a million rows takes
 * longer than the thirty seconds of a request. Migrations that run outside of a transaction are not undone; a CREATE INDEX
 * CONCURRENTLY that gives up leaves an invalid index, so write DROP INDEX IF EXISTS before it.
 */
@Singleton
public class PatientMigration implements FlywayConfigurationCustomizer {

    /** So long nobody is served who wants the same table. */
    private static final String IMPATIENT = "SET lock_timeout = '1s'; SET statement_timeout = 0";

    /** Who waited for a second is served in the next two. */
    private static final Duration PAUSE = Duration.ofSeconds(2);

    /** After some ten minutes somebody has to look who holds the lock (doctor says it). */
    private static final int TRIES = 200;

    /** Lock not available, and the victim of a deadlock. */
    private static final Set<String> IN_THE_WAY = Set.of("55P03", "40P01");

    private static final Logger LOG = Logger.getLogger(PatientMigration.class);

    /** What is done between two tries. */
    interface Pause {
        void pass() throws InterruptedException;
    }

    @Override
    public void customize(FluentConfiguration flyway) {
        Config config = ConfigProvider.getConfig();
        flyway.dataSource(
                config.getValue("quarkus.datasource.jdbc.url", String.class),
                config.getOptionalValue("quarkus.datasource.username", String.class)
                        .orElse(null),
                config.getOptionalValue("quarkus.datasource.password", String.class)
                        .orElse(null));
        beImpatient(flyway);
        if (config.getValue("quarkus.flyway.migrate-at-start", Boolean.class)) {
            migrate(flyway, () -> Thread.sleep(PAUSE.toMillis())); // and Flyway itself then finds nothing left to do
        }
    }

    static void beImpatient(FluentConfiguration flyway) {
        flyway.initSql(IMPATIENT);
        // One node migrates, the others wait for it, for as long as it may try. Its lock is of the session: one of a
        // transaction would keep that open all the while, and no row that dies meanwhile could be cleared away.
        flyway.lockRetryCount(TRIES * 3);
        flyway.getConfigurationExtension(PostgreSQLConfigurationExtension.class).setTransactionalLock(false);
    }

    /** @return how often it was tried; 1 when nobody was in the way */
    static int migrate(FluentConfiguration flyway, Pause pause) {
        for (int tries = 1; ; tries++) {
            try {
                Flyway.configure().configuration(flyway).load().migrate();
                return tries;
            } catch (FlywayException e) {
                if (tries == TRIES || !isInTheWay(e)) {
                    throw e;
                }
                LOG.infof("migration: somebody holds a table that it needs, try %d of %d", tries, TRIES);
                pass(pause, e);
            }
        }
    }

    private static void pass(Pause pause, FlywayException reason) {
        try {
            pause.pass();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw reason;
        }
    }

    private static boolean isInTheWay(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql
                    && sql.getSQLState() != null
                    && IN_THE_WAY.contains(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }
}
