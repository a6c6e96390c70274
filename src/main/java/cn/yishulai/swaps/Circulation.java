package cn.yishulai.swaps;

import static cn.yishulai.copies.CopyRefusal.COPY_ELSEWHERE;
import static cn.yishulai.ledger.LedgerRefusal.CREDIT_SHORT;
import static cn.yishulai.swaps.SwapRefusal.COPY_CLAIMED;
import static cn.yishulai.swaps.SwapRefusal.REQUEST_NOT_FIRST;
import static cn.yishulai.swaps.SwapRefusal.REQUEST_NOT_READY;

import cn.yishulai.copies.Copies;
import cn.yishulai.copies.CopyFacts;
import cn.yishulai.copies.CopyReads;
import cn.yishulai.copies.CopyStatus;
import cn.yishulai.copies.Move;
import cn.yishulai.inventory.ClaimFacts;
import cn.yishulai.inventory.ClaimState;
import cn.yishulai.inventory.Claims;
import cn.yishulai.inventory.Loads;
import cn.yishulai.journal.Outbox;
import cn.yishulai.kernel.CopyCode;
import cn.yishulai.people.Caller;
import cn.yishulai.places.Sites;
import cn.yishulai.rules.RuleSets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A copy on its way through the library: onto a shelf, off it, onto the hold shelf, between sites. Whenever it comes
 * free, the next reader in line gets it in the same transaction.
 *
 * <p>What a scan costs is bounded, all of its request counted (HotPathIT): ten statements to shelve, 15 to receive, 26 to
 * set aside for a reader; each reader who gets a copy in the same step adds a dozen.
 */
@ApplicationScoped
@Transactional
public class Circulation {

    private final Copies copies;
    private final CopyReads reads;
    private final Claims claims;
    private final Loads loads;
    private final RequestRepository requests;
    private final WaitingLine line;
    private final Outcomes outcomes;
    private final RuleSets rules;
    private final Sites sites;
    private final Outbox outbox;
    private final Clock clock;

