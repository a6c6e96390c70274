package cn.yishulai.swaps;

import cn.yishulai.copies.Copies;
import cn.yishulai.copies.CopyFacts;
import cn.yishulai.copies.CopyStatus;
import cn.yishulai.journal.Deadlock;
import cn.yishulai.places.OpeningCalendar;
import cn.yishulai.rules.RuleSets;
import cn.yishulai.swaps.HomeSwapLeg.Answer;
import cn.yishulai.swaps.HomeSwapLeg.Outcome;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * What the clock does for swaps between families: it searches, ends what nobody answered or brought, reminds once, and
 * sees to what a desk could not finish because somebody else worked on one of the lines. Each swap is a transaction of its
 * own and is looked at again under its locks, so two nodes doing this at once do it once.
 */
@ApplicationScoped
class HomeSwapClock {

    /** Nobody did it: the clock. */
    static final UUID THE_CLOCK = Deadlines.THE_CLOCK;

    /** Enough for a festival; the next minute takes the rest. */
    private static final int AT_ONCE = 200;

    /** A phone that lay in a drawer for so long is not waited for. */
    private static final Duration LONGEST_WAIT = Duration.ofDays(30);

    private static final Logger LOG = Logger.getLogger(HomeSwapClock.class);

    private final HomeSwapFinder finder;
    private final HomeSwapDue due;
    private final HomeSwapRows rows;
    private final HomeSwapLocks locks;
    private final HomeSwapTruth truth;
    private final HomeSwapDeposits deposits;
    private final HomeSwapEnding endings;
    private final HomeSwapNotices notices;
    private final MeetingRows meetings;
    private final WaitingLine line;
    private final Copies copies;
    private final OpeningCalendar calendar;
    private final RuleSets rules;
    private final Clock clock;

    HomeSwapClock(
            HomeSwapFinder finder,
            HomeSwapDue due,
            HomeSwapRows rows,
            HomeSwapLocks locks,
            HomeSwapTruth truth,
            HomeSwapDeposits deposits,
            HomeSwapEnding endings,
            HomeSwapNotices notices,
            MeetingRows meetings,
            WaitingLine line,
            Copies copies,
            OpeningCalendar calendar,
            RuleSets rules,
            Clock clock) {
        this.finder = finder;
        this.due = due;
        this.rows = rows;
        this.locks = locks;
        this.truth = truth;
        this.deposits = deposits;
        this.endings = endings;
        this.notices = notices;
        this.meetings = meetings;
        this.line = line;
        this.copies = copies;
        this.calendar = calendar;
        this.rules = rules;
        this.clock = clock;
    }

    @Scheduled(
            every = "${yishulai.home-swaps.every:1m}",
            delayed = "40s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tick() {
        List<UUID> waiting =
                QuarkusTransaction.requiringNew().call(() -> due.swaps(clock.instant(), calendar.today(), AT_ONCE));
        waiting.forEach(swap -> inItsOwn(() -> settle(swap)));
        List<HomeSwapLeg> forgotten =
                QuarkusTransaction.requiringNew().call(() -> due.notFetched(calendar.today(), AT_ONCE));
        forgotten.forEach(leg -> inItsOwn(() -> notFetched(leg)));
        inItsOwn(() -> due.toRemind(calendar.today(), clock.instant(), AT_ONCE)
                .forEach(leg -> notices.tell("home-swap-reminder", leg, leg.site(), leg.bringUntil())));
        inItsOwn(() -> meetings.neverConfirmed(clock.instant().minus(LONGEST_WAIT)));
        List<UUID> found = finder.round();
        if (!waiting.isEmpty() || !forgotten.isEmpty() || !found.isEmpty()) {
            LOG.infof(
                    "swaps between families: %d found, %d looked at, %d not fetched",
                    found.size(), waiting.size(), forgotten.size());
        }
    }

    private static void inItsOwn(Runnable step) {
        Deadlock.retried(() -> QuarkusTransaction.requiringNew().call(() -> {
            step.run();
            return true;
        }));
    }

    /** Whatever is to be done with it now. */
    void settle(UUID id) {
        HomeSwap swap = locks.lock(id);
        switch (swap.state()) {
            case PROPOSED -> settleProposal(swap);
            case AGREED -> settleAgreed(swap);
            case RELEASED, ENDED -> {
                // Another node was first.
            }
        }
    }

    private void settleProposal(HomeSwap swap) {
        Optional<HomeSwapEnd> broken = truth.broken(swap);
        if (broken.isPresent()) {
            endings.end(swap, broken.get(), THE_CLOCK);
        } else if (!swap.answerUntil().isAfter(clock.instant())) {
            swap.legs().stream()
                    .filter(leg -> leg.answer() == null)
                    .forEach(leg -> rows.answer(leg, Answer.NOT_ANSWERED, clock.instant()));
            endings.end(swap, HomeSwapEnd.NOT_ANSWERED, THE_CLOCK);
        }
    }

    private void settleAgreed(HomeSwap swap) {
        deposits.settle(swap, THE_CLOCK);
        HomeSwap now = rows.lock(swap.id());
        if (now.state() == HomeSwapState.AGREED && now.legs().stream().anyMatch(leg -> late(now, leg))) {
            endings.end(rows.lock(swap.id()), HomeSwapEnd.NOT_BROUGHT, THE_CLOCK);
        }
    }

    /** The days are counted once more: a closure that was written since makes them longer, never shorter. */
    private boolean late(HomeSwap swap, HomeSwapLeg leg) {
        LocalDate until = leg.bringUntil();
        if (leg.deposited() || until == null || !until.isBefore(calendar.today())) {
            return false;
        }
        LocalDate agreed = OpeningCalendar.dayOf(Objects.requireNonNull(swap.agreedAt()));
        LocalDate counted = calendar.openDay(
                Objects.requireNonNull(leg.site()),
                agreed,
                rules.requests().homeSwaps().bringOpenDays());
        if (counted.isBefore(calendar.today())) {
            return true;
        }
        rows.bringUntil(leg, counted, counted);
        return false;
    }

    /** It waited to go home and nobody came: it goes on a shelf after all, with its credit. */
    private void notFetched(HomeSwapLeg waiting) {
        line.lock(() -> notices.facts(waiting.copy()).volume());
        CopyFacts copy = copies.lock(waiting.copy());
        HomeSwapLeg leg = rows.openOn(copy.id()).orElse(null);
        if (leg == null || leg.outcome() != Outcome.WAITS_TO_GO_HOME) {
            return;
        }
        if (copy.status() == CopyStatus.ON_HOLD_SHELF) {
            endings.toStock(leg, copy, THE_CLOCK);
            line.serve(copy.volume(), THE_CLOCK);
        } else {
            endings.gone(leg, copy, THE_CLOCK);
        }
    }
}
