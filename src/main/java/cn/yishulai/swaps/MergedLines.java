package cn.yishulai.swaps;

import cn.yishulai.copies.Copies;
import cn.yishulai.copies.Move;
import cn.yishulai.inventory.ClaimFacts;
import cn.yishulai.inventory.Claims;
import cn.yishulai.journal.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Two lines become one, in the order in which people asked. Who stands in both keeps the earlier place; a book that was
 * set aside for the later one is set aside for the earlier. Both lines are locked already.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class MergedLines {

    private static final Comparator<SwapRequest> FIRST =
            Comparator.comparing(SwapRequest::placedAt).thenComparing(SwapRequest::id);

    private final RequestRepository requests;
    private final WaitingLine line;
    private final Claims claims;
    private final Copies copies;
    private final Outbox outbox;
    private final Clock clock;

    MergedLines(
            RequestRepository requests, WaitingLine line, Claims claims, Copies copies, Outbox outbox, Clock clock) {
        this.requests = requests;
        this.line = line;
        this.claims = claims;
        this.copies = copies;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * @param title of the volume that stays, for the notice
     * @return the requests that came over, the folded ones among them
     */
    List<UUID> join(UUID gone, UUID stays, String title, UUID actor) {
        List<UUID> came = new ArrayList<>();
        for (UUID id : requests.openOn(gone)) {
            SwapRequest request = requests.require(id);
            Optional<SwapRequest> other = request.wish().kind() == WishKind.VOLUME
                    ? requests.openOf(request.person(), stays).map(found -> requests.require(found.id()))
                    : Optional.empty();
            other.ifPresent(found -> came.add(fold(request, found, title, actor)));
            if (request.state().open()) {
                requests.flush();
                request.waitFor(stays, clock.instant());
                came.add(id);
            }
            requests.flush();
        }
        requests.pointingAt(gone).forEach(id -> requests.require(id).wish().pointAt(stays));
        requests.flush();
        return came.stream().distinct().toList();
    }

    /**
     * The edition or the work of a volume is another now, or what is known of it: wider wishes wait in the line of what it is,
     * each at its place.
     *
     * @return those that wait in another line now
     */
    List<UUID> follow(UUID volume) {
        List<UUID> elsewhere = new ArrayList<>();
        for (Tuple row : requests.misplaced(volume)) {
            UUID earlier = row.get("earlier", UUID.class);
            SwapRequest request = requests.require(row.get("id", UUID.class));
            boolean waits = request.state() == RequestState.OPEN || request.state() == RequestState.PAUSED;
            if (earlier == null) {
                requests.rekey(request.id());
                elsewhere.add(request.id());
            } else if (waits) {
                request.foldInto(earlier, clock.instant());
                requests.flush();
            }
        }
        return elsewhere;
    }

    /** @return the one that was folded */
    private UUID fold(SwapRequest one, SwapRequest other, String title, UUID actor) {
        SwapRequest kept = FIRST.compare(one, other) <= 0 ? one : other;
        SwapRequest folded = kept == one ? other : one;
        Optional<ClaimFacts> claim = claims.openFor(folded.id());
        boolean waits = kept.state() == RequestState.OPEN || kept.state() == RequestState.PAUSED;
        if (claim.isPresent() && waits && kept.household().equals(folded.household())) {
            claims.passTo(folded.id(), kept.id());
            kept.takeOver(folded, clock.instant());
        } else {
            claim.ifPresent(
                    open -> claims.release(copies.lock(open.copy()), Move.by(actor, "two requests became one")));
            line.release(folded, actor, "two requests became one");
        }
        folded.foldInto(kept.id(), clock.instant());
        outbox.post(
                "request-folded",
                Map.of(
                        "householdId", folded.household().toString(),
                        "personId", folded.person().toString(),
                        "volumeId", kept.volume().toString(),
                        "title", title));
        return folded.id();
    }

    /** They wait for another volume, each at its place. */
    void send(Collection<UUID> ids, UUID volume) {
        requests.waitFor(volume, ids, clock.instant());
    }

    /** Sends a reader back into the line: the copy that was kept is none of the volume asked for. */
    void letGo(ClaimFacts claim, UUID actor) {
        claims.release(copies.lock(claim.copy()), Move.by(actor, "it is another book"));
        line.reopen(requests.require(claim.reader().request()), actor, "it is another book");
        requests.flush();
    }

    /** A folded request stands in its own line again, at its old place, unless its reader asked there anew. */
    void unfold(UUID id, UUID volume) {
        SwapRequest request = requests.require(id);
        if (requests.openOf(request.person(), volume).isEmpty()) {
            request.unfold(volume, clock.instant());
            requests.flush();
        }
    }
}
