package cn.yishulai.inventory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;

/**
 * The neighbours of a mouldy copy: those that stood on its shelf while it stood there, by the movements. Gathering them
 * is one statement, and so is each question.
 */
@ApplicationScoped
@Transactional
public class Neighbours {

    /** Mould shows within weeks; who stood beside it earlier than this stood beside a healthy book. */
    static final Duration BACK = Duration.ofDays(60);

    /** A book that somebody has just looked at is not looked at again for the next find of the same walk. */
    private static final Duration FRESH = Duration.ofDays(1);

    /** What a shelf and its visitors of two months hold; nobody walks more. */
    private static final int MANY = 500;

    private static final String GATHER =
            """
            WITH stand AS (
                SELECT m.site_id, m.shelf, greatest(m.recorded_at, :from) AS begins, coalesce(n.recorded_at, :now) AS ends
                FROM movement m LEFT JOIN movement n ON n.copy_id = m.copy_id AND n.seq = m.seq + 1
                WHERE m.copy_id = :copy AND m.site_id IS NOT NULL AND m.shelf IS NOT NULL AND m.status IN ('AVAILABLE', 'CLAIMED')
                  AND coalesce(n.recorded_at, :now) >= :from),
            beside AS (
                SELECT c.id FROM stand s
                JOIN copy c ON c.site_id = s.site_id AND c.shelf = s.shelf AND c.status IN ('AVAILABLE', 'CLAIMED')
                JOIN movement l ON l.copy_id = c.id AND l.seq = c.moves WHERE l.recorded_at < s.ends
                UNION
                SELECT p.copy_id FROM movement m JOIN movement p ON p.copy_id = m.copy_id AND p.seq = m.seq - 1
                JOIN stand s ON s.site_id = p.site_id AND s.shelf = p.shelf
                WHERE m.recorded_at >= :from AND p.status IN ('AVAILABLE', 'CLAIMED') AND p.recorded_at < s.ends AND m.recorded_at > s.begins)
            INSERT INTO mould_look (find_id, copy_id)
            SELECT :find, c.id FROM beside b JOIN copy c ON c.id = b.id
            WHERE c.id <> :copy AND c.status NOT IN ('WITHDRAWN', 'QUARANTINED')
              AND NOT EXISTS (SELECT FROM mould_look o WHERE o.copy_id = c.id AND (o.finding IS NULL OR o.looked_at > :recently))
            ORDER BY c.id LIMIT :many
            """;

    private static final String HERE =
            """
            FROM mould_look l JOIN copy c ON c.id = l.copy_id LEFT JOIN shelf_location s ON s.site_id = c.site_id AND s.code = c.shelf
            WHERE l.finding IS NULL AND c.site_id = :site AND c.status IN ('AVAILABLE', 'CLAIMED', 'ON_HOLD_SHELF')
            """;

    private final Session database;
    private final Clock clock;

    Neighbours(Session database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** A copy to be looked at, and the mouldy one beside which it stood. */
    public record Suspect(UUID copy, UUID besideCopy, UUID foundBy, Instant foundAt) {}

    /** Who looked at a copy before, and when. */
    public record Looked(UUID by, Instant at) {}

    /**
     * The copy is mouldy; it is locked, and still stands where it stood.
     *
     * @return how many neighbours are to be looked at that were not before
     */
    public int found(UUID copy, UUID by) {
        database.flush();
        Instant now = clock.instant();
        UUID find = database.createNativeQuery(
                        "INSERT INTO mould_find (id, copy_id, found_by, found_at) VALUES (uuidv7(), :copy, :by, :now) RETURNING id",
                        Object.class)
                .setTupleTransformer((cells, aliases) -> (UUID) cells[0])
                .setParameter("copy", copy)
                .setParameter("by", by)
                .setParameter("now", now)
                .getSingleResult();
        return database.createNativeMutationQuery(GATHER)
                .setParameter("find", find)
                .setParameter("copy", copy)
                .setParameter("from", now.minus(BACK))
                .setParameter("recently", now.minus(FRESH))
                .setParameter("now", now)
                .setParameter("many", MANY)
                .executeUpdate();
    }

    /** On the shelves of a site, in walking order. */
    public List<Suspect> at(UUID site, int limit) {
        return database.createNativeQuery(
                        "SELECT c.id, f.copy_id, f.found_by, f.found_at "
                                + HERE.replace(
                                        "FROM mould_look l", "FROM mould_look l JOIN mould_find f ON f.id = l.find_id")
                                + " ORDER BY coalesce(s.walking_order, 2147483647), c.shelf, c.id LIMIT :limit",
                        Object[].class)
                .setParameter("site", site)
                .setParameter("limit", limit)
                .getResultStream()
                .map(row -> new Suspect((UUID) row[0], (UUID) row[1], (UUID) row[2], (Instant) row[3]))
                .toList();
    }

    public long left(UUID site) {
        return database.createNativeQuery("SELECT count(*) " + HERE, Object.class)
                .setTupleTransformer((cells, aliases) -> (Long) cells[0])
                .setParameter("site", site)
                .getSingleResult();
    }

    /** The copy was looked at. The copy is locked. @return false when nobody need look at it, or somebody has */
    public boolean looked(UUID copy, boolean fine, UUID by) {
        return database.createNativeMutationQuery(
                                """
                                UPDATE mould_look SET finding = :finding, looked_by = :by, looked_at = :now
                                WHERE copy_id = :copy AND finding IS NULL
                                """)
                        .setParameter("finding", fine ? "FINE" : "MOULDY")
                        .setParameter("by", by)
                        .setParameter("now", clock.instant())
                        .setParameter("copy", copy)
                        .executeUpdate()
                > 0;
    }

    /** Who looked at it last. */
    public Optional<Looked> lastLook(UUID copy) {
        return database.createNativeQuery(
                        "SELECT looked_by, looked_at FROM mould_look WHERE copy_id = :copy AND finding IS NOT NULL"
                                + " ORDER BY looked_at DESC LIMIT 1",
                        Object[].class)
                .setParameter("copy", copy)
                .getResultStream()
                .findFirst()
                .map(row -> new Looked((UUID) row[0], (Instant) row[1]));
    }
}
