package cn.yishulai.inventory;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class ClaimRepository implements PanacheRepositoryBase<Claim, UUID> {

    private static final String OPEN = "state in (OFFERED, TO_PULL, ON_ITS_WAY, TO_FETCH)";

    /** The copy is locked already by whoever asks, so its claim cannot change meanwhile. */
    Optional<Claim> openOn(UUID copy) {
        return find("copy = ?1 and " + OPEN, copy).firstResultOptional();
    }

    Optional<Claim> openFor(UUID request) {
        return find("request = ?1 and " + OPEN, request).firstResultOptional();
    }

    List<Claim> openOn(Collection<UUID> copies) {
        return open("copy", copies);
    }

    List<Claim> openFor(Collection<UUID> requests) {
        return open("request", requests);
    }

    /** What one copy in hand asks is prepared once; a list of parameters is translated anew each time. */
    private List<Claim> open(String by, Collection<UUID> ids) {
        return switch (ids.size()) {
            case 0 -> List.of();
            case 1 -> list(by + " = ?1 and " + OPEN, ids.iterator().next());
            default -> list(by + " in ?1 and " + OPEN, ids);
        };
    }

    /** What is kept at a site, by the day until which it is kept; after the given day and claim. */
    List<Kept> kept(UUID site, @Nullable Kept after, int limit) {
        List<?> rows = getEntityManager()
                .createNativeQuery(
                        """
                        SELECT id, copy_id, pickup_until FROM claim
                        WHERE pickup_site = :site AND state = 'TO_FETCH' AND (pickup_until, id) > (:until, :id)
                        ORDER BY pickup_until, id LIMIT :limit
                        """,
                        Tuple.class)
                .setParameter("site", site)
                .setParameter("until", after == null ? LocalDate.EPOCH : after.until())
                .setParameter("id", after == null ? new UUID(0, 0) : after.claim())
                .setParameter("limit", limit)
                .getResultList();
        return rows.stream()
                .map(Tuple.class::cast)
                .map(row -> new Kept(
                        row.get("pickup_until", LocalDate.class),
                        row.get("id", UUID.class),
                        row.get("copy_id", UUID.class)))
                .toList();
    }

    /** One line of the hold shelf. */
    record Kept(LocalDate until, UUID claim, UUID copy) {}

    List<Claim> toFetch(UUID household, UUID site) {
        return list(
                "household = ?1 and pickupSite = ?2 and state = TO_FETCH order by pickupUntil, id", household, site);
    }

    /** What stands on the shelves of a site and is to be pulled, in walking order; after the given line. */
    List<Line> toPull(UUID site, @Nullable Line after, int limit) {
        List<?> rows = getEntityManager()
                .createNativeQuery(
                        """
                        SELECT c.id, c.copy_id, coalesce(s.walking_order, 2147483647) AS walking_order
                        FROM claim c
                        JOIN copy k ON k.id = c.copy_id
                        LEFT JOIN shelf_location s ON s.site_id = k.site_id AND s.code = k.shelf
                        WHERE c.state = 'TO_PULL' AND k.site_id = :site
                          AND (coalesce(s.walking_order, 2147483647), c.id) > (:order, :id)
                        ORDER BY 3, 1 LIMIT :limit
                        """,
                        Tuple.class)
                .setParameter("site", site)
                .setParameter("order", after == null ? -1 : after.order())
                .setParameter("id", after == null ? new UUID(0, 0) : after.claim())
                .setParameter("limit", limit)
                .getResultList();
        return rows.stream()
                .map(Tuple.class::cast)
                .map(row -> new Line(
                        row.get("walking_order", Integer.class),
                        row.get("id", UUID.class),
                        row.get("copy_id", UUID.class)))
                .toList();
    }

    /** What stands on the hold shelf of a site and is kept for nobody, in walking order of the shelves it goes back to. */
    List<Line> toClear(UUID site, @Nullable Line after, int limit) {
        List<?> rows = getEntityManager()
                .createNativeQuery(
                        """
                        SELECT k.id, coalesce(s.walking_order, 2147483647) AS walking_order
                        FROM copy k
                        LEFT JOIN shelf_location s ON s.site_id = k.site_id AND s.code = k.shelf
                        WHERE k.site_id = :site AND k.status = 'ON_HOLD_SHELF'
                          AND NOT EXISTS (SELECT FROM claim c WHERE c.copy_id = k.id
                              AND c.state IN ('OFFERED', 'TO_PULL', 'ON_ITS_WAY', 'TO_FETCH'))
                          AND (coalesce(s.walking_order, 2147483647), k.id) > (:order, :id)
                        ORDER BY 2, 1 LIMIT :limit
                        """,
                        Tuple.class)
                .setParameter("site", site)
                .setParameter("order", after == null ? -1 : after.order())
                .setParameter("id", after == null ? new UUID(0, 0) : after.claim())
                .setParameter("limit", limit)
                .getResultList();
        return rows.stream()
                .map(Tuple.class::cast)
                .map(row -> new Line(
                        row.get("walking_order", Integer.class), row.get("id", UUID.class), row.get("id", UUID.class)))
                .toList();
    }

    /** Open claims at the end of their pickup window, oldest first. */
    List<Claim> overdue(LocalDate today, int limit) {
        return find("state = TO_FETCH and pickupUntil < ?1 order by pickupUntil, id", today)
                .page(0, limit)
                .list();
    }

    /** One line of a list and its place in the walk. */
    record Line(int order, UUID claim, UUID copy) {}
}
