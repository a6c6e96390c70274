package cn.yishulai.swaps;

import cn.yishulai.catalog.Origin;
import cn.yishulai.catalog.Search;
import cn.yishulai.catalog.SearchScope;
import cn.yishulai.catalog.VolumeForm;
import cn.yishulai.catalog.VolumeView;
import cn.yishulai.catalog.Volumes;
import cn.yishulai.copies.CopyReads;
import cn.yishulai.copies.StockFilter;
import cn.yishulai.copies.StockLine;
import cn.yishulai.kernel.Credits;
import cn.yishulai.kernel.Page;
import cn.yishulai.places.SiteName;
import cn.yishulai.places.Sites;
import cn.yishulai.swaps.ShelvedVolume.Availability;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the catalogue finds, with its copies by site and the readers who wait. A page costs four queries more. */
@ApplicationScoped
@Transactional
public class Availabilities {

    private final Search search;
    private final Volumes volumes;
    private final CopyReads copies;
    private final RequestRepository requests;
    private final Purses purses;
    private final Sites sites;

    Availabilities(
            Search search, Volumes volumes, CopyReads copies, RequestRepository requests, Purses purses, Sites sites) {
        this.search = search;
        this.volumes = volumes;
        this.copies = copies;
        this.requests = requests;
        this.purses = purses;
        this.sites = sites;
    }

    /** @param stock which copies make a volume worth showing; null for any volume of the catalogue */
    public Page<ShelvedVolume> find(
            String query, SearchScope scope, @Nullable StockFilter stock, @Nullable String after, int limit) {
        Page<VolumeView> found = stock == null
                ? search.find(query, scope, after, limit)
                : search.find(query, scope, after, limit, candidates -> copies.volumesFree(stock, candidates));
        return new Page<>(around(found.items()), found.nextAfter());
    }

    /** By volume, those that exist. */
    Map<UUID, ShelvedVolume> show(List<UUID> ids) {
        return around(volumes.views(ids)).stream()
                .collect(Collectors.toMap(shown -> shown.volume().id(), shown -> shown));
    }

    public ShelvedVolume show(UUID volume) {
        return around(List.of(volumes.require(volume))).get(0);
    }

    /** A book that nobody knows; merged with nothing. */
    public ShelvedVolume add(VolumeForm form, Origin origin) {
        return around(List.of(volumes.add(form, origin))).get(0);
    }

    private List<ShelvedVolume> around(List<VolumeView> found) {
        Set<UUID> ids = found.stream().map(VolumeView::id).collect(Collectors.toSet());
        Map<UUID, List<StockLine>> stock = copies.stock(ids);
        Map<UUID, Long> waiting = requests.waiting(ids);
        Map<UUID, Credits> costs = purses.costs(ids);
        Map<UUID, SiteName> names = sites.names(stock.values().stream()
                .flatMap(List::stream)
                .map(StockLine::site)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        return found.stream()
                .map(volume -> shelved(
                        volume,
                        stock.getOrDefault(volume.id(), List.of()),
                        new Asked(waiting.getOrDefault(volume.id(), 0L), costs.getOrDefault(volume.id(), Credits.ONE)),
                        names))
                .toList();
    }

    private static ShelvedVolume shelved(
            VolumeView volume, List<StockLine> stock, Asked asked, Map<UUID, SiteName> names) {
        List<Availability> atSites = stock.stream()
                .filter(line -> line.site() != null)
                .map(line ->
                        new Availability(Objects.requireNonNull(names.get(line.site())), line.free(), line.atSite()))
                .sorted((a, b) -> a.site().name().compareTo(b.site().name()))
                .toList();
        return new ShelvedVolume(
                volume,
                atSites,
                stock.stream().mapToInt(StockLine::free).sum(),
                stock.stream().mapToInt(StockLine::callable).sum(),
                asked.waiting(),
                asked.cost().amount());
    }

    /** How many wait, and what each of them pays. */
    private record Asked(long waiting, Credits cost) {}
}
