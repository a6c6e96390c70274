package cn.yishulai.fairs;

import cn.yishulai.places.OpeningCalendar;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** How coupons are split at a fair, as rows. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class CouponRows {

    /** What is good at the venue when the fair begins, or now when it has begun. */
    private static final String CREDITS =
            """
            WITH listed AS (SELECT t.household_id, t.code FROM ticket t WHERE t.fair_id = ? AND t.state IN ('ISSUED', 'ADMITTED')),
            begins AS (SELECT greatest(?::timestamptz, min(s.begins_at)) AS at FROM fair_session s WHERE s.fair_id = ?)
            SELECT l.household_id, %s, coalesce((SELECT sum(a.balance) FROM credit_account a, begins b
                WHERE a.household = l.household_id AND a.kind = 'FREE' AND a.balance > 0 AND (a.ends_at IS NULL OR a.ends_at > b.at)
                  AND (a.site IS NULL OR a.site = ?)), 0)::bigint AS credits
            FROM listed l %s""";

    /** What a family gave for what it took at the tables of the fair. */
    private static final String PAID =
            """
            coalesce((SELECT sum(s.credits - s.covered) FROM fair_table_step s
                JOIN movement m ON m.copy_id = s.copy_id AND m.status = 'HANDED_OVER' AND m.occurred_at = s.occurred_at
                WHERE s.fair_id = ? AND m.household_id = l.household_id), 0)::bigint AS paid""";

    private final TradeSql sql;
    private final Clock clock;

    CouponRows(TradeSql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** A lane as its device last fetched it. */
    record Lane(int number, UUID device, int families, long coupons, OffsetDateTime drawnAt) {}

    /** A family that will come. @param credits with those that it paid at the tables: the lanes were split with them */
    record Family(UUID household, long credits) {}

    /** A ticket, and what its family has. */
    record Holder(UUID household, String ticket, long credits) {}

    CouponLanes plan(UUID fair) {
        return sql.one(CouponRows::plan, "SELECT lanes, extra, unlisted FROM fair_coupon_plan WHERE fair_id = ?", fair)
                .or(() -> sql.one(CouponRows::plan, "SELECT lanes, extra, unlisted FROM fair_coupon_default"))
                .orElseThrow();
    }

    void plan(UUID fair, CouponLanes lanes, UUID by) {
        sql.change(
                """
                INSERT INTO fair_coupon_plan (fair_id, lanes, extra, unlisted, planned_by, planned_at) VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT ON CONSTRAINT fair_coupon_plan_pk DO UPDATE SET (lanes, extra, unlisted, planned_by, planned_at) =
                    (excluded.lanes, excluded.extra, excluded.unlisted, excluded.planned_by, excluded.planned_at)""",
                fair,
                lanes.lanes(),
                lanes.extra(),
                lanes.unlisted(),
                by,
                clock.instant());
    }

    /** One after the other, so that no two devices have one lane and nobody plans anew meanwhile. */
    void lock(UUID fair) {
        sql.one(row -> true, "SELECT 1 FROM pg_advisory_xact_lock(hashtextextended(?, 315))", fair.toString());
    }

    List<Lane> drawn(UUID fair, int epoch) {
        return sql.list(
                CouponRows::lane,
                """
                SELECT lane, device, families, coupons, drawn_at FROM fair_coupon_lane WHERE fair_id = ? AND epoch = ? ORDER BY lane""",
                fair,
                epoch);
    }

    void draw(UUID fair, int epoch, int lane, UUID device, int families, long coupons) {
        sql.change(
                """
                INSERT INTO fair_coupon_lane (fair_id, epoch, lane, device, families, coupons, drawn_at) VALUES (?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT ON CONSTRAINT fair_coupon_lane_one_per_device DO UPDATE SET (families, coupons, drawn_at) =
                    (excluded.families, excluded.coupons, excluded.drawn_at)""",
                fair,
                epoch,
                lane,
                device,
                families,
                coupons,
                clock.instant());
    }

    /** Every family that has a ticket, once. */
    List<Family> families(FairStockSite fair) {
        return sql.list(
                row -> new Family(TradeSql.id(row, "household_id"), row.getLong("credits") + row.getLong("paid")),
                CREDITS.formatted(PAID, "GROUP BY l.household_id ORDER BY l.household_id"),
                fair.id(),
                clock.instant(),
                fair.id(),
                fair.id(),
                fair.venue());
    }

    /** Every ticket; a family that comes to two sessions has two, and the same credits for both. */
    List<Holder> holders(FairStockSite fair) {
        return sql.list(
                row -> new Holder(TradeSql.id(row, "household_id"), row.getString("code"), row.getLong("credits")),
                CREDITS.formatted("l.code", "ORDER BY l.household_id, l.code"),
                fair.id(),
                clock.instant(),
                fair.id(),
                fair.venue());
    }

    private static CouponLanes plan(ResultSet row) throws SQLException {
        return new CouponLanes(row.getInt("lanes"), row.getInt("extra"), row.getInt("unlisted"));
    }

    private static Lane lane(ResultSet row) throws SQLException {
        return new Lane(
                row.getInt("lane"),
                TradeSql.id(row, "device"),
                row.getInt("families"),
                row.getLong("coupons"),
                Objects.requireNonNull(TradeSql.instant(row, "drawn_at"))
                        .atZone(OpeningCalendar.CITY)
                        .toOffsetDateTime());
    }
}
