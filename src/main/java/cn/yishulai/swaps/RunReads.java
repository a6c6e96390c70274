package cn.yishulai.swaps;

import cn.yishulai.inventory.Loads;
import cn.yishulai.inventory.RunFacts;
import cn.yishulai.inventory.RunFacts.Ride;
import cn.yishulai.inventory.RunFacts.Stop;
import cn.yishulai.inventory.TransferFacts;
import cn.yishulai.inventory.TransferState;
import cn.yishulai.people.Staff;
import cn.yishulai.places.SiteName;
import cn.yishulai.places.Sites;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Runs as they are shown. A list of them costs nine queries, and a stop ten, however much rides. */
@ApplicationScoped
@Transactional
public class RunReads {

    private final Loads loads;
    private final TransferReads transfers;
    private final Sites sites;
    private final Staff staff;

    RunReads(Loads loads, TransferReads transfers, Sites sites, Staff staff) {
        this.loads = loads;
        this.transfers = transfers;
        this.sites = sites;
        this.staff = staff;
    }

    /**
     * What happens at a stop.
     *
     * @param unload loads that end here, each with what is in it
     * @param load loads that begin here, each with what is to be packed, in walking order
     */
    public record AtStop(int position, List<TransferReads.Sheet> unload, List<TransferReads.Sheet> load) {}

    RunView view(RunFacts run) {
        return views(List.of(run)).get(0);
    }

    List<RunView> views(Collection<RunFacts> runs) {
        Map<UUID, SiteName> names = sites.names(runs.stream()
                .flatMap(run -> run.stops().stream())
                .map(Stop::site)
                .collect(Collectors.toSet()));
        Map<UUID, String> people = staff.displayNames(runs.stream()
                .flatMap(run -> Stream.concat(
                        Stream.ofNullable(run.driver()), run.stops().stream().map(Stop::leftBy)))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        Map<String, TransferView> shown = transfers
                .views(loads.withIds(runs.stream()
                        .flatMap(run -> run.rides().stream())
                        .map(Ride::transfer)
                        .collect(Collectors.toSet())))
                .stream()
                .collect(Collectors.toMap(TransferView::code, view -> view));
        return runs.stream().map(run -> view(run, names, people, shown)).toList();
    }

    AtStop at(RunFacts run, int position) {
        return new AtStop(
                position,
                sheets(run, ride -> ride.to() == position && ride.state() == TransferState.SENT),
                sheets(run, ride -> ride.from() == position && ride.state() != TransferState.RECEIVED));
    }

    private List<TransferReads.Sheet> sheets(RunFacts run, Predicate<Ride> which) {
        Set<UUID> ids = run.rides().stream().filter(which).map(Ride::transfer).collect(Collectors.toSet());
        List<TransferFacts> found = loads.withIds(ids);
        return transfers.sheets(found);
    }

    private static RunView view(
            RunFacts run, Map<UUID, SiteName> names, Map<UUID, String> people, Map<String, TransferView> shown) {
        int[] aboard = run.aboard();
        return new RunView(
                run.id().toString(),
                run.day(),
                run.room(),
                run.state(),
                run.driver() == null ? null : people.get(run.driver()),
                run.here().position(),
                run.stops().stream()
                        .map(stop -> new RunView.Halt(
                                stop.position(),
                                Objects.requireNonNull(names.get(stop.site())),
                                aboard[stop.position()],
                                run.room() - aboard[stop.position()],
                                TransferReads.edge(stop.leftAt()),
                                stop.leftBy() == null ? null : people.get(stop.leftBy())))
                        .toList(),
                run.rides().stream()
                        .map(ride -> new RunView.Riding(
                                Objects.requireNonNull(shown.get(ride.code())),
                                ride.from(),
                                ride.to(),
                                ride.overBecause()))
                        .toList());
    }
}
