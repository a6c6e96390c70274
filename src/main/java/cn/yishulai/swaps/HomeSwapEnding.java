package cn.yishulai.swaps;

import cn.yishulai.copies.Copies;
import cn.yishulai.copies.CopyFacts;
import cn.yishulai.copies.CopyStatus;
import cn.yishulai.copies.Move;
import cn.yishulai.kernel.Credits;
import cn.yishulai.ledger.CreditKind;
import cn.yishulai.ledger.Ledger;
import cn.yishulai.ledger.Posting;
import cn.yishulai.places.OpeningCalendar;
import cn.yishulai.rules.RuleSets;
import cn.yishulai.swaps.HomeSwapLeg.Answer;
import cn.yishulai.swaps.HomeSwapLeg.IfEnded;
import cn.yishulai.swaps.HomeSwapLeg.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;

/**
 * A swap between families comes to nothing, and nobody is worse off: wishes go on at their places, what was not brought
 * stays at home, and what was brought goes on a shelf with its credit for the family, or home again if the family said so.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class HomeSwapEnding {

    private final HomeSwapRows rows;
    private final HomeSwapNotices notices;
    private final RequestRepository requests;
    private final WaitingLine line;
    private final Copies copies;
    private final Ledger ledger;
    private final OpeningCalendar calendar;
    private final RuleSets rules;
    private final Clock clock;

    HomeSwapEnding(
            HomeSwapRows rows,
            HomeSwapNotices notices,
            RequestRepository requests,
            WaitingLine line,
            Copies copies,
            Ledger ledger,
            OpeningCalendar calendar,
            RuleSets rules,
            Clock clock) {
        this.rows = rows;
        this.notices = notices;
        this.requests = requests;
        this.line = line;
        this.copies = copies;
        this.ledger = ledger;
        this.calendar = calendar;
        this.rules = rules;
        this.clock = clock;
    }

    /** All lines of the swap are locked, and so is the swap. */
    void end(HomeSwap swap, HomeSwapEnd because, UUID actor) {
        rows.ended(swap.id(), because, clock.instant());
        swap.byCopy().forEach(leg -> endLeg(swap, leg, actor));
        if (swap.state() == HomeSwapState.AGREED) {
            swap.byRequest().forEach(this::goOn);
        }
        requests.flush();
        rows.volumes(swap.id()).forEach(volume -> line.serve(volume, actor));
        swap.legs().stream()
                .filter(HomeSwapLeg::deposited)
                .map(HomeSwapLeg::household)
                .distinct()
                .sorted()
                .forEach(family -> line.serveFamily(family, actor));
    }

    private void endLeg(HomeSwap swap, HomeSwapLeg leg, UUID actor) {
        CopyFacts copy = copies.lock(leg.copy());
        if (!leg.deposited()) {
            endAtHome(swap, leg, copy, actor);
        } else if (copy.status() == CopyStatus.ON_HOLD_SHELF) {
            endAtDesk(leg, copy, actor);
        } else {
            gone(leg, copy, actor);
        }
    }

    /** Lost or set aside at the desk: no fault of the family, which keeps its credit. */
    void gone(HomeSwapLeg leg, CopyFacts copy, UUID actor) {
        release(leg, copy, actor);
        rows.close(leg, Outcome.GONE);
        notices.tell("home-swap-ended", leg, null, null);
    }

    private void endAtHome(HomeSwap swap, HomeSwapLeg leg, CopyFacts copy, UUID actor) {
        boolean promised = copy.status() == CopyStatus.PROMISED;
        if (promised) {
            copies.stayHome(copy.code(), Move.by(actor, "the swap between families ended"));
        }
        if (leg.outcome() == null) {
            rows.close(leg, outcomeAtHome(leg, copy, promised));
        }
        if (swap.state() == HomeSwapState.AGREED || leg.answer() == Answer.AGREED) {
            notices.tell("home-swap-ended", leg, null, null);
        }
    }

    private Outcome outcomeAtHome(HomeSwapLeg leg, CopyFacts copy, boolean promised) {
        if (promised) {
            boolean late = leg.bringUntil() != null && leg.bringUntil().isBefore(calendar.today());
            return late ? Outcome.NOT_BROUGHT : Outcome.KEPT;
        }
        return copy.status() == CopyStatus.LISTED ? Outcome.KEPT : Outcome.GONE;
    }

    private void endAtDesk(HomeSwapLeg leg, CopyFacts copy, UUID actor) {
        UUID site = Objects.requireNonNull(copy.site());
        if (leg.ifEnded() == IfEnded.STOCK) {
            toStock(leg, copy, actor);
            return;
        }
        LocalDate until = calendar.openDay(
                site, calendar.today(), rules.requests().homeSwaps().homeOpenDays());
        rows.waitsToGoHome(leg, until);
        notices.tell("home-swap-home", leg, site, until);
    }

    /** On a shelf, for whoever waits; the family has its credit. */
    void toStock(HomeSwapLeg leg, CopyFacts copy, UUID actor) {
        UUID site = Objects.requireNonNull(copy.site());
        copies.shelve(copy.code(), site, null, Move.by(actor, "the swap between families ended"));
        release(leg, copy, actor);
        rows.close(leg, Outcome.STOCK);
        notices.tell("home-swap-stock", leg, site, null);
    }

    private void release(HomeSwapLeg leg, CopyFacts copy, UUID actor) {
        if (leg.escrow() > 0) {
            ledger.post(
                    CreditKind.RELEASE,
                    new Credits(leg.escrow()),
                    new Posting(leg.household(), actor, leg.id(), copy.code(), "the swap between families ended"));
        }
    }

    /** At the same place in line; a wish that its reader gave up stays so. */
    private void goOn(HomeSwapLeg leg) {
        SwapRequest wish = requests.require(leg.request());
        if (wish.state() == RequestState.PAUSED) {
            wish.reopen(clock.instant());
        }
    }
}
