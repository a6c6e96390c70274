package cn.yishulai.catalog;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jboss.logging.Logger;

/** Says at the start how many volumes are found by the rules of an older version only. */
@ApplicationScoped
class StaleRows {

    private static final Logger LOG = Logger.getLogger(StaleRows.class);

    private final AgroalDataSource database;

    StaleRows(AgroalDataSource database) {
        this.database = database;
    }

    void atStart(@Observes StartupEvent started) {
        long stale = count();
        if (stale > 0) {
            LOG.warnf(
                    "search: %,d volumes are found by older rules; run the subcommand reindex, also while serving",
                    stale);
        }
    }

    long count() {
        String sql = "SELECT count(*) FROM volume_search WHERE rules < " + SearchEntry.RULES;
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException("the rows of the search cannot be counted", e);
        }
    }
}