    Circulation(
            Copies copies,
            CopyReads reads,
            Claims claims,
            Loads loads,
            RequestRepository requests,
            WaitingLine line,
            Outcomes outcomes,
            RuleSets rules,
            Sites sites,
            Outbox outbox,
            Clock clock) {
        this.copies = copies;
        this.reads = reads;
        this.claims = claims;
        this.loads = loads;
        this.requests = requests;
        this.line = line;
        this.outcomes = outcomes;
        this.rules = rules;
        this.sites = sites;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** @throws cn.yishulai.kernel.Refused COPY_CLAIMED when a reader waits for it: it belongs on the hold shelf */
    public CopyOutcome shelve(Caller caller, CopyCode code, UUID site, @Nullable String shelf) {
        CopyFacts copy = take(caller, code, site);
        if (claims.openOn(copy.id()).isPresent()) {
            throw COPY_CLAIMED.because("a reader waits for copy " + code);
        }
        copies.shelve(code, site, shelf, Move.by(caller.personId(), "shelved"));
        return line.serve(copy.volume(), caller.personId()) ? outcomes.of(code) : outcomes.of(code, null);
    }

    /**
     * @throws cn.yishulai.kernel.Refused REQUEST_NOT_FIRST, REQUEST_NOT_READY, CREDIT_SHORT, COPY_ELSEWHERE,
     *     COPY_NOT_AVAILABLE
     */
    public CopyOutcome claim(Caller caller, CopyCode code, UUID site, UUID requestId) {
        CopyFacts copy = take(caller, code, site);
        if (!copy.isAt(site)) {
            throw COPY_ELSEWHERE.because("copy %s is not at this site".formatted(code));
        }
        SwapRequest request = requests.require(requestId);
        if (!request.volume().equals(copy.volume()) || request.state() != RequestState.OPEN) {
            throw REQUEST_NOT_READY.because("request %s does not wait for copy %s".formatted(requestId, code));
        }
        if (requests.ahead(List.of(requestId)).getOrDefault(requestId, 0) > 0) {
            throw REQUEST_NOT_FIRST.because("others asked for this volume before request " + requestId);
        }
        if (!line.assign(request, copy, caller.personId())) {
            throw CREDIT_SHORT.because("the household has no free credit");
        }
        return outcomes.of(code);
    }

    /** The request becomes ready and its reader is told once. */
    public CopyOutcome holdShelf(Caller caller, CopyCode code, UUID site) {
        CopyFacts copy = take(caller, code, site);
        setAside(caller.personId(), copy, site);
        return outcomes.of(code);
    }

    /** Two different places; a copy that is claimed goes to its reader's site only. */
    public CopyOutcome send(Caller caller, CopyCode code, UUID from, UUID to) {
        sites.require(to);
        CopyFacts copy = take(caller, code, from);
        claims.send(copy, from, to, Move.by(caller.personId(), "sent"));
        return outcomes.of(code);
    }

    /** Wherever it was sent, it is here now: on the hold shelf for its reader, claimed again, or free. */
    public CopyOutcome receive(Caller caller, CopyCode code, UUID site) {
        sites.require(site);
        CopyFacts copy = take(caller, code, site);
        CopyFacts arrived = copies.arrive(code, site, Move.by(caller.personId(), "received"));
        loads.arrived(copy.id(), site, caller.personId());
        Optional<ClaimFacts> claim = claims.openOn(copy.id());
        if (claim.isEmpty()) {
            return line.serve(copy.volume(), caller.personId()) ? outcomes.of(code) : outcomes.of(code, null);
        }
        if (claim.get().reader().pickupSite().equals(site)) {
            setAside(caller.personId(), arrived, site);
        } else {
            claims.pullAgain(arrived, Move.by(caller.personId(), "arrived at another site than the reader's"));
        }
        return outcomes.of(code);
    }

    /**
     * It came with a van that nobody had put it in. A reader for whom it stood on a hold shelf goes back in line at the
     * same place, and is the first to get it where it is now.
     */
    void sendUnseen(Caller caller, CopyFacts copy, UUID to) {
        Move move = Move.by(caller.personId(), "went along without having been packed");
        if (copy.status() == CopyStatus.ON_HOLD_SHELF) {
            claims.drop(copy.id())
                    .ifPresent(claim ->
                            line.reopen(requests.require(claim.reader().request()), caller.personId(), move.reason()));
            requests.flush();
        }
        copies.send(copy.code(), Objects.requireNonNull(copy.site()), to, move);
    }

    /** After a deposit: a wanted book goes straight to the hold shelf when its reader fetches it here. */
    void holdIfFetchedHere(Caller caller, CopyFacts copy, UUID site) {
        claims.openOn(copy.id())
                .filter(claim -> claim.state() == ClaimState.TO_PULL)
                .filter(claim -> claim.reader().pickupSite().equals(site))
                .ifPresent(claim -> setAside(caller.personId(), copies.lock(copy.code()), site));
    }

    /**
     * Nobody fetched it in time. The next in line gets it where it stands, when that reader fetches here and need not be
     * asked first; else it stays until it is cleared off the hold shelf, and the line is served then. Both are locked.
     */
    void passOn(CopyFacts copy, UUID site, UUID actor) {
        Optional<SwapRequest> next = line.first(copy.volume())
                .filter(SwapRequest::autoAccept)
                .filter(request -> request.pickupSite().equals(site));
        if (next.isEmpty()) {
            return;
        }
        CopyFacts free = copies.shelve(copy.code(), site, null, Move.by(actor, "not fetched in time"));
        if (line.assign(next.get(), free, actor)) {
            requests.flush();
            setAside(actor, copies.lock(copy.code()), site);
        } else {
            copies.setAside(copy.code(), site, Move.by(actor, "to be cleared"));
        }
    }

    private void setAside(UUID actor, CopyFacts copy, UUID site) {
        int days = rules.requests().pickupOpenDays();
        Claims.SetAside set = claims.setAside(copy, site, days, Move.by(actor, "set aside for its reader"));
        SwapRequest request = requests.require(set.claim().reader().request());
        request.ready(clock.instant());
        outbox.post(
                "request-ready",
                Map.of(
                        "householdId", request.household().toString(),
                        "personId", request.person().toString(),
                        "volumeId", request.volume().toString(),
                        "title", reads.view(copy.code()).volume().title(),
                        "siteName", sites.name(site).name(),
                        "until", String.valueOf(set.claim().pickupUntil())));
    }

    /** The caller may act here; the line of the volume is locked, then the copy. */
    CopyFacts take(Caller caller, CopyCode code, UUID site) {
        caller.requireSite(site);
        return copies.lockInLine(code);
    }
}
