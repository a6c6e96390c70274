package cn.yishulai.inventory;

import static cn.yishulai.inventory.InventoryRefusal.RUN_FULL;
import static cn.yishulai.inventory.InventoryRefusal.RUN_OVER;
import static cn.yishulai.inventory.InventoryRefusal.RUN_STOP_LEFT;

import cn.yishulai.inventory.RunFacts.Ride;
import cn.yishulai.inventory.RunFacts.State;
import cn.yishulai.inventory.RunFacts.Stop;
import cn.yishulai.kernel.TransferCode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Vans on their way (车次): which sites they visit in which order, and which loads ride from where to where. The copies
 * move one floor up. A run is locked before its loads.
 */
@ApplicationScoped
@Transactional
public class VanRuns {

    private final VanRunRepository repository;
    private final TransferRepository transfers;
    private final Clock clock;

    VanRuns(VanRunRepository repository, TransferRepository transfers, Clock clock) {
        this.repository = repository;
        this.transfers = transfers;
        this.clock = clock;
    }

    /**
     * A load that shall ride.
     *
     * @param from the place in the order of the stop where it is packed, from 1
     * @param to of the stop where it is unloaded
     * @param room how many copies its boxes take
     * @param spare how many of these are free copies that help the other site
     */
    public record Wish(int from, int to, int room, int spare) {}

    public UUID plan(LocalDate day, int room, @Nullable UUID driver, List<UUID> stops, UUID by) {
        return repository.add(new VanRunRepository.Plan(day, room, driver, stops), by, clock.instant());
    }

    /** @throws cn.yishulai.kernel.Refused RUN_UNKNOWN */
    public RunFacts read(UUID id) {
        return repository.read(id);
    }

    /** Those that visit a site, the next first; without those that are over when only open ones are asked for. */
    public List<RunFacts> visiting(@Nullable UUID site, boolean openOnly, @Nullable UUID after, int limit) {
        return repository.visiting(site, openOnly, after, limit);
    }

    /**
     * Loads that ride on a run from here on.
     *
     * @param overBecause why more goes in than the van takes; null when it shall not
     * @throws cn.yishulai.kernel.Refused RUN_FULL says on which leg and how many are free there; RUN_OVER, RUN_STOP_LEFT;
     *     all of them ride, or none
     */
    public List<TransferFacts> load(UUID id, List<Wish> wishes, @Nullable String overBecause, UUID by) {
        RunFacts run = requireOpen(id);
        int[] free = run.free();
        for (Wish wish : wishes) {
            requireAhead(run, wish);
            for (int leg = wish.from(); leg < wish.to(); leg++) {
                free[leg] -= wish.room();
                if (free[leg] < 0 && overBecause == null) {
                    throw RUN_FULL.because(
                            "after stop %d there is room for %d copies less".formatted(leg, -free[leg]),
                            Map.of("stop", leg, "free", free[leg] + wish.room(), "room", run.room()));
                }
            }
        }
        return wishes.stream()
                .map(wish -> {
                    Transfer made = new Transfer(
                            TransferCode.random(),
                            run.stop(wish.from()).site(),
                            run.stop(wish.to()).site(),
                            wish.room(),
                            by,
                            clock.instant());
                    made.ride(new Transfer.Legs(id, wish.from(), wish.to(), overBecause));
                    made.helpWith(wish.spare());
                    transfers.persist(made);
                    return made.facts();
                })
                .toList();
    }

    /**
     * The van leaves a stop. Loads from here that nobody packed stay behind and wait for another run.
     *
     * @return the loads that are packed here, which leave, and those that end here; the caller sends and closes them
     * @throws cn.yishulai.kernel.Refused RUN_OVER, RUN_STOP_LEFT when it is not the stop where the van is
     */
    public List<Ride> leave(UUID id, int position, UUID by) {
        RunFacts run = requireOpen(id);
        Stop stop = run.here();
        if (stop.position() != position) {
            throw RUN_STOP_LEFT.because(
                    "the van is at stop %d".formatted(stop.position()), Map.of("stop", stop.position()));
        }
        repository.left(id, position, by, clock.instant());
        boolean last = run.stops().size() == position;
        repository.become(id, last ? State.DONE : State.RUNNING, last ? clock.instant() : null);
        repository.stayBehind(id, position);
        return repository.read(id).rides().stream()
                .filter(ride -> ride.from() == position || ride.to() == position)
                .toList();
    }

    /** Nothing rides; its loads that are not packed wait for another. @throws cn.yishulai.kernel.Refused RUN_OVER once it has begun */
    public void cancel(UUID id) {
        RunFacts run = requireOpen(id);
        if (run.state() != State.PLANNED || run.rides().stream().anyMatch(ride -> ride.inside() > 0)) {
            throw RUN_OVER.because("the run has begun", Map.of("runState", run.state()));
        }
        repository.stayBehind(id, null);
        repository.become(id, State.CANCELLED, clock.instant());
    }

    private RunFacts requireOpen(UUID id) {
        repository.lock(id);
        RunFacts run = repository.read(id);
        if (!run.state().open()) {
            throw RUN_OVER.because("the run is " + run.state(), Map.of("runState", run.state()));
        }
        return run;
    }

    private static void requireAhead(RunFacts run, Wish wish) {
        if (wish.from() < run.here().position() || wish.to() > run.stops().size()) {
            throw RUN_STOP_LEFT.because(
                    "the van is at stop %d of %d"
                            .formatted(run.here().position(), run.stops().size()),
                    Map.of("stop", run.here().position()));
        }
    }
}
