package cn.yishulai.fairs;

import static cn.yishulai.fairs.ProgrammeRefusal.HELPER_BUSY;
import static cn.yishulai.fairs.ProgrammeRefusal.HELPER_UNKNOWN;
import static cn.yishulai.fairs.ProgrammeRefusal.SHIFT_FULL;
import static cn.yishulai.fairs.ProgrammeRefusal.SHIFT_UNKNOWN;

import cn.yishulai.kernel.OpaqueId;
import cn.yishulai.kernel.Refused;
import cn.yishulai.people.Caller;
import cn.yishulai.people.Role;
import cn.yishulai.people.Staff;
import cn.yishulai.places.Sites;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * The helpers' rota (班表): shifts with so many helpers each, who are asked and answer. Nobody is in two places at once: the
 * database gives a helper's time to one shift. Every public method is one transaction.
 */
@ApplicationScoped
@Transactional
public class Rota {

    private final TradeSql sql;
    private final ProgrammeDoor door;
    private final FairAccess fairs;
    private final RotaRows rows;
    private final StaffNotices notices;
    private final Staff staff;
    private final Sites sites;
    private final Clock clock;

    Rota(
            TradeSql sql,
            ProgrammeDoor door,
            FairAccess fairs,
            RotaRows rows,
            StaffNotices notices,
            Staff staff,
            Sites sites,
            Clock clock) {
        this.sql = sql;
        this.door = door;
        this.fairs = fairs;
        this.rows = rows;
        this.notices = notices;
        this.staff = staff;
        this.sites = sites;
        this.clock = clock;
    }

    /** Who may be asked for shifts of a fair. */
    public record Helper(UUID id, String name, Role role) {}

    /** When a helper is somewhere. */
    public record Busy(UUID helper, Instant from, Instant until) {}

    /**
     * A shift that nobody has been asked for, planned by the library itself.
     *
     * @throws cn.yishulai.kernel.Refused FAIR_UNKNOWN, PROGRAMME_TIMES_WRONG
     */
    public UUID propose(UUID fair, ShiftPlan plan) {
        fairs.hold(fair);
        new ProgrammeSpan(plan.from(), plan.until());
        return rows.add(fair, plan);
    }

    /**
     * Asks a helper for a shift; false instead of a refusal when the shift is full or the helper is somewhere else then.
     *
     * @throws cn.yishulai.kernel.Refused SHIFT_UNKNOWN
     */
    public boolean tryAsk(UUID shift, UUID helper) {
        RotaRows.Shift locked = rows.lock(shift).orElseThrow(() -> unknown(shift));
        return rows.isOpen(locked, helper) && ask(locked, helper);
    }

    /** Who may be asked: of the venue and of the fair's organisation. @throws cn.yishulai.kernel.Refused FAIR_UNKNOWN */
    public List<Helper> helpersFor(UUID fair) {
        FairFacts facts = fairs.facts(fair);
        return staff.helpers(facts.organisation(), facts.venue(), sites.withParents(facts.venue())).stream()
                .map(worker -> new Helper(worker.id(), worker.name(), worker.role()))
                .toList();
    }

    /** When these are at fairs already. */
    public List<Busy> busy(Collection<UUID> helpers, Instant from, Instant until) {
        return rows.busy(helpers, from, until);
    }

    /** The same as the caller may see them: partners their own people. */
    List<Helper> helpers(Caller caller, UUID fair) {
        door.look(caller, fair);
        return helpersFor(fair).stream()
                .filter(helper -> caller.role() != Role.PARTNER
                        || helper.role() == Role.PARTNER
                        || helper.role() == Role.VOLUNTEER)
                .toList();
    }

    /** @throws cn.yishulai.kernel.Refused FAIR_UNKNOWN, FAIR_NOT_READY, PROGRAMME_TIMES_WRONG */
    void add(Caller caller, UUID fair, ShiftForms.Shift form) {
        door.lead(caller, fair);
        rows.add(fair, form.plan());
    }

    /**
     * Says a shift anew. With other times those who said yes are asked again.
     *
     * @throws cn.yishulai.kernel.Refused FAIR_UNKNOWN, FAIR_NOT_READY, SHIFT_UNKNOWN, PROGRAMME_TIMES_WRONG
     */
    void change(Caller caller, UUID fair, String sent, ShiftForms.Shift form) {
        FairFacts facts = door.lead(caller, fair);
        RotaRows.Shift shift = require(fair, sent);
        ShiftPlan plan = form.plan();
        rows.change(shift, plan);
        if (!shift.begins().equals(plan.from()) || !shift.ends().equals(plan.until())) {
            List<UUID> helpers = rows.askAgain(shift.id(), clock.instant());
            notices.shift(StaffNotices.Kind.SHIFT_MOVED, facts, shift.id(), plan, helpers);
        }
        rows.holdAgain(fair);
    }

