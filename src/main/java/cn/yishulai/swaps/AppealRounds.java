package cn.yishulai.swaps;

import cn.yishulai.journal.Deadlock;
import cn.yishulai.people.Households;
import cn.yishulai.places.Calendars;
import cn.yishulai.places.OpeningCalendar;
import cn.yishulai.rules.AppealRules;
import cn.yishulai.rules.RequestRules;
import cn.yishulai.rules.RuleSets;
import cn.yishulai.swaps.AppealRepository.Appeal;
import cn.yishulai.swaps.AppealRepository.Running;
import cn.yishulai.swaps.HomesToAsk.Home;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * What the clock does about wishes that wait too long: homes are asked in rounds, appeals lapse, promises are reminded of,
 * missed, or passed on to the next wish. Each line and each promise is a transaction of its own under the locks of its
 * books and is looked at again there, so two nodes doing this at once do it once.
 */
@ApplicationScoped
class AppealRounds {

    /** Enough for a city's day; the next minute takes the rest. */
    private static final int AT_ONCE = 100;

    private static final Logger LOG = Logger.getLogger(AppealRounds.class);

    private final AppealRepository appeals;
    private final HomesToAsk homes;
    private final PromiseRepository promised;
    private final PromisedWishes wishes;
    private final Promises promises;
    private final AppealNotices notices;
    private final WaitingLine line;
    private final Households households;
    private final Calendars calendars;
    private final OpeningCalendar calendar;
    private final RuleSets rules;
    private final Clock clock;

    AppealRounds(
            AppealRepository appeals,
            HomesToAsk homes,
            PromiseRepository promised,
            PromisedWishes wishes,
            Promises promises,
            AppealNotices notices,
            WaitingLine line,
            Households households,
            Calendars calendars,
            OpeningCalendar calendar,
            RuleSets rules,
            Clock clock) {
        this.appeals = appeals;
        this.homes = homes;
        this.promised = promised;
        this.wishes = wishes;
        this.promises = promises;
        this.notices = notices;
        this.line = line;
        this.households = households;
        this.calendars = calendars;
        this.calendar = calendar;
        this.rules = rules;
        this.clock = clock;
    }

    @Scheduled(
            every = "${yishulai.appeals.every:1m}",
            delayed = "45s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tick() {
        inItsOwn(() -> wishes.adrift(AT_ONCE)).forEach(id -> inItsOwn(() -> done(() -> promises.settle(id))));
        inItsOwn(() -> promised.overdue(calendar.today(), AT_ONCE))
                .forEach(id -> inItsOwn(() -> done(() -> promises.miss(id))));
        int reminded = inItsOwn(this::remind);
        int closed = inItsOwn(() -> appeals.closeWhatIsNotNeeded(clock.instant())) + inItsOwn(this::lapse);
        int asked = 0;
        for (String waiting : inItsOwn(this::toLookAt)) {
            asked += inItsOwn(() -> ask(waiting));
        }
        int told = inItsOwn(this::tell);
        if (asked + closed + reminded + told > 0) {
            LOG.infof(
                    "appeals: %d asked, %d homes told, %d over, %d promises reminded of",
                    asked, told, closed, reminded);
        }
    }

    private static <T> T inItsOwn(Supplier<T> step) {
        return Deadlock.retried(() -> QuarkusTransaction.requiringNew().call(step::get));
    }

    private static boolean done(Runnable step) {
        step.run();
        return true;
    }

    private List<String> toLookAt() {
        Instant now = clock.instant();
        return homes.lines(waitingSince(rules.requests().appeals(), now), now, AT_ONCE);
    }

    /**
     * One round for a line, be it of a volume or wider: the likeliest homes are asked, each for a book that meets the wish.
     * None when another node asks just now, or somebody works on one of the books: it comes again.
     */
    int ask(String waiting) {
        AppealRules rule = rules.requests().appeals();
        Instant now = clock.instant();
        Instant since = waitingSince(rule, now);
        if (!homes.tryLock()) {
            return 0;
        }
        List<Home> found = homes.unmet(waiting, since, now)
                .map(unmet -> homes.homes(waiting, unmet, rule, calendar.today(), now))
                .orElse(List.of());
        boolean ours = found.stream().map(Home::volume).distinct().sorted().allMatch(line::tryLock);
        if (!ours) {
            return 0;
        }
        homes.looked(waiting, now);
        if (found.isEmpty() || homes.unmet(waiting, since, now).isEmpty()) {
            return 0; // served while we looked
        }
        found.stream().map(Home::household).sorted().forEach(households::keep);
        found.forEach(home -> ask(home, now));
        return found.size();
    }

    private void ask(Home home, Instant now) {
        RequestRules ruleSet = rules.requests();
        int days = ruleSet.appeals().answerOpenDays();
        LocalDate today = calendar.today();
        LocalDate until = calendar.openDay(home.site(), today, days);
        appeals.ask(
                home.household(),
                home.copy(),
                home.basis(),
                new Running(home.site(), today, days, until, ruleSet.version()),
                now);
    }

    /** Not answered in time, unless days were closed meanwhile. */
    private int lapse() {
        LocalDate today = calendar.today();
        List<Appeal> overdue = appeals.takeOverdue(today, AT_ONCE);
        for (Appeal appeal : overdue) {
            LocalDate until = calendars
                    .openDays(Set.of(appeal.site()), appeal.from())
                    .extended(appeal.site(), appeal.from(), appeal.openDays(), appeal.until());
            if (until.isBefore(today)) {
                appeals.end(
                        appeal.id(),
                        AppealState.LAPSED,
                        today.plusDays(rules.requests().appeals().laterDays()),
                        clock.instant());
            } else {
                appeals.extend(appeal.id(), until);
            }
        }
        return overdue.size();
    }

    private int remind() {
        List<PromiseRepository.Promise> due = promised.takeToRemind(
                calendar.today(), rules.requests().appeals().remindDaysBefore(), AT_ONCE, clock.instant());
        due.forEach(promise -> notices.home("promise-reminder", promise, promised.volumeOf(promise.copy())));
        return due.size();
    }

    private int tell() {
        List<AppealRepository.Untold> untold = appeals.takeUntold(AT_ONCE, clock.instant());
        notices.asked(untold);
        return untold.size();
    }

    private static Instant waitingSince(AppealRules rule, Instant now) {
        return now.minus(Duration.ofDays(rule.afterDays()));
    }
}
