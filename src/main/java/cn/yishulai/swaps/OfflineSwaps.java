package cn.yishulai.swaps;

import cn.yishulai.copies.Copies;
import cn.yishulai.copies.CopyFacts;
import cn.yishulai.copies.Move;
import cn.yishulai.inventory.ClaimFacts;
import cn.yishulai.inventory.Claims;
import cn.yishulai.journal.Audit;
import cn.yishulai.kernel.CopyCode;
import cn.yishulai.ledger.Overspending;
import cn.yishulai.ledger.Payment;
import cn.yishulai.ledger.Posting;
import cn.yishulai.people.Households;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A copy changed hands where there was no network. It happened, so nothing of it is refused: the books follow. What the
 * family could not pay the library carries; whoever it was kept for goes back in line at the same place.
 */
@ApplicationScoped
@Transactional
public class OfflineSwaps {

    private static final String WHY = "taken at a table without network";

    private final Handovers handovers;
    private final Copies copies;
    private final Claims claims;
    private final RequestRepository requests;
    private final WaitingLine line;
    private final Households households;
    private final Purses purses;
    private final Overspending overspending;
    private final Audit audit;

    OfflineSwaps(
            Handovers handovers,
            Copies copies,
            Claims claims,
            RequestRepository requests,
            WaitingLine line,
            Households households,
            Purses purses,
            Overspending overspending,
            Audit audit) {
        this.handovers = handovers;
        this.copies = copies;
        this.claims = claims;
        this.requests = requests;
        this.line = line;
        this.households = households;
        this.purses = purses;
        this.overspending = overspending;
        this.audit = audit;
    }

    /**
     * @param id of the record that says so; what the library carries is given for it
     * @param site where it happened
     * @param actor who answers for the device
     */
    public record Happened(UUID id, CopyCode copy, UUID site, UUID family, Instant at, UUID actor) {}

    public enum Result {
        GIVEN,
        /** The family has it already, and has paid for it. */
        REPEATED,
        /** Another family has it by the books, or it was withdrawn. */
        GONE,
        /** By the books it stands elsewhere, or is set aside. */
        ELSEWHERE
    }

    /**
     * @param credits that were paid
     * @param covered of them, those that the library carries
     */
    public record Merged(Result result, long credits, long covered) {

        private static Merged without(Result result) {
            return new Merged(result, 0, 0);
        }
    }

    /** @throws cn.yishulai.kernel.Refused COPY_UNKNOWN */
    public Merged merge(Happened swap) {
        CopyFacts copy = copies.lockInLine(swap.copy());
        return switch (copy.status()) {
            case HANDED_OVER, LISTED, PROMISED ->
                Merged.without(swap.family().equals(copy.household()) ? Result.REPEATED : Result.GONE);
            case WITHDRAWN -> Merged.without(Result.GONE);
            case QUARANTINED, IN_TRANSIT -> Merged.without(Result.ELSEWHERE);
            case MISSING ->
                give(swap, copies.findAgain(copy.code(), swap.site(), null, new Move(swap.actor(), swap.at(), WHY)));
            case AVAILABLE, CLAIMED, ON_HOLD_SHELF, AT_FAIR ->
                copy.isAt(swap.site()) ? give(swap, copy) : Merged.without(Result.ELSEWHERE);
        };
    }

    private Merged give(Happened swap, CopyFacts found) {
        households.keep(swap.family());
        Optional<ClaimFacts> claim = claims.openOn(found.id());
        Optional<ClaimFacts> own =
                claim.filter(kept -> kept.reader().household().equals(swap.family()));
        if (claim.isPresent() && own.isEmpty()) {
            letGo(swap, found, claim.get());
        }
        Optional<SwapRequest> request = handovers.wishFor(found, swap.family(), null, own);
        long credits = price(found, request, own.isPresent());
        Payment payment = request.map(purses::payment).orElseGet(() -> purses.payment(found.volume(), swap.site()));
        long held = request.map(wish -> wish.heldCredits().amount()).orElse(0L);
        long covered = overspending.cover(
                credits - held,
                payment,
                new Posting(swap.family(), swap.actor(), swap.id(), found.code(), "over-spent without network"));
        handovers.give(
                found, swap.site(), swap.family(), request, new Move(swap.actor(), swap.at(), Handovers.HANDED_OVER));
        return new Merged(Result.GIVEN, credits, covered);
    }

    /** What was held for this copy is what it costs; another one costs what it costs now. */
    private long price(CopyFacts copy, Optional<SwapRequest> request, boolean keptForIt) {
        return request.filter(wish -> keptForIt && wish.creditHeld())
                .map(SwapRequest::heldCredits)
                .orElseGet(() -> purses.cost(copy))
                .amount();
    }

    private void letGo(Happened swap, CopyFacts copy, ClaimFacts claim) {
        SwapRequest waiting = requests.require(claim.reader().request());
        audit.record(
                swap.actor().toString(),
                "claim-overridden",
                copy.code().value(),
                Map.of(
                        "request",
                        waiting.id().toString(),
                        "reason",
                        WHY,
                        "step",
                        swap.id().toString()));
        claims.release(copy, Move.by(swap.actor(), WHY));
        line.reopen(waiting, swap.actor(), WHY);
        requests.flush();
    }
}
