package cn.yishulai.catalog;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The Latin words and the pinyin that stand in the catalogue, and which of them somebody may have meant who mistyped a
 * letter or two.
 *
 * <p>A mistake leaves one half of a word as it was, so the words that begin or end like it are looked at and no others;
 * two mistakes of a long word are forgiven when they stand in the same half.
 */
final class SearchWords {

    /** Below this, every word is like every other. */
    private static final int SHORTEST = 4;

    private static final int LONGEST = 40;
    /** From this length on two mistakes are forgiven. */
    private static final int LONG = 8;

    private static final int MOST_LOOKED_AT = 2_000;
    private static final int MOST_MEANT = 8;

    /** Initials are no words; they have vowels hardly ever, words nearly always. */
    private static final String ARE_WORDS =
            "lexeme COLLATE \"C\" BETWEEN 'a' AND 'zz' AND length(lexeme) BETWEEN %d AND %d AND lexeme ~ '^[a-z]*[aeiou][a-z]*$'"
                    .formatted(SHORTEST, LONGEST);

    private static final String ADD = "INSERT INTO search_word (word) SELECT DISTINCT lexeme FROM %s WHERE " + ARE_WORDS
            + " ORDER BY 1 ON CONFLICT DO NOTHING";
    private static final String LEARN = ADD.formatted("unnest(?::text[]) AS token (lexeme)");

    /** The words of the records of a batch: see {@link ImportBatch}. */
    static final String LEARN_ARRIVING = ADD.formatted("arriving, unnest(tokens)");

    private static final String ALIKE =
            """
            (SELECT word FROM search_word
              WHERE length(word) = ANY (?) AND word COLLATE "C" >= ? AND word COLLATE "C" < ? LIMIT ?)
            UNION
            (SELECT word FROM search_word
              WHERE length(word) = ANY (?) AND reverse(word) COLLATE "C" >= ? AND reverse(word) COLLATE "C" < ? LIMIT ?)
            """;

    private static final int MANY_ENDINGS = 300;
    private static final String ENDINGS =
            "SELECT count(*) FROM (SELECT FROM search_word WHERE word >= ? AND word < ? LIMIT ?) AS begun";

    private SearchWords() {}

    static void learn(Connection connection, Collection<String> tokens) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LEARN)) {
            statement.setArray(1, connection.createArrayOf("text", tokens.toArray()));
            statement.executeUpdate();
        }
    }

    /** Whether more words begin so than one answer should look up. */
    static boolean hasManyEndings(Connection connection, String beginning) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ENDINGS)) {
            statement.setString(1, beginning);
            statement.setString(2, beginning + SearchSql.LAST);
            statement.setInt(3, MANY_ENDINGS);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getInt(1) == MANY_ENDINGS;
            }
        }
    }

    /** The most likely first; nothing for words that are too short to tell, or when there is nothing like it. */
    static List<String> meantBy(Connection connection, String typed) throws SQLException {
        if (typed.length() < SHORTEST || typed.length() > LONGEST || !typed.matches("[a-z]*")) {
            return List.of();
        }
        int forgiven = typed.length() < LONG ? 1 : 2;
        Comparator<String> nearest = Comparator.comparingInt(word -> mistakes(typed, word));
        return alike(connection, typed, forgiven).stream()
                .filter(word -> mistakes(typed, word) <= forgiven)
                .sorted(nearest.thenComparing(Comparator.naturalOrder()))
                .limit(MOST_MEANT)
                .toList();
    }

    private static List<String> alike(Connection connection, String typed, int forgiven) throws SQLException {
        // Two letters that changed places may stand on either side of the middle: it belongs to neither half.
        int half = (typed.length() - 1) / 2;
        String beginning = typed.substring(0, half);
        String end = new StringBuilder(typed).reverse().substring(0, half);
        Object[] lengths = IntStream.rangeClosed(typed.length() - forgiven, typed.length() + forgiven)
                .boxed()
                .toArray();
        try (PreparedStatement statement = connection.prepareStatement(ALIKE)) {
            int i = 1;
            for (String kept : List.of(beginning, end)) {
                statement.setArray(i++, connection.createArrayOf("int", lengths));
                statement.setString(i++, kept);
                statement.setString(i++, kept + SearchSql.LAST);
                statement.setInt(i++, MOST_LOOKED_AT);
            }
            List<String> words = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    words.add(row.getString(1));
                }
            }
            return words;
        }
    }

    /**
     * How many letters were added, left out, mistaken, or changed places with the next one (optimal string alignment,
     * Damerau 1964).
     */
    static int mistakes(String typed, String meant) {
        int[][] cost = new int[typed.length() + 1][meant.length() + 1];
        for (int i = 0; i <= typed.length(); i++) {
            for (int j = 0; j <= meant.length(); j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                    continue;
                }
                boolean same = typed.charAt(i - 1) == meant.charAt(j - 1);
                int least = Math.min(cost[i - 1][j], cost[i][j - 1]) + 1;
                least = Math.min(least, cost[i - 1][j - 1] + (same ? 0 : 1));
                if (i > 1
                        && j > 1
                        && typed.charAt(i - 1) == meant.charAt(j - 2)
                        && typed.charAt(i - 2) == meant.charAt(j - 1)) {
                    least = Math.min(least, cost[i - 2][j - 2] + 1);
                }
                cost[i][j] = least;
            }
        }
        return cost[typed.length()][meant.length()];
    }
}
