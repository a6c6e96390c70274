package cn.yishulai.fairs;

import cn.yishulai.fairs.StaffNotices.Kind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * What becomes of a programme when its fair is planned, put off, moved or cancelled. What belongs to a session moves with
 * it; what cannot have its place at the new time stays without one, and is shown as a conflict.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class ProgrammeLife {

    private static final List<String> HOLDS = List.of(
            "DELETE FROM stage_hold WHERE performance_id IN (SELECT id FROM fair_performance WHERE fair_id = ?)",
            "DELETE FROM helper_hold WHERE shift_id IN (SELECT id FROM fair_shift WHERE fair_id = ?)",
            "DELETE FROM equipment_hold WHERE booking_id IN (SELECT id FROM fair_equipment WHERE fair_id = ?)");

    /** Everything that has a time of its own. */
    private static final List<String> TIMED = List.of(
            "UPDATE fair_performance SET begins_at = begins_at + %1$s, ends_at = ends_at + %1$s, clear_at = clear_at + %1$s",
            "UPDATE fair_shift SET begins_at = begins_at + %1$s, ends_at = ends_at + %1$s",
            "UPDATE fair_equipment SET begins_at = begins_at + %1$s, ends_at = ends_at + %1$s");

    private final TradeSql sql;
    private final FairAccess fairs;
    private final SessionTerms terms;
    private final Stages stages;
    private final RotaRows rota;
    private final EquipmentRows equipment;
    private final Tasks tasks;
    private final StaffNotices notices;
    private final Clock clock;

    ProgrammeLife(
            TradeSql sql,
            FairAccess fairs,
            SessionTerms terms,
            Stages stages,
            RotaRows rota,
            EquipmentRows equipment,
            Tasks tasks,
            StaffNotices notices,
            Clock clock) {
        this.sql = sql;
        this.fairs = fairs;
        this.terms = terms;
        this.stages = stages;
        this.rota = rota;
        this.equipment = equipment;
        this.tasks = tasks;
        this.notices = notices;
        this.clock = clock;
    }

    /** A draft has its checklist. */
    void planned(UUID fair) {
        tasks.takeOver(fair, Checklists.USUAL);
    }

    /** Sessions have other times, or are at another place. Those of the fair are written already. */
    void moved(UUID fair, List<FairSession> before, List<FairSession> after) {
        sql.change("DELETE FROM fair_without_day WHERE fair_id = ?", fair);
        for (String table : List.of("fair_admission_rule", "fair_session_terms")) {
            sql.change("DELETE FROM " + table + " WHERE fair_id = ? AND session_number > ?", fair, after.size());
        }
        FairFacts facts = fairs.facts(fair);
        terms.rebind(facts, after);
        if (isSame(before, after)) {
            holdAgain(fair);
            return;
        }
        letGo(fair);
        List<RotaRows.Shift> were = rota.of(fair);
        shift(fair, before, after);
        permitVoid(fair);
        for (RotaRows.Shift shift : rota.of(fair)) {
            if (were.stream()
                    .noneMatch(
                            was -> was.id().equals(shift.id()) && was.begins().equals(shift.begins()))) {
                notices.shift(
                        Kind.SHIFT_MOVED, facts, shift.id(), shift.plan(), rota.askAgain(shift.id(), clock.instant()));
            }
        }
        holdAgain(fair);
    }

    /** Nobody and nothing is held for it until it has new times. */
    void postponed(UUID fair) {
        sql.change("INSERT INTO fair_without_day (fair_id) VALUES (?) ON CONFLICT DO NOTHING", fair);
        terms.rest(fairs.facts(fair));
        tell(Kind.SHIFT_PUT_OFF, fair);
        permitVoid(fair);
        free(fair);
    }

    /** Which of these were put off and have no new times; one query. */
    Set<UUID> withoutDay(Collection<UUID> fairs) {
        return Set.copyOf(sql.list(
                row -> TradeSql.id(row, "fair_id"),
                "SELECT fair_id FROM fair_without_day WHERE fair_id = ANY (?::uuid[])",
                fairs));
    }

    /** What was done for the permit is to be done again. */
    void permitVoid(UUID fair) {
        tasks.permitVoid(fair);
    }

    /** It takes place after all, at its old times if it was given no others. */
    void published(UUID fair, List<FairSession> sessions) {
        if (sql.change("DELETE FROM fair_without_day WHERE fair_id = ?", fair) > 0) {
            terms.rebind(fairs.facts(fair), sessions);
            holdAgain(fair);
        }
    }

    void cancelled(UUID fair) {
        terms.freed(fairs.facts(fair));
        tell(Kind.SHIFT_OFF, fair);
        free(fair);
    }

    /** Helpers whose shifts are not over. */
    private void tell(Kind kind, UUID fair) {
        FairFacts facts = fairs.facts(fair);
        rota.of(fair).stream()
                .filter(shift -> shift.ends().isAfter(clock.instant()))
                .forEach(shift -> notices.shift(kind, facts, shift.id(), shift.plan(), rota.helpers(shift.id())));
    }

    /** What others waited for, they get. */
    private void free(UUID fair) {
        letGo(fair);
        rota.of(fair).stream()
                .flatMap(shift -> rota.helpers(shift.id()).stream())
                .distinct()
                .sorted()
                .forEach(rota::holdAgainFor);
        sorts(fair).forEach(equipment::holdAgain);
    }

    private void letGo(UUID fair) {
        sorts(fair);
        HOLDS.forEach(statement -> sql.change(statement, fair));
    }

    private void holdAgain(UUID fair) {
        stages.holdAgain(fair);
        rota.holdAgain(fair);
        sorts(fair).forEach(equipment::holdAgain);
    }

    /** The sorts of equipment that the fair has booked, held in one order by whoever changes bookings. */
    private List<UUID> sorts(UUID fair) {
        return sql.list(
                row -> TradeSql.id(row, "id"),
                """
                SELECT id FROM equipment WHERE id IN (SELECT equipment_id FROM fair_equipment WHERE fair_id = ?)
                ORDER BY id FOR NO KEY UPDATE""",
                fair);
    }

    /** Each thing belongs to the last session that has begun when it begins; what comes before all of them, to the first. */
    private void shift(UUID fair, List<FairSession> before, List<FairSession> after) {
        List<String> cases = new ArrayList<>();
        for (int i = before.size() - 1; i > 0; i--) {
            cases.add("WHEN begins_at >= '%s' THEN interval '%d seconds'"
                    .formatted(before.get(i).begins(), later(before, after, i)));
        }
        String by = cases.isEmpty()
                ? "interval '%d seconds'".formatted(later(before, after, 0))
                : "CASE %s ELSE interval '%d seconds' END".formatted(String.join(" ", cases), later(before, after, 0));
        TIMED.forEach(statement -> sql.change(statement.formatted(by) + " WHERE fair_id = ?", fair));
    }

    /** A session that is no more has its things with the last one that is. */
    private static long later(List<FairSession> before, List<FairSession> after, int session) {
        Instant now = after.get(Math.min(session, after.size() - 1)).begins();
        return Duration.between(before.get(session).begins(), now).toSeconds();
    }

    private static boolean isSame(List<FairSession> before, List<FairSession> after) {
        return before.size() == after.size()
                && before.stream().allMatch(was -> after.stream()
                        .anyMatch(is -> is.number() == was.number()
                                && is.begins().equals(was.begins())
                                && is.ends().equals(was.ends())));
    }
}
