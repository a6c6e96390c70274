package cn.yishulai.planning;

import static cn.yishulai.kernel.KernelRefusal.PAGE_MALFORMED;
import static cn.yishulai.planning.PlanningRefusal.PLAN_CHANGED;
import static cn.yishulai.planning.PlanningRefusal.PLAN_CHOICE_UNKNOWN;
import static cn.yishulai.planning.PlanningRefusal.PLAN_NOT_READY;
import static cn.yishulai.planning.PlanningRefusal.PLAN_UNKNOWN;
import static cn.yishulai.planning.PlanningRefusal.SEASON_WISH_UNKNOWN;
import static cn.yishulai.planning.PlanningRefusal.SEASON_WITHOUT_WISHES;

import cn.yishulai.journal.Audit;
import cn.yishulai.kernel.OpaqueId;
import cn.yishulai.kernel.Page;
import cn.yishulai.people.Caller;
import cn.yishulai.places.Sites;
import cn.yishulai.planning.PlanRows.FairRow;
import cn.yishulai.planning.PlanRows.ShiftRow;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Plans of a season: searched for by {@link PlanRunner}, then pinned and changed by people, and accepted. After every change
 * all that is said of the plan is said anew. Every public method is one transaction.
 */
@ApplicationScoped
@Transactional
public class SeasonPlans {

    private static final int SEEDS = 1_000_000;

    private final PlanStore store;
    private final SeasonWishRows wishes;
    private final CaseReader reader;
    private final PlanWords words;
    private final PlanAcceptance acceptance;
    private final Sites sites;
    private final Audit audit;

    SeasonPlans(
            PlanStore store,
            SeasonWishRows wishes,
            CaseReader reader,
            PlanWords words,
            PlanAcceptance acceptance,
            Sites sites,
            Audit audit) {
        this.store = store;
        this.wishes = wishes;
        this.reader = reader;
        this.words = words;
        this.acceptance = acceptance;
        this.sites = sites;
        this.audit = audit;
    }

    /** The newest first, without their lines. */
    Page<PlanView> list(UUID season, @Nullable String after, int limit) {
        wishes.requireSeason(season);
        UUID last = after == null ? null : OpaqueId.parse(after, PAGE_MALFORMED);
        return Page.cut(
                store.page(season, last, limit + 1).stream().map(words::head).toList(), limit, plan -> plan.id()
                        .toString());
    }

    /** @throws cn.yishulai.kernel.Refused PLAN_UNKNOWN */
    PlanView show(UUID season, UUID id) {
        return words.whole(store.require(season, id), store.rows(id));
    }

    /** @throws cn.yishulai.kernel.Refused SEASON_UNKNOWN, SEASON_WITHOUT_WISHES, PLAN_UNDER_WAY, PLAN_UNKNOWN for the one to take up */
    PlanView start(Caller caller, UUID season, PlanForms.Start form) {
        wishes.requireSeason(season);
        if (wishes.toPlan(season).isEmpty()) {
            throw SEASON_WITHOUT_WISHES.because("nobody wishes a fair that is not planned yet");
        }
        UUID base = form.basedOn() == null
                ? null
                : store.require(season, OpaqueId.parse(form.basedOn(), PLAN_UNKNOWN))
                        .id();
        long seed = form.seed() == null ? ThreadLocalRandom.current().nextInt(1, SEEDS) : form.seed();
        UUID id = store.add(season, form.seconds(), seed, form.moves(), base);
        audit.record(
                caller.actor(),
                "season.plan",
                "season-plan:" + id,
                Map.of("season", season.toString(), "seconds", form.seconds(), "seed", seed));
        return words.head(store.require(season, id));
    }

    /** Nothing is kept of the search. @throws cn.yishulai.kernel.Refused PLAN_UNKNOWN, PLAN_NOT_READY when it is over */
    PlanView cancel(Caller caller, UUID season, UUID id) {
        PlanRecord seen = store.require(season, id);
        if (!store.end(id, PlanState.CANCELLED)) {
            throw PLAN_NOT_READY.because("the plan is " + seen.state());
        }
        audit.record(caller.actor(), "season.plan-cancel", "season-plan:" + id, Map.of());
        return words.head(store.require(season, id));
    }

