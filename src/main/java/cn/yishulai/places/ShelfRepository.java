package cn.yishulai.places;

import static cn.yishulai.places.PlaceRefusal.SITE_UNKNOWN;

import cn.yishulai.kernel.ShelfCode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;

@ApplicationScoped
class ShelfRepository {

    private final Session database;

    ShelfRepository(Session database) {
        this.database = database;
    }

    /** Whoever changes the plan of a site waits for whoever is changing it. */
    void lockPlan(UUID site) {
        if (database.createNativeQuery("SELECT id FROM site WHERE id = :site FOR NO KEY UPDATE", Object.class)
                .setParameter("site", site)
                .getResultList()
                .isEmpty()) {
            throw SITE_UNKNOWN.because("no site " + site);
        }
    }

    Optional<Shelf> byCode(ShelfCode code) {
        return database.createNativeQuery(
                        "SELECT code_on_label, site_id, code, walking_order FROM shelf_location WHERE code_on_label = :label",
                        Object[].class)
                .setParameter("label", code.value())
                .getResultStream()
                .map(ShelfRepository::shelf)
                .findFirst();
    }

    /** The first of the walk first. */
    List<Shelf> of(UUID site) {
        return database.createNativeQuery(
                        """
                        SELECT code_on_label, site_id, code, walking_order FROM shelf_location
                        WHERE site_id = :site ORDER BY walking_order
                        """,
                        Object[].class)
                .setParameter("site", site)
                .getResultStream()
                .map(ShelfRepository::shelf)
                .toList();
    }

    void insert(Shelf shelf) {
        database.createNativeMutationQuery(
                        """
                        INSERT INTO shelf_location (site_id, code, walking_order, code_on_label)
                        VALUES (:site, :name, :place, :label)
                        """)
                .setParameter("site", shelf.site())
                .setParameter("name", shelf.name())
                .setParameter("place", shelf.place())
                .setParameter("label", shelf.code().value())
                .executeUpdate();
    }

    void rename(ShelfCode code, String name) {
        database.createNativeMutationQuery("UPDATE shelf_location SET code = :name WHERE code_on_label = :label")
                .setParameter("name", name)
                .setParameter("label", code.value())
                .executeUpdate();
    }

    void delete(ShelfCode code) {
        database.createNativeMutationQuery("DELETE FROM shelf_location WHERE code_on_label = :label")
                .setParameter("label", code.value())
                .executeUpdate();
    }

    /** Numbers them from 1 in this order, all in one statement. */
    void walk(UUID site, List<ShelfCode> inOrder) {
        database.createNativeMutationQuery(
                        """
                        UPDATE shelf_location s SET walking_order = o.place
                        FROM unnest(cast(:labels AS text[])) WITH ORDINALITY AS o (label, place)
                        WHERE s.site_id = :site AND s.code_on_label = o.label AND s.walking_order <> o.place
                        """)
                .setParameter("labels", inOrder.stream().map(ShelfCode::value).toArray(String[]::new))
                .setParameter("site", site)
                .executeUpdate();
    }

    private static Shelf shelf(Object[] row) {
        return new Shelf(new ShelfCode((String) row[0]), (UUID) row[1], (String) row[2], (Integer) row[3]);
    }
}
