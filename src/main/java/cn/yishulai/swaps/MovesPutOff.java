package cn.yishulai.swaps;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;

/**
 * Free copies for which promises could not be moved because somebody worked on one of the lines. Nobody waits for these
 * rows: each is written once, and taken by whichever node is first.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class MovesPutOff {

    private final Session database;
    private final Clock clock;

    MovesPutOff(Session database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    void add(UUID freeCopy) {
        database.createNativeMutationQuery("INSERT INTO move_put_off (copy_id, put_off_at) VALUES (:copy, :now)")
                .setParameter("copy", freeCopy)
                .setParameter("now", clock.instant())
                .executeUpdate();
    }

    /** Takes one that was put off up to this moment. */
    Optional<UUID> take(Instant until) {
        return database.createNativeQuery(
                        """
                        DELETE FROM move_put_off WHERE id = (SELECT id FROM move_put_off WHERE put_off_at <= :until
                            ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED) RETURNING copy_id
                        """,
                        Object.class)
                .setTupleTransformer((row, names) -> (UUID) row[0])
                .setParameter("until", until)
                .getResultStream()
                .findFirst();
    }
}
