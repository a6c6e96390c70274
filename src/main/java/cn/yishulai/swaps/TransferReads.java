package cn.yishulai.swaps;

import cn.yishulai.copies.CopyFacts;
import cn.yishulai.copies.CopyReads;
import cn.yishulai.copies.CopyView;
import cn.yishulai.inventory.CarriedFacts;
import cn.yishulai.inventory.CarriedState;
import cn.yishulai.inventory.Difference;
import cn.yishulai.inventory.Loads;
import cn.yishulai.inventory.TransferFacts;
import cn.yishulai.kernel.CopyCode;
import cn.yishulai.kernel.Page;
import cn.yishulai.kernel.TransferCode;
import cn.yishulai.labels.Labels;
import cn.yishulai.people.Staff;
import cn.yishulai.places.OpeningCalendar;
import cn.yishulai.places.SiteName;
import cn.yishulai.places.Sites;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Van loads as they are shown. A list of loads costs three queries, what is in one six, however much it is. */
@ApplicationScoped
@Transactional
public class TransferReads {

    private final Loads loads;
    private final CopyReads copies;
    private final Outcomes outcomes;
    private final Labels labels;
    private final Sites sites;
    private final Staff staff;

    TransferReads(Loads loads, CopyReads copies, Outcomes outcomes, Labels labels, Sites sites, Staff staff) {
        this.loads = loads;
        this.copies = copies;
        this.outcomes = outcomes;
        this.labels = labels;
        this.sites = sites;
        this.staff = staff;
    }

    /**
     * One copy of a load.
     *
     * @param by who scanned it last
     * @param note what is broken, or why it is missing
     */
    public record Line(
            CopyView copy,
            CarriedState state,
            @Nullable Difference difference,
            @Nullable String by,
            OffsetDateTime at,
            @Nullable String note) {}

    /** A load with all that is in it, and what its readers wait for on the shelves of the site it leaves from. */
    public record Sheet(TransferView transfer, List<Line> lines, List<PullLine> toPack) {}

    /** How many copies wait here for readers there. */
    public record Wanted(SiteName to, long copies) {}

    TransferView view(TransferFacts transfer) {
        return views(List.of(transfer)).get(0);
    }

    /** Newest first. */
    Page<TransferView> ofSite(UUID site, boolean openOnly, @Nullable UUID after, int limit) {
        Page<TransferFacts> page =
                Page.cut(loads.ofSite(site, openOnly, after, limit + 1), limit, t -> t.id().toString());
        return new Page<>(views(page.items()), page.nextAfter());
    }

    Sheet sheet(TransferCode code) {
        return sheets(List.of(loads.peek(code))).get(0);
    }

    /** Several at once cost what one costs. */
    List<Sheet> sheets(Collection<TransferFacts> transfers) {
        List<UUID> ids = transfers.stream().map(TransferFacts::id).toList();
        List<CarriedFacts> inside = loads.contents(ids);
        Map<UUID, CopyView> shown =
                copies.views(inside.stream().map(CarriedFacts::copy).collect(Collectors.toSet()));
        Map<UUID, String> names = staff.displayNames(inside.stream()
                .flatMap(line -> Stream.of(line.packer(), line.settler()))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        Map<UUID, List<CarriedFacts>> byLoad = inside.stream().collect(Collectors.groupingBy(CarriedFacts::transfer));
        Map<UUID, List<UUID>> toPack = loads.toPack(ids);
        Map<String, PullLine> packing = toPack.isEmpty()
                ? Map.of()
                : outcomes
                        .lines(toPack.values().stream()
                                .flatMap(List::stream)
                                .distinct()
                                .toList())
                        .stream()
                        .collect(Collectors.toMap(line -> line.copy().code(), line -> line));
        Map<UUID, CopyCode> codes =
                copies.factsOf(toPack.values().stream().flatMap(List::stream).collect(Collectors.toSet())).stream()
                        .collect(Collectors.toMap(CopyFacts::id, CopyFacts::code));
        Map<String, TransferView> views =
                views(transfers).stream().collect(Collectors.toMap(TransferView::code, view -> view));
        return transfers.stream()
                .map(transfer -> new Sheet(
                        Objects.requireNonNull(views.get(transfer.code().value())),
                        byLoad.getOrDefault(transfer.id(), List.of()).stream()
                                .map(line -> line(line, Objects.requireNonNull(shown.get(line.copy())), names))
                                .toList(),
                        toPack.getOrDefault(transfer.id(), List.of()).stream()
                                .map(copy -> packing.get(
                                        Objects.requireNonNull(codes.get(copy)).value()))
                                .filter(Objects::nonNull)
                                .toList()))
                .toList();
    }

    /** In the order of their ids, which is that of their making. */
    public List<TransferView> withIds(Collection<UUID> transfers) {
        List<TransferFacts> found = loads.withIds(transfers);
        return found.isEmpty() ? List.of() : views(found);
    }

    /** The site with the most first. */
    List<Wanted> wanted(UUID from) {
        Map<UUID, Long> counts = loads.wanted(from);
        Map<UUID, SiteName> names = sites.names(counts.keySet());
        return counts.entrySet().stream()
                .map(entry -> new Wanted(Objects.requireNonNull(names.get(entry.getKey())), entry.getValue()))
                .sorted(Comparator.comparing(Wanted::copies).reversed().thenComparing(w -> w.to().name()))
                .toList();
    }

    List<TransferView> views(Collection<TransferFacts> transfers) {
        Set<UUID> ends =
                transfers.stream().flatMap(t -> Stream.of(t.from(), t.to())).collect(Collectors.toSet());
        Map<UUID, SiteName> names = sites.names(ends);
        Map<UUID, Loads.Count> counts =
                loads.counts(transfers.stream().map(TransferFacts::id).toList());
        return transfers.stream()
                .map(t -> new TransferView(
                        t.code().value(),
                        labels.url(t.code()),
                        t.state(),
                        Objects.requireNonNull(names.get(t.from())),
                        Objects.requireNonNull(names.get(t.to())),
                        t.room(),
                        t.run() == null ? null : t.run().toString(),
                        counts.getOrDefault(t.id(), Loads.Count.NONE),
                        Objects.requireNonNull(edge(t.madeAt())),
                        edge(t.sentAt()),
                        edge(t.closedAt())))
                .toList();
    }

    private static Line line(CarriedFacts line, CopyView copy, Map<UUID, String> names) {
        UUID last = line.settler() == null ? line.packer() : line.settler();
        Instant at = line.settledAt() == null ? line.packedAt() : line.settledAt();
        return new Line(
                copy,
                line.state(),
                line.difference(),
                last == null ? null : names.get(last),
                Objects.requireNonNull(edge(Objects.requireNonNull(at))),
                line.note());
    }

    static @Nullable OffsetDateTime edge(@Nullable Instant at) {
        return at == null ? null : at.atZone(OpeningCalendar.CITY).toOffsetDateTime();
    }
}
