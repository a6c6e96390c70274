package cn.yishulai.swaps;

import static cn.yishulai.copies.CopyRefusal.COPY_ELSEWHERE;
import static cn.yishulai.swaps.UndoRefusal.UNDO_AT_DROP_OFF;
import static cn.yishulai.swaps.UndoRefusal.UNDO_LOAD_CLOSED;
import static cn.yishulai.swaps.UndoRefusal.UNDO_NOTHING;
import static cn.yishulai.swaps.UndoRefusal.UNDO_NOT_YOURS;
import static cn.yishulai.swaps.UndoRefusal.UNDO_TOO_LATE;

import cn.yishulai.copies.Copies;
import cn.yishulai.copies.CopyFacts;
import cn.yishulai.copies.CopyReads;
import cn.yishulai.copies.CopyStatus;
import cn.yishulai.copies.LastVerb;
import cn.yishulai.copies.VoidedLabels;
import cn.yishulai.inventory.Claims;
import cn.yishulai.inventory.Loads;
import cn.yishulai.journal.Audit;
import cn.yishulai.kernel.CopyCode;
import cn.yishulai.ledger.Ledger;
import cn.yishulai.people.Caller;
import cn.yishulai.people.Staff;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Takes back the last thing that a member of staff did with a copy, if nothing happened to it since: the copy stands
 * again where it stood, a burned credit is free again, the reader's wish stands in line at its old place. A book that was
 * just inspected goes home again as long as its session is open, and what it earned goes back; one that was received from
 * a van is in its load again. Nothing is rubbed out: the way back is a step of its own.
 */
@ApplicationScoped
@Transactional
public class Undoing {

    /** For a slip of the hand. What is older is put right by a step forward, or by two persons. */
    private static final Duration LONGEST = Duration.ofMinutes(30);

    private final Copies copies;
    private final CopyReads reads;
    private final VoidedLabels labels;
    private final Claims claims;
    private final Loads loads;
    private final RequestRepository requests;
    private final WaitingLine line;
    private final LineOrder order;
    private final Reconsiderations reconsiderations;
    private final Outcomes outcomes;
    private final Ledger ledger;
    private final Staff staff;
    private final Audit audit;
    private final Clock clock;

    Undoing(
            Copies copies,
            CopyReads reads,
            VoidedLabels labels,
            Claims claims,
            Loads loads,
            RequestRepository requests,
            WaitingLine line,
            LineOrder order,
            Reconsiderations reconsiderations,
            Outcomes outcomes,
            Ledger ledger,
            Staff staff,
            Audit audit,
            Clock clock) {
        this.copies = copies;
        this.reads = reads;
        this.labels = labels;
        this.claims = claims;
        this.loads = loads;
        this.requests = requests;
        this.line = line;
        this.order = order;
        this.reconsiderations = reconsiderations;
        this.outcomes = outcomes;
        this.ledger = ledger;
        this.staff = staff;
        this.audit = audit;
        this.clock = clock;
    }

    /** @throws cn.yishulai.kernel.Refused every {@link UndoRefusal}; COPY_UNKNOWN, COPY_ELSEWHERE, SITE_NOT_YOURS */
    public CopyOutcome undo(Caller caller, CopyCode code, UUID site) {
        caller.requireSite(site);
        line.lock(() -> reads.facts(code).volume());
        CopyFacts copy = copies.lock(code);
        LastVerb last = reads.lastVerb(copy.id(), copy.broughtBy())
                .orElseThrow(() -> UNDO_NOTHING.because("copy %s was never moved".formatted(code)));
        if (!site.equals(whereDone(copy, last))) {
            throw COPY_ELSEWHERE.because("nothing was done with copy %s at this site".formatted(code));
        }
        LastVerb.Stood back = decide(caller, code, last);
        if (back == null) {
            tell(caller, code, last);
            reconsiderations.takeHome(caller, code, "undone: " + last.reason());
            return outcomes.of(code);
        }
        loads.carrying(copy.id())
                .flatMap(carried -> loads.find(carried.transfer()))
                .ifPresent(load -> loads.takeOut(load.code(), copy.id(), caller.personId()));
        boolean onItsWay = back.status() == CopyStatus.IN_TRANSIT;
        if (!loads.unreceive(copy.id(), caller.personId(), last.at(), onItsWay)) {
            throw UNDO_LOAD_CLOSED.because("the load from which copy %s came is closed".formatted(code));
        }
        CopyFacts now = copies.goBack(code, back, last.undoneBy(caller.personId()));
        if (last.now() == CopyStatus.HANDED_OVER) {
            giveBack(caller, copy);
        }
        if (claims.openOn(copy.id()).isPresent()) {
            claims.pullAgain(now, last.undoneBy(caller.personId()));
        } else {
            requests.flush();
            line.serve(copy.volume(), caller.personId());
        }
        tell(caller, code, last);
        return outcomes.of(code);
    }

    private void tell(Caller caller, CopyCode code, LastVerb last) {
        audit.record(
                caller.personId().toString(),
                "step-undone",
                code.value(),
                Map.of("was", last.now().name(), "reason", last.reason()));
    }

    private static @Nullable UUID whereDone(CopyFacts copy, LastVerb last) {
        boolean leftThere = last.now() == CopyStatus.HANDED_OVER || last.now() == CopyStatus.IN_TRANSIT;
        return leftThere ? last.before().site() : copy.site();
    }

    /** How the copy stands afterwards; null for a book that goes home with the family that brought it. */
    private LastVerb.@Nullable Stood decide(Caller caller, CopyCode code, LastVerb last) {
        if (!last.actor().equals(caller.personId())) {
            throw UNDO_NOT_YOURS.because("somebody else moved copy %s last".formatted(code), whoAndWhen(last));
        }
        Undoable undoable = Undoable.of(last);
        boolean inspected = undoable.refusal().filter(UNDO_AT_DROP_OFF::equals).isPresent()
                && last.reason().startsWith(Undoable.DROP_OFF)
                && last.before().status() != CopyStatus.PROMISED; // somebody counted on it being brought
        undoable.refusal().filter(refusal -> !inspected).ifPresent(refusal -> {
            throw refusal.because("copy %s is %s: %s".formatted(code, last.now(), last.reason()));
        });
        if (last.at().isBefore(clock.instant().minus(LONGEST))) {
            throw UNDO_TOO_LATE.because("copy %s was moved at %s".formatted(code, last.at()));
        }
        return undoable.back();
    }

    private Map<String, Object> whoAndWhen(LastVerb last) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("since", last.at().toString());
        facts.put("copyStatus", last.now());
        String name = staff.displayNames(Set.of(last.actor())).get(last.actor());
        if (name != null) {
            facts.put("by", name);
        }
        return facts;
    }

    /** The family has its credit again, and its wish its place in line, unless the reader has asked anew. */
    private void giveBack(Caller caller, CopyFacts handedOver) {
        UUID family = Objects.requireNonNull(handedOver.household());
        ledger.refund(family, labels.codesOf(handedOver.id()), caller.personId(), "the hand-over was undone")
                .flatMap(requests::findByIdOptional)
                .ifPresent(fulfilled -> {
                    SwapRequest undone = requests.require(fulfilled.id());
                    undone.handedBack(clock.instant());
                    if (requests.openOf(undone.person(), undone.volume()).isEmpty()) {
                        requests.persist(new SwapRequest(undone, clock.instant()));
                    }
                });
        order.received(family);
    }
}
