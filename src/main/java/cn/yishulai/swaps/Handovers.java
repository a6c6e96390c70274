package cn.yishulai.swaps;

import static cn.yishulai.people.PeopleRefusal.PERSON_UNKNOWN;
import static cn.yishulai.swaps.SwapRefusal.COPY_CLAIMED;
import static cn.yishulai.swaps.SwapRefusal.OVERRIDE_NOT_YOURS;
import static cn.yishulai.swaps.SwapRefusal.PERSON_OF_ANOTHER_FAMILY;

import cn.yishulai.copies.Copies;
import cn.yishulai.copies.CopyFacts;
import cn.yishulai.copies.CopyStatus;
import cn.yishulai.copies.Move;
import cn.yishulai.inventory.ClaimFacts;
import cn.yishulai.inventory.Claims;
import cn.yishulai.journal.Audit;
import cn.yishulai.kernel.CopyCode;
import cn.yishulai.kernel.Credits;
import cn.yishulai.kernel.FamilyCode;
import cn.yishulai.kernel.OpaqueId;
import cn.yishulai.ledger.CreditKind;
import cn.yishulai.ledger.Ledger;
import cn.yishulai.ledger.Posting;
import cn.yishulai.people.Caller;
import cn.yishulai.people.Households;
import cn.yishulai.people.Role;
import cn.yishulai.places.Sites;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A copy changes hands at the counter (交接): to the reader it was set aside for, or to somebody who walked in. The
 * credits are burned here.
 *
 * <p>All of its request counted (HotPathIT), a walk-in takes at most 15 statements and a reader's own copy 24.
 */
@ApplicationScoped
@Transactional
public class Handovers {

    /** What the movement says; the audit looks for a payment of each. */
    static final String HANDED_OVER = "handed over";

    private final Copies copies;
    private final Claims claims;
    private final RequestRepository requests;
    private final WaitingLine line;
    private final LineOrder order;
    private final Outcomes outcomes;
    private final Households households;
    private final Ledger ledger;
    private final Purses purses;
    private final Audit audit;
    private final HomeSwapRows homeSwaps;
    private final Clock clock;

    Handovers(
            Copies copies,
            Claims claims,
            RequestRepository requests,
            WaitingLine line,
            LineOrder order,
            Outcomes outcomes,
            Households households,
            Ledger ledger,
            Purses purses,
            Audit audit,
            HomeSwapRows homeSwaps,
            Clock clock) {
        this.copies = copies;
        this.claims = claims;
        this.requests = requests;
        this.line = line;
        this.order = order;
        this.outcomes = outcomes;
        this.households = households;
        this.ledger = ledger;
        this.purses = purses;
        this.audit = audit;
        this.homeSwaps = homeSwaps;
        this.clock = clock;
    }

    /**
     * @throws cn.yishulai.kernel.Refused COPY_CLAIMED when another reader waits for it, no other free copy is here and
     *     no reason is given; PERSON_OF_ANOTHER_FAMILY, CREDIT_SHORT, COPY_ELSEWHERE, COPY_NOT_AVAILABLE
     */
    public CopyOutcome handOver(Caller caller, CopyCode code, HandoverForm form) {
        UUID site = Sites.id(form.siteId());
        caller.requireSite(site);
        UUID family = households.requireByCode(new FamilyCode(form.familyCode()));
        requireOfFamily(form.personId(), family);
        CopyFacts copy = copies.lockInLine(code);
        Optional<ClaimFacts> claim = claims.openOn(copy.id());
        Optional<ClaimFacts> own =
                claim.filter(kept -> kept.reader().household().equals(family));
        if (claim.isEmpty()) {
            homeSwaps.requireNotKept(copy);
        } else if (own.isEmpty()) {
            letGo(caller, copy, claim.get(), form.overrideReason());
        }
        Optional<SwapRequest> request = wishFor(copy, family, form.personId(), own);
        give(copy, site, family, request, Move.by(caller.personId(), HANDED_OVER));
        return outcomes.of(code, request.orElse(null));
    }

    /** The request that ends with this copy: the one it was kept for, else the oldest of the family's. */
    Optional<SwapRequest> wishFor(CopyFacts copy, UUID family, @Nullable String person, Optional<ClaimFacts> own) {
        return own.map(kept -> requests.require(kept.reader().request())).or(() -> oldestRequest(family, person, copy));
    }

    /** It is the family's now: its request ends, or it is paid on the spot, and the line is served. */
    void give(CopyFacts copy, UUID site, UUID family, Optional<SwapRequest> request, Move move) {
        CopyFacts given = copies.handOver(copy.code(), site, family, move);
        request.ifPresentOrElse(
                open -> fulfil(open, given, move.actor()), () -> walkIn(family, given, site, move.actor()));
        requests.flush();
        line.serve(copy.volume(), move.actor());
    }

