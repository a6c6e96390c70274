package cn.yishulai.swaps;

import cn.yishulai.copies.CopyFacts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;

/** For which wishes the promises of homes count. No home ever sees it. */
@ApplicationScoped
class PromisedWishes {

    /** A running promise whose wish was met, was cancelled, is not met by the book any more, is the home's own, or may not be met. */
    private static final String ADRIFT =
            """
            SELECT p.id FROM promise p JOIN swap_request r ON r.id = p.request_id JOIN copy c ON c.id = p.copy_id
            WHERE p.state = 'RUNNING' AND (r.state NOT IN ('OPEN', 'PAUSED') OR r.line_key <> ALL (wish_keys(c.volume_id))
               OR r.household_id = p.household_id OR c.status <> 'PROMISED' OR c.household_id <> p.household_id OR EXISTS (SELECT FROM recalled_volume v WHERE v.volume_id = c.volume_id))
            ORDER BY p.id LIMIT :limit""";

    private final Session database;

    PromisedWishes(Session database) {
        this.database = database;
    }

    /**
     * The first in line whose wish the copy meets and for whom no home has promised one, those who can pay before the others;
     * not of the home itself. Locked, because a wider wish is met by books of several lines: of two homes that promise at
     * once the second sees what the first did.
     */
    Optional<UUID> nextWish(CopyFacts copy, UUID home) {
        Optional<UUID> next = unpromised(copy, home);
        while (next.isPresent()) {
            lock(next.get());
            Optional<UUID> still = unpromised(copy, home);
            if (still.equals(next)) {
                return next;
            }
            next = still;
        }
        return next;
    }

    private void lock(UUID request) {
        database.createNativeQuery("SELECT 1 FROM swap_request WHERE id = :id FOR NO KEY UPDATE", Object.class)
                .setParameter("id", request)
                .getResultList();
    }

    private Optional<UUID> unpromised(CopyFacts copy, UUID home) {
        return database.createNativeQuery(
                        """
                        SELECT h.id FROM unnest(wish_keys(:volume)) AS k (key) CROSS JOIN LATERAL (
                            SELECT r.id, r.payable, r.precedence, r.since, r.placed_at FROM swap_request r
                            WHERE r.line_key = k.key AND r.state = 'OPEN' AND r.household_id <> :home
                              AND (r.worst_grade IS NULL OR grade_rank(:grade) <= grade_rank(r.worst_grade))
                              AND NOT EXISTS (SELECT FROM promise p WHERE p.request_id = r.id AND p.state = 'RUNNING')
                            ORDER BY r.payable DESC, r.precedence, r.since, r.placed_at, r.id LIMIT 1) h
                        ORDER BY h.payable DESC, h.precedence, h.since, h.placed_at, h.id LIMIT 1
                        """,
                        Object.class)
                .setTupleTransformer((row, names) -> (UUID) row[0])
                .setParameter("volume", copy.volume())
                .setParameter(
                        "grade", copy.grade() == null ? null : copy.grade().name(), String.class)
                .setParameter("home", home)
                .getResultStream()
                .findFirst();
    }

    /** It counts for this wish from here on. */
    void countFor(UUID id, UUID request) {
        database.createNativeMutationQuery("UPDATE promise SET request_id = :request WHERE id = :id")
                .setParameter("request", request)
                .setParameter("id", id)
                .executeUpdate();
    }

    /** Running promises that count for nothing any more. */
    List<UUID> adrift(int limit) {
        return database.createNativeQuery(ADRIFT, Object.class)
                .setTupleTransformer((row, names) -> (UUID) row[0])
                .setParameter("limit", limit)
                .getResultList();
    }

    boolean isAdrift(UUID id) {
        return !database.createNativeQuery(ADRIFT.replace("ORDER BY p.id LIMIT :limit", "AND p.id = :id"), Object.class)
                .setParameter("id", id)
                .getResultList()
                .isEmpty();
    }

    /** Until when a book is promised, by the wish that it counts for. */
    Map<UUID, LocalDate> promisedFor(Collection<UUID> requests) {
        if (requests.isEmpty()) {
            return Map.of();
        }
        return database.createNativeQuery(
                        "SELECT request_id, bring_until FROM promise WHERE state = 'RUNNING' AND request_id IN (:requests)",
                        Tuple.class)
                .setParameter("requests", requests)
                .getResultStream()
                .collect(Collectors.toMap(
                        row -> row.get("request_id", UUID.class), row -> WindowRepository.day(row.get("bring_until"))));
    }
}
