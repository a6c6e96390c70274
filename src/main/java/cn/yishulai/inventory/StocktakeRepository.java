package cn.yishulai.inventory;

import static cn.yishulai.inventory.InventoryRefusal.STOCKTAKE_RUNNING;
import static cn.yishulai.inventory.InventoryRefusal.STOCKTAKE_UNKNOWN;

import cn.yishulai.journal.Locked;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class StocktakeRepository implements PanacheRepositoryBase<Stocktake, UUID> {

    /** What stands on no shelf: the hold shelf, quarantine, books nobody has shelved. */
    static final String NO_SHELF = "";

    private static final UUID NEWEST = new UUID(-1, -1);

    /** Locked: whoever scans at this moment finishes first. */
    Stocktake require(UUID id) {
        return Locked.row(getEntityManager(), Stocktake.class, id).orElseThrow(StocktakeRepository::unknown);
    }

    /** Shared: any number of scanners, but nobody closes it meanwhile. */
    Stocktake share(UUID id) {
        return Locked.shared(getEntityManager(), Stocktake.class, id).orElseThrow(StocktakeRepository::unknown);
    }

    Stocktake read(UUID id) {
        return findByIdOptional(id).orElseThrow(StocktakeRepository::unknown);
    }

    /** Newest first. */
    List<Stocktake> at(UUID site, @Nullable UUID after, int limit) {
        return find("site = ?1 and id < ?2 order by id desc", site, after == null ? NEWEST : after)
                .page(0, limit)
                .list();
    }

    /** Signed, and not yet put into effect as a whole. */
    List<UUID> signed() {
        return find("state = SIGNED order by id").project(Id.class).stream()
                .map(Id::id)
                .toList();
    }

    /** The id alone. */
    record Id(UUID id) {}

    /** Shelves of the site that are on its plan, or on which a copy stands, of those named; all of them for null. */
    List<String> shelvesHere(UUID site, @Nullable Collection<String> named) {
        return getSession()
                .createNativeQuery(
                        """
                        SELECT shelf FROM (
                            SELECT code AS shelf FROM shelf_location WHERE site_id = :site
                            UNION SELECT shelf FROM copy WHERE site_id = :site AND shelf IS NOT NULL) AS known
                        WHERE CAST(:all AS boolean) OR shelf = ANY (CAST(:named AS text[])) ORDER BY shelf
                        """,
                        Object.class)
                .setTupleTransformer((cells, aliases) -> (String) cells[0])
                .setParameter("site", site)
                .setParameter("all", named == null)
                .setParameter("named", named == null ? new String[0] : named.toArray(String[]::new))
                .getResultList();
    }

    /** @throws cn.yishulai.kernel.Refused STOCKTAKE_RUNNING when one of the shelves is being counted already */
    void takeShelves(Stocktake stocktake, List<String> shelves) {
        int taken = getSession()
                .createNativeMutationQuery(
                        """
                        INSERT INTO stocktake_shelf (stocktake_id, site_id, shelf, running)
                        SELECT :stocktake, :site, s, true FROM unnest(CAST(:shelves AS text[])) AS s ORDER BY s
                        ON CONFLICT (site_id, shelf) WHERE running DO NOTHING
                        """)
                .setParameter("stocktake", stocktake.id())
                .setParameter("site", stocktake.site())
                .setParameter("shelves", shelves.toArray(String[]::new))
                .executeUpdate();
        if (taken < shelves.size()) {
            throw STOCKTAKE_RUNNING.because(
                    "a shelf of it is being counted already",
                    Map.of("stocktakeId", running(stocktake.site(), shelves, stocktake.id())));
        }
    }

    /** Nor the site as a whole, shelves that were put up since included. @throws cn.yishulai.kernel.Refused STOCKTAKE_RUNNING */
    void requireNotCounted(UUID site, String shelf) {
        String running = running(site, List.of(shelf, NO_SHELF), NEWEST);
        if (!running.isEmpty()) {
            throw STOCKTAKE_RUNNING.because("the shelf is being counted", Map.of("stocktakeId", running));
        }
    }

    /** Nobody renames a shelf of the site until the list is frozen. */
    void lockPlan(UUID site) {
        getSession()
                .createNativeQuery(
                        "SELECT code FROM shelf_location WHERE site_id = :site ORDER BY code FOR SHARE", Object.class)
                .setTupleTransformer((cells, aliases) -> (String) cells[0])
                .setParameter("site", site)
                .getResultList();
    }

    private String running(UUID site, List<String> shelves, UUID self) {
        return getSession()
                .createNativeQuery(
                        """
                        SELECT stocktake_id FROM stocktake_shelf
                        WHERE site_id = :site AND shelf = ANY (CAST(:shelves AS text[])) AND running AND stocktake_id <> :self
                        ORDER BY stocktake_id LIMIT 1
                        """,
                        Object.class)
                .setTupleTransformer((cells, aliases) -> (UUID) cells[0])
                .setParameter("site", site)
                .setParameter("shelves", shelves.toArray(String[]::new))
                .setParameter("self", self)
                .getResultStream()
                .findFirst()
                .map(Object::toString)
                .orElse("");
    }

    /** In the order of their names; the books on no shelf are not named. */
    List<String> shelves(UUID stocktake) {
        return getSession()
                .createNativeQuery(
                        "SELECT shelf FROM stocktake_shelf WHERE stocktake_id = :id AND shelf <> '' ORDER BY shelf",
                        Object.class)
                .setTupleTransformer((cells, aliases) -> (String) cells[0])
                .setParameter("id", stocktake)
                .getResultList();
    }

    /** Its shelves may be counted again. */
    void giveShelvesBack(UUID stocktake) {
        getSession()
                .createNativeMutationQuery("UPDATE stocktake_shelf SET running = false WHERE stocktake_id = :id")
                .setParameter("id", stocktake)
                .executeUpdate();
    }

    /** The list is what stands here at this moment: one statement, one snapshot. */
    int freeze(Stocktake stocktake, List<String> shelves) {
        return getSession()
                .createNativeMutationQuery(
                        """
                        INSERT INTO stocktake_line (stocktake_id, copy_id, expected, status_then, shelf_then, moves_then)
                        SELECT :stocktake, c.id, true, c.status, c.shelf, c.moves FROM copy c
                        WHERE c.site_id = :site
                          AND CASE WHEN CAST(:whole AS boolean) THEN c.status IN ('AVAILABLE', 'CLAIMED', 'ON_HOLD_SHELF', 'QUARANTINED')
                                   ELSE c.status IN ('AVAILABLE', 'CLAIMED') AND c.shelf = ANY (CAST(:shelves AS text[])) END
                        """)
                .setParameter("stocktake", stocktake.id())
                .setParameter("site", stocktake.site())
                .setParameter("whole", stocktake.whole())
                .setParameter("shelves", shelves.toArray(String[]::new))
                .executeUpdate();
    }

    static RuntimeException unknown() {
        return STOCKTAKE_UNKNOWN.because("there is no such stocktake");
    }
}
