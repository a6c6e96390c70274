package cn.yishulai.catalog;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * How many volumes the common tokens fit, as PostgreSQL counted them last for its own plans. Only the way to an answer
 * depends on it, never the answer, so every node may keep a figure some minutes old.
 */
@ApplicationScoped
class TokenShares {

    private static final Duration KEPT = Duration.ofMinutes(10);

    /** Lexemes and their frequencies; behind the frequencies stand the least and the greatest of them. */
    private static final String COUNTED =
            """
            SELECT most_common_elems::text::text[], most_common_elem_freqs,
                   (SELECT reltuples FROM pg_class WHERE oid = 'volume_search'::regclass)
              FROM pg_stats WHERE schemaname = current_schema() AND tablename = 'volume_search' AND attname = 'tokens'
            """;

    private record Counted(Instant at, NavigableMap<String, Float> shares, float volumes) {}

    private final AgroalDataSource database;
    private final Clock clock;
    private volatile Counted counted = new Counted(Instant.EPOCH, new TreeMap<>(), 0);

    TokenShares(AgroalDataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** About how many volumes hold the rarest of the terms; few for tokens that are not among the 10,000 most common. */
    double rarest(SearchQuery query) {
        return query.terms().stream().mapToDouble(this::expected).min().orElse(0);
    }

    /** About how many volumes there are. */
    double volumes() {
        return counted().volumes();
    }

    /** About how many volumes hold the term. */
    double expected(SearchQuery.Term term) {
        Counted now = counted();
        return share(now.shares(), term) * now.volumes();
    }

    private static double share(NavigableMap<String, Float> shares, SearchQuery.Term term) {
        if (!term.begins()) {
            return shares.getOrDefault(term.token(), 0f);
        }
        Map<String, Float> begun = shares.subMap(term.token(), true, term.token() + SearchSql.LAST, false);
        return begun.values().stream().mapToDouble(Float::doubleValue).sum();
    }

    private Counted counted() {
        Counted last = counted;
        Instant now = clock.instant();
        if (now.isBefore(last.at()) || now.isAfter(last.at().plus(KEPT))) {
            last = read(now);
            counted = last;
        }
        return last;
    }

    private Counted read(Instant now) {
        NavigableMap<String, Float> shares = new TreeMap<>();
        float volumes = 0;
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(COUNTED)) {
            if (row.next() && row.getArray(1) != null) {
                Object[] tokens = (Object[]) array(row.getArray(1));
                Object[] frequencies = (Object[]) array(row.getArray(2));
                for (int i = 0; i < tokens.length; i++) {
                    shares.put((String) tokens[i], (Float) frequencies[i]);
                }
                volumes = Math.max(0, row.getFloat(3));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the statistics of the search cannot be read", e);
        }
        return new Counted(now, shares, volumes);
    }

    private static Object array(Array array) throws SQLException {
        return array.getArray();
    }
}
