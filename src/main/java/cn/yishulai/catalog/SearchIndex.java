package cn.yishulai.catalog;

import static cn.yishulai.kernel.KernelRefusal.PAGE_MALFORMED;

import cn.yishulai.catalog.SearchHit.Tier;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGStatement;

/**
 * The search table. Tiers are asked one after the other and only until the page is full, so that a word which fits a
 * tenth of all books costs no more than the twenty that are shown: titles and authors come ordered out of a btree,
 * what is left comes out of the token index, which begins with the rarest token by itself.
 */
@ApplicationScoped
class SearchIndex {

    /** Where the titles that begin with a key end: no letter sorts after it. */
    private static final String LAST = Character.toString(0x10FFFF);

    private static final String TITLE =
            """
            SELECT 1, volume_id FROM volume_search
             WHERE title_key = ? AND volume_id > ?
             ORDER BY volume_id LIMIT ?
            """;
    private static final String AUTHOR =
            """
            SELECT 2, volume_id FROM volume_search
             WHERE author_key = ? AND (title_key, volume_id) > (?, ?) AND title_key <> ?
             ORDER BY title_key, volume_id LIMIT ?
            """;
    private static final String TITLE_BEGINS =
            """
            SELECT 3, volume_id FROM volume_search
             WHERE title_key > ? AND title_key < ? AND (title_key, volume_id) > (?, ?) AND author_key <> ?
             ORDER BY title_key, volume_id LIMIT ?
            """;
    /** Short titles first: of all that hold the words, they hold the least else. */
    private static final String HOLDS =
            """
            SELECT tier, volume_id
              FROM (SELECT CASE WHEN title_key LIKE ALL (?) THEN 4 ELSE 5 END AS tier, title_key, volume_id
                      FROM volume_search
                     WHERE tokens @@ ?::tsquery AND sought LIKE ALL (?)
                       AND NOT (title_key >= ? AND title_key < ?) AND author_key <> ?
                     LIMIT 2000) candidate
             WHERE (tier, length(title_key), title_key, volume_id) > (?, length(?), ?, ?)
             ORDER BY tier, length(title_key), title_key, volume_id LIMIT ?
            """;

    private static final String LOOSE =
            """
            SELECT 6, volume_id
              FROM (SELECT title_key, volume_id FROM volume_search WHERE tokens @@ ?::tsquery LIMIT 2000) candidate
             WHERE (length(title_key), title_key, volume_id) > (length(?), ?, ?)
             ORDER BY length(title_key), title_key, volume_id LIMIT ?
            """;
    private static final String PUT =
            """
            INSERT INTO volume_search (volume_id, title_key, author_key, sought, tokens)
            VALUES (?, ?, ?, ?, array_to_tsvector(?))
            ON CONFLICT (volume_id) DO UPDATE
               SET title_key = excluded.title_key, author_key = excluded.author_key, sought = excluded.sought,
                   tokens = excluded.tokens
            """;

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    /** Each is one question to the database; {@link Tier#ANY_FIELD} is answered together with the one before it. */
    private static final List<Tier> STEPS =
            List.of(Tier.TITLE, Tier.AUTHOR, Tier.TITLE_BEGINS, Tier.TITLE_HOLDS, Tier.LOOSE);

    /** Where to go on: within a tier, after this volume with this title. */
    private record Place(Tier tier, String titleKey, UUID volume) {
        static Place beginning(Tier tier) {
            return new Place(tier, "", BEFORE_ALL);
        }

        Tier step() {
            return tier == Tier.ANY_FIELD ? Tier.TITLE_HOLDS : tier;
        }
    }

    private final AgroalDataSource database;

    SearchIndex(AgroalDataSource database) {
        this.database = database;
    }

    /** Makes a volume findable, or findable by what it is called now. */
    void put(UUID volume, SearchEntry entry) {
        try (Connection connection = database.getConnection()) {
            put(connection, volume, entry);
        } catch (SQLException e) {
            throw new IllegalStateException("a volume cannot be indexed", e);
        }
    }

    /** The same in the transaction of who changes what the volume is called. */
    static void put(Connection connection, UUID volume, SearchEntry entry) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(PUT)) {
            statement.setObject(1, volume);
            statement.setString(2, entry.titleKey());
            statement.setString(3, entry.authorKey());
            statement.setString(4, entry.sought());
            statement.setArray(
                    5, connection.createArrayOf("text", entry.tokens().toArray()));
            statement.executeUpdate();
        }
    }

    /** Up to so many volumes in the order of the tiers, after the last one that was shown. */
    List<SearchHit> find(SearchQuery query, @Nullable SearchHit last, int count) {
        try (Connection connection = database.getConnection()) {
            Place from = last == null ? Place.beginning(Tier.TITLE) : place(connection, last);
            List<SearchHit> found = new ArrayList<>();
            for (Tier step : STEPS.subList(STEPS.indexOf(from.step()), STEPS.size())) {
                Place place = step == from.step() ? from : Place.beginning(step);
                if (step == Tier.LOOSE && !isAskedLoosely(query, last, found)) {
                    continue;
                }
                if (found.size() < count) {
                    found.addAll(ask(connection, query, place, count - found.size()));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("the search failed", e);
        }
    }

    /** Only when nothing fits exactly, or on the further pages of such an answer. */
    private static boolean isAskedLoosely(SearchQuery query, @Nullable SearchHit last, List<SearchHit> found) {
        boolean onFirstPage = last == null && found.isEmpty();
        boolean onFurtherPage = last != null && last.tier() == Tier.LOOSE;
        return !query.loose().isEmpty() && (onFirstPage || onFurtherPage);
    }

    private static Place place(Connection connection, SearchHit last) throws SQLException {
        String sql = "SELECT title_key FROM volume_search WHERE volume_id = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, last.volume());
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    throw PAGE_MALFORMED.because("after names no volume");
                }
                return new Place(last.tier(), row.getString(1), last.volume());
            }
        }
    }

    private static List<SearchHit> ask(Connection connection, SearchQuery query, Place place, int count)
            throws SQLException {
        String whole = query.whole();
        String end = whole + LAST;
        String title = place.titleKey();
        UUID volume = place.volume();
        return switch (place.step()) {
            case TITLE -> rows(connection, TITLE, whole, volume, count);
            case AUTHOR -> rows(connection, AUTHOR, whole, title, volume, whole, count);
            case TITLE_BEGINS -> rows(connection, TITLE_BEGINS, whole, end, title, volume, whole, count);
            case TITLE_HOLDS ->
                rows(
                        connection,
                        HOLDS,
                        query.patterns(),
                        query.tokens(),
                        query.rechecks(),
                        whole,
                        end,
                        whole,
                        place.tier().ordinal(),
                        title,
                        title,
                        volume,
                        count);
            case LOOSE -> rows(connection, LOOSE, query.loose(), title, title, volume, count);
            case NUMBER, ANY_FIELD -> List.of();
        };
    }

    /** @param values of the question marks; a list is an array of text */
    private static List<SearchHit> rows(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            // The best plan depends on how common the words are, so it is made for these and never kept.
            statement.unwrap(PGStatement.class).setPrepareThreshold(0);
            for (int i = 0; i < values.length; i++) {
                if (values[i] instanceof List<?> list) {
                    statement.setArray(i + 1, connection.createArrayOf("text", list.toArray()));
                } else {
                    statement.setObject(i + 1, values[i]);
                }
            }
            List<SearchHit> hits = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    hits.add(new SearchHit(Tier.values()[row.getInt(1)], row.getObject(2, UUID.class)));
                }
            }
            return hits;
        }
    }
}
