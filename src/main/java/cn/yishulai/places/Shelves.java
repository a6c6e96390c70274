package cn.yishulai.places;

import static cn.yishulai.places.PlaceRefusal.SHELF_NAME_TAKEN;
import static cn.yishulai.places.PlaceRefusal.SHELF_PLAN_CHANGED;
import static cn.yishulai.places.PlaceRefusal.SHELF_UNKNOWN;
import static java.util.stream.Collectors.toMap;

import cn.yishulai.kernel.ShelfCode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The shelf locations (架位) of a site in walking order. Every public method is one transaction; what changes the plan of
 * one site is done one after the other.
 */
@ApplicationScoped
@Transactional
public class Shelves {

    /** Where a copy sorts whose shelf nobody has put on the plan: at the end of the walk. */
    public static final int OFF_THE_PLAN = Integer.MAX_VALUE;

    private final ShelfRepository repository;

    Shelves(ShelfRepository repository) {
        this.repository = repository;
    }

    /** The shelf with this label. */
    public Optional<Shelf> byCode(ShelfCode code) {
        return repository.byCode(code);
    }

    /** @throws cn.yishulai.kernel.Refused SHELF_UNKNOWN */
    public Shelf require(ShelfCode code) {
        return repository.byCode(code).orElseThrow(() -> SHELF_UNKNOWN.because("no shelf carries the label " + code));
    }

    /** The shelves of a site, the first of the walk first. */
    public List<Shelf> of(UUID site) {
        return repository.of(site);
    }

    /** Name of a shelf to its place in the walk through the site, the first shelf first. */
    public Map<String, Integer> order(UUID site) {
        return repository.of(site).stream()
                .collect(toMap(Shelf::name, Shelf::place, (one, other) -> one, LinkedHashMap::new));
    }

    /** The place of one shelf in the walk; {@link #OFF_THE_PLAN} for none and for one that is not on the plan. */
    public int order(UUID site, @Nullable String shelf) {
        return shelf == null ? OFF_THE_PLAN : order(site).getOrDefault(shelf, OFF_THE_PLAN);
    }

    /**
     * A new shelf with a label of its own, at the end of the walk.
     *
     * @throws cn.yishulai.kernel.Refused SHELF_NAME_TAKEN, SITE_UNKNOWN
     */
    public Shelf add(UUID site, String name) {
        repository.lockPlan(site);
        List<Shelf> plan = repository.of(site);
        requireFree(plan, name);
        int last = plan.isEmpty() ? 0 : plan.get(plan.size() - 1).place();
        Shelf shelf = new Shelf(ShelfCode.random(), site, name, last + 1);
        repository.insert(shelf);
        return shelf;
    }

    /**
     * Another name for a shelf; its label stays. The copies on it are renamed by the room that knows them.
     *
     * @throws cn.yishulai.kernel.Refused SHELF_NAME_TAKEN, SHELF_UNKNOWN
     */
    public Shelf rename(ShelfCode code, String name) {
        Shelf shelf = lock(code);
        if (!shelf.name().equals(name)) {
            requireFree(repository.of(shelf.site()), name);
            repository.rename(code, name);
        }
        return new Shelf(code, shelf.site(), name, shelf.place());
    }

    /**
     * The walk through the site goes past its shelves in this order from now on.
     *
     * @throws cn.yishulai.kernel.Refused SHELF_PLAN_CHANGED unless these are all the shelves of the site
     */
    public List<Shelf> walk(UUID site, List<ShelfCode> inOrder) {
        repository.lockPlan(site);
        List<ShelfCode> now =
                repository.of(site).stream().map(Shelf::code).sorted().toList();
        if (!now.equals(inOrder.stream().sorted().toList())) {
            throw SHELF_PLAN_CHANGED.because("the site has %d shelves, and not these".formatted(now.size()));
        }
        repository.walk(site, inOrder);
        return repository.of(site);
    }

    /** Takes the shelf off the plan; whether it is empty is known to the room above. Its label is never used again. */
    public void retire(ShelfCode code) {
        Shelf shelf = lock(code);
        repository.delete(code);
        repository.walk(
                shelf.site(),
                repository.of(shelf.site()).stream().map(Shelf::code).toList());
    }

    /** Locks the plan of the shelf's site. @throws cn.yishulai.kernel.Refused SHELF_UNKNOWN */
    public Shelf lock(ShelfCode code) {
        repository.lockPlan(require(code).site());
        return require(code);
    }

    /** Draws the plan of a site anew: these shelves, in this order. A shelf that stays keeps its label. */
    public void plan(UUID site, List<String> namesInWalkingOrder) {
        repository.lockPlan(site);
        Map<String, Shelf> before = new LinkedHashMap<>();
        repository.of(site).forEach(shelf -> before.put(shelf.name(), shelf));
        before.values().stream()
                .filter(shelf -> !new HashSet<>(namesInWalkingOrder).contains(shelf.name()))
                .forEach(shelf -> repository.delete(shelf.code()));
        List<ShelfCode> walk = new ArrayList<>();
        int place = before.values().stream().mapToInt(Shelf::place).max().orElse(0);
        for (String name : namesInWalkingOrder) {
            Shelf known = before.get(name);
            Shelf shelf = known == null ? new Shelf(ShelfCode.random(), site, name, ++place) : known;
            if (known == null) {
                repository.insert(shelf);
            }
            walk.add(shelf.code());
        }
        repository.walk(site, walk);
    }

    private static void requireFree(List<Shelf> plan, String name) {
        if (plan.stream().anyMatch(shelf -> shelf.name().equals(name))) {
            throw SHELF_NAME_TAKEN.because("the site has a shelf of that name");
        }
    }
}
