package cn.yishulai.swaps;

import static cn.yishulai.kernel.Credits.ONE;
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
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A copy changes hands at the counter (交接): to the reader it was set aside for, or to somebody who walked in. The
 * credit is burned here.
 *
 * <p>All of its request counted (HotPathIT), a walk-in takes at most 20 statements and a reader's own copy 26.
 */
@ApplicationScoped
@Transactional
public class Handovers {

    private final Copies copies;
    private final Claims claims;
    private final RequestRepository requests;
    private final WaitingLine line;
    private final Outcomes outcomes;
    private final Households households;
    private final Ledger ledger;
    private final Purses purses;
    private final Audit audit;
    private final Clock clock;

    Handovers(
            Copies copies,
            Claims claims,
            RequestRepository requests,
            WaitingLine line,
            Outcomes outcomes,
            Households households,
            Ledger ledger,
            Purses purses,
            Audit audit,
            Clock clock) {
        this.copies = copies;
        this.claims = claims;
        this.requests = requests;
        this.line = line;
        this.outcomes = outcomes;
        this.households = households;
        this.ledger = ledger;
        this.purses = purses;
        this.audit = audit;
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
        if (claim.isPresent() && own.isEmpty()) {
            letGo(caller, copy, claim.get(), form.overrideReason());
        }
        Optional<SwapRequest> request = requestOf(
                family, form.personId(), copy, own.map(kept -> kept.reader().request()));
        CopyFacts given = copies.handOver(code, site, family, Move.by(caller.personId(), "handed over"));
        request.ifPresentOrElse(
                open -> fulfil(open, given, caller),
                () -> ledger.payAtOnce(
                        ONE,
                        purses.payment(copy.volume(), site),
                        new Posting(family, caller.personId(), UUID.randomUUID(), code, "walk-in swap")));
        requests.flush();
        line.serve(copy.volume(), caller.personId());
        return outcomes.of(code, request.orElse(null));
    }

    private void requireOfFamily(@Nullable String personId, UUID family) {
        if (personId != null && !households.isIn(OpaqueId.parse(personId, PERSON_UNKNOWN), family)) {
            throw PERSON_OF_ANOTHER_FAMILY.because("the person does not belong to this family");
        }
    }

    /** The family's request that this copy fulfils: the one it was claimed for, else the oldest for the volume. */
    private Optional<SwapRequest> requestOf(
            UUID family, @Nullable String person, CopyFacts copy, Optional<UUID> claimedFor) {
        return requests.openOfHousehold(family, copy.volume()).stream()
                .filter(open -> person == null || open.person().toString().equals(person))
                .map(SwapRequest::id)
                .filter(id -> claimedFor.map(id::equals).orElse(true))
                .findFirst()
                .map(requests::require);
    }

    /** Walks the request to its end from wherever it stands, so that every book given has its hold and its burn. */
    private void fulfil(SwapRequest request, CopyFacts given, Caller caller) {
        Posting posting = WaitingLine.posting(request, given, caller.personId(), "handed over");
        if (request.state() == RequestState.PAUSED) {
            request.reopen(clock.instant());
        }
        if (request.state() == RequestState.OPEN) {
            request.offer(clock.instant(), clock.instant());
        }
        if (request.state() == RequestState.OFFERED) {
            ledger.hold(ONE, purses.payment(request), posting);
            request.accept(clock.instant());
        }
        if (request.state() == RequestState.ACCEPTED) {
            request.ready(clock.instant());
        }
        ledger.post(CreditKind.BURN, ONE, posting);
        request.fulfil(clock.instant());
        endClaim(request, given, caller);
    }

    /** The claim may be on another copy of the volume, which is then free again. */
    private void endClaim(SwapRequest request, CopyFacts given, Caller caller) {
        claims.openFor(request.id()).ifPresent(claim -> {
            if (claim.copy().equals(given.id())) {
                claims.fulfil(given.id());
            } else {
                claims.release(copies.lock(claim.copy()), Move.by(caller.personId(), "the reader took another copy"));
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
                ? copies.freeCopy(copy.volume(), copy.site()).filter(free -> free.isAt(copy.site()))
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
