package cn.yishulai.fairs;

import cn.yishulai.fairs.ProgrammeView.Conflict;
import cn.yishulai.fairs.ProgrammeView.Kind;
import cn.yishulai.fairs.ProgrammeView.Why;
import cn.yishulai.people.Caller;
import cn.yishulai.people.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What in the programme of a fair does not have its place, and why: after a move, or because others came first. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class ProgrammeConflicts {

    /** Things are set up and taken down so long before and after a fair. */
    private static final Duration SET_UP = Duration.ofDays(2);

    private final TradeSql sql;

    ProgrammeConflicts(TradeSql sql) {
        this.sql = sql;
    }

    List<Conflict> of(Caller caller, FairFacts fair) {
        boolean seesOthers = caller.role() == Role.LIBRARIAN || caller.role() == Role.AUDITOR;
        return Stream.of(slots(fair), performances(fair), outside(fair), helpers(fair, seesOthers), equipment(fair))
                .flatMap(List::stream)
                .toList();
    }

    private List<Conflict> slots(FairFacts fair) {
        return sql.list(
                row -> conflict(row, Kind.SLOT, Why.OUTSIDE_SESSION, null, null),
                """
                SELECT l.session_number || ' · ' || l.slot_number AS what, l.begins_at, l.ends_at FROM fair_slot l
                JOIN fair_session s ON (s.fair_id, s.number) = (l.fair_id, l.session_number)
                WHERE l.fair_id = ? AND (l.begins_at < s.begins_at OR l.ends_at > s.ends_at)
                ORDER BY l.session_number, l.slot_number""",
                fair.id());
    }

    private List<Conflict> performances(FairFacts fair) {
        return sql.list(
                row -> {
                    boolean held = row.getBoolean("held");
                    return conflict(
                            row,
                            Kind.PERFORMANCE,
                            held ? Why.OUTSIDE_FAIR : Why.STAGE_TAKEN,
                            TradeSql.id(row, "id"),
                            held ? null : row.getString("by"));
                },
                """
                SELECT p.id, p.title AS what, p.begins_at, p.ends_at, h.performance_id IS NOT NULL AS held,
                       (SELECT o.title FROM stage_hold k JOIN fair_performance o ON o.id = k.performance_id
                        WHERE k.stage_id = p.stage_id AND tstzrange(k.begins_at, k.clear_at) && tstzrange(p.begins_at, p.clear_at)
                        ORDER BY k.begins_at LIMIT 1) AS by
                FROM fair_performance p LEFT JOIN stage_hold h ON h.performance_id = p.id
                WHERE p.fair_id = ? AND (h.performance_id IS NULL OR p.begins_at < ? OR p.ends_at > ?) ORDER BY p.begins_at, p.id""",
                fair.id(),
                fair.begins(),
                fair.ends());
    }

    private List<Conflict> outside(FairFacts fair) {
        return sql.list(
                row -> conflict(
                        row, Kind.valueOf(row.getString("kind")), Why.OUTSIDE_FAIR, TradeSql.id(row, "id"), null),
                """
                SELECT * FROM (
                    SELECT 'SHIFT' AS kind, id, fair_id, role AS what, begins_at, ends_at FROM fair_shift
                    UNION ALL SELECT 'EQUIPMENT', b.id, b.fair_id, e.name, b.begins_at, b.ends_at
                    FROM fair_equipment b JOIN equipment e ON e.id = b.equipment_id) x
                WHERE fair_id = ? AND (ends_at < ? OR begins_at > ?) ORDER BY begins_at, id""",
                fair.id(),
                fair.begins().minus(SET_UP),
                fair.ends().plus(SET_UP));
    }

    private List<Conflict> helpers(FairFacts fair, boolean seesOthers) {
        return sql.list(
                row -> conflict(
                        row,
                        Kind.HELPER,
                        Why.HELPER_ELSEWHERE,
                        TradeSql.id(row, "id"),
                        seesOthers || fair.id().equals(row.getObject("other", UUID.class))
                                ? row.getString("by")
                                : null),
                """
                SELECT s.id, m.display_name || ' · ' || s.role AS what, s.begins_at, s.ends_at, x.other, x.by
                FROM fair_shift s JOIN shift_helper p ON p.shift_id = s.id JOIN staff_member m ON m.id = p.staff_id
                LEFT JOIN LATERAL (SELECT f.id AS other, f.title || ' · ' || o.role AS by FROM helper_hold k
                    JOIN fair_shift o ON o.id = k.shift_id JOIN fair f ON f.id = o.fair_id
                    WHERE k.staff_id = p.staff_id AND tstzrange(k.begins_at, k.ends_at) && tstzrange(s.begins_at, s.ends_at)
                    ORDER BY k.begins_at LIMIT 1) x ON true
                WHERE s.fair_id = ? AND p.state <> 'DECLINED' AND NOT EXISTS (SELECT FROM helper_hold h WHERE h.helper_id = p.id)
                ORDER BY s.begins_at, p.id""",
                fair.id());
    }

    private List<Conflict> equipment(FairFacts fair) {
        return sql.list(
                row -> conflict(row, Kind.EQUIPMENT, Why.EQUIPMENT_TAKEN, TradeSql.id(row, "id"), null),
                """
                SELECT b.id, e.name || ' × ' || b.pieces AS what, b.begins_at, b.ends_at FROM fair_equipment b
                JOIN equipment e ON e.id = b.equipment_id
                WHERE b.fair_id = ? AND NOT EXISTS (SELECT FROM equipment_hold h WHERE h.booking_id = b.id)
                ORDER BY b.begins_at, b.id""",
                fair.id());
    }

    private static Conflict conflict(ResultSet row, Kind kind, Why why, @Nullable UUID thing, @Nullable String by)
            throws SQLException {
        return new Conflict(
                kind,
                why,
                thing,
                row.getString("what"),
                by,
                FairView.inCity(ProgrammeReads.time(row, "begins_at")),
                FairView.inCity(ProgrammeReads.time(row, "ends_at")));
    }
}
