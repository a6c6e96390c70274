package cn.yishulai.fairs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** What the people around a venue wish for, what moved at earlier fairs, and what the sites can spare. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class FairStockDemand {

    /** The top class of a volume v; NONE when no record classifies it. */
    static final String OF_CLASS =
            """
            LEFT JOIN edition_subject s ON s.edition_id = v.edition_id LEFT JOIN main_class k ON k.letter = left(s.class_number, 1)
            """;

    /** Where people near a venue fetch their books: there, at the library above it, and at those beside it and below it. */
    private static final String NEAR =
            """
            near AS (SELECT n.id FROM site v JOIN site n ON n.id = v.id OR n.parent_id = v.id OR n.id = v.parent_id OR n.parent_id = v.parent_id
                     WHERE v.id = ?)
            """;

    private static final String WAITS = "r.state IN ('OPEN', 'PAUSED', 'OFFERED')";

    private final TradeSql sql;
    private final Clock clock;

    FairStockDemand(TradeSql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** What a plan begins with. */
    record Defaults(
            double perPlace,
            int reserveShare,
            int earlierFairs,
            int lenders,
            int keepShare,
            int keepLeast,
            int perTitle,
            int idleDays,
            int loadRoom,
            int emptyBelow,
            int signOffAbove) {

        /** Of so many free copies so many stay. */
        int keepOf(int free) {
            return Math.max(keepLeast, (int) Math.ceil(free * keepShare / 100.0));
        }
    }

    /** @param free copies that nobody has claimed */
    record Stock(UUID site, int free) {}

    /** A copy that may go, and why. */
    record Offered(FairStockChoice.Candidate candidate, List<String> reasons) {}

    Defaults defaults() {
        return sql.one(
                        row -> new Defaults(
                                row.getDouble("per_place"),
                                row.getInt("reserve_share"),
                                row.getInt("earlier_fairs"),
                                row.getInt("lenders"),
                                row.getInt("keep_share"),
                                row.getInt("keep_least"),
                                row.getInt("per_title"),
                                row.getInt("idle_days"),
                                row.getInt("load_room"),
                                row.getInt("empty_below"),
                                row.getInt("sign_off_above")),
                        "SELECT * FROM fair_stock_default")
                .orElseThrow();
    }

    /** How many people its sessions take, one after the other. */
    int places(UUID fair) {
        return sql.one(
                        row -> row.getInt(1),
                        "SELECT coalesce(sum(capacity), 0)::int FROM fair_session WHERE fair_id = ?",
                        fair)
                .orElse(0);
    }

    /** The fairs last reconciled to which something was sent, the newest first. */
    List<UUID> earlier(UUID fair, int howMany) {
        return sql.list(
                row -> TradeSql.id(row, "fair_id"),
                """
                SELECT r.fair_id FROM fair_reconciliation r JOIN fair f ON f.id = r.fair_id AND f.state = 'RECONCILED'
                WHERE r.fair_id <> ? AND r.done_at IS NOT NULL AND r.sent > 0
                ORDER BY r.done_at DESC, r.fair_id LIMIT ?""",
                fair,
                howMany);
    }

    /** How many copies were handed over there for each place of a session; empty when there was none. */
    Optional<Double> handedOverPerPlace(Collection<UUID> fairs) {
        return sql.one(
                        row -> Optional.ofNullable(row.getObject(1, Double.class)),
                        """
                        SELECT (sum(r.handed_over) / nullif(sum((SELECT sum(capacity) FROM fair_session s WHERE s.fair_id = r.fair_id)), 0))::float8
                        FROM fair_reconciliation r WHERE r.fair_id = ANY (?::uuid[])""",
                        fairs)
                .flatMap(measured -> measured)
                .filter(measured -> measured > 0);
    }

    /** The sites with free copies, those near the venue first, then the fullest. */
    List<Stock> stock(UUID venue, int howMany) {
        return sql.list(
                row -> new Stock(TradeSql.id(row, "site_id"), row.getInt("free")),
                "WITH " + NEAR
                        + """
                        SELECT c.site_id, count(*)::int AS free FROM copy c JOIN site t ON t.id = c.site_id AND t.closed_down_on IS NULL
                        WHERE c.status = 'AVAILABLE' AND c.site_id <> ?
                        GROUP BY c.site_id ORDER BY c.site_id IN (SELECT id FROM near) DESC, count(*) DESC, c.site_id LIMIT ?""",
                venue,
                venue,
                howMany);
    }

    /** Of these; a site without free copies is left out. */
    Map<UUID, Integer> freeAt(Collection<UUID> sites) {
        return sql
                .list(
                        row -> new Stock(TradeSql.id(row, "site_id"), row.getInt("free")),
                        """
                        SELECT site_id, count(*)::int AS free FROM copy WHERE status = 'AVAILABLE' AND site_id = ANY (?::uuid[])
                        GROUP BY site_id""",
                        sites)
                .stream()
                .collect(Collectors.toMap(Stock::site, Stock::free));
    }

    /** By class, how many wait for a book and fetch it near the venue. */
    Map<String, Integer> wishesNear(UUID venue) {
        return byLetter(sql.list(
                row -> Map.entry(row.getString("letter"), row.getInt("n")),
                "WITH " + NEAR + "SELECT coalesce(k.letter, 'NONE') AS letter, count(*)::int AS n"
                        + " FROM swap_request r JOIN volume v ON v.id = r.volume_id " + OF_CLASS + "WHERE " + WAITS
                        + " AND r.pickup_site IN (SELECT id FROM near) GROUP BY 1",
                venue));
    }

    /** By class, how many were handed over at one of these fairs on average, rounded up. */
    Map<String, Integer> moved(Collection<UUID> fairs) {
        return byLetter(sql.list(
                row -> Map.entry(row.getString("letter"), row.getInt("n")),
                """
                SELECT letter, ceil(count(*)::numeric / greatest(cardinality(?::uuid[]), 1))::int AS n FROM fair_ending
                WHERE ending = 'HANDED_OVER' AND fair_id = ANY (?::uuid[]) GROUP BY letter""",
                fairs,
                fairs));
    }

    private static Map<String, Integer> byLetter(List<Map.Entry<String, Integer>> rows) {
        return rows.stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /**
     * Free copies of the sites that may go, the best first: neither recalled nor to be struck off, on no list of another fair
     * that is still to come, and of a title of which more are free in the city than people wait for it.
     *
     * @param howMany of one class at one site at most
     */
    List<Offered> candidates(
            FairStockSite fair, Collection<UUID> sites, Collection<UUID> earlier, Defaults defaults, int howMany) {
        return sql.list(
                row -> new Offered(
                        new FairStockChoice.Candidate(
                                TradeSql.id(row, "id"),
                                TradeSql.id(row, "site_id"),
                                row.getString("letter"),
                                TradeSql.id(row, "volume_id"),
                                row.getInt("spare")),
                        List.of(row.getString("reasons").split(" "))),
                "WITH " + NEAR + ", " + FREE + CANDIDATES,
                fair.venue(),
                sites,
                fair.id(),
                fair.id(),
                earlier,
                clock.instant().minus(Duration.ofDays(defaults.idleDays())),
                howMany);
    }

    private static final String FREE =
            """
            free AS (
                SELECT c.id, c.site_id, c.volume_id, c.since, e.work_id, coalesce(k.letter, 'NONE') AS letter
                FROM copy c JOIN volume v ON v.id = c.volume_id JOIN edition e ON e.id = v.edition_id
            """
                    + OF_CLASS
                    + """
                    WHERE c.status = 'AVAILABLE' AND c.site_id = ANY (?::uuid[])
                      AND NOT EXISTS (SELECT FROM recalled_volume x WHERE x.volume_id = c.volume_id)
                      AND NOT EXISTS (SELECT FROM deaccession_list_copy d JOIN deaccession_list l ON l.id = d.list_id
                                      WHERE d.copy_id = c.id AND l.state = 'PROPOSED')
                      AND NOT EXISTS (SELECT FROM fair_pick p WHERE p.copy_id = c.id AND p.fair_id = ?)
                      AND NOT EXISTS (SELECT FROM fair_pick p JOIN fair f ON f.id = p.fair_id WHERE p.copy_id = c.id AND p.fair_id <> ?
                                      AND p.state = 'TO_PICK' AND f.state NOT IN ('CLOSED', 'RECONCILED', 'CANCELLED')))
                    """;

    private static final String CANDIDATES =
            """
            , wished AS (
                SELECT e.work_id, count(*) AS n, count(*) FILTER (WHERE r.pickup_site IN (SELECT id FROM near)) AS near
                FROM swap_request r JOIN volume v ON v.id = r.volume_id JOIN edition e ON e.id = v.edition_id
                WHERE r.state IN ('OPEN', 'PAUSED', 'OFFERED') AND e.work_id IN (SELECT work_id FROM free) GROUP BY e.work_id),
            all_free AS (
                SELECT volume_id, count(*) AS n FROM copy WHERE status = 'AVAILABLE' AND volume_id IN (SELECT volume_id FROM free)
                GROUP BY volume_id),
            moved AS (
                SELECT e.work_id, count(*) AS n FROM fair_ending x JOIN copy c ON c.id = x.copy_id JOIN volume v ON v.id = c.volume_id
                JOIN edition e ON e.id = v.edition_id WHERE x.ending = 'HANDED_OVER' AND x.fair_id = ANY (?::uuid[]) GROUP BY e.work_id),
            ranked AS (
                SELECT f.*, (a.n - coalesce(w.n, 0))::int AS spare,
                       concat_ws(' ', CASE WHEN w.near > 0 THEN 'WISHED_NEAR' END, CASE WHEN m.n > 0 THEN 'MOVED_BEFORE' END,
                                 CASE WHEN f.since < ?::timestamptz THEN 'IDLE' END, 'CLASS') AS reasons,
                       row_number() OVER (PARTITION BY f.site_id, f.letter
                                          ORDER BY coalesce(w.near, 0) DESC, coalesce(m.n, 0) DESC, f.since, f.id) AS place
                FROM free f JOIN all_free a ON a.volume_id = f.volume_id LEFT JOIN wished w ON w.work_id = f.work_id
                LEFT JOIN moved m ON m.work_id = f.work_id
                WHERE a.n > coalesce(w.n, 0))
            SELECT id, site_id, letter, volume_id, spare, reasons FROM ranked WHERE place <= ? ORDER BY letter, site_id, place""";

    /** By class, how many may go from these sites. */
    Map<String, Integer> lendable(List<Offered> offered) {
        return offered.stream()
                .collect(Collectors.groupingBy(copy -> copy.candidate().letter(), Collectors.summingInt(copy -> 1)));
    }

    /** Whether more people wait for the title than free copies would stay if one more went. */
    boolean isWanted(UUID volume) {
        return sql.one(
                        row -> row.getBoolean(1),
                        """
                        SELECT w.n > 0 AND (SELECT count(*) FROM copy WHERE volume_id = ? AND status = 'AVAILABLE') <= w.n
                        FROM (SELECT count(*) AS n FROM volume mine JOIN edition e ON e.id = mine.edition_id JOIN edition o ON o.work_id = e.work_id
                              JOIN volume v ON v.edition_id = o.id JOIN swap_request r ON r.volume_id = v.id
                              WHERE mine.id = ? AND r.state IN ('OPEN', 'PAUSED', 'OFFERED')) w""",
                        volume,
                        volume)
                .orElse(false);
    }
}