    /** @throws cn.yishulai.kernel.Refused FAIR_UNKNOWN, FAIR_NOT_READY, SHIFT_UNKNOWN */
    void remove(Caller caller, UUID fair, String sent) {
        FairFacts facts = door.lead(caller, fair);
        RotaRows.Shift shift = require(fair, sent);
        List<UUID> helpers = rows.helpers(shift.id());
        notices.shift(StaffNotices.Kind.SHIFT_OFF, facts, shift.id(), shift.plan(), helpers);
        sql.change("DELETE FROM fair_shift WHERE id = ?", shift.id());
        helpers.forEach(rows::holdAgainFor);
    }

    /**
     * Asks somebody for a shift; asked again, nothing changes.
     *
     * @throws cn.yishulai.kernel.Refused FAIR_UNKNOWN, FAIR_NOT_READY, SHIFT_UNKNOWN, HELPER_UNKNOWN, SHIFT_FULL, HELPER_BUSY
     */
    void ask(Caller caller, UUID fair, String sent, String helperSent) {
        door.lead(caller, fair);
        UUID helper = OpaqueId.parse(helperSent, HELPER_UNKNOWN);
        if (helpers(caller, fair).stream().noneMatch(one -> one.id().equals(helper))) {
            throw HELPER_UNKNOWN.because("nobody of this id may be asked for this fair");
        }
        RotaRows.Shift shift = require(fair, sent);
        if (!rows.isOpen(shift, helper)) {
            throw SHIFT_FULL.because("%d helpers are needed and asked".formatted(shift.needed()));
        }
        if (!ask(shift, helper)) {
            throw busyThen();
        }
    }

    /** @throws cn.yishulai.kernel.Refused FAIR_UNKNOWN, FAIR_NOT_READY, SHIFT_UNKNOWN, HELPER_UNKNOWN */
    void letGo(Caller caller, UUID fair, String sent, String helperSent) {
        FairFacts facts = door.lead(caller, fair);
        RotaRows.Shift shift = require(fair, sent);
        UUID helper = OpaqueId.parse(helperSent, HELPER_UNKNOWN);
        if (sql.change("DELETE FROM shift_helper WHERE shift_id = ? AND staff_id = ?", shift.id(), helper) == 0) {
            throw HELPER_UNKNOWN.because("nobody of this id was asked for the shift");
        }
        notices.shift(StaffNotices.Kind.SHIFT_OFF, facts, shift.id(), shift.plan(), List.of(helper));
        rows.holdAgainFor(helper);
    }

    /**
     * The caller says yes or no to a shift, also after having said the other.
     *
     * @throws cn.yishulai.kernel.Refused SHIFT_UNKNOWN, SHIFT_FULL, HELPER_BUSY
     */
    void answer(Caller caller, String sent, boolean accept) {
        UUID id = OpaqueId.parse(sent, SHIFT_UNKNOWN);
        RotaRows.Shift shift = rows.lock(id)
                .filter(one -> rows.helpers(id).contains(caller.personId()) || rows.declined(id, caller.personId()))
                .orElseThrow(() -> unknown(id));
        if (!accept) {
            rows.decline(id, caller.personId(), clock.instant());
            rows.holdAgainFor(caller.personId());
            return;
        }
        if (!rows.isOpen(shift, caller.personId())) {
            throw SHIFT_FULL.because("%d others help already".formatted(shift.needed()));
        }
        rows.accept(id, caller.personId(), clock.instant());
        if (!rows.hold(id, caller.personId())) {
            throw busyThen();
        }
    }

    private boolean ask(RotaRows.Shift shift, UUID helper) {
        boolean asked = rows.ask(shift.id(), helper, clock.instant());
        if (!rows.hold(shift.id(), helper)) {
            if (asked) {
                rows.forget(shift.id(), helper);
            }
            return false;
        }
        if (asked) {
            notices.shift(
                    StaffNotices.Kind.SHIFT_ASKED,
                    fairs.facts(shift.fair()),
                    shift.id(),
                    shift.plan(),
                    List.of(helper));
        }
        return true;
    }

    private RotaRows.Shift require(UUID fair, String sent) {
        UUID id = OpaqueId.parse(sent, SHIFT_UNKNOWN);
        return rows.lock(id).filter(shift -> shift.fair().equals(fair)).orElseThrow(() -> unknown(id));
    }

    private static Refused unknown(UUID shift) {
        return SHIFT_UNKNOWN.because("no shift of yours has the id " + shift);
    }

    private static Refused busyThen() {
        return HELPER_BUSY.because("the helper is at another shift then");
    }
}
