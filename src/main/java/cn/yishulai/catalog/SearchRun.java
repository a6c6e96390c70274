package cn.yishulai.catalog;

import cn.yishulai.catalog.SearchHit.Tier;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.postgresql.PGStatement;

/** One search, in a connection of its own: which questions are put, in which order, and when it is enough. */
record SearchRun(Connection connection, SearchQuery query, SearchScope scope, SearchHit from, int count) {

    /** Two letters, mostly initials, fit thousands of a million titles. */
    private static final int SHORT = 2;

    List<SearchHit> allAtOnce(String lookedUp) throws SQLException {
        String whole = query.whole();
        List<SearchHit> found = new ArrayList<>();
        if (query.endsInALetter()) {
            named(found);
        }
        SearchHit after = from;
        if (query.endsInALetter() && from.tier().compareTo(Tier.TITLE_HOLDS) < 0) {
            after = SearchHit.beginning(Tier.TITLE_HOLDS);
        }
        if (found.size() >= count) {
            return found;
        }
        found.addAll(rows(
                SearchSql.ALL_AT_ONCE,
                List.of(
                        whole,
                        whole,
                        whole,
                        whole + SearchSql.LAST,
                        query.titleTokens(),
                        query.rechecks(),
                        lookedUp,
                        query.tokens(),
                        query.rechecks()),
                after.tier().ordinal(),
                after.rank(),
                after.volume(),
                count - found.size()));
        return found;
    }

    /** What is called so, is by somebody called so, or begins so. */
    private void named(List<SearchHit> found) throws SQLException {
        String whole = query.whole();
        Object[] begins = {whole, whole + SearchSql.LAST, whole};
        ask(found, Tier.TITLE, SearchSql.TITLE, whole);
        ask(found, Tier.AUTHOR, SearchSql.AUTHOR, whole, whole);
        ask(found, Tier.TITLE_BEGINS, SearchSql.WANTED_BEGINS, begins);
        ask(found, Tier.TITLE_BEGINS, SearchSql.OTHERS_BEGIN, begins);
    }

    List<SearchHit> tierByTier() throws SQLException {
        String whole = query.whole();
        String end = whole + SearchSql.LAST;
        List<String> patterns = query.rechecks();
        String inTitle = query.titleTokens();
        Object[] title = {inTitle, patterns, whole, end, whole};
        Object[] any = {query.tokens(), patterns, inTitle, patterns, whole, end, whole};
        List<SearchHit> found = new ArrayList<>();
        named(found);
        ask(found, Tier.TITLE_HOLDS, SearchSql.WANTED_TITLE_HOLDS, title);
        ask(found, Tier.TITLE_HOLDS, SearchSql.OTHER_TITLE_HOLDS, title);
        ask(found, Tier.ANY_FIELD, SearchSql.WANTED_HOLDS, any);
        ask(found, Tier.ANY_FIELD, SearchSql.OTHERS_HOLD, any);
        return found;
    }

    /**
     * Whether nothing but beginnings was typed and each has many endings: zg, wenxue. No statistics know how many
     * volumes that fits, because no single ending is common.
     */
    boolean isHardlyBegun() throws SQLException {
        for (SearchQuery.Term term : query.terms()) {
            if (term.token().length() > SHORT && !SearchWords.hasManyEndings(connection, term.token())) {
                return false;
            }
        }
        return true;
    }

    /** All characters and words, in any order and anywhere. */
    List<SearchHit> loosely() throws SQLException {
        String loose = query.loose();
        List<SearchHit> found = new ArrayList<>();
        if (!loose.isEmpty()) {
            ask(found, Tier.LOOSE, SearchSql.LOOSE, loose);
        }
        return found;
    }

    /** Words that are like the Latin ones typed. */
    List<SearchHit> mistyped() throws SQLException {
        Map<String, List<String>> meant = new HashMap<>();
        for (String word : query.latinWords()) {
            List<String> words = SearchWords.meantBy(connection, word);
            if (!words.isEmpty()) {
                meant.put(word, words);
            }
        }
        List<SearchHit> found = new ArrayList<>();
        if (!meant.isEmpty()) {
            ask(found, Tier.SIMILAR, SearchSql.SIMILAR, query.corrected(meant));
        }
        return found;
    }

    /** Adds what is there of a tier until the page is full; nothing of tiers that were shown before. */
    private void ask(List<SearchHit> found, Tier tier, String sql, Object... values) throws SQLException {
        int order = tier.compareTo(from.tier());
        if (found.size() >= count || order < 0) {
            return;
        }
        SearchHit after = order == 0 ? from : SearchHit.beginning(tier);
        found.addAll(rows(sql, List.of(values), after.rank(), after.volume(), count - found.size()));
    }

    /**
     * @param values of the question marks before those of the scope; a list is an array of text
     * @param place of those after it
     */
    private List<SearchHit> rows(String sql, List<Object> values, Object... place) throws SQLException {
        List<Object> all = new ArrayList<>(values);
        all.addAll(scope.values());
        all.addAll(List.of(place));
        try (PreparedStatement statement = connection.prepareStatement(SearchSql.within(scope, sql))) {
            // The best plan depends on how common the words are, so it is made for these and never kept.
            statement.unwrap(PGStatement.class).setPrepareThreshold(0);
            for (int i = 0; i < all.size(); i++) {
                if (all.get(i) instanceof List<?> list) {
                    statement.setArray(i + 1, connection.createArrayOf("text", list.toArray()));
                } else {
                    statement.setObject(i + 1, all.get(i));
                }
            }
            List<SearchHit> hits = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    hits.add(new SearchHit(Tier.values()[row.getInt(1)], row.getInt(2), row.getObject(3, UUID.class)));
                }
            }
            return hits;
        }
    }
}
