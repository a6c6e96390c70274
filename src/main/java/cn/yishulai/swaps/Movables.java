package cn.yishulai.swaps;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;

/**
 * What stands around a copy or a wish, as {@link Rearranging} asks for it. Each answer is short: the first of a line and at
 * most {@link #FEW} promises. A promise is movable while its copy is still on the pull list, its reader takes the first book
 * without being asked, and the wish admits it.
 */
@ApplicationScoped
class Movables {

    /** Enough to find a way where there is one; more would make one popular book slow for everybody. */
    static final int FEW = 25;

    private static final String MOVABLE =
            """
            JOIN claim m ON m.request_id = p.id AND m.state = 'TO_PULL' JOIN copy held ON held.id = m.copy_id AND held.status = 'CLAIMED'""";

    private static final String GOOD_ENOUGH =
            " AND (%1$s.worst_grade IS NULL OR coalesce(array_position(g.grades, %2$s.grade), 0) <= array_position(g.grades, %1$s.worst_grade))";

    private static final String MOVERS =
            """
            WITH c AS (SELECT id, volume_id, grade FROM copy WHERE id = :copy),
                 g AS (SELECT ARRAY['LIKE_NEW', 'GOOD', 'FAIR', 'WORN', 'DAMAGED'] AS grades),
                 k AS (SELECT unnest(wish_keys((SELECT volume_id FROM c))) AS key)
            (SELECT p.id AS request, held.id AS copy, p.id AS taken_by FROM k JOIN swap_request p ON p.line_key = k.key AND p.state = 'ACCEPTED'
                AND p.auto_accept %s CROSS JOIN c CROSS JOIN g WHERE held.id <> c.id %s LIMIT :few)
            UNION ALL
            (SELECT p.id, held.id, b.id FROM k CROSS JOIN c CROSS JOIN g CROSS JOIN LATERAL (
                SELECT w.* FROM swap_request w WHERE w.line_key = k.key AND w.state = 'OPEN' AND w.auto_accept %s
                ORDER BY w.precedence, w.since, w.placed_at, w.id LIMIT :few) b
             JOIN swap_request p ON p.person_id = b.person_id AND p.household_id = b.household_id AND p.for_family = b.for_family
                AND p.state = 'ACCEPTED' AND p.auto_accept %s WHERE held.id <> c.id LIMIT :few)
            """
                    .formatted(MOVABLE, GOOD_ENOUGH.formatted("p", "c"), GOOD_ENOUGH.formatted("w", "c"), MOVABLE);

    private final Session database;

    Movables(Session database) {
        this.database = database;
    }

    /** Movables of other copies that could be changed for this one. */
    List<Rearranging.Mover> movers(UUID copy) {
        return movers(database.createNativeQuery(MOVERS, Tuple.class).setParameter("copy", copy));
    }

    /** Movables of copies that meet a wish. */
    List<Rearranging.Mover> holders(UUID request) {
        return movers(database.createNativeQuery(
                        """
                        WITH g AS (SELECT ARRAY['LIKE_NEW', 'GOOD', 'FAIR', 'WORN', 'DAMAGED'] AS grades)
                        SELECT p.id AS request, held.id AS copy, p.id AS taken_by FROM swap_request r CROSS JOIN g
                        CROSS JOIN LATERAL wish_volumes(r.wish, r.alike, r.wished_volume) AS v (volume)
                        JOIN copy held ON held.volume_id = v.volume AND held.status = 'CLAIMED'
                        JOIN claim m ON m.copy_id = held.id AND m.state = 'TO_PULL'
                        JOIN swap_request p ON p.id = m.request_id AND p.state = 'ACCEPTED' AND p.auto_accept
                        WHERE r.id = :request AND p.id <> r.id"""
                                + GOOD_ENOUGH.formatted("r", "held") + " LIMIT :few",
                        Tuple.class)
                .setParameter("request", request));
    }

    private static List<Rearranging.Mover> movers(NativeQuery<Tuple> query) {
        return query.setParameter("few", FEW)
                .getResultStream()
                .map(row -> new Rearranging.Mover(
                        row.get("request", UUID.class), row.get("copy", UUID.class), row.get("taken_by", UUID.class)))
                .toList();
    }

    /** Free copies that meet a wish. */
    List<UUID> free(UUID request) {
        return ids(
                """
                WITH g AS (SELECT ARRAY['LIKE_NEW', 'GOOD', 'FAIR', 'WORN', 'DAMAGED'] AS grades)
                SELECT c.id FROM swap_request r CROSS JOIN g CROSS JOIN LATERAL wish_volumes(r.wish, r.alike, r.wished_volume) AS v (volume)
                JOIN copy c ON c.volume_id = v.volume AND c.status = 'AVAILABLE' WHERE r.id = :request"""
                        + GOOD_ENOUGH.formatted("r", "c") + " LIMIT :few",
                request);
    }

    /** The other wishes in line of the reader of a promise. */
    List<UUID> besides(UUID request) {
        return ids(
                """
                SELECT o.id FROM swap_request r JOIN swap_request o ON o.person_id = r.person_id AND o.household_id = r.household_id
                  AND o.for_family = r.for_family AND o.auto_accept WHERE r.id = :request AND o.state = 'OPEN' LIMIT :few""",
                request);
    }

    private List<UUID> ids(String sql, UUID request) {
        return database.createNativeQuery(sql, Object.class)
                .setTupleTransformer((row, names) -> (UUID) row[0])
                .setParameter("request", request)
                .setParameter("few", FEW)
                .getResultList();
    }
}
