package cn.yishulai.places;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** The shelf locations (架位) of a site in walking order. Every public method is one transaction. */
@ApplicationScoped
@Transactional
public class Shelves {

    /** Where a copy sorts whose shelf nobody has put on the plan: at the end of the walk. */
    public static final int OFF_THE_PLAN = Integer.MAX_VALUE;

    private final Session database;
    private final SiteRepository sites;

    Shelves(Session database, SiteRepository sites) {
        this.database = database;
        this.sites = sites;
    }

    /** Shelf code to its place in the walk through the site, the first shelf first. */
    public Map<String, Integer> order(UUID site) {
        List<Object[]> rows = database.createNativeQuery(
                        """
                        SELECT code, walking_order FROM shelf_location
                        WHERE site_id = :site ORDER BY walking_order
                        """,
                        Object[].class)
                .setParameter("site", site)
                .getResultList();
        Map<String, Integer> order = new LinkedHashMap<>();
        rows.forEach(row -> order.put((String) row[0], (Integer) row[1]));
        return order;
    }

    /** The place of one shelf in the walk; {@link #OFF_THE_PLAN} for none and for one that is not on the plan. */
    public int order(UUID site, @Nullable String shelf) {
        return shelf == null ? OFF_THE_PLAN : order(site).getOrDefault(shelf, OFF_THE_PLAN);
    }

    /** Draws the plan of a site anew: these shelves, in this order. */
    public void plan(UUID site, List<String> codesInWalkingOrder) {
        UUID known = sites.require(site).id();
        database.createNativeMutationQuery("DELETE FROM shelf_location WHERE site_id = :site")
                .setParameter("site", known)
                .executeUpdate();
        int place = 0;
        for (String code : codesInWalkingOrder) {
            database.createNativeMutationQuery(
                            """
                            INSERT INTO shelf_location (site_id, code, walking_order)
                            VALUES (:site, :code, :place)
                            """)
                    .setParameter("site", known)
                    .setParameter("code", code)
                    .setParameter("place", ++place)
                    .executeUpdate();
        }
    }
}
