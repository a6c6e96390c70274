package cn.yishulai.swaps;

import cn.yishulai.rules.AppealRules;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;

/** Which wishes nothing in the library can meet, and which homes could meet them, the likeliest first. */
@ApplicationScoped
class HomesToAsk {

    /** A wish that waits longer than the rules say, of somebody who can pay, for which no home has promised a book yet. */
    private static final String WAITS =
            """
            r.state = 'OPEN' AND r.placed_at <= :before
              AND EXISTS (SELECT FROM credit_account a WHERE a.household = r.household_id AND a.kind = 'FREE' AND a.balance > 0
                          AND (a.ends_at IS NULL OR a.ends_at > :now))
              AND NOT EXISTS (SELECT FROM promise p WHERE p.request_id = r.id AND p.state = 'RUNNING')""";

    /** A copy that is free, or comes free by itself. */
    private static final String COMES_FREE =
            """
            (f.status = 'AVAILABLE' OR f.status = 'IN_TRANSIT' AND NOT EXISTS (SELECT FROM claim k WHERE k.copy_id = f.id
                AND k.state IN ('OFFERED', 'TO_PULL', 'ON_ITS_WAY', 'TO_FETCH')))""";

    private static final String GOOD_ENOUGH = "(r.worst_grade IS NULL OR grade_rank(%s) <= grade_rank(r.worst_grade))";

    /** Of a wish for one volume it is cheap to say at once that nothing need be asked; of a wider one the round itself says it. */
    private static final String LINES =
            "SELECT r.line_key FROM swap_request r LEFT JOIN appeal_look l ON l.line_key = r.line_key"
                    + " WHERE (l.looked_at IS NULL OR l.looked_at < :looked) AND " + WAITS
                    + " AND (r.wish <> 'VOLUME' OR NOT EXISTS (SELECT FROM recalled_volume v WHERE v.volume_id = r.wished_volume)"
                    + " AND NOT EXISTS (SELECT FROM copy f WHERE f.volume_id = r.wished_volume AND " + COMES_FREE
                    + " AND "
                    + GOOD_ENOUGH.formatted("f.grade") + ")"
                    + " AND NOT EXISTS (SELECT FROM appeal o JOIN copy f ON f.id = o.copy_id WHERE o.state = 'ASKED'"
                    + " AND f.volume_id = r.wished_volume AND " + GOOD_ENOUGH.formatted("f.grade") + "))"
                    + " GROUP BY r.line_key, l.looked_at ORDER BY l.looked_at NULLS FIRST, min(r.placed_at), r.line_key LIMIT :limit";

    /** All wishes of a line are met by the same volumes. */
    private static final String VOLUMES =
            """
            WITH said AS (SELECT wish, alike, wished_volume FROM swap_request WHERE line_key = :line AND state = 'OPEN' LIMIT 1),
            at_home AS MATERIALIZED (SELECT DISTINCT v.volume FROM said CROSS JOIN LATERAL wish_home_volumes(wish, alike, wished_volume) AS v (volume)
                WHERE NOT EXISTS (SELECT FROM recalled_volume x WHERE x.volume_id = v.volume))
            """;

    private static final String UNMET = VOLUMES
            + ", free AS (SELECT grade_rank(f.grade) AS rank FROM said CROSS JOIN LATERAL ("
            + "SELECT wish_volumes(wish, alike, wished_volume) UNION SELECT volume FROM at_home) AS v (volume)"
            + " JOIN copy f ON f.volume_id = v.volume AND " + COMES_FREE
            + "), asked AS (SELECT grade_rank(f.grade) AS rank FROM at_home JOIN copy f ON f.volume_id = at_home.volume"
            + " JOIN appeal o ON o.copy_id = f.id AND o.state = 'ASKED')"
            + " SELECT r.pickup_site, CASE WHEN r.worst_grade IS NULL THEN NULL ELSE grade_rank(r.worst_grade) END AS worst"
            + " FROM swap_request r WHERE r.line_key = :line AND " + WAITS
            + " AND NOT EXISTS (SELECT FROM (TABLE free UNION ALL TABLE asked) x"
            + " WHERE r.worst_grade IS NULL OR x.rank <= grade_rank(r.worst_grade)) ORDER BY r.placed_at, r.id LIMIT 100";

