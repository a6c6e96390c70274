package cn.yishulai.swaps;

import static cn.yishulai.swaps.HomeSwapRefusal.HOME_SWAP_NOT_OPEN;
import static cn.yishulai.swaps.SwapRefusal.SITE_DOES_NOT_LEND;

import cn.yishulai.copies.Copies;
import cn.yishulai.copies.Move;
import cn.yishulai.people.Caller;
import cn.yishulai.people.Households;
import cn.yishulai.places.OpeningCalendar;
import cn.yishulai.places.Sites;
import cn.yishulai.rules.HomeSwapRules;
import cn.yishulai.rules.RuleSets;
import cn.yishulai.swaps.HomeSwapLeg.Answer;
import cn.yishulai.swaps.HomeSwapLeg.IfEnded;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a family says to a swap that was found for it: yes, no, and what becomes of its book if others fail. */
@ApplicationScoped
@Transactional
public class HomeSwaps {

    private final HomeSwapRows rows;
    private final HomeSwapLocks locks;
    private final HomeSwapTruth truth;
    private final HomeSwapEnding endings;
    private final HomeSwapNotices notices;
    private final RequestRepository requests;
    private final Copies copies;
    private final Households households;
    private final Sites sites;
    private final OpeningCalendar calendar;
    private final RuleSets rules;
    private final Clock clock;

    HomeSwaps(
            HomeSwapRows rows,
            HomeSwapLocks locks,
            HomeSwapTruth truth,
            HomeSwapEnding endings,
            HomeSwapNotices notices,
            RequestRepository requests,
            Copies copies,
            Households households,
            Sites sites,
            OpeningCalendar calendar,
            RuleSets rules,
            Clock clock) {
        this.rows = rows;
        this.locks = locks;
        this.truth = truth;
        this.endings = endings;
        this.notices = notices;
        this.requests = requests;
        this.copies = copies;
        this.households = households;
        this.sites = sites;
        this.calendar = calendar;
        this.rules = rules;
        this.clock = clock;
    }

    /**
     * Yes. When all have said so, the books are promised and each family has open days of its site to bring its own. A
     * swap whose books or wishes are gone meanwhile ends instead.
     *
     * @throws cn.yishulai.kernel.Refused HOME_SWAP_UNKNOWN, HOME_SWAP_NOT_OPEN, SITE_UNKNOWN, SITE_DOES_NOT_LEND
     */
    public void agree(Caller caller, UUID id, HomeSwapForm form) {
        households.keep(caller.household());
        HomeSwap swap = lock(caller, id, HomeSwapState.PROPOSED);
        HomeSwapLeg mine = own(caller, swap);
        if (truth.broken(swap).map(because -> end(swap, because, caller)).orElse(false)) {
            return;
        }
        rows.site(mine, site(mine, form.siteId()), form.ifEnded() == null ? IfEnded.STOCK : form.ifEnded());
        if (mine.answer() == null) {
            rows.answer(mine, Answer.AGREED, clock.instant());
        }
        HomeSwap now = rows.lock(id);
        if (now.allAgreed()) {
            promise(now);
        }
    }

    /**
     * No. Before all have agreed it costs nothing; after it, the family's word is broken and counts as a book not brought.
     *
     * @throws cn.yishulai.kernel.Refused HOME_SWAP_UNKNOWN; HOME_SWAP_NOT_OPEN when it is over, or the book is at the desk
     */
    public void decline(Caller caller, UUID id) {
        HomeSwap swap = lock(caller, id, null);
        HomeSwapLeg mine = own(caller, swap);
        if (mine.deposited()) {
            throw notOpen(swap);
        }
        if (swap.state() == HomeSwapState.PROPOSED) {
            rows.answer(mine, Answer.DECLINED, clock.instant());
            end(rows.lock(id), HomeSwapEnd.DECLINED, caller);
        } else {
            rows.bringsNothing(mine, calendar.today().minusDays(1));
            end(rows.lock(id), HomeSwapEnd.NOT_BROUGHT, caller);
        }
    }

    /** As long as the swap runs. @throws cn.yishulai.kernel.Refused HOME_SWAP_UNKNOWN, HOME_SWAP_NOT_OPEN */
    public void chooseEnd(Caller caller, UUID id, IfEnded choice) {
        HomeSwap swap = lock(caller, id, null);
        HomeSwapLeg mine = own(caller, swap);
        rows.site(
                mine,
                Objects.requireNonNullElseGet(mine.site(), () -> wish(mine).pickupSite()),
                choice);
    }

    private HomeSwap lock(Caller caller, UUID id, @Nullable HomeSwapState needed) {
        rows.find(id).flatMap(found -> found.legOf(caller.household())).orElseThrow(HomeSwapRows::unknown);
        HomeSwap swap = locks.lock(id);
        if (swap.over() || needed != null && swap.state() != needed) {
            throw notOpen(swap);
        }
        return swap;
    }

    private static HomeSwapLeg own(Caller caller, HomeSwap swap) {
        return swap.legOf(caller.household()).orElseThrow(HomeSwapRows::unknown);
    }

    private static RuntimeException notOpen(HomeSwap swap) {
        return HOME_SWAP_NOT_OPEN.because(
                "swap %s is %s".formatted(swap.id(), swap.state()), Map.of("state", swap.state()));
    }

    private UUID site(HomeSwapLeg leg, @Nullable String siteId) {
        UUID site = siteId == null ? wish(leg).pickupSite() : Sites.id(siteId);
        if (!sites.require(site).receives()) {
            throw SITE_DOES_NOT_LEND.because("books cannot be brought to this site");
        }
        return site;
    }

    private SwapRequest wish(HomeSwapLeg leg) {
        return requests.require(leg.request());
    }

    private boolean end(HomeSwap swap, HomeSwapEnd because, Caller caller) {
        endings.end(swap, because, caller.personId());
        return true;
    }

    private void promise(HomeSwap swap) {
        HomeSwapRules ruleSet = rules.requests().homeSwaps();
        rows.agreed(swap.id(), clock.instant());
        swap.byCopy()
                .forEach(leg -> copies.promise(
                        copies.lock(leg.copy()).code(),
                        Move.by(HomeSwapClock.THE_CLOCK, "promised for a swap between families")));
        swap.byRequest().forEach(leg -> wish(leg).pause(clock.instant()));
        LocalDate today = calendar.today();
        for (HomeSwapLeg leg : swap.legs()) {
            UUID site = Objects.requireNonNull(leg.site());
            LocalDate until = calendar.openDay(site, today, ruleSet.bringOpenDays());
            LocalDate remind =
                    calendar.openDay(site, today, Math.min(ruleSet.remindOpenDays(), ruleSet.bringOpenDays()));
            rows.bringUntil(leg, until, remind);
            notices.tell("home-swap-agreed", leg, site, until);
        }
    }
}
