package cn.yishulai.swaps;

import cn.yishulai.copies.Copies;
import cn.yishulai.copies.CopyFacts;
import cn.yishulai.copies.Move;
import cn.yishulai.inventory.Claims;
import cn.yishulai.kernel.Credits;
import cn.yishulai.ledger.CreditKind;
import cn.yishulai.ledger.Ledger;
import cn.yishulai.ledger.Payment;
import cn.yishulai.ledger.Posting;
import cn.yishulai.swaps.HomeSwapLeg.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * Every book of a swap was brought: each is claimed for the family that takes it, and goes its way like any claimed copy:
 * onto the hold shelf, or by van to the site where its reader fetches it.
 *
 * <p>A swap is one for one: what the family's own book earned, be it one credit or many and in whatever purse, is what it
 * gives for the one it takes, so in the end a swap leaves every family with the credits it had. For a book that earns
 * nothing by the rules the library grants one credit, which is burned at the hand-over like every other.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class HomeSwapRelease {

    private static final String ALL_HERE = "all books of the swap between families are here";

    private final HomeSwapRows rows;
    private final HomeSwapNotices notices;
    private final RequestRepository requests;
    private final Circulation circulation;
    private final Claims claims;
    private final Copies copies;
    private final Ledger ledger;
    private final Clock clock;

    HomeSwapRelease(
            HomeSwapRows rows,
            HomeSwapNotices notices,
            RequestRepository requests,
            Circulation circulation,
            Claims claims,
            Copies copies,
            Ledger ledger,
            Clock clock) {
        this.rows = rows;
        this.notices = notices;
        this.requests = requests;
        this.circulation = circulation;
        this.claims = claims;
        this.copies = copies;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Everything of the swap is locked and stands as it must. */
    void release(HomeSwap swap, UUID actor) {
        swap.byCopy().forEach(leg -> {
            CopyFacts copy = copies.lock(leg.copy());
            copies.shelve(copy.code(), Objects.requireNonNull(copy.site()), null, Move.by(actor, ALL_HERE));
        });
        swap.byRequest().forEach(taker -> claim(taker, actor));
        swap.legs().stream()
                .sorted(Comparator.comparing(HomeSwapLeg::household))
                .forEach(leg -> pay(leg, actor));
        requests.flush();
        swap.byRequest().forEach(taker -> setAsideIfFetchedHere(taker, actor));
        swap.legs().forEach(leg -> {
            rows.close(leg, Outcome.RELEASED);
            notices.tell("home-swap-complete", leg, null, null);
        });
        rows.released(swap.id(), clock.instant());
    }

    private void claim(HomeSwapLeg taker, UUID actor) {
        Instant now = clock.instant();
        SwapRequest wish = requests.require(taker.request());
        if (wish.state() == RequestState.PAUSED) {
            wish.reopen(now);
        }
        CopyFacts taken = copies.lock(taker.takes());
        wish.promise(taken.volume(), wish.wish().fetchedFrom(Objects.requireNonNull(taken.site())));
        wish.offer(now, now);
        wish.accept(price(taker), now);
        claims.place(taken, wish.reader(), Move.by(actor, ALL_HERE));
    }

    private void pay(HomeSwapLeg leg, UUID actor) {
        CopyFacts taken = copies.lock(leg.takes());
        Posting own = new Posting(leg.household(), actor, leg.id(), taken.code(), ALL_HERE);
        if (leg.escrow() > 0) {
            ledger.post(CreditKind.RELEASE, new Credits(leg.escrow()), own);
        }
        if (leg.escrow() == 0) {
            ledger.post(CreditKind.GRANT, price(leg), own);
        }
        ledger.hold(
                price(leg),
                new Payment(leg.site(), Set::of),
                new Posting(leg.household(), actor, leg.request(), taken.code(), ALL_HERE));
    }

    private static Credits price(HomeSwapLeg leg) {
        return new Credits(Math.max(1, leg.escrow()));
    }

    private void setAsideIfFetchedHere(HomeSwapLeg taker, UUID actor) {
        CopyFacts taken = copies.lock(taker.takes());
        if (requests.require(taker.request()).pickupSite().equals(taken.site())) {
            circulation.setAside(actor, taken, Objects.requireNonNull(taken.site()));
        }
    }
}
