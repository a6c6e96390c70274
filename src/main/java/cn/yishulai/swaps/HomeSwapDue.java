package cn.yishulai.swaps;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;

/** Which swaps between families the clock should look at. They are looked at again under their locks. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class HomeSwapDue {

    /** Answered by nobody in time, not brought in time, complete, or broken by something that happened elsewhere. */
    private static final String SWAPS =
            """
            SELECT s.id FROM home_swap s WHERE s.state IN ('PROPOSED', 'AGREED') AND (
                (s.state = 'PROPOSED' AND s.answer_until <= :now)
                OR (s.state = 'AGREED' AND NOT EXISTS (SELECT FROM home_swap_leg l WHERE l.swap_id = s.id AND l.deposited_at IS NULL))
                OR EXISTS (SELECT FROM home_swap_leg l JOIN copy c ON c.id = l.copy_id JOIN swap_request r ON r.id = l.request_id
                           WHERE l.swap_id = s.id AND (l.outcome = 'REFUSED'
                             OR (l.deposited_at IS NULL AND l.bring_until < :today)
                             OR c.status <> CASE WHEN l.deposited_at IS NOT NULL THEN 'ON_HOLD_SHELF' WHEN s.state = 'AGREED' THEN 'PROMISED' ELSE 'LISTED' END
                             OR (l.deposited_at IS NULL AND c.household_id IS DISTINCT FROM l.household_id)
                             OR r.household_id <> l.household_id
                             OR r.state NOT IN ('OPEN', CASE s.state WHEN 'AGREED' THEN 'PAUSED' ELSE 'OPEN' END)
                             OR EXISTS (SELECT FROM recalled_volume x WHERE x.volume_id = c.volume_id))))
            ORDER BY s.id LIMIT :limit""";

    private static final String NOT_FETCHED =
            """
            SELECT l.* FROM home_swap_leg l JOIN copy c ON c.id = l.copy_id
            WHERE l.fetch_until IS NOT NULL AND (l.fetch_until < :today OR c.status <> 'ON_HOLD_SHELF') ORDER BY l.id LIMIT :limit""";

    private static final String TO_REMIND =
            """
            UPDATE home_swap_leg l SET reminded_at = :now
            WHERE l.id IN (SELECT o.id FROM home_swap_leg o JOIN home_swap s ON s.id = o.swap_id
                           WHERE s.state = 'AGREED' AND o.open AND o.deposited_at IS NULL AND o.reminded_at IS NULL
                             AND o.remind_on <= :today AND o.bring_until >= :today
                           ORDER BY o.id LIMIT :limit FOR UPDATE OF o SKIP LOCKED)
            RETURNING l.*""";

    private final Session database;

    HomeSwapDue(Session database) {
        this.database = database;
    }

    List<UUID> swaps(Instant now, LocalDate today, int limit) {
        return database.createNativeQuery(SWAPS, Object.class)
                .setTupleTransformer((cells, aliases) -> (UUID) cells[0])
                .setParameter("now", now)
                .setParameter("today", today)
                .setParameter("limit", limit)
                .getResultList();
    }

    List<HomeSwapLeg> notFetched(LocalDate today, int limit) {
        return database.createNativeQuery(NOT_FETCHED, Tuple.class)
                .setParameter("today", today)
                .setParameter("limit", limit)
                .getResultStream()
                .map(HomeSwapRows::leg)
                .toList();
    }

    /** Marked as reminded in the same statement: once, whichever node it is. */
    List<HomeSwapLeg> toRemind(LocalDate today, Instant now, int limit) {
        return database.createNativeQuery(TO_REMIND, Tuple.class)
                .setParameter("today", today)
                .setParameter("now", now)
                .setParameter("limit", limit)
                .getResultStream()
                .map(HomeSwapRows::leg)
                .toList();
    }
}