    /** Listed before taken, nearer before farther, not asked lately before others, those that delivered before others. */
    private static final String HOMES = VOLUMES
            + """
            , home AS (
                SELECT DISTINCT ON (c.household_id) c.household_id, c.id AS copy_id, c.volume_id, c.status
                FROM at_home JOIN copy c ON c.volume_id = at_home.volume JOIN household h ON h.id = c.household_id AND h.merged_into IS NULL
                WHERE (c.status = 'LISTED' AND c.disposition IN ('GIVE', 'SWAP', 'CALLABLE') OR c.status = 'HANDED_OVER' AND c.since < :taken)
                  AND grade_rank(c.grade) <= :worst
                  AND EXISTS (SELECT FROM person p WHERE p.household_id = c.household_id AND p.erased_at IS NULL)
                  AND NOT EXISTS (SELECT FROM swap_request r WHERE r.household_id = c.household_id AND r.state IN ('OPEN', 'PAUSED', 'OFFERED', 'ACCEPTED', 'READY')
                                  AND (r.volume_id = c.volume_id OR r.line_key = ANY (wish_keys(c.volume_id))))
                  AND NOT EXISTS (SELECT FROM sleeping_shelf s WHERE s.household_id = c.household_id AND s.woken_at IS NULL)
                  AND NOT EXISTS (SELECT FROM appeal a WHERE a.copy_id = c.id AND a.household_id = c.household_id
                                  AND (a.state IN ('ASKED', 'GONE') OR a.ask_again_on > :today))
                ORDER BY c.household_id, c.status <> 'LISTED', c.id
            ), visit AS (
                SELECT DISTINCT ON (d.household_id) d.household_id, d.site_id, s.parent_id FROM drop_off d JOIN home USING (household_id)
                JOIN site s ON s.id = d.site_id AND s.receives ORDER BY d.household_id, d.opened_at DESC
            )
            SELECT h.household_id, h.copy_id, h.volume_id, h.status, v.site_id
            FROM home h LEFT JOIN visit v USING (household_id)
            WHERE (SELECT count(*) FROM appeal a WHERE a.household_id = h.household_id AND a.state = 'ASKED')
                + (SELECT count(*) FROM promise p WHERE p.household_id = h.household_id AND p.state = 'RUNNING') < :cap
            ORDER BY h.status <> 'LISTED',
                CASE WHEN v.site_id = :site THEN 0 WHEN v.parent_id = (SELECT parent_id FROM site WHERE id = :site) THEN 1 ELSE 2 END,
                (SELECT max(a.asked_at) FROM appeal a WHERE a.household_id = h.household_id) NULLS FIRST,
                (SELECT count(*) FROM promise p WHERE p.household_id = h.household_id AND p.state = 'KEPT') DESC, h.copy_id
            LIMIT :homes""";

    /** Worse than any condition there is. */
    private static final int ANY_CONDITION = 99;

    /** Advisory locks have one name space for the whole database; this number is ours. */
    private static final int ROUND_LOCK = 6002;

    private final Session database;

    HomesToAsk(Session database) {
        this.database = database;
    }

    /** Until the end of the transaction no other node asks homes, so none is asked more than it may be at once. */
    boolean tryLock() {
        return database.createNativeQuery("SELECT pg_try_advisory_xact_lock(:space, 0)", Object.class)
                .setTupleTransformer((cells, aliases) -> (Boolean) cells[0])
                .setParameter("space", ROUND_LOCK)
                .getSingleResult();
    }

    /** Lines to look at, those not looked at for longest first; hopeless ones do not stand before others. */
    List<String> lines(Instant before, Instant now, int limit) {
        return database.createNativeQuery(LINES, Object.class)
                .setTupleTransformer((cells, aliases) -> (String) cells[0])
                .setParameter("looked", now.minus(LOOK_AGAIN))
                .setParameter("before", before)
                .setParameter("now", now)
                .setParameter("limit", limit)
                .getResultList();
    }

    /** Homes change slowly. */
    static final Duration LOOK_AGAIN = Duration.ofHours(1);

    void looked(String line, Instant now) {
        database.createNativeMutationQuery(
                        """
                        INSERT INTO appeal_look (line_key, looked_at) VALUES (:line, :now)
                        ON CONFLICT ON CONSTRAINT appeal_look_pk DO UPDATE SET looked_at = excluded.looked_at
                        """)
                .setParameter("line", line)
                .setParameter("now", now)
                .executeUpdate();
    }

    /**
     * What a line still waits for.
     *
     * @param site where the first in line fetches it
     * @param worst the worst condition that any of them takes, as a rank
     */
    record Unmet(UUID site, int worst) {}

    /** Empty when everybody in the line is served, asked for or promised a book. */
    Optional<Unmet> unmet(String line, Instant before, Instant now) {
        List<Tuple> rows = database.createNativeQuery(UNMET, Tuple.class)
                .setParameter("line", line)
                .setParameter("before", before)
                .setParameter("now", now)
                .getResultList();
        return rows.stream()
                .findFirst()
                .map(first -> new Unmet(
                        first.get("pickup_site", UUID.class),
                        rows.stream()
                                .mapToInt(row ->
                                        Objects.requireNonNullElse(row.get("worst", Integer.class), ANY_CONDITION))
                                .max()
                                .orElseThrow()));
    }

    /** A home, the book it could bring, and where it would bring it. */
    record Home(UUID household, UUID copy, UUID volume, AppealBasis basis, UUID site) {}

    /** A home that was never at a site would bring it where the first in line fetches it. */
    List<Home> homes(String line, Unmet unmet, AppealRules rules, LocalDate today, Instant now) {
        return database.createNativeQuery(HOMES, Tuple.class)
                .setParameter("line", line)
                .setParameter("worst", unmet.worst())
                .setParameter("site", unmet.site())
                .setParameter("today", today)
                .setParameter("taken", now.minus(Duration.ofDays(rules.readingDays())))
                .setParameter("cap", rules.openPerHome())
                .setParameter("homes", rules.homesPerRound())
                .getResultStream()
                .map(row -> new Home(
                        row.get("household_id", UUID.class),
                        row.get("copy_id", UUID.class),
                        row.get("volume_id", UUID.class),
                        row.get("status", String.class).equals("LISTED") ? AppealBasis.LISTED : AppealBasis.TAKEN,
                        Objects.requireNonNullElse(row.get("site_id", UUID.class), unmet.site())))
                .toList();
    }
}
