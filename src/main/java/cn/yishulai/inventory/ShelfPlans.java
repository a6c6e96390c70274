package cn.yishulai.inventory;

import static cn.yishulai.places.PlaceRefusal.SHELF_NOT_EMPTY;

import cn.yishulai.copies.ShelfContents;
import cn.yishulai.journal.Audit;
import cn.yishulai.kernel.ShelfCode;
import cn.yishulai.people.Caller;
import cn.yishulai.people.Duty;
import cn.yishulai.people.StaffDuties;
import cn.yishulai.places.Shelf;
import cn.yishulai.places.Shelves;
import cn.yishulai.places.Sites;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The plan of the shelves of a site with what stands on them. Those who lead stocktakes draw it for their own site. */
@ApplicationScoped
@Transactional
public class ShelfPlans {

    private final Shelves shelves;
    private final ShelfContents contents;
    private final Sites sites;
    private final StaffDuties duties;
    private final StocktakeRepository stocktakes;
    private final Audit audit;

    ShelfPlans(
            Shelves shelves,
            ShelfContents contents,
            Sites sites,
            StaffDuties duties,
            StocktakeRepository stocktakes,
            Audit audit) {
        this.shelves = shelves;
        this.contents = contents;
        this.sites = sites;
        this.duties = duties;
        this.stocktakes = stocktakes;
        this.audit = audit;
    }

    /** A shelf as staff see it. */
    public record ShelfView(String code, String name, int place, long copies) {}

    /** The plan of a site, the first shelf of the walk first. */
    public record Plan(List<ShelfView> items) {}

    public Plan show(Caller caller, UUID site) {
        caller.requireSite(site);
        sites.require(site);
        return view(site);
    }

    /** @throws cn.yishulai.kernel.Refused SHELF_NAME_TAKEN */
    public ShelfView add(Caller caller, UUID site, String name) {
        duties.require(caller, site, Duty.STOCKTAKE_LEAD);
        Shelf shelf = shelves.add(site, name.strip());
        tell(caller, "shelf.add", shelf, Map.of("name", shelf.name()));
        return new ShelfView(shelf.code().value(), shelf.name(), shelf.place(), 0);
    }

    /** @throws cn.yishulai.kernel.Refused SHELF_PLAN_CHANGED unless all shelves of the site are named, each once */
    public Plan walk(Caller caller, UUID site, List<ShelfCode> inOrder) {
        duties.require(caller, site, Duty.STOCKTAKE_LEAD);
        shelves.walk(site, inOrder);
        audit.record(caller.actor(), "shelf.walk", "site:" + site, Map.of("shelves", inOrder.size()));
        return view(site);
    }

    /**
     * The copies that stand there follow.
     *
     * @throws cn.yishulai.kernel.Refused SHELF_NAME_TAKEN, SHELF_UNKNOWN, STOCKTAKE_RUNNING while it is being counted
     */
    public ShelfView rename(Caller caller, ShelfCode code, String name) {
        Shelf before = shelves.lock(code);
        duties.require(caller, before.site(), Duty.STOCKTAKE_LEAD);
        stocktakes.requireNotCounted(before.site(), before.name());
        Shelf shelf = shelves.rename(code, name.strip());
        int copies =
                before.name().equals(shelf.name()) ? 0 : contents.renamed(shelf.site(), before.name(), shelf.name());
        tell(caller, "shelf.rename", shelf, Map.of("from", before.name(), "to", shelf.name(), "copies", copies));
        return view(shelf);
    }

    /** @throws cn.yishulai.kernel.Refused SHELF_NOT_EMPTY, SHELF_UNKNOWN */
    public void retire(Caller caller, ShelfCode code) {
        Shelf shelf = shelves.lock(code);
        duties.require(caller, shelf.site(), Duty.STOCKTAKE_LEAD);
        long copies = view(shelf).copies();
        if (copies > 0) {
            throw SHELF_NOT_EMPTY.because("%d copies belong there".formatted(copies), Map.of("copies", copies));
        }
        shelves.retire(code);
        tell(caller, "shelf.retire", shelf, Map.of("name", shelf.name()));
    }

    private Plan view(UUID site) {
        Map<String, Long> counts = contents.counts(site);
        return new Plan(shelves.of(site).stream()
                .map(shelf -> new ShelfView(
                        shelf.code().value(), shelf.name(), shelf.place(), counts.getOrDefault(shelf.name(), 0L)))
                .toList());
    }

    private ShelfView view(Shelf shelf) {
        return new ShelfView(
                shelf.code().value(),
                shelf.name(),
                shelf.place(),
                contents.counts(shelf.site()).getOrDefault(shelf.name(), 0L));
    }

    private void tell(Caller caller, String verb, Shelf shelf, Map<String, Object> facts) {
        audit.record(caller.actor(), verb, "shelf:" + shelf.code(), facts);
    }
}
