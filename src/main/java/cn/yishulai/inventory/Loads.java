package cn.yishulai.inventory;

import static cn.yishulai.inventory.InventoryRefusal.COPY_IN_ANOTHER_LOAD;
import static cn.yishulai.inventory.InventoryRefusal.TRANSFER_EMPTY;
import static cn.yishulai.inventory.InventoryRefusal.TRANSFER_FULL;
import static cn.yishulai.inventory.InventoryRefusal.TRANSFER_NOT_EMPTY;

import cn.yishulai.kernel.TransferCode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Van loads and what is in them (调拨单). The copies themselves move one floor up, in the same transaction, and are
 * locked before the load.
 */
@ApplicationScoped
@Transactional
public class Loads {

    /** The steps of one write are moments apart. */
    private static final Duration ONE_WRITE = Duration.ofSeconds(10);

    private final TransferRepository repository;
    private final Clock clock;

    Loads(TransferRepository repository, Clock clock) {
        this.repository = repository;
        this.clock = clock;
    }

    /**
     * How many copies of a load stand where.
     *
     * @param packed put in, whatever became of them
     * @param outstanding put in, and neither received nor missing yet
     */
    public record Count(long packed, long outstanding, long received, long missing, long unexpected, long damaged) {
        public static final Count NONE = new Count(0, 0, 0, 0, 0, 0);
    }

    /** @param spare how many of the room are free copies that help the other site */
    public TransferFacts propose(UUID from, UUID to, int room, int spare, UUID by) {
        Transfer transfer = new Transfer(TransferCode.random(), from, to, room, by, clock.instant());
        transfer.helpWith(Math.min(spare, room));
        repository.persist(transfer);
        return transfer.facts();
    }

    /** What comes out of the load stands on the tables of a fair. */
    public void goesOntoTables(UUID transfer) {
        repository.lock(transfer).goOntoTables();
    }

    /** As it stands, not locked. @throws cn.yishulai.kernel.Refused TRANSFER_UNKNOWN */
    public TransferFacts peek(TransferCode code) {
        return repository.peek(code);
    }

    public Optional<TransferFacts> find(TransferCode code) {
        return repository.find("code", code.value()).firstResultOptional().map(Transfer::facts);
    }

    public Optional<TransferFacts> find(UUID id) {
        return repository.findByIdOptional(id).map(Transfer::facts);
    }

    public List<TransferFacts> withIds(Collection<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : repository.list("id in ?1 order by id", ids).stream()
                        .map(Transfer::facts)
                        .toList();
    }

    /** Newest first. */
    public List<TransferFacts> ofSite(UUID site, boolean openOnly, @Nullable UUID after, int limit) {
        return repository.ofSite(site, openOnly, after, limit).stream()
                .map(Transfer::facts)
                .toList();
    }

    public Map<UUID, Count> counts(Collection<UUID> transfers) {
        return repository.counts(transfers);
    }

    /** In the order in which they were scanned; without what was taken out again. */
    public List<CarriedFacts> contents(UUID transfer) {
        return contents(Set.of(transfer));
    }

    /** Of several, each line with its load. */
    public List<CarriedFacts> contents(Collection<UUID> transfers) {
        return transfers.isEmpty()
                ? List.of()
                : repository.all(transfers).stream().map(Carried::facts).toList();
    }

    /** Whether and how a copy is of this load. */
    public Optional<CarriedFacts> carried(UUID transfer, UUID copy) {
        return repository.of(transfer, copy).map(Carried::facts);
    }

    /** The open load in which a copy is packed. */
    public Optional<CarriedFacts> carrying(UUID copy) {
        return repository.carrying(copy).map(Carried::facts);
    }

    /**
     * By load, the copies to be packed into it, in walking order: for readers there, and where it shall help the other site
     * free copies that it has none of, the longest idle first. Loads that have left are left out.
     */
    public Map<UUID, List<UUID>> toPack(Collection<UUID> transfers) {
        return transfers.isEmpty() ? Map.of() : repository.toPack(transfers);
    }

    /** By pickup site, how many copies wait here to be sent. */
    public Map<UUID, Long> wanted(UUID from) {
        return repository.wanted(from);
    }

    /**
     * Puts a copy in; its sending is the caller's business.
     *
     * @throws cn.yishulai.kernel.Refused TRANSFER_NOT_READY, TRANSFER_FULL, COPY_IN_ANOTHER_LOAD
     */
    public void pack(TransferCode code, UUID copy, UUID by) {
        Transfer transfer = repository.require(code);
        transfer.pack();
        repository.carrying(copy).ifPresent(other -> {
            throw COPY_IN_ANOTHER_LOAD.because("the copy is in another load");
        });
        if (repository.inside(transfer.id()) >= transfer.room()) {
            throw TRANSFER_FULL.because("the load takes %d copies".formatted(transfer.room()));
        }
        repository.persist(Carried.packed(transfer.id(), copy, by, clock.instant()));
        repository.flush();
    }

