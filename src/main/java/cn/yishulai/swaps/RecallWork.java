package cn.yishulai.swaps;

import cn.yishulai.copies.Copies;
import cn.yishulai.copies.CopyFacts;
import cn.yishulai.copies.CopyStatus;
import cn.yishulai.copies.Move;
import cn.yishulai.copies.RecalledVolumes;
import cn.yishulai.inventory.Claims;
import cn.yishulai.inventory.Loads;
import cn.yishulai.journal.Outbox;
import cn.yishulai.ledger.CreditKind;
import cn.yishulai.ledger.Ledger;
import cn.yishulai.ledger.Posting;
import cn.yishulai.people.Households;
import cn.yishulai.swaps.RecalledCopies.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The steps of a recall, each a transaction of its own on one copy or one request: its row in the recall is locked
 * first, then as everywhere line, copy, request. Done twice, or by two nodes at once, a step happens once.
 */
@ApplicationScoped
@Transactional
class RecallWork {

    private final RecallRepository recalls;
    private final RecalledCopies recalled;
    private final RecalledVolumes volumes;
    private final Copies copies;
    private final Loads loads;
    private final Claims claims;
    private final RequestRepository requests;
    private final WaitingLine line;
    private final Households households;
    private final Ledger ledger;
    private final Outbox outbox;
    private final Clock clock;

