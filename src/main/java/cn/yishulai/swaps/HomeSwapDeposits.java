package cn.yishulai.swaps;

import static cn.yishulai.swaps.HomeSwapRefusal.HOME_SWAP_NOTHING_TO_FETCH;

import cn.yishulai.copies.Copies;
import cn.yishulai.copies.CopyFacts;
import cn.yishulai.copies.CopyReads;
import cn.yishulai.copies.CopyStatus;
import cn.yishulai.copies.Move;
import cn.yishulai.intake.Inspected;
import cn.yishulai.kernel.CopyCode;
import cn.yishulai.kernel.Credits;
import cn.yishulai.kernel.FamilyCode;
import cn.yishulai.ledger.CreditKind;
import cn.yishulai.ledger.Ledger;
import cn.yishulai.ledger.Payment;
import cn.yishulai.ledger.Posting;
import cn.yishulai.people.Caller;
import cn.yishulai.people.Households;
import cn.yishulai.swaps.HomeSwapLeg.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Books of a swap between families at the desk: brought, kept until all are there, or fetched home again. */
@ApplicationScoped
@Transactional
public class HomeSwapDeposits {

    private final HomeSwapRows rows;
    private final HomeSwapLocks locks;
    private final HomeSwapTruth truth;
    private final HomeSwapRelease releases;
    private final HomeSwapEnding endings;
    private final WaitingLine line;
    private final Copies copies;
    private final CopyReads reads;
    private final Households households;
    private final Ledger ledger;
    private final Clock clock;

    HomeSwapDeposits(
            HomeSwapRows rows,
            HomeSwapLocks locks,
            HomeSwapTruth truth,
            HomeSwapRelease releases,
            HomeSwapEnding endings,
            WaitingLine line,
            Copies copies,
            CopyReads reads,
            Households households,
            Ledger ledger,
            Clock clock) {
        this.rows = rows;
        this.locks = locks;
        this.truth = truth;
        this.releases = releases;
        this.endings = endings;
        this.line = line;
        this.copies = copies;
        this.reads = reads;
        this.households = households;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * A promised book was inspected. Taken, it is set aside and its credit held; not taken, the swap ends. The line of its
     * volume is locked, and so is the copy.
     *
     * @return false when it was promised for something else
     */
    boolean brought(Caller caller, Inspected inspected) {
        CopyFacts copy = inspected.copy();
        Optional<HomeSwapLeg> found = rows.openOn(copy.id());
        if (found.isEmpty()) {
            return false;
        }
        HomeSwap swap = rows.lock(found.get().swap());
        HomeSwapLeg leg = swap.legOf(inspected.household())
                .filter(mine -> mine.copy().equals(copy.id()))
                .orElse(null);
        if (swap.state() != HomeSwapState.AGREED || leg == null || leg.deposited()) {
            return false;
        }
        if (copy.status() == CopyStatus.AVAILABLE) {
            keep(caller, leg, inspected);
        } else {
            refuse(caller, leg, copy);
        }
        locks.tryLock(swap.id()).ifPresent(now -> settle(now, caller.personId()));
        return true;
    }

    /** Gives out what is complete and ends what is broken. Everything of the swap is locked. */
    void settle(HomeSwap swap, UUID actor) {
        if (swap.state() != HomeSwapState.AGREED) {
            return;
        }
        boolean refused = swap.legs().stream().anyMatch(leg -> leg.outcome() == Outcome.REFUSED);
        Optional<HomeSwapEnd> broken = refused ? Optional.of(HomeSwapEnd.BOOK_REFUSED) : truth.broken(swap);
        if (broken.isPresent()) {
            endings.end(swap, broken.get(), actor);
        } else if (swap.allDeposited()) {
            releases.release(swap, actor);
        }
    }

    private void keep(Caller caller, HomeSwapLeg leg, Inspected inspected) {
        CopyFacts copy = inspected.copy();
        UUID site = Objects.requireNonNull(copy.site());
        copies.setAside(copy.code(), site, Move.by(caller.personId(), "kept for a swap between families"));
        if (inspected.credits() > 0) {
            ledger.hold(
                    new Credits(inspected.credits()),
                    new Payment(site, Set::of),
                    new Posting(leg.household(), caller.personId(), leg.id(), copy.code(), "swap between families"));
        }
        rows.deposited(leg, site, inspected.credits(), clock.instant());
    }

    /** Kindly: it goes home with the family, or is looked into; it is not proposed again. */
    private void refuse(Caller caller, HomeSwapLeg leg, CopyFacts copy) {
        if (copy.status() == CopyStatus.PROMISED) {
            copies.stayHome(copy.code(), Move.by(caller.personId(), "not taken at the desk"));
        }
        rows.close(leg, Outcome.REFUSED);
    }

    /**
     * The family takes home again what it brought for a swap that came to nothing. The credit it had for the book is
     * burned, as at every hand-over; the book may be brought again as if for the first time.
     *
     * @throws cn.yishulai.kernel.Refused HOME_SWAP_NOTHING_TO_FETCH, COPY_UNKNOWN, COPY_ELSEWHERE, HOUSEHOLD_UNKNOWN
     */
    public void takeHome(Caller caller, CopyCode code, UUID site, FamilyCode card) {
        caller.requireSite(site);
        UUID family = households.requireByCode(card);
        line.lock(() -> reads.facts(code).volume());
        CopyFacts copy = copies.lock(code);
        HomeSwapLeg leg = rows.openOn(copy.id())
                .filter(waiting -> waiting.outcome() == Outcome.WAITS_TO_GO_HOME)
                .filter(waiting -> waiting.household().equals(family))
                .orElseThrow(() ->
                        HOME_SWAP_NOTHING_TO_FETCH.because("copy %s does not wait for this family".formatted(code)));
        copies.takeHome(code, site, family, null, Move.by(caller.personId(), "home again: the swap came to nothing"));
        if (leg.escrow() > 0) {
            ledger.post(
                    CreditKind.BURN,
                    new Credits(leg.escrow()),
                    new Posting(family, caller.personId(), leg.id(), code, "took its own book home again"));
        }
        rows.close(leg, Outcome.HOME);
    }
}
