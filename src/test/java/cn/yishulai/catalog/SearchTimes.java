package cn.yishulai.catalog;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The search of the product without the service around it, and the questions for availability that follow each. */
public final class SearchTimes implements AutoCloseable {

    /** As CopyReads asks it for a page. */
    private static final String STOCK =
            """
            SELECT volume_id, site_id,
                   count(*) FILTER (WHERE status = 'AVAILABLE') AS free,
                   count(*) FILTER (WHERE site_id IS NOT NULL) AS at_site,
                   count(*) FILTER (WHERE status = 'LISTED' AND disposition IN ('GIVE', 'SWAP', 'CALLABLE')) AS callable
              FROM copy
             WHERE volume_id = ANY (?) AND status NOT IN ('WITHDRAWN', 'MISSING', 'QUARANTINED')
             GROUP BY volume_id, site_id
            """;

    private static final String WAITING =
            """
            SELECT volume_id, count(*) FROM swap_request
             WHERE volume_id = ANY (?) AND state IN ('OPEN', 'PAUSED', 'OFFERED') GROUP BY volume_id
            """;
    private static final String SITES = "SELECT id, name FROM site WHERE id = ANY (?)";

    private final AgroalDataSource pool;
    private final SearchIndex index;
    private final Search search;
    private final VolumeRepository volumes;
    private @Nullable Path schedule;

    public SearchTimes(String url, int clients) throws SQLException {
        pool = AgroalDataSource.from(
                new AgroalDataSourceConfigurationSupplier().connectionPoolConfiguration(pool -> pool.maxSize(clients)
                        .acquisitionTimeout(Duration.ofSeconds(30))
                        .connectionFactoryConfiguration(factory -> factory.jdbcUrl(url)
                                .principal(new NamePrincipal("postgres"))
                                .credential(new SimplePassword("postgres")))));
        index = new SearchIndex(pool, new TokenShares(pool, Clock.systemUTC()));
        volumes = new VolumeRepository(pool);
        search = new Search(index, volumes);
    }

    Search search() {
        return search;
    }

    /** What is shown, without where its copies are. */
    public List<UUID> find(String query, int limit) {
        return search.find(query, null, limit).items().stream()
                .map(VolumeView::id)
                .toList();
    }

    /** The descriptions of the volumes, for an engine that knows nothing but ids. */
    public void describe(List<UUID> found) {
        volumes.views(found);
    }

    /**
     * Nanoseconds of CPU that the server has spent for the only connection; 0 where that cannot be seen. On a machine
     * that does other work as well this says what a search costs, and the clock does not.
     */
    public long serverCpu() {
        try {
            if (schedule == null) {
                try (Connection connection = pool.getConnection();
                        Statement statement = connection.createStatement();
                        ResultSet row = statement.executeQuery("SELECT pg_backend_pid()")) {
                    row.next();
                    schedule = Path.of("/proc/" + row.getInt(1) + "/schedstat");
                }
            }
            return Files.exists(schedule)
                    ? Long.parseLong(Files.readString(schedule).split(" ")[0])
                    : 0;
        } catch (SQLException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Copies by site, readers in line, and the names of the sites: three statements. */
    public int availability(List<UUID> found) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            List<UUID> sites = ids(connection, STOCK, found, 2);
            ids(connection, WAITING, found, 1);
            ids(connection, SITES, sites, 1);
            return sites.size();
        }
    }

    /** Adds a book as the service does. */
    public void put(UUID volume, String title) {
        index.put(volume, SearchEntry.of(Description.of(title)));
    }

    private static List<UUID> ids(Connection connection, String sql, Collection<UUID> of, int column)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(1, connection.createArrayOf("uuid", of.toArray()));
            List<UUID> ids = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    UUID id = row.getObject(column, UUID.class);
                    if (id != null) {
                        ids.add(id);
                    }
                }
            }
            return ids;
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
