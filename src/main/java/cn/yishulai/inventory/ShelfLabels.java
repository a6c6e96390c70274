package cn.yishulai.inventory;

import static cn.yishulai.places.PlaceRefusal.SHELF_UNKNOWN;

import cn.yishulai.kernel.ShelfCode;
import cn.yishulai.labels.Drawn;
import cn.yishulai.labels.Label;
import cn.yishulai.labels.LabelSheets;
import cn.yishulai.labels.Labels;
import cn.yishulai.labels.Printers;
import cn.yishulai.people.Caller;
import cn.yishulai.places.Shelf;
import cn.yishulai.places.Shelves;
import cn.yishulai.places.Sites;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * The labels of shelf locations (架位标签), to be read from afar and by scanner. A shelf keeps its code, so two labels of one
 * shelf say the same and any number may be printed.
 */
@ApplicationScoped
@Transactional
public class ShelfLabels {

    private final Shelves shelves;
    private final Sites sites;
    private final Labels labels;
    private final LabelSheets sheets;
    private final Printers printers;

    ShelfLabels(Shelves shelves, Sites sites, Labels labels, LabelSheets sheets, Printers printers) {
        this.shelves = shelves;
        this.sites = sites;
        this.labels = labels;
        this.sheets = sheets;
        this.printers = printers;
    }

    /**
     * In the order of the walk.
     *
     * @param chosen none for all shelves of the site
     * @throws cn.yishulai.kernel.Refused SITE_NOT_YOURS, SITE_UNKNOWN; SHELF_UNKNOWN also for a shelf of another site, and
     *     where there is none; what {@link Printers#layout} refuses
     */
    public Drawn print(Caller caller, UUID site, Set<ShelfCode> chosen, Printers.Wish wish) {
        caller.requireSite(site);
        String siteName = sites.name(site).name();
        List<Shelf> wanted = shelves.of(site).stream()
                .filter(shelf -> chosen.isEmpty() || chosen.contains(shelf.code()))
                .toList();
        if (wanted.isEmpty() || wanted.size() < chosen.size()) {
            throw SHELF_UNKNOWN.because("%d of %d shelves are at the site".formatted(wanted.size(), chosen.size()));
        }
        return sheets.print(
                wanted.stream()
                        .map(shelf -> new Label(
                                shelf.code().value(), labels.url(shelf.code()), shelf.name(), List.of(siteName)))
                        .toList(),
                printers.layout(wish));
    }
}