    /**
     * Puts a fair somewhere else, takes it off the plan, or only pins it or lets it go.
     *
     * @throws cn.yishulai.kernel.Refused PLAN_UNKNOWN, PLAN_NOT_READY, PLAN_CHANGED, SEASON_WISH_UNKNOWN, PLAN_CHOICE_UNKNOWN,
     *     SITE_UNKNOWN
     */
    PlanView move(Caller caller, UUID season, UUID id, UUID wish, PlanForms.Move form) {
        PlanRows rows = held(season, id, form.version());
        SeasonCase.Wish wished = wishes.find(season, wish)
                .map(SeasonWishRows.Row::wish)
                .orElseThrow(() -> SEASON_WISH_UNKNOWN.because("no such wish of this season"));
        FairRow moved = moved(wished, form);
        PlanRows changed = new PlanRows(one(rows.fairs(), row -> row.wish().equals(wish), row -> moved), rows.shifts());
        audit.record(caller.actor(), "season.plan-move", "season-plan:" + id, Map.of("wish", wish.toString()));
        return judged(season, id, changed);
    }

    private FairRow moved(SeasonCase.Wish wish, PlanForms.Move form) {
        if ((form.venueId() == null) != (form.from() == null)) {
            throw PLAN_CHOICE_UNKNOWN.because("a place is a venue and a time");
        }
        if (form.venueId() == null || form.from() == null) {
            return new FairRow(wish.id(), null, null, null, null, form.pinned());
        }
        UUID venue = Sites.id(form.venueId());
        sites.requireOpen(List.of(venue));
        Instant begins = form.from().toInstant().truncatedTo(ChronoUnit.MINUTES);
        UUID van = form.vanId() == null ? null : OpaqueId.parse(form.vanId(), PLAN_CHOICE_UNKNOWN);
        if (van != null && (!wish.van() || !acceptance.isVan(van))) {
            throw PLAN_CHOICE_UNKNOWN.because("not a van for this fair");
        }
        return new FairRow(
                wish.id(), venue, begins, begins.plus(Duration.ofMinutes(wish.minutes())), van, form.pinned());
    }

    /** @throws cn.yishulai.kernel.Refused PLAN_UNKNOWN, PLAN_NOT_READY, PLAN_CHANGED, PLAN_CHOICE_UNKNOWN */
    PlanView assign(Caller caller, UUID season, UUID id, UUID wish, int shift, PlanForms.Assign form) {
        PlanRows rows = held(season, id, form.version());
        UUID helper = form.helperId() == null ? null : OpaqueId.parse(form.helperId(), PLAN_CHOICE_UNKNOWN);
        SeasonCase given = reader.read(season, rows);
        List<ShiftRow> shifts = one(rows.shifts(), row -> row.wish().equals(wish) && row.number() == shift, row -> {
            if (helper != null
                    && given.helpers().stream().noneMatch(one -> one.id().equals(helper) && one.can(row.role()))) {
                throw PLAN_CHOICE_UNKNOWN.because("nobody of this season who can do it");
            }
            return new ShiftRow(wish, shift, row.role(), helper, form.pinned() && helper != null);
        });
        audit.record(
                caller.actor(),
                "season.plan-assign",
                "season-plan:" + id,
                Map.of("wish", wish.toString(), "shift", shift));
        return judged(season, id, new PlanRows(rows.fairs(), shifts));
    }

    /**
     * Makes drafts of fairs with their shifts, van trips and equipment, all or none.
     *
     * @throws cn.yishulai.kernel.Refused PLAN_UNKNOWN, PLAN_NOT_READY, PLAN_CHANGED, PLAN_NOT_SOUND, PLAN_CLASHES
     */
    PlanView accept(Caller caller, UUID season, UUID id, PlanForms.Accept form) {
        PlanRows rows = held(season, id, form.version());
        SeasonCase given = reader.read(season, rows);
        Judged judged = Judged.of(given, Drafting.of(given, rows).asItStands());
        acceptance.requireSound(given, judged);
        int drafts = acceptance.write(season, given, judged.rows());
        store.write(id, judged);
        store.accepted(id);
        audit.record(caller.actor(), "season.plan-accept", "season-plan:" + id, Map.of("fairs", drafts));
        return show(season, id);
    }

    private PlanRows held(UUID season, UUID id, int seen) {
        PlanRecord plan = store.hold(season, id);
        if (plan.state() != PlanState.PROPOSED) {
            throw PLAN_NOT_READY.because("the plan is " + plan.state());
        }
        if (plan.version() != seen) {
            throw PLAN_CHANGED.because("somebody changed the plan meanwhile");
        }
        return store.rows(id);
    }

    private PlanView judged(UUID season, UUID id, PlanRows rows) {
        SeasonCase given = reader.read(season, rows);
        store.write(id, Judged.of(given, Drafting.of(given, rows).asItStands()));
        return show(season, id);
    }

    private static <T> List<T> one(List<T> all, Predicate<T> which, UnaryOperator<T> change) {
        if (all.stream().noneMatch(which)) {
            throw SEASON_WISH_UNKNOWN.because("not a line of this plan");
        }
        return all.stream()
                .map(row -> which.test(row) ? change.apply(row) : row)
                .toList();
    }
}
