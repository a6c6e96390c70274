package cn.yishulai.fairs;

import cn.yishulai.fairs.Rota.Busy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rows of shifts and helpers. A helper without a hold was asked and is somewhere else then: a conflict. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class RotaRows {

    /** The helper's time goes to the shift unless it is another's. */
    private static final String HOLD =
            """
            INSERT INTO helper_hold (helper_id, shift_id, staff_id, begins_at, ends_at)
            SELECT h.id, h.shift_id, h.staff_id, s.begins_at, s.ends_at FROM shift_helper h JOIN fair_shift s ON s.id = h.shift_id
            JOIN fair f ON f.id = s.fair_id
            WHERE %s AND h.state <> 'DECLINED' AND f.state <> 'CANCELLED'
              AND NOT EXISTS (SELECT FROM fair_without_day w WHERE w.fair_id = f.id)
              AND NOT EXISTS (SELECT FROM helper_hold o WHERE o.helper_id = h.id)
            ORDER BY s.begins_at, h.id ON CONFLICT DO NOTHING""";

    private final TradeSql sql;

    RotaRows(TradeSql sql) {
        this.sql = sql;
    }

    record Shift(UUID id, UUID fair, String role, @Nullable String note, Instant begins, Instant ends, int needed) {

        ShiftPlan plan() {
            return new ShiftPlan(role, begins, ends, needed, note);
        }
    }

    UUID add(UUID fair, ShiftPlan plan) {
        return sql.one(
                        row -> TradeSql.id(row, "id"),
                        "INSERT INTO fair_shift (fair_id, role, note, begins_at, ends_at, needed) VALUES (?, ?, ?, ?, ?, ?) RETURNING id",
                        fair,
                        plan.role(),
                        plan.note(),
                        plan.from(),
                        plan.until(),
                        plan.needed())
                .orElseThrow();
    }

    /** Helpers have no hold of it until {@link #holdAgain}. */
    void change(Shift shift, ShiftPlan plan) {
        sql.change("DELETE FROM helper_hold WHERE shift_id = ?", shift.id());
        sql.change(
                "UPDATE fair_shift SET role = ?, note = ?, begins_at = ?, ends_at = ?, needed = ? WHERE id = ?",
                plan.role(),
                plan.note(),
                plan.from(),
                plan.until(),
                plan.needed(),
                shift.id());
    }

    Optional<Shift> lock(UUID shift) {
        return sql.one(RotaRows::read, "SELECT * FROM fair_shift WHERE id = ? FOR UPDATE", shift);
    }

    List<Shift> of(UUID fair) {
        return sql.list(RotaRows::read, "SELECT * FROM fair_shift WHERE fair_id = ? ORDER BY begins_at, id", fair);
    }

    /** Those asked who have not declined. */
    List<UUID> helpers(UUID shift) {
        return sql.list(
                row -> TradeSql.id(row, "staff_id"),
                "SELECT staff_id FROM shift_helper WHERE shift_id = ? AND state <> 'DECLINED' ORDER BY asked_at, id",
                shift);
    }

    boolean declined(UUID shift, UUID helper) {
        return !sql.list(
                        row -> 1,
                        "SELECT 1 FROM shift_helper WHERE shift_id = ? AND staff_id = ? AND state = 'DECLINED'",
                        shift,
                        helper)
                .isEmpty();
    }

    /** Whether there is room for this helper, who may be in it already. */
    boolean isOpen(Shift shift, UUID helper) {
        List<UUID> helpers = helpers(shift.id());
        return helpers.contains(helper) || helpers.size() < shift.needed();
    }

    /** @return whether the helper was not asked before */
    boolean ask(UUID shift, UUID helper, Instant now) {
        return sql.change(
                        """
                        INSERT INTO shift_helper (shift_id, staff_id, state, asked_at) VALUES (?, ?, 'ASKED', ?)
                        ON CONFLICT ON CONSTRAINT shift_helper_once DO UPDATE SET state = 'ASKED', asked_at = excluded.asked_at,
                            answered_at = NULL WHERE shift_helper.state = 'DECLINED'""",
                        shift,
                        helper,
                        now)
                > 0;
    }

    void forget(UUID shift, UUID helper) {
        sql.change("DELETE FROM shift_helper WHERE shift_id = ? AND staff_id = ?", shift, helper);
    }

    void accept(UUID shift, UUID helper, Instant now) {
        sql.change(
                "UPDATE shift_helper SET state = 'ACCEPTED', answered_at = ? WHERE shift_id = ? AND staff_id = ?",
                now,
                shift,
                helper);
    }

    /** Who declines was not there either. */
    void decline(UUID shift, UUID helper, Instant now) {
        sql.change("DELETE FROM helper_hold WHERE shift_id = ? AND staff_id = ?", shift, helper);
        sql.change(
                "UPDATE shift_helper SET state = 'DECLINED', answered_at = ? WHERE shift_id = ? AND staff_id = ?",
                now,
                shift,
                helper);
        sql.change(
                """
                DELETE FROM helper_presence n USING shift_helper h
                WHERE h.id = n.helper_id AND h.shift_id = ? AND h.staff_id = ? AND n.left_at IS NULL""",
                shift,
                helper);
    }

    /** Who said yes to other times is asked again. @return all who are concerned */
    List<UUID> askAgain(UUID shift, Instant now) {
        sql.change(
                "UPDATE shift_helper SET state = 'ASKED', asked_at = ?, answered_at = NULL WHERE shift_id = ? AND state = 'ACCEPTED'",
                now,
                shift);
        return helpers(shift);
    }

    /** @return whether the helper's time is the shift's now, or is not needed yet because the fair has no day */
    boolean hold(UUID shift, UUID helper) {
        sql.change(HOLD.formatted("h.shift_id = ? AND h.staff_id = ?"), shift, helper);
        return !sql.list(
                        row -> 1,
                        """
                        SELECT 1 FROM fair_shift s WHERE s.id = ? AND (
                            EXISTS (SELECT FROM fair_without_day w WHERE w.fair_id = s.fair_id)
                            OR EXISTS (SELECT FROM helper_hold h WHERE h.shift_id = s.id AND h.staff_id = ?))""",
                        shift,
                        helper)
                .isEmpty();
    }

    void holdAgain(UUID fair) {
        sql.change(HOLD.formatted("s.fair_id = ?"), fair);
    }

    void holdAgainFor(UUID helper) {
        sql.change(HOLD.formatted("h.staff_id = ?"), helper);
    }

    List<Busy> busy(Collection<UUID> helpers, Instant from, Instant until) {
        return sql.list(
                row -> new Busy(
                        TradeSql.id(row, "staff_id"),
                        ProgrammeReads.time(row, "begins_at"),
                        ProgrammeReads.time(row, "ends_at")),
                """
                SELECT staff_id, begins_at, ends_at FROM helper_hold
                WHERE staff_id = ANY (?::uuid[]) AND begins_at < ? AND ends_at > ? ORDER BY staff_id, begins_at""",
                helpers,
                until,
                from);
    }

    private static Shift read(ResultSet row) throws SQLException {
        return new Shift(
                TradeSql.id(row, "id"),
                TradeSql.id(row, "fair_id"),
                row.getString("role"),
                row.getString("note"),
                ProgrammeReads.time(row, "begins_at"),
                ProgrammeReads.time(row, "ends_at"),
                row.getInt("needed"));
    }
}
