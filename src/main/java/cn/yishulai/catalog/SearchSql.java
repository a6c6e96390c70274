package cn.yishulai.catalog;

import cn.yishulai.catalog.SearchHit.Tier;

/**
 * The questions that search puts to the database. Each answers rows of tier, rank and volume in this order, after the
 * last one that was shown.
 */
final class SearchSql {

    /** Where the titles that begin with a key end: no letter sorts after it. */
    static final String LAST = Character.toString(0x10FFFF);

    /** What fits more than this is ordered within those found first. */
    static final int MOST_CANDIDATES = 2_000;

    /** The volumes of the partial indexes: somebody waits for them, or their title is a single character. */
    private static final String WANTED = " AND rank < 1986 ";

    private static final String OTHERS = " AND rank >= 1986 ";

    /** Is replaced by the conditions of a {@link SearchScope}; their values come before rank, volume and count. */
    private static final String SCOPE = "/* scope */";

    private static final String IN_ORDER = SCOPE + " AND (rank, volume_id) > (?, ?) ORDER BY rank, volume_id LIMIT ?";

    /** title_key; rank, volume, count. */
    static final String TITLE = select(Tier.TITLE) + "title_key = ?" + IN_ORDER;

    /** author_key, title_key; rank, volume, count. */
    static final String AUTHOR = select(Tier.AUTHOR) + "author_key = ? AND title_key <> ?" + IN_ORDER;

    private static final String BEGINS =
            select(Tier.TITLE_BEGINS) + "title_key > ? AND title_key < ? AND author_key <> ?";
    /** title_key, its end, author_key; rank, volume, count. */
    static final String WANTED_BEGINS = BEGINS + WANTED + IN_ORDER;

    static final String OTHERS_BEGIN = BEGINS + OTHERS + IN_ORDER;

    private static final String NEITHER = " AND NOT (title_key >= ? AND title_key < ?) AND author_key <> ?";
    private static final String TITLE_HOLDS =
            select(Tier.TITLE_HOLDS) + "tokens @@ ?::tsquery AND title_key LIKE ALL (?)" + NEITHER;
    /** Title tokens, patterns, title_key, its end, author_key; rank, volume, count. */
    static final String WANTED_TITLE_HOLDS = TITLE_HOLDS + WANTED + IN_ORDER;

    static final String OTHER_TITLE_HOLDS = TITLE_HOLDS + OTHERS + IN_ORDER;

    private static final String HOLDS = select(Tier.ANY_FIELD)
            + "tokens @@ ?::tsquery AND sought LIKE ALL (?)"
            + " AND NOT (tokens @@ ?::tsquery AND title_key LIKE ALL (?))"
            + NEITHER;
    /** Tokens, patterns, title tokens, patterns, title_key, its end, author_key; rank, volume, count. */
    static final String WANTED_HOLDS = HOLDS + WANTED + IN_ORDER;

    static final String OTHERS_HOLD = HOLDS + OTHERS + IN_ORDER;

    /**
     * Title, author, title, its end, title tokens, patterns, tokens to look up, all tokens, patterns; tier, rank, volume,
     * count. The beginning of a common word is costly to look up and cheap to see in what the other words fit: what is
     * written as a sum is not looked up.
     */
    static final String ALL_AT_ONCE =
            """
            SELECT tier, rank, volume_id
              FROM (SELECT CASE WHEN title_key = ? THEN 2 WHEN author_key = ? THEN 3
                                WHEN title_key > ? AND title_key < ? THEN 4
                                WHEN tokens @@ ?::tsquery AND title_key LIKE ALL (?) THEN 5 ELSE 6 END AS tier,
                           rank, volume_id
                      FROM volume_search
                     WHERE tokens @@ ?::tsquery AND (tokens || '') @@ ?::tsquery AND sought LIKE ALL (?) /* scope */
                     LIMIT 2000) candidate
             WHERE (tier, rank, volume_id) > (?, ?, ?) ORDER BY tier, rank, volume_id LIMIT ?
            """;

    private static final String CANDIDATES =
            """
            SELECT %d, rank, volume_id
              FROM (SELECT rank, volume_id FROM volume_search WHERE tokens @@ ?::tsquery /* scope */ LIMIT 2000) candidate
             WHERE (rank, volume_id) > (?, ?) ORDER BY rank, volume_id LIMIT ?
            """;
    /** Tokens; rank, volume, count. */
    static final String LOOSE = CANDIDATES.formatted(Tier.LOOSE.ordinal());

    static final String SIMILAR = CANDIDATES.formatted(Tier.SIMILAR.ordinal());

    /** Beginnings of numbers. */
    static final String NUMBER_BEGINS =
            """
            SELECT DISTINCT volume_id FROM (
                SELECT n.volume_id FROM unnest(?::text[]) AS part (beginning)
                  JOIN volume_number n
                    ON n.number COLLATE "C" >= beginning AND n.number COLLATE "C" < beginning || chr(1114111)
                 ORDER BY n.number COLLATE "C" LIMIT 100) first
              JOIN volume v ON v.id = volume_id AND v.merged_into IS NULL
             ORDER BY volume_id
            """;
    /** Class, volume, the class again. */
    static final String DEMAND = "UPDATE volume_search SET demand = ? WHERE volume_id = ? AND demand <> ?";

    static final String PUT =
            """
            INSERT INTO volume_search (volume_id, title_key, author_key, sought, tokens)
            VALUES (?, ?, ?, ?, array_to_tsvector(?))
            ON CONFLICT (volume_id) DO UPDATE
               SET title_key = excluded.title_key, author_key = excluded.author_key, sought = excluded.sought,
                   tokens = excluded.tokens, rules = excluded.rules
            """;

    /** Volumes. */
    static final String OF_THESE = "SELECT volume_id FROM volume_search WHERE volume_id = ANY (?) " + SCOPE;

    /** Volumes, tokens, patterns. */
    static final String HOLDING_OF_THESE =
            "SELECT volume_id FROM volume_search WHERE volume_id = ANY (?) AND tokens @@ ?::tsquery AND sought LIKE ALL (?)";

    private SearchSql() {}

    static String within(SearchScope scope, String sql) {
        return sql.replace(SCOPE, scope.conditions());
    }

    private static String select(Tier tier) {
        return "SELECT " + tier.ordinal() + ", rank, volume_id FROM volume_search WHERE ";
    }
}
