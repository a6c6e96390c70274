package cn.yishulai.inventory;

import static cn.yishulai.inventory.InventoryRefusal.COPY_IN_ANOTHER_LOAD;
import static cn.yishulai.inventory.InventoryRefusal.TRANSFER_EMPTY;
import static cn.yishulai.inventory.InventoryRefusal.TRANSFER_FULL;
import static cn.yishulai.inventory.InventoryRefusal.TRANSFER_NOT_EMPTY;

import cn.yishulai.kernel.TransferCode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Van loads and what is in them (调拨单). The copies themselves move one floor up, in the same transaction, and are
 * locked before the load.
 */
@ApplicationScoped
@Transactional
public class Loads {

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

    public TransferFacts propose(UUID from, UUID to, int room, UUID by) {
        Transfer transfer = new Transfer(TransferCode.random(), from, to, room, by, clock.instant());
        repository.persist(transfer);
        return transfer.facts();
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
        return repository.all(transfer).stream().map(Carried::facts).toList();
    }

    /** Whether and how a copy is of this load. */
    public Optional<CarriedFacts> carried(UUID transfer, UUID copy) {
        return repository.of(transfer, copy).map(Carried::facts);
    }

    /** The open load in which a copy is packed. */
    public Optional<CarriedFacts> carrying(UUID copy) {
        return repository.carrying(copy).map(Carried::facts);
    }

    /** Copies to be packed for readers there, in walking order. */
    public List<UUID> wanted(UUID from, UUID to, int limit) {
        return repository.wanted(from, to, limit);
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

    /** A copy left transit by being received somewhere: it is in no load any more. Nothing happens when it was in none. */
    public void arrived(UUID copy, UUID site, UUID by) {
        repository.carrying(copy).ifPresent(line -> {
            boolean atItsEnd = repository.findById(line.transfer()).facts().to().equals(site);
            line.settle(CarriedState.RECEIVED, atItsEnd ? null : Difference.ELSEWHERE, by, clock.instant());
        });
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