    /** Nobody of the family had asked for it: it is paid on the spot. */
    private void walkIn(UUID family, CopyFacts given, UUID site, UUID actor) {
        ledger.payAtOnce(
                purses.cost(given),
                purses.payment(given.volume(), site),
                new Posting(family, actor, UUID.randomUUID(), given.code(), "walk-in swap"));
        order.received(family);
    }

    private void requireOfFamily(@Nullable String personId, UUID family) {
        if (personId != null && !households.isIn(OpaqueId.parse(personId, PERSON_UNKNOWN), family)) {
            throw PERSON_OF_ANOTHER_FAMILY.because("the person does not belong to this family");
        }
    }

    /** The family's request that a copy fulfils which is kept for none of them; one that is, is fetched by any of them. */
    private Optional<SwapRequest> oldestRequest(UUID family, @Nullable String person, CopyFacts copy) {
        return requests.openOfHousehold(family, copy.volume()).stream()
                .filter(open -> person == null || open.person().toString().equals(person))
                .map(SwapRequest::id)
                .findFirst()
                .map(requests::require);
    }

    /** Walks the request to its end from wherever it stands, so that every book given has its hold and its burn. */
    private void fulfil(SwapRequest request, CopyFacts given, UUID actor) {
        Posting posting = WaitingLine.posting(request, given, actor, HANDED_OVER);
        if (request.state() == RequestState.PAUSED) {
            request.reopen(clock.instant());
        }
        request.promise(given.volume(), request.pickupSite());
        if (request.state() == RequestState.OPEN) {
            request.offer(clock.instant(), clock.instant());
        }
        if (request.state() == RequestState.OFFERED) {
            Credits cost = purses.cost(given);
            ledger.hold(cost, purses.payment(request), posting);
            request.accept(cost, clock.instant());
        } else {
            payForThisOne(request, given, posting);
        }
        if (request.state() == RequestState.ACCEPTED) {
            request.ready(clock.instant());
        }
        ledger.post(CreditKind.BURN, request.heldCredits(), posting);
        request.fulfil(clock.instant());
        endClaim(request, given, actor);
    }

    /** What was held was for the copy that was kept: another one costs what it costs. */
    private void payForThisOne(SwapRequest request, CopyFacts given, Posting posting) {
        boolean kept = claims.openFor(request.id())
                .filter(claim -> claim.copy().equals(given.id()))
                .isPresent();
        if (kept) {
            return;
        }
        Credits cost = purses.cost(given);
        if (!cost.equals(request.heldCredits())) {
            line.release(request, posting.actor(), "the reader takes another copy");
            ledger.hold(cost, purses.payment(request), posting);
            request.holdInstead(cost);
        }
    }

    /** The claim may be on another copy of the volume, which is then free again. */
    private void endClaim(SwapRequest request, CopyFacts given, UUID actor) {
        claims.openFor(request.id()).ifPresent(claim -> {
            if (claim.copy().equals(given.id())) {
                claims.fulfil(given.id());
            } else {
                claims.release(copies.lock(claim.copy()), Move.by(actor, "the reader took another copy"));
            }
        });
    }

    /**
     * Somebody else's claim gives way: to another free copy at the site while it is only a promise, or to a reason
     * given by staff, which is kept in the audit trail.
     */
    private void letGo(Caller caller, CopyFacts copy, ClaimFacts claim, @Nullable String overrideReason) {
        SwapRequest waiting = requests.require(claim.reader().request());
        Optional<CopyFacts> other = copy.status() == CopyStatus.CLAIMED && copy.site() != null
                ? copies.freeCopy(
                                copy.volume(),
                                List.of(copy.site()),
                                waiting.wish().worstGrade())
                        .filter(free -> free.isAt(copy.site()))
                : Optional.empty();
        if (other.isPresent()) {
            claims.release(copy, Move.by(caller.personId(), "another copy takes its place"));
            claims.moveTo(other.get(), claim, Move.by(caller.personId(), "takes the place of " + copy.code()));
            return;
        }
        if (overrideReason == null) {
            throw COPY_CLAIMED.because(
                    "another reader waits for copy " + copy.code(), Map.of("copyStatus", copy.status()));
        }
        if (copy.status() == CopyStatus.ON_HOLD_SHELF && caller.role() != Role.LIBRARIAN) {
            throw OVERRIDE_NOT_YOURS.because("the reader of copy %s was told that it is here".formatted(copy.code()));
        }
        audit.record(
                caller.personId().toString(),
                "claim-overridden",
                copy.code().value(),
                Map.of(
                        "request",
                        waiting.id().toString(),
                        "reason",
                        overrideReason,
                        "role",
                        caller.role().inContract()));
        claims.release(copy, Move.by(caller.personId(), overrideReason));
        line.reopen(waiting, caller.personId(), overrideReason);
    }
}
