package cn.yishulai.swaps;

import static cn.yishulai.swaps.AppealRefusal.PROMISE_OVER;

import cn.yishulai.copies.Copies;
import cn.yishulai.copies.CopyFacts;
import cn.yishulai.copies.CopyStatus;
import cn.yishulai.copies.Move;
import cn.yishulai.copies.RecalledVolumes;
import cn.yishulai.copies.SleepingShelves;
import cn.yishulai.intake.Inspected;
import cn.yishulai.journal.Audit;
import cn.yishulai.kernel.Credits;
import cn.yishulai.people.Caller;
import cn.yishulai.people.Households;
import cn.yishulai.places.Calendars;
import cn.yishulai.places.OpeningCalendar;
import cn.yishulai.rules.AppealRules;
import cn.yishulai.rules.RuleSets;
import cn.yishulai.swaps.PromiseRepository.Promise;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What homes promised to bring (domain rule 11): a deadline, one reminder, and nothing given in return before the book is
 * scanned in. Line, copy, promise are locked in this order by every step.
 */
@ApplicationScoped
@Transactional
public class Promises {

    private final PromiseRepository promises;
    private final PromisedWishes wishes;
    private final WaitingLine line;
    private final Copies copies;
    private final RecalledVolumes recalled;
    private final SleepingShelves shelves;
    private final Households households;
    private final PromiseBonus bonus;
    private final AppealNotices notices;
    private final Calendars calendars;
    private final RuleSets rules;
    private final Audit audit;
    private final Clock clock;

    Promises(
            PromiseRepository promises,
            PromisedWishes wishes,
            WaitingLine line,
            Copies copies,
            RecalledVolumes recalled,
            SleepingShelves shelves,
            Households households,
            PromiseBonus bonus,
            AppealNotices notices,
            Calendars calendars,
            RuleSets rules,
            Audit audit,
            Clock clock) {
        this.promises = promises;
        this.wishes = wishes;
        this.line = line;
        this.copies = copies;
        this.recalled = recalled;
        this.shelves = shelves;
        this.households = households;
        this.bonus = bonus;
        this.notices = notices;
        this.calendars = calendars;
        this.rules = rules;
        this.audit = audit;
        this.clock = clock;
    }

    /** The home cannot bring it after all and says so in time: no miss. @throws cn.yishulai.kernel.Refused PROMISE_OVER */
    public void takeBack(Caller caller, UUID id) {
        CopyFacts copy = lock(id);
        Promise promise = promises.require(id);
        if (!promise.household().equals(caller.household())) {
            throw PromiseRepository.unknown();
        }
        if (promise.state() != PromiseState.RUNNING) {
            throw PROMISE_OVER.because("the promise is " + promise.state(), Map.of("promiseState", promise.state()));
        }
        notBrought(promise, copy, PromiseState.TAKEN_BACK, caller.personId(), "the family cannot bring it");
    }

    /**
     * What the home lists is there, it says: callable again, and what was missed before counts no more. At the desk it is
     * said of the family whose card was shown.
     *
     * @return whether it slept
     */
    public boolean wake(Caller caller, @Nullable String familyCode) {
        UUID household = households.requireMeant(caller, familyCode);
        households.keep(household);
        boolean slept = shelves.wake(household);
        if (slept) {
            audit.record(caller.actor(), "shelf.wake", "household:" + household, Map.of());
        }
        return slept;
    }

    /**
     * A book was inspected: the promise of it, if there is one, is kept, or the book was turned down. A home that was let
     * off and brings it all the same kept its promise. The line is locked, and whoever waits has been served.
     *
     * @return the bonus; empty when the book was not promised
     */
    Optional<Credits> brought(Caller caller, Inspected inspected) {
        Optional<Promise> found =
                promises.newest(inspected.household(), inspected.copy().id()).filter(this::mayStillBeKept);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Promise promise = found.get();
        boolean taken = inspected.copy().status() == CopyStatus.AVAILABLE;
        if (taken) {
            Credits earned = bonus.earned(promise, inspected.copy());
            promises.end(promise.id(), PromiseState.KEPT, earned.amount(), clock.instant());
            bonus.pay(caller, promise, inspected.copy(), earned);
            return Optional.of(earned);
        }
        if (promise.state() == PromiseState.RUNNING) {
            UUID request = promise.request();
            turnedDown(caller, promise, inspected.copy());
            if (request != null) {
                notices.wisher("wish-not-brought", request, inspected.copy().volume(), promise.until());
            }
        }
        return Optional.of(Credits.NONE);
    }

