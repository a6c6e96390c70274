package cn.yishulai.catalog;

import cn.yishulai.catalog.SearchHit.Tier;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The search table. When a term is rare, one question brings all that fits, and it is put in order. When all terms are
 * common, tiers are asked one after the other and only until the page is full, those volumes first that somebody waits
 * for: they come first in the answer too, and their indexes are a fiftieth of the whole.
 */
@ApplicationScoped
class SearchIndex {

    /** Below this, all that fits a few letters is found as quickly as some of it. */
    private static final int LARGE = 20 * SearchSql.MOST_CANDIDATES;

    private final AgroalDataSource database;
    private final TokenShares shares;

    SearchIndex(AgroalDataSource database, TokenShares shares) {
        this.database = database;
        this.shares = shares;
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
        try (PreparedStatement statement = connection.prepareStatement(SearchSql.PUT)) {
            statement.setObject(1, volume);
            statement.setString(2, entry.titleKey());
            statement.setString(3, entry.authorKey());
            statement.setString(4, entry.sought());
            statement.setArray(
                    5, connection.createArrayOf("text", entry.tokens().toArray()));
            statement.executeUpdate();
        }
        SearchWords.learn(connection, entry.tokens());
    }

    /** Rows are locked in the order of their ids, and only those that change. */
    void demand(Map<UUID, Long> waiting) {
        List<UUID> volumes = waiting.keySet().stream()
                .sorted(Comparator.comparing(UUID::toString))
                .toList();
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(SearchSql.DEMAND)) {
            for (UUID volume : volumes) {
                int demand = demandClass(waiting.getOrDefault(volume, 0L));
                statement.setInt(1, demand);
                statement.setObject(2, volume);
                statement.setInt(3, demand);
                statement.addBatch();
            }
            statement.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("the demand cannot be noted", e);
        }
    }

    /** 0, 1, 2–3, 4–7 and so on: who waits changes often, the order of answers need not. */
    static int demandClass(long waiting) {
        return Math.min(31, 64 - Long.numberOfLeadingZeros(waiting));
    }

    /** Which volumes carry a number that begins with one of these, in the order of their ids; of many, the first 100. */
    List<UUID> carryingBeginningOf(Collection<String> beginnings) {
        if (beginnings.isEmpty()) {
            return List.of();
        }
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(SearchSql.NUMBER_BEGINS)) {
            statement.setArray(1, connection.createArrayOf("text", beginnings.toArray()));
            return ids(statement);
        } catch (SQLException e) {
            throw new IllegalStateException("volumes cannot be found by a part of their number", e);
        }
    }

    /** Of these volumes, those of a part of the catalogue, in the same order. */
    List<UUID> within(SearchScope scope, List<UUID> volumes) {
        if (volumes.isEmpty() || scope.isEverything()) {
            return volumes;
        }
        try (Connection connection = database.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement(SearchSql.within(scope, SearchSql.OF_THESE))) {
            statement.setArray(1, connection.createArrayOf("uuid", volumes.toArray()));
            for (int i = 0; i < scope.values().size(); i++) {
                statement.setString(i + 2, scope.values().get(i));
            }
            Set<UUID> inside = Set.copyOf(ids(statement));
            return volumes.stream().filter(inside::contains).toList();
        } catch (SQLException e) {
            throw new IllegalStateException("a part of the catalogue cannot be read", e);
        }
    }

    /** Of these volumes, those that hold all that was typed, in any field. */
    Set<UUID> among(SearchQuery query, Collection<UUID> volumes) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(SearchSql.HOLDING_OF_THESE)) {
            statement.setArray(1, connection.createArrayOf("uuid", volumes.toArray()));
            statement.setString(2, query.tokens());
            statement.setArray(
                    3, connection.createArrayOf("text", query.rechecks().toArray()));
            return Set.copyOf(ids(statement));
        } catch (SQLException e) {
            throw new IllegalStateException("the search among volumes failed", e);
        }
    }

    private static List<UUID> ids(PreparedStatement statement) throws SQLException {
        List<UUID> ids = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                ids.add(row.getObject(1, UUID.class));
            }
        }
        return ids;
    }

    /** Up to so many volumes in the order of the tiers, after the last one that was shown. */
    List<SearchHit> find(SearchQuery query, SearchScope scope, @Nullable SearchHit last, int count) {
        SearchHit from = last == null ? SearchHit.beginning(Tier.TITLE) : last;
        // Before a connection is taken, because it may need one itself.
        boolean common = shares.rarest(query) > SearchSql.MOST_CANDIDATES;
        boolean large = shares.volumes() > LARGE;
        String lookedUp =
                query.tokensWithout(term -> term.begins() && shares.expected(term) > SearchSql.MOST_CANDIDATES);
        try (Connection connection = database.getConnection()) {
            SearchRun asking = new SearchRun(connection, query, scope, from, count);
            if (from.tier().compareTo(Tier.ANY_FIELD) <= 0) {
                boolean onlyBegun = large && query.terms().stream().allMatch(SearchQuery.Term::begins);
                common |= onlyBegun && asking.isHardlyBegun();
                List<SearchHit> found = common ? asking.tierByTier() : asking.allAtOnce(lookedUp);
                if (last != null || !found.isEmpty()) {
                    return found;
                }
            }
            List<SearchHit> loose = from.tier() == Tier.SIMILAR ? List.of() : asking.loosely();
            return loose.isEmpty() && from.tier() != Tier.LOOSE ? asking.mistyped() : loose;
        } catch (SQLException e) {
            throw new IllegalStateException("the search failed", e);
        }
    }
}
