package cn.yishulai.swaps;

import static cn.yishulai.copies.CopyRefusal.COPY_ELSEWHERE;
import static cn.yishulai.inventory.InventoryRefusal.TRANSFER_GOES_NOWHERE;
import static cn.yishulai.ledger.LedgerRefusal.CREDIT_SHORT;
import static cn.yishulai.swaps.SwapRefusal.COPY_CLAIMED;
import static cn.yishulai.swaps.SwapRefusal.REQUEST_NOT_FIRST;
import static cn.yishulai.swaps.SwapRefusal.REQUEST_NOT_READY;

import cn.yishulai.copies.Copies;
import cn.yishulai.copies.CopyFacts;
import cn.yishulai.copies.CopyReads;
import cn.yishulai.copies.CopyStatus;
import cn.yishulai.copies.Move;
import cn.yishulai.intake.RulesHere;
import cn.yishulai.intake.SecondLooks;
import cn.yishulai.inventory.ClaimFacts;
import cn.yishulai.inventory.ClaimState;
import cn.yishulai.inventory.Claims;
import cn.yishulai.inventory.Loads;
import cn.yishulai.journal.Outbox;
import cn.yishulai.kernel.CopyCode;
import cn.yishulai.people.Caller;
import cn.yishulai.places.Sites;
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
 * <p>What a scan costs is bounded, all of its request counted (HotPathIT): eleven statements to shelve, 13 to receive, 24 to
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
    private final Lines lines;
    private final PlacesInLine places;
    private final WaitingLine line;
    private final Outcomes outcomes;
    private final SecondLooks looks;
    private final RulesHere rules;
    private final Sites sites;
    private final Outbox outbox;
    private final HomeSwapRows homeSwaps;
    private final Clock clock;

    Circulation(
            Copies copies,
            CopyReads reads,
            Claims claims,
            Loads loads,
            RequestRepository requests,
            Lines lines,
            PlacesInLine places,
            WaitingLine line,
            Outcomes outcomes,
            SecondLooks looks,
            RulesHere rules,
            Sites sites,
            Outbox outbox,
            HomeSwapRows homeSwaps,
            Clock clock) {
        this.copies = copies;
        this.reads = reads;
        this.claims = claims;
        this.loads = loads;
        this.requests = requests;
        this.lines = lines;
        this.places = places;
        this.line = line;
        this.outcomes = outcomes;
        this.looks = looks;
        this.rules = rules;
        this.sites = sites;
        this.outbox = outbox;
        this.homeSwaps = homeSwaps;
        this.clock = clock;
    }

    /**
     * @throws cn.yishulai.kernel.Refused COPY_CLAIMED when a reader waits for it: it belongs on the hold shelf;
     *     HOME_SWAP_KEEPS_COPY; COPY_NOT_CLEARED when it was set aside at its inspection; SITE_CLOSED_DOWN for a book that is
     *     brought back there
     */
    public CopyOutcome shelve(Caller caller, CopyCode code, UUID site, @Nullable String shelf) {
        CopyFacts copy = take(caller, code, site);
        if (copy.site() == null) {
            sites.keepOpen(site);
        }
        if (claims.openOn(copy.id()).isPresent()) {
            throw COPY_CLAIMED.because("a reader waits for copy " + code);
        }
        homeSwaps.requireNotKept(copy);
        looks.requireCleared(copy);
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
        if (!lines.meets(requestId, copy.volume()) || request.state() != RequestState.OPEN) {
            throw REQUEST_NOT_READY.because("request %s does not wait for copy %s".formatted(requestId, code));
        }
        if (places.ahead(List.of(requestId)).getOrDefault(requestId, 0) > 0) {
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

    /**
     * A copy that is claimed goes to its reader's site only.
     *
     * @throws cn.yishulai.kernel.Refused TRANSFER_GOES_NOWHERE, SITE_UNKNOWN, SITE_CLOSED_DOWN, PICKUP_ELSEWHERE,
     *     COPY_ELSEWHERE, COPY_NOT_AVAILABLE
     */
    public CopyOutcome send(Caller caller, CopyCode code, UUID from, UUID to) {
        caller.requireSite(from);
        if (from.equals(to)) {
            throw TRANSFER_GOES_NOWHERE.because("a copy is sent to another site");
        }
        sites.keepOpen(to);
        CopyFacts copy = take(caller, code, from);
        homeSwaps.requireNotKept(copy);
        claims.send(copy, from, to, Move.by(caller.personId(), "sent"));
        return outcomes.of(code);
    }

    /**
     * Wherever it was sent, it is here now: on the hold shelf for its reader, claimed again, or free. What was packed for the
     * tables of a fair here stands on one, and the line is not asked.
     */
    public CopyOutcome receive(Caller caller, CopyCode code, UUID site) {
        return receive(caller, code, site, false);
    }

    /** @param ontoTables it came with a van to a fair, whoever had packed it */
    CopyOutcome receive(Caller caller, CopyCode code, UUID site, boolean ontoTables) {
        caller.requireSite(site);
        sites.keepOpen(site);
        CopyFacts copy = take(caller, code, site);
        boolean packedForTables = loads.arrived(copy.id(), site, caller.personId());
        Optional<ClaimFacts> claim = claims.openOn(copy.id());
        if (claim.isEmpty() && (ontoTables || packedForTables)) {
            copies.layOut(code, site, null, Move.by(caller.personId(), "received at a fair"));
            return outcomes.of(code, null);
        }
        CopyFacts arrived = copies.arrive(code, site, Move.by(caller.personId(), "received"));
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
     * Nobody fetches it from the hold shelf any more, because it is too late or the wish was given up; of a copy that stands
     * elsewhere there is nothing to do. The next in line gets it where it stands, when that reader fetches here and need not be
     * asked first; else it stays until it is cleared off the hold shelf, and the line is served then. Both are locked.
     */
    void passOn(CopyFacts copy, UUID site, UUID actor) {
        if (copy.status() != CopyStatus.ON_HOLD_SHELF) {
            return;
        }
        Optional<SwapRequest> next = line.first(copy)
                .filter(SwapRequest::autoAccept)
                .filter(request -> request.wish().fetchedFrom(site).equals(site));
        if (next.isEmpty()) {
            return;
        }
        CopyFacts free = copies.shelve(copy.code(), site, null, Move.by(actor, "kept for its reader no more"));
        if (line.assign(next.get(), free, actor)) {
            requests.flush();
            setAside(actor, copies.lock(copy.code()), site);
        } else {
            copies.setAside(copy.code(), site, Move.by(actor, "to be cleared"));
        }
    }

    void setAside(UUID actor, CopyFacts copy, UUID site) {
        int days = rules.requests(site).pickupOpenDays();
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
