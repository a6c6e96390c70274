package cn.yishulai.inventory;

import static cn.yishulai.kernel.KernelRefusal.PAGE_MALFORMED;

import cn.yishulai.copies.CopyReads;
import cn.yishulai.copies.CopyView;
import cn.yishulai.kernel.OpaqueId;
import cn.yishulai.kernel.Page;
import cn.yishulai.people.Caller;
import cn.yishulai.people.Staff;
import cn.yishulai.places.OpeningCalendar;
import cn.yishulai.places.Sites;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Stocktakes as they are shown. A site's list is judged as a whole: one query, whatever the number of scanners. */
@ApplicationScoped
@Transactional
public class StocktakeReads {

    private final StocktakeRepository repository;
    private final StocktakeLines lines;
    private final ScanRepository scans;
    private final CopyReads copies;
    private final Sites sites;
    private final Staff staff;

    StocktakeReads(
            StocktakeRepository repository,
            StocktakeLines lines,
            ScanRepository scans,
            CopyReads copies,
            Sites sites,
            Staff staff) {
        this.repository = repository;
        this.lines = lines;
        this.scans = scans;
        this.copies = copies;
        this.sites = sites;
        this.staff = staff;
    }

    /** With the counts of this moment. @throws cn.yishulai.kernel.Refused STOCKTAKE_UNKNOWN, SITE_NOT_YOURS */
    public StocktakeView show(Caller caller, UUID id) {
        Stocktake stocktake = readable(caller, id);
        return view(caller, stocktake);
    }

    /** Newest first, without counts. */
    public Page<StocktakeView> at(Caller caller, UUID site, @Nullable String after, int limit) {
        requireReadable(caller, site);
        UUID cursor = after == null ? null : OpaqueId.parse(after, PAGE_MALFORMED);
        List<StocktakeView> rows = repository.at(site, cursor, limit + 1).stream()
                .map(stocktake -> view(caller, stocktake, null))
                .toList();
        return Page.cut(rows, limit, StocktakeView::id);
    }

    /** In walking order; what is no copy of ours comes last, on the last page. */
    public Page<StocktakeLineView> lines(
            Caller caller, UUID id, @Nullable Bucket bucket, @Nullable String after, int limit) {
        readable(caller, id);
        if (bucket == Bucket.UNKNOWN) {
            return new Page<>(unknown(id), null);
        }
        Place from = Place.parse(after);
        List<Counted> wanted = lines.all(id).stream()
                .filter(line -> bucket == null || line.judgement().bucket() == bucket)
                .filter(line -> from == null || Place.of(line).compareTo(from) > 0)
                .limit(limit + 1L)
                .toList();
        Page<Counted> page = Page.cut(wanted, limit, line -> Place.of(line).toString());
        Stream<StocktakeLineView> shown = views(page.items()).stream();
        boolean last = page.nextAfter() == null && bucket == null;
        return new Page<>((last ? Stream.concat(shown, unknown(id).stream()) : shown).toList(), page.nextAfter());
    }

    StocktakeView view(Caller caller, Stocktake stocktake) {
        return view(caller, stocktake, lines.all(stocktake.id()));
    }

