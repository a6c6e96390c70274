package cn.yishulai.inventory;

import cn.yishulai.kernel.ShelfCode;
import cn.yishulai.places.Shelf;
import cn.yishulai.places.Shelves;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Shelves as somebody who counts them names them: by their label, or by choosing them. */
@ApplicationScoped
class ShelfNames {

    private final StocktakeRepository repository;
    private final Shelves shelves;

    ShelfNames(StocktakeRepository repository, Shelves shelves) {
        this.repository = repository;
        this.shelves = shelves;
    }

    /** Null when the site has no shelf of this name. */
    @Nullable
    String named(UUID site, String name) {
        List<String> here = repository.shelvesHere(site, List.of(name));
        return here.isEmpty() ? null : here.get(0);
    }

    /** Null for the label of another site's shelf, or of none. */
    @Nullable
    String labelled(UUID site, ShelfCode label) {
        return shelves.byCode(label)
                .filter(shelf -> shelf.site().equals(site))
                .map(Shelf::name)
                .orElse(null);
    }
}