    RecallWork(
            RecallRepository recalls,
            RecalledCopies recalled,
            RecalledVolumes volumes,
            Copies copies,
            Loads loads,
            Claims claims,
            RequestRepository requests,
            WaitingLine line,
            Households households,
            Ledger ledger,
            Outbox outbox,
            Clock clock) {
        this.recalls = recalls;
        this.recalled = recalled;
        this.volumes = volumes;
        this.copies = copies;
        this.loads = loads;
        this.claims = claims;
        this.requests = requests;
        this.line = line;
        this.households = households;
        this.ledger = ledger;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** A reader in line waits: told once, at the same place. */
    boolean pause(Recall recall, UUID id) {
        if (!recalls.stands(recall.id())) {
            return false;
        }
        line.lock(() -> requests.volumeOf(id));
        SwapRequest request = requests.require(id);
        if (request.state() == RequestState.OPEN) {
            pause(recall, request);
        }
        return true;
    }

    private void pause(Recall recall, SwapRequest request) {
        if (recalled.paused(recall.id(), request.id(), clock.instant())) {
            request.pause(clock.instant());
            tell("recall-waiting", recall, request.household(), request.volume(), request.person());
        }
    }

    /** At a site it is set aside and its reader is back in line; at home the family is told. */
    boolean deal(Recall recall, UUID id) {
        if (!recalls.stands(recall.id())) {
            return false;
        }
        Optional<UUID> row = recalled.take(recall.id(), id);
        if (row.isEmpty()) {
            return false;
        }
        CopyFacts copy = lock(id);
        switch (copy.status()) {
            case AVAILABLE, CLAIMED, ON_HOLD_SHELF, IN_TRANSIT, AT_FAIR -> {
                setAside(recall, copy);
                recalled.dealtWith(row.get(), Outcome.QUARANTINED, false, clock.instant());
            }
            case LISTED, PROMISED, HANDED_OVER -> {
                UUID household = Objects.requireNonNull(copy.household());
                tell("recall-at-home", recall, household, copy.volume(), null);
                recalled.dealtWith(
                        row.get(), Outcome.FAMILY_TOLD, recalled.paid(id).amount() > 0, clock.instant());
            }
            case MISSING, QUARANTINED, WITHDRAWN -> recalled.dealtWith(row.get(), Outcome.LEFT, false, clock.instant());
        }
        return true;
    }

    /** Nobody is served from the line: all its copies are recalled. */
    private void setAside(Recall recall, CopyFacts copy) {
        Move move = Move.by(recall.openedBy(), "recall %s".formatted(recall.id()));
        UUID site = Objects.requireNonNull(copy.site());
        copies.quarantine(copy.code(), site, move);
        loads.arrived(copy.id(), site, recall.openedBy());
        claims.drop(copy.id()).ifPresent(claim -> {
            SwapRequest request = requests.require(claim.reader().request());
            line.reopen(request, recall.openedBy(), move.reason());
            pause(recall, request);
        });
    }

    /** The reader is kept whole, whether the book comes back or not; a second person has agreed. */
    boolean giveCreditBack(Recall recall, UUID id) {
        Optional<UUID> row = recalled.takeCredit(recall.id(), id);
        if (row.isEmpty()) {
            return false;
        }
        CopyFacts copy = copies.lock(id);
        UUID household = households.today(recalled.lastHome(id));
        ledger.post(
                CreditKind.GRANT,
                recalled.paid(id),
                new Posting(
                        household,
                        Objects.requireNonNull(recall.confirmedBy()),
                        row.get(),
                        copy.code(),
                        "recalled copy"));
        recalled.credited(row.get(), clock.instant());
        tell("recall-credit", recall, household, copy.volume(), null);
        return true;
    }

    /** Two persons have agreed: what is in quarantine at a site is struck off. */
    boolean withdraw(Recall recall, UUID id) {
        if (!recalls.stands(recall.id())) {
            return false;
        }
        Optional<UUID> row = recalled.takeWithdrawal(recall.id(), id);
        if (row.isEmpty()) {
            return false;
        }
        CopyFacts copy = lock(id);
        if (copy.status() != CopyStatus.QUARANTINED) {
            return false;
        }
        copies.withdraw(
                copy.code(),
                Move.by(
                        Objects.requireNonNull(recall.withdrawalAgreedBy()),
                        "recall %s: struck off".formatted(recall.id())));
        recalled.withdrawn(row.get(), clock.instant());
        return true;
    }

    /** It was for nothing: the reader goes on at the old place. */
    boolean resume(Recall recall, UUID id) {
        UUID volume = line.lock(() -> requests.volumeOf(id));
        if (recalled.resumed(recall.id(), id, clock.instant())) {
            SwapRequest request = requests.require(id);
            if (request.state() == RequestState.PAUSED && !volumes.standsBeside(recall.id(), volume)) {
                request.reopen(clock.instant());
            }
        }
        return true;
    }

    /** It was for nothing: free again where it stands, or the family is told that all is well. */
    boolean restore(Recall recall, UUID id) {
        Optional<RecalledCopies.Restored> row = recalled.takeRestore(recall.id(), id);
        if (row.isEmpty()) {
            return false;
        }
        CopyFacts copy = lock(id);
        UUID site = copy.site();
        UUID household = copy.household();
        boolean free = !volumes.standsBeside(recall.id(), copy.volume());
        boolean oursToFree = copy.status() == CopyStatus.QUARANTINED && recalled.isAsideByRecall(copy.id());
        if (oursToFree && site != null && free) {
            copies.shelve(
                    copy.code(), site, null, Move.by(recall.liftedBy(), "recall %s lifted".formatted(recall.id())));
            line.serve(copy.volume(), recall.liftedBy());
        } else if (row.get().outcome() == Outcome.FAMILY_TOLD && household != null && free) {
            tell("recall-lifted", recall, household, copy.volume(), null);
        }
        recalled.restored(row.get().row(), clock.instant());
        return true;
    }

    private CopyFacts lock(UUID id) {
        line.lock(() -> recalled.volumeOf(id));
        return copies.lock(id);
    }

    private void tell(String topic, Recall recall, UUID household, UUID volume, @Nullable UUID person) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("householdId", household.toString());
        facts.put("volumeId", volume.toString());
        facts.put("title", recall.title());
        if (person != null) {
            facts.put("personId", person.toString());
        }
        outbox.post(topic, facts);
    }
}
