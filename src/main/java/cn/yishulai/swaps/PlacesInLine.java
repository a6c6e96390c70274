package cn.yishulai.swaps;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;

/** How many wait, and how many come first. */
@ApplicationScoped
class PlacesInLine {

    private final Session database;

    PlacesInLine(Session database) {
        this.database = database;
    }

    /**
     * How many stand before each of the given requests for whatever meets it: in its own line, and in every wider one that
     * each of its books meets too. Above a thousand in a line nobody counts on.
     */
    Map<UUID, Integer> ahead(Collection<UUID> requests) {
        if (requests.isEmpty()) {
            return Map.of();
        }
        return database.createNativeQuery(
                        """
                        SELECT r.id AS id, (SELECT coalesce(sum(n.ahead), 0) FROM (SELECT r.line_key UNION SELECT unnest(wish_keys(r.wished_volume))) AS k (key)
                            CROSS JOIN LATERAL (SELECT count(*) AS ahead FROM (SELECT 1 FROM swap_request o WHERE o.line_key = k.key AND o.state = 'OPEN'
                                AND (o.precedence, o.since, o.placed_at, o.id) < (r.precedence, r.since, r.placed_at, r.id) LIMIT 1000) c) n
                            WHERE k.key = r.line_key OR r.wish = 'VOLUME' OR r.wish = 'EDITION' AND NOT starts_with(k.key, 'volume:'))::bigint AS ahead
                        FROM swap_request r WHERE r.id IN (:requests)
                        """,
                        Tuple.class)
                .setParameter("requests", requests)
                .getResultStream()
                .collect(Collectors.toMap(row -> row.get("id", UUID.class), row -> row.get("ahead", Long.class)
                        .intValue()));
    }

    /** How many wait for a copy of the volume; above a thousand nobody counts on. */
    long waitingFor(UUID volume) {
        return database.createNativeQuery(
                        """
                        SELECT count(*) FROM (SELECT 1 FROM swap_request WHERE line_key = ANY (wish_keys(:volume))
                            AND state IN ('OPEN', 'PAUSED', 'OFFERED') LIMIT 1000) w
                        """,
                        Object.class)
                .setTupleTransformer((row, names) -> (Long) row[0])
                .setParameter("volume", volume)
                .getSingleResult();
    }
}