    private void turnedDown(Caller caller, Promise promise, CopyFacts copy) {
        promises.end(promise.id(), PromiseState.TURNED_DOWN, 0, clock.instant());
        if (copy.status() == CopyStatus.PROMISED) {
            copies.stayHome(copy.code(), Move.by(caller.personId(), "not taken at the desk"));
        }
    }

    /** Running; let off or turned down, to the day until which it was promised. */
    private boolean mayStillBeKept(Promise promise) {
        return switch (promise.state()) {
            case RUNNING -> true;
            case RELEASED, TURNED_DOWN -> !isOver(promise);
            case KEPT, TAKEN_BACK, MISSED -> false;
        };
    }

    /** The clock: the deadline has passed. Nothing happens when days were closed meanwhile, or the book was just brought. */
    void miss(UUID id) {
        CopyFacts copy = lock(id);
        Promise promise = promises.require(id);
        if (promise.state() != PromiseState.RUNNING || !isOver(promise) || stillRuns(promise)) {
            return;
        }
        if (wishes.isAdrift(id)) {
            settle(promise, copy);
            return;
        }
        shelves.lock(promise.household());
        notBrought(promise, copy, PromiseState.MISSED, Deadlines.THE_CLOCK, "not brought in time");
        Instant since = shelves.wokenAt(promise.household()).orElse(Instant.EPOCH);
        boolean sleeps = promises.missesSince(promise.household(), since)
                        >= rulesOf(promise).missesToSleep()
                && shelves.sleep(promise.household());
        notices.home(sleeps ? "shelf-asleep" : "promise-missed", promise, copy.volume());
    }

    private void notBrought(Promise promise, CopyFacts copy, PromiseState state, UUID actor, String why) {
        promises.end(promise.id(), state, 0, clock.instant());
        stayHome(promise, copy, Move.by(actor, why));
        UUID request = promise.request();
        if (request != null) {
            notices.wisher("wish-not-brought", request, copy.volume(), promise.until());
        }
    }

    /** Its wish was met or cancelled: it counts for the next in line, or the home is let off. */
    void settle(UUID id) {
        CopyFacts copy = lock(id);
        Promise promise = promises.require(id);
        if (promise.state() == PromiseState.RUNNING && wishes.isAdrift(id)) {
            settle(promise, copy);
        }
    }

    private void settle(Promise promise, CopyFacts copy) {
        Optional<UUID> next = wishes.nextWish(copy, promise.household());
        if (next.isPresent() && isAtItsHome(promise, copy) && !isOver(promise) && !recalled.stands(copy.volume())) {
            wishes.countFor(promise.id(), next.get());
            notices.wisher("wish-promised", next.get(), copy.volume(), promise.until());
        } else {
            release(promise, copy);
        }
    }

    /** Nobody waits for it any more: the book stays at home, and the home is told so kindly. */
    private void release(Promise promise, CopyFacts copy) {
        promises.end(promise.id(), PromiseState.RELEASED, 0, clock.instant());
        stayHome(promise, copy, Move.by(Deadlines.THE_CLOCK, "nobody waits for it any more"));
        notices.home("promise-released", promise, copy.volume());
    }

    /** Nobody is left in the home. Line and copy are locked. */
    void letGo(Promise promise, CopyFacts copy, UUID actor) {
        notBrought(promise, copy, PromiseState.TAKEN_BACK, actor, "the family left");
    }

    private void stayHome(Promise promise, CopyFacts copy, Move move) {
        if (isAtItsHome(promise, copy)) {
            copies.stayHome(copy.code(), move);
        }
    }

    /** It could have changed hands on another way meanwhile. */
    private static boolean isAtItsHome(Promise promise, CopyFacts copy) {
        return copy.status() == CopyStatus.PROMISED && promise.household().equals(copy.household());
    }

    private boolean isOver(Promise promise) {
        return promise.until().isBefore(OpeningCalendar.dayOf(clock.instant()));
    }

    private boolean stillRuns(Promise promise) {
        LocalDate today = OpeningCalendar.dayOf(clock.instant());
        LocalDate until = calendars
                .openDays(Set.of(promise.site()), promise.from())
                .extended(promise.site(), promise.from(), promise.openDays(), promise.until());
        if (!until.isAfter(promise.until()) || until.isBefore(today)) {
            return false;
        }
        promises.extend(promise.id(), until);
        return true;
    }

    private CopyFacts lock(UUID promise) {
        UUID copy = promises.copyOf(promise);
        line.lock(() -> promises.volumeOf(copy));
        return copies.lock(copy);
    }

    private AppealRules rulesOf(Promise promise) {
        return rules.requests(promise.rulesVersion()).appeals();
    }
}
