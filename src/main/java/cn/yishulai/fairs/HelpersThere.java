package cn.yishulai.fairs;

import static cn.yishulai.fairs.ProgrammeRefusal.HELPER_UNKNOWN;
import static cn.yishulai.fairs.ProgrammeRefusal.SHIFT_UNKNOWN;

import cn.yishulai.fairs.FairNowView.Helper;
import cn.yishulai.fairs.FairNowView.Helpers;
import cn.yishulai.fairs.FairNowView.Presence;
import cn.yishulai.fairs.FairNowView.Shift;
import cn.yishulai.kernel.OpaqueId;
import cn.yishulai.people.Caller;
import cn.yishulai.places.OpeningCalendar;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Which helpers are at a fair: noted there, beside what the rota says. Somebody who came for a day that was put off is not
 * there on the next.
 */
@ApplicationScoped
@Transactional
public class HelpersThere {

    /** So long before a shift helpers come at the earliest; who came before came to another day. */
    private static final Duration EARLY = Duration.ofHours(12);

    private final FairAccess access;
    private final TradeSql sql;
    private final Clock clock;

    HelpersThere(FairAccess access, TradeSql sql, Clock clock) {
        this.access = access;
        this.sql = sql;
        this.clock = clock;
    }

    private record Asked(UUID shift, Helper helper) {}

    /**
     * Somebody who was asked for the shift is there now, or went. Noted again, nothing changes.
     *
     * @throws cn.yishulai.kernel.Refused FAIR_UNKNOWN, SHIFT_UNKNOWN, HELPER_UNKNOWN
     */
    void note(Caller caller, UUID fair, String shiftSent, String helperSent, boolean here) {
        access.require(caller, fair);
        UUID shift = OpaqueId.parse(shiftSent, SHIFT_UNKNOWN);
        UUID helper = OpaqueId.parse(helperSent, HELPER_UNKNOWN);
        Instant begins = sql.one(
                        row -> ProgrammeReads.time(row, "begins_at"),
                        "SELECT begins_at FROM fair_shift WHERE id = ? AND fair_id = ?",
                        shift,
                        fair)
                .orElseThrow(() -> SHIFT_UNKNOWN.because("the fair has no such shift"));
        UUID asked = sql
                .list(
                        row -> TradeSql.id(row, "id"),
                        "SELECT id FROM shift_helper WHERE shift_id = ? AND staff_id = ? AND state <> 'DECLINED' FOR UPDATE",
                        shift,
                        helper)
                .stream()
                .findFirst()
                .orElseThrow(() -> HELPER_UNKNOWN.because("nobody of this id was asked for the shift"));
        Instant now = clock.instant();
        sql.change(
                """
                UPDATE helper_presence SET left_at = ?, left_noted_by = ? WHERE helper_id = ? AND left_at IS NULL AND (NOT ? OR came_at < ?)""",
                now,
                caller.personId(),
                asked,
                here,
                begins.minus(EARLY));
        if (here) {
            sql.change(
                    """
                    INSERT INTO helper_presence (helper_id, came_at, noted_by) VALUES (?, ?, ?)
                    ON CONFLICT (helper_id) WHERE left_at IS NULL DO NOTHING""",
                    asked,
                    now,
                    caller.personId());
        }
    }

    /** The shifts of this day. */
    Helpers today(UUID fair, Instant now) {
        LocalDate today = OpeningCalendar.dayOf(now);
        Map<UUID, List<Helper>> helpers = asked(fair).stream()
                .collect(Collectors.groupingBy(Asked::shift, Collectors.mapping(Asked::helper, Collectors.toList())));
        List<Shift> shifts = sql.list(
                row -> shift(row, helpers.getOrDefault(TradeSql.id(row, "id"), List.of())),
                "SELECT * FROM fair_shift WHERE fair_id = ? AND begins_at < ? AND ends_at > ? ORDER BY begins_at, role, id",
                fair,
                OpeningCalendar.startOf(today.plusDays(1)),
                OpeningCalendar.startOf(today));
        List<Shift> goOn = shifts.stream()
                .filter(shift -> !shift.from().toInstant().isAfter(now)
                        && shift.until().toInstant().isAfter(now))
                .toList();
        return new Helpers(
                goOn.stream().mapToInt(Shift::here).sum(),
                goOn.stream().mapToInt(Shift::needed).sum(),
                shifts);
    }

    private List<Asked> asked(UUID fair) {
        return sql.list(
                HelpersThere::helper,
                """
                SELECT p.shift_id, p.staff_id, m.display_name, p.state, h.came_at, h.left_at
                FROM shift_helper p JOIN fair_shift s ON s.id = p.shift_id JOIN staff_member m ON m.id = p.staff_id
                LEFT JOIN LATERAL (SELECT came_at, left_at FROM helper_presence n WHERE n.helper_id = p.id AND n.came_at >= s.begins_at - ?::interval
                                   ORDER BY n.came_at DESC, n.id DESC LIMIT 1) h ON true
                WHERE s.fair_id = ? AND p.state <> 'DECLINED' ORDER BY m.display_name, p.id""",
                EARLY.toString(),
                fair);
    }

    private static Asked helper(ResultSet row) throws SQLException {
        Instant came = TradeSql.instant(row, "came_at");
        Instant left = TradeSql.instant(row, "left_at");
        Presence presence = came == null ? Presence.NOT_YET : left == null ? Presence.HERE : Presence.GONE;
        Instant since = left == null ? came : left;
        return new Asked(
                TradeSql.id(row, "shift_id"),
                new Helper(
                        TradeSql.id(row, "staff_id"),
                        row.getString("display_name"),
                        row.getString("state"),
                        presence,
                        since == null ? null : FairView.inCity(since)));
    }

    private static Shift shift(ResultSet row, List<Helper> helpers) throws SQLException {
        return new Shift(
                TradeSql.id(row, "id"),
                row.getString("role"),
                FairView.inCity(ProgrammeReads.time(row, "begins_at")),
                FairView.inCity(ProgrammeReads.time(row, "ends_at")),
                row.getInt("needed"),
                (int) helpers.stream()
                        .filter(helper -> helper.presence() == Presence.HERE)
                        .count(),
                helpers);
    }
}