    private StocktakeView view(Caller caller, Stocktake stocktake, @Nullable List<Counted> counted) {
        Map<UUID, String> names =
                staff.displayNames(Stream.of(stocktake.openedBy(), stocktake.countedBy(), stocktake.signedBy())
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet()));
        return new StocktakeView(
                stocktake.id().toString(),
                sites.name(stocktake.site()),
                stocktake.whole() ? null : repository.shelves(stocktake.id()),
                stocktake.state(),
                Objects.requireNonNull(hand(stocktake.openedBy(), stocktake.openedAt(), names)),
                hand(stocktake.countedBy(), stocktake.countedAt(), names),
                hand(stocktake.signedBy(), stocktake.signedAt(), names),
                edge(stocktake.endedAt()),
                counted == null
                        ? null
                        : counts(counted, scans.unknown(stocktake.id()).size()),
                counted == null ? null : progress(counted),
                maySign(caller, stocktake));
    }

    private boolean maySign(Caller caller, Stocktake stocktake) {
        UUID me = caller.personId();
        return stocktake.state() == StocktakeState.COUNTED
                && !me.equals(stocktake.openedBy())
                && !me.equals(stocktake.countedBy())
                && !scans.hasScanned(stocktake.id(), me);
    }

    private static StocktakeView.Counts counts(List<Counted> counted, int unknown) {
        Map<Bucket, Long> by = counted.stream()
                .collect(Collectors.groupingBy(line -> line.judgement().bucket(), Collectors.counting()));
        return new StocktakeView.Counts(
                (int) counted.stream().filter(Counted::expected).count(),
                by.getOrDefault(Bucket.FOUND, 0L).intValue(),
                by.getOrDefault(Bucket.MISSING, 0L).intValue(),
                by.getOrDefault(Bucket.MISPLACED, 0L).intValue(),
                by.getOrDefault(Bucket.MOVED, 0L).intValue(),
                unknown,
                (int) counted.stream().filter(line -> line.settledAt() != null).count());
    }

    private static List<StocktakeView.ShelfCount> progress(List<Counted> counted) {
        Map<Counted.Belongs, List<Counted>> shelves = counted.stream()
                .filter(Counted::expected)
                .collect(Collectors.groupingBy(Counted::belongs, LinkedHashMap::new, Collectors.toList()));
        return shelves.entrySet().stream()
                .map(shelf -> new StocktakeView.ShelfCount(
                        shelf.getKey().place(),
                        shelf.getKey().place() == StockPlace.SHELF
                                ? shelf.getKey().shelf()
                                : null,
                        shelf.getValue().size(),
                        (int) shelf.getValue().stream()
                                .filter(line -> line.seen() != null)
                                .count(),
                        (int) shelf.getValue().stream()
                                .filter(line -> line.judgement().bucket() == Bucket.MISSING)
                                .count()))
                .toList();
    }

    List<StocktakeLineView> views(List<Counted> shown) {
        Map<UUID, CopyView> books =
                copies.views(shown.stream().map(Counted::copy).toList());
        return shown.stream().map(line -> view(line, books.get(line.copy()))).toList();
    }

    private static StocktakeLineView view(Counted line, @Nullable CopyView copy) {
        Judgement.Sighting seen = line.seen();
        return new StocktakeLineView(
                line.judgement().bucket(),
                line.judgement().finding(),
                line.judgement().remedy(),
                null,
                copy,
                line.belongs().place(),
                line.belongs().shelf(),
                seen == null ? null : edge(seen.at()),
                seen == null ? null : seen.shelf(),
                seen == null ? null : seen.onHoldShelf(),
                edge(line.settledAt()));
    }

    List<StocktakeLineView> unknown(UUID id) {
        return scans.unknown(id).stream()
                .map(text -> new StocktakeLineView(
                        Bucket.UNKNOWN, null, null, text, null, null, null, null, null, null, null))
                .toList();
    }

    List<Counted> all(Caller caller, UUID id) {
        readable(caller, id);
        return lines.all(id);
    }

    private Stocktake readable(Caller caller, UUID id) {
        Stocktake stocktake = repository.read(id);
        requireReadable(caller, stocktake.site());
        return stocktake;
    }

    /** Auditors look everywhere. */
    private void requireReadable(Caller caller, UUID site) {
        sites.require(site);
        if (caller.isStaff()) {
            caller.requireSite(site);
        }
    }

    private static StocktakeView.@Nullable Hand hand(
            @Nullable UUID who, @Nullable Instant at, Map<UUID, String> names) {
        return who == null || at == null
                ? null
                : new StocktakeView.Hand(names.getOrDefault(who, "—"), Objects.requireNonNull(edge(at)));
    }

    private static @Nullable OffsetDateTime edge(@Nullable Instant at) {
        return at == null ? null : at.atZone(OpeningCalendar.CITY).toOffsetDateTime();
    }

    /** A line's place in the walk: the cursor of the list. */
    private record Place(int order, UUID copy) implements Comparable<Place> {

        static Place of(Counted line) {
            return new Place(line.order(), line.copy());
        }

        static @Nullable Place parse(@Nullable String after) {
            if (after == null) {
                return null;
            }
            String[] parts = after.split("\\.", 2);
            try {
                return new Place(Integer.parseInt(parts[0]), UUID.fromString(parts[parts.length - 1]));
            } catch (IllegalArgumentException e) {
                throw PAGE_MALFORMED.because("that is not a cursor of this list");
            }
        }

        /** As the database orders them: by the text of the id, not by signed halves. */
        @Override
        public int compareTo(Place other) {
            int byOrder = Integer.compare(order, other.order);
            return byOrder != 0 ? byOrder : copy.toString().compareTo(other.copy.toString());
        }

        @Override
        public String toString() {
            return order + "." + copy;
        }
    }
}
