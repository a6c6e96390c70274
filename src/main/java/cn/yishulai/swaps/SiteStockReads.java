package cn.yishulai.swaps;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** How much is at a site, in one query. */
@ApplicationScoped
class SiteStockReads {

    /** From here on staff are warned: the last tenth fills in a weekend. */
    private static final double NEARLY = 0.9;

    private final Session database;

    SiteStockReads(Session database) {
        this.database = database;
    }

    /** Whether more books go in. */
    public enum Fullness {
        /** Nobody has said how much goes in. */
        UNKNOWN,
        ROOM,
        NEARLY_FULL,
        FULL
    }

    /**
     * What is at a site and what is bound to it.
     *
     * @param copies on its shelves, in quarantine or missing there
     * @param comingIn in transit to it
     * @param requests open requests of readers who fetch their books here
     * @param loads open van loads that leave from it or come to it
     */
    public record SiteStock(
            long copies,
            long onHoldShelf,
            long comingIn,
            long requests,
            long loads,
            @Nullable Integer copyCapacity,
            Fullness fullness) {

        boolean nothing() {
            return copies + comingIn + requests + loads == 0;
        }
    }

    SiteStock of(UUID site, @Nullable Integer capacity) {
        Tuple row = database.createNativeQuery(
                        """
                        SELECT count(*) FILTER (WHERE status <> 'IN_TRANSIT') AS copies,
                               count(*) FILTER (WHERE status = 'ON_HOLD_SHELF') AS held,
                               count(*) FILTER (WHERE status = 'IN_TRANSIT') AS coming,
                               (SELECT count(*) FROM swap_request WHERE pickup_site = :site
                                 AND state IN ('OPEN', 'PAUSED', 'OFFERED', 'ACCEPTED', 'READY')) AS requests,
                               (SELECT count(*) FROM transfer WHERE closed_at IS NULL
                                 AND (from_site = :site OR to_site = :site)) AS loads
                        FROM copy WHERE site_id = :site AND status <> 'WITHDRAWN'
                        """,
                        Tuple.class)
                .setParameter("site", site)
                .getSingleResult();
        long copies = row.get("copies", Long.class);
        return new SiteStock(
                copies,
                row.get("held", Long.class),
                row.get("coming", Long.class),
                row.get("requests", Long.class),
                row.get("loads", Long.class),
                capacity,
                fullness(copies, capacity));
    }

    static Fullness fullness(long copies, @Nullable Integer capacity) {
        if (capacity == null) {
            return Fullness.UNKNOWN;
        }
        return copies >= capacity ? Fullness.FULL : copies >= capacity * NEARLY ? Fullness.NEARLY_FULL : Fullness.ROOM;
    }
}