    /** Takes a copy out again before the van leaves. @return false when it is not in the load */
    public boolean takeOut(TransferCode code, UUID copy, UUID by) {
        Transfer transfer = repository.require(code);
        transfer.requirePacking();
        Optional<Carried> inside =
                repository.carrying(copy).filter(line -> line.transfer().equals(transfer.id()));
        inside.ifPresent(line -> line.settle(CarriedState.TAKEN_OUT, null, by, clock.instant()));
        return inside.isPresent();
    }

    /** The van leaves. @throws cn.yishulai.kernel.Refused TRANSFER_NOT_READY, TRANSFER_EMPTY */
    public void send(TransferCode code, UUID by) {
        Transfer transfer = repository.require(code);
        if (repository.inside(transfer.id()) == 0) {
            throw TRANSFER_EMPTY.because("nothing is packed");
        }
        transfer.send(by, clock.instant());
    }

    /** The van is there. @throws cn.yishulai.kernel.Refused TRANSFER_NOT_READY */
    public void arrive(TransferCode code, UUID by) {
        repository.require(code).arrive(by, clock.instant());
    }

    /** It came along, and this load does not know it. */
    public void unexpected(UUID transfer, UUID copy, UUID by) {
        repository.persist(Carried.unexpected(transfer, copy, by, clock.instant()));
    }

    public void damaged(UUID transfer, UUID copy, String what) {
        repository.of(transfer, copy).ifPresent(line -> line.damaged(what));
    }

    /**
     * A copy left transit by being received somewhere: it is in no load any more. Nothing happens when it was in none.
     *
     * @return whether it stands on a table of a fair there
     */
    public boolean arrived(UUID copy, UUID site, UUID by) {
        Optional<Carried> inside = repository.carrying(copy);
        if (inside.isEmpty()) {
            return false;
        }
        TransferFacts load = repository.findById(inside.get().transfer()).facts();
        boolean atItsEnd = load.to().equals(site);
        inside.get().settle(CarriedState.RECEIVED, atItsEnd ? null : Difference.ELSEWHERE, by, clock.instant());
        return atItsEnd && load.ontoTables();
    }

    /**
     * A receipt is undone: the copy is in its load again, or was never of it. Nothing happens when it came with none. The
     * copy is locked.
     *
     * @param since the moment of the receipt
     * @param inTransit whether it is on its way again; else it stays where it was received, and is not damaged
     * @return false when the load is closed, so that the copy cannot be in it again
     */
    public boolean unreceive(UUID copy, UUID by, Instant since, boolean inTransit) {
        Optional<Carried> received = repository.receivedSince(copy, by, since.minus(ONE_WRITE));
        if (received.isEmpty()) {
            return true;
        }
        Carried line = received.get();
        Transfer transfer = repository.lock(line.transfer());
        if (!inTransit && line.facts().difference() != Difference.UNEXPECTED) {
            line.undamaged();
            return true;
        }
        if (!transfer.facts().state().open()) {
            return false;
        }
        line.unsettle(by, clock.instant());
        repository.flush();
        return true;
    }

    /** A copy left transit because it is not there. */
    public void lost(UUID copy, UUID by, String why) {
        repository.carrying(copy).ifPresent(line -> {
            line.settle(CarriedState.MISSING, Difference.MISSING, by, clock.instant());
            line.note(why);
        });
    }

    /** Everything is received or accounted for. @throws cn.yishulai.kernel.Refused TRANSFER_NOT_READY, TRANSFER_NOT_EMPTY */
    public void close(TransferCode code, UUID by) {
        requireEmpty(code).close(by, clock.instant());
    }

    /** @throws cn.yishulai.kernel.Refused TRANSFER_NOT_READY, TRANSFER_NOT_EMPTY */
    public void cancel(TransferCode code, UUID by) {
        requireEmpty(code).cancel(by, clock.instant());
    }

    private Transfer requireEmpty(TransferCode code) {
        Transfer transfer = repository.require(code);
        long inside = repository.inside(transfer.id());
        if (inside > 0 && transfer.facts().state().open()) {
            throw TRANSFER_NOT_EMPTY.because(
                    "%d copies of the load are not accounted for".formatted(inside), Map.of("outstanding", inside));
        }
        return transfer;
    }
}
