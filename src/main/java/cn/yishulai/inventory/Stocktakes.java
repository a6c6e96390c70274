package cn.yishulai.inventory;

import static cn.yishulai.inventory.InventoryRefusal.SHELF_NOT_HERE;
import static cn.yishulai.people.ApprovalRefusal.SECOND_PERSON_NEEDED;

import cn.yishulai.journal.Audit;
import cn.yishulai.people.Caller;
import cn.yishulai.places.Sites;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;

/**
 * Stocktakes (盘点): a list is frozen when counting begins, the doors stay open, and another person signs what was found.
 * What it found is put into effect one floor up, where readers wait.
 */
@ApplicationScoped
@Transactional
public class Stocktakes {

    private final StocktakeRepository repository;
    private final ScanRepository scans;
    private final StocktakeReads reads;
    private final Sites sites;
    private final Audit audit;
    private final Clock clock;

    Stocktakes(
            StocktakeRepository repository,
            ScanRepository scans,
            StocktakeReads reads,
            Sites sites,
            Audit audit,
            Clock clock) {
        this.repository = repository;
        this.scans = scans;
        this.reads = reads;
        this.sites = sites;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Freezes the list of what should be here.
     *
     * @throws cn.yishulai.kernel.Refused STOCKTAKE_RUNNING, SHELF_NOT_HERE, SITE_UNKNOWN, SITE_CLOSED_DOWN, SITE_NOT_YOURS
     */
    public StocktakeView open(Caller caller, StocktakeForm form) {
        UUID site = Sites.id(form.siteId());
        caller.requireSite(site);
        sites.keepOpen(site);
        boolean whole = form.shelves() == null;
        repository.lockPlan(site);
        List<String> shelves = repository.shelvesHere(site, form.shelves());
        if (form.shelves() != null && !shelves.containsAll(form.shelves())) {
            throw SHELF_NOT_HERE.because(
                    "the site has no such shelf",
                    Map.of(
                            "shelves",
                            form.shelves().stream()
                                    .filter(shelf -> !shelves.contains(shelf))
                                    .toList()));
        }
        Stocktake stocktake = new Stocktake(site, whole, caller.personId(), clock.instant());
        repository.persistAndFlush(stocktake);
        List<String> taken = new ArrayList<>(shelves);
        if (whole) {
            taken.add(StocktakeRepository.NO_SHELF);
        }
        repository.takeShelves(stocktake, taken);
        int expected = repository.freeze(stocktake, shelves);
        audit.record(
                caller.actor(),
                "stocktake.open",
                subject(stocktake),
                Map.of("site", site.toString(), "copies", expected));
        return reads.view(caller, stocktake);
    }

    /** Counted: who looked for everything says so, and somebody else looks at what is not found. */
    public StocktakeView counted(Caller caller, UUID id) {
        return step(caller, id, "stocktake.counted", (stocktake, by) -> stocktake.counted(by, clock.instant()));
    }

    /** Somebody goes to look again. */
    public StocktakeView reopen(Caller caller, UUID id) {
        return step(caller, id, "stocktake.reopen", (stocktake, by) -> stocktake.reopen());
    }

    /**
     * @throws cn.yishulai.kernel.Refused SECOND_PERSON_NEEDED for whoever opened, counted or scanned; STOCKTAKE_NOT_OPEN
     *     unless it is counted
     */
    public StocktakeView sign(Caller caller, UUID id) {
        return step(caller, id, "stocktake.sign", (stocktake, by) -> {
            if (scans.hasScanned(id, by)) {
                throw SECOND_PERSON_NEEDED.because("somebody who did not scan signs a stocktake");
            }
            stocktake.sign(by, clock.instant());
        });
    }

    /** Nothing that was scanned has an effect. */
    public StocktakeView cancel(Caller caller, UUID id) {
        return step(caller, id, "stocktake.cancel", (stocktake, by) -> {
            stocktake.cancel(by, clock.instant());
            repository.giveShelvesBack(id);
        });
    }

    private StocktakeView step(Caller caller, UUID id, String verb, BiConsumer<Stocktake, UUID> step) {
        Stocktake stocktake = repository.require(id);
        caller.requireSite(stocktake.site());
        step.accept(stocktake, caller.personId());
        repository.flush();
        audit.record(
                caller.actor(),
                verb,
                subject(stocktake),
                Map.of("state", stocktake.state().name()));
        return reads.view(caller, stocktake);
    }

    private static String subject(Stocktake stocktake) {
        return "stocktake:" + stocktake.id();
    }
}
