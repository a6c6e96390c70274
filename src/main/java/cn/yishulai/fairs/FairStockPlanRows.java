package cn.yishulai.fairs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The plan of a fair's stock, as rows. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class FairStockPlanRows {

    /** Copies that are in a van of this epoch, or came with one; asked once for a whole list. */
    static final String WITH_PACKED =
            """
            WITH packed AS (
                SELECT c.copy_id FROM fair_load l JOIN fair g ON g.id = l.fair_id AND g.epoch = l.epoch
                JOIN transfer_copy c ON c.transfer_id = l.transfer_id AND c.state <> 'TAKEN_OUT' WHERE l.fair_id = ? AND l.way = 'OUT')
            """;

    static final String PACKED = "p.copy_id IN (SELECT copy_id FROM packed)";

    private final TradeSql sql;
    private final Clock clock;

    FairStockPlanRows(TradeSql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** @param measured whether earlier fairs have shown how many are swapped for each place */
    record Plan(
            UUID fair,
            int copies,
            int places,
            double perPlace,
            boolean measured,
            UUID returnSite,
            int perTitle,
            int emptyBelow,
            int signOffAbove,
            UUID by,
            @Nullable Instant at) {}

    record Lender(UUID site, int free, int keep, int proposed) {}

    record Quota(
            String letter,
            int atLeast,
            @Nullable Integer atMost,
            int wishes,
            int moved,
            int lendable,
            int proposed,
            int picked) {}

    /** How many of a class, or of a site, stay on the list when it is made anew. */
    record Kept(String letter, UUID site, boolean packed) {}

    /** One plan of a fair is made at a time. */
    void lock(UUID fair) {
        sql.one(row -> true, "SELECT pg_advisory_xact_lock(hashtextextended(?, 295))", "fair stock " + fair);
    }

    Optional<Plan> find(UUID fair) {
        return sql.one(FairStockPlanRows::plan, "SELECT * FROM fair_stock_plan WHERE fair_id = ?", fair);
    }

    void save(Plan plan) {
        sql.change(
                """
                INSERT INTO fair_stock_plan (fair_id, copies, places, per_place, measured, return_site, per_title, empty_below,
                                             sign_off_above, planned_by, planned_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT ON CONSTRAINT fair_stock_plan_pk DO UPDATE SET (copies, places, per_place, measured, return_site, per_title,
                    empty_below, sign_off_above, planned_by, planned_at) = (excluded.copies, excluded.places, excluded.per_place,
                    excluded.measured, excluded.return_site, excluded.per_title, excluded.empty_below, excluded.sign_off_above,
                    excluded.planned_by, excluded.planned_at)""",
                plan.fair(),
                plan.copies(),
                plan.places(),
                plan.perPlace(),
                plan.measured(),
                plan.returnSite(),
                plan.perTitle(),
                plan.emptyBelow(),
                plan.signOffAbove(),
                plan.by(),
                clock.instant());
    }

    void lenders(UUID fair, List<Lender> lenders) {
        sql.change("DELETE FROM fair_lender WHERE fair_id = ?", fair);
        sql.change(
                """
                INSERT INTO fair_lender (fair_id, site_id, free, keep)
                SELECT ?, n.site, n.free, n.keep FROM unnest(?::uuid[], ?::int[], ?::int[]) AS n (site, free, keep)""",
                fair,
                lenders.stream().map(Lender::site).toList(),
                lenders.stream().map(Lender::free).toList(),
                lenders.stream().map(Lender::keep).toList());
    }

    List<Lender> lenders(UUID fair) {
        return sql.list(
                row -> new Lender(
                        TradeSql.id(row, "site_id"), row.getInt("free"), row.getInt("keep"), row.getInt("proposed")),
                """
                SELECT l.site_id, l.free, l.keep, (SELECT count(*)::int FROM fair_pick p WHERE p.fair_id = l.fair_id AND p.site_id = l.site_id
                       AND p.state = 'TO_PICK') AS proposed
                FROM fair_lender l WHERE l.fair_id = ? ORDER BY l.free DESC, l.site_id""",
                fair);
    }

    void quotas(UUID fair, List<Quota> quotas) {
        sql.change("DELETE FROM fair_class_quota WHERE fair_id = ?", fair);
        for (Quota quota : quotas) {
            sql.change(
                    """
                    INSERT INTO fair_class_quota (fair_id, letter, at_least, at_most, wishes, moved, lendable) VALUES (?, ?, ?, ?, ?, ?, ?)""",
                    fair,
                    quota.letter(),
                    quota.atLeast(),
                    quota.atMost(),
                    quota.wishes(),
                    quota.moved(),
                    quota.lendable());
        }
    }

    /** In the order of the classification, what no record classifies last. */
    List<Quota> quotas(UUID fair) {
        return sql.list(
                FairStockPlanRows::quota,
                WITH_PACKED
                        + "SELECT q.*, coalesce(n.proposed, 0)::int AS proposed, coalesce(n.picked, 0)::int AS picked FROM fair_class_quota q"
                        + " LEFT JOIN (SELECT p.letter, count(*) FILTER (WHERE p.state = 'TO_PICK') AS proposed, count(*) FILTER (WHERE "
                        + PACKED
                        + ") AS picked FROM fair_pick p WHERE p.fair_id = ? GROUP BY p.letter) n"
                        + " ON n.letter = q.letter WHERE q.fair_id = ? ORDER BY length(q.letter), q.letter",
                fair,
                fair,
                fair);
    }

    /** The letters of the classification, in their order. */
    List<FairClassView> classes() {
        return sql.list(
                row -> new FairClassView(row.getString("letter"), row.getString("zh"), row.getString("en")),
                "SELECT letter, zh, en FROM main_class ORDER BY letter");
    }

    /** What was proposed before and nobody has touched goes off the list. @return what stays on it */
    List<Kept> clear(UUID fair) {
        sql.change(
                WITH_PACKED
                        + "DELETE FROM fair_pick p WHERE p.fair_id = ? AND p.source = 'PROPOSED' AND p.state = 'TO_PICK' AND NOT "
                        + PACKED,
                fair,
                fair);
        return sql.list(
                row -> new Kept(row.getString("letter"), TradeSql.id(row, "site_id"), row.getBoolean("packed")),
                WITH_PACKED + "SELECT p.letter, p.site_id, " + PACKED
                        + " AS packed FROM fair_pick p WHERE p.fair_id = ? AND p.state = 'TO_PICK'",
                fair,
                fair);
    }

    void propose(UUID fair, Collection<FairStockDemand.Offered> offered, UUID by) {
        sql.change(
                """
                INSERT INTO fair_pick (fair_id, copy_id, site_id, letter, walking_order, shelf, source, reasons, changed_by, changed_at)
                SELECT ?, c.id, c.site_id, n.letter, coalesce(h.walking_order, 2147483647), c.shelf, 'PROPOSED', string_to_array(n.reasons, ' '), ?, ?
                FROM unnest(?::uuid[], ?::text[], ?::text[]) AS n (copy, letter, reasons) JOIN copy c ON c.id = n.copy
                LEFT JOIN shelf_location h ON h.site_id = c.site_id AND h.code = c.shelf""",
                fair,
                by,
                clock.instant(),
                offered.stream().map(copy -> copy.candidate().copy()).toList(),
                offered.stream().map(copy -> copy.candidate().letter()).toList(),
                offered.stream().map(copy -> String.join(" ", copy.reasons())).toList());
    }

    /** @return by letter, quotas said before */
    Map<String, Quota> before(UUID fair) {
        return quotas(fair).stream().collect(Collectors.toMap(Quota::letter, quota -> quota));
    }

    private static Plan plan(ResultSet row) throws SQLException {
        return new Plan(
                TradeSql.id(row, "fair_id"),
                row.getInt("copies"),
                row.getInt("places"),
                row.getDouble("per_place"),
                row.getBoolean("measured"),
                TradeSql.id(row, "return_site"),
                row.getInt("per_title"),
                row.getInt("empty_below"),
                row.getInt("sign_off_above"),
                TradeSql.id(row, "planned_by"),
                TradeSql.instant(row, "planned_at"));
    }

    private static Quota quota(ResultSet row) throws SQLException {
        return new Quota(
                row.getString("letter"),
                row.getInt("at_least"),
                TradeSql.number(row, "at_most"),
                row.getInt("wishes"),
                row.getInt("moved"),
                row.getInt("lendable"),
                row.getInt("proposed"),
                row.getInt("picked"));
    }
}
