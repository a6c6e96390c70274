package cn.yishulai.copies;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;

/**
 * Homes whose listings sleep: not shown as callable, not asked for, until the home says again that its books are there. The
 * rooms above know why a shelf sleeps.
 */
@ApplicationScoped
@Transactional
public class SleepingShelves {

    private final Session database;
    private final Clock clock;

    SleepingShelves(Session database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** What a home missed is counted by one transaction after the other: of two at once neither would see the other. */
    public void lock(UUID household) {
        database.createNativeQuery(
                        "SELECT 1 FROM pg_advisory_xact_lock(hashtextextended(:household, 220))", Object.class)
                .setTupleTransformer((cells, aliases) -> (Integer) cells[0])
                .setParameter("household", household.toString())
                .getSingleResult();
    }

    /** False when it sleeps already. */
    public boolean sleep(UUID household) {
        return database.createNativeMutationQuery(
                                """
                                INSERT INTO sleeping_shelf AS s (household_id, slept_at) VALUES (:household, :now)
                                ON CONFLICT ON CONSTRAINT sleeping_shelf_pk DO UPDATE SET slept_at = excluded.slept_at, woken_at = NULL
                                WHERE s.woken_at IS NOT NULL
                                """)
                        .setParameter("household", household)
                        .setParameter("now", clock.instant())
                        .executeUpdate()
                == 1;
    }

    /** Callable again; false when it was awake. */
    public boolean wake(UUID household) {
        return database.createNativeMutationQuery(
                                "UPDATE sleeping_shelf SET woken_at = :now WHERE household_id = :household AND woken_at IS NULL")
                        .setParameter("household", household)
                        .setParameter("now", clock.instant())
                        .executeUpdate()
                == 1;
    }

    /** Since when it sleeps; empty when it is awake. */
    public Optional<Instant> asleepSince(UUID household) {
        return moment(
                "SELECT slept_at FROM sleeping_shelf WHERE household_id = :household AND woken_at IS NULL", household);
    }

    /** When it was woken last: what was missed before counts no more. Empty when it sleeps, or never did. */
    public Optional<Instant> wokenAt(UUID household) {
        return moment(
                "SELECT woken_at FROM sleeping_shelf WHERE household_id = :household AND woken_at IS NOT NULL",
                household);
    }

    /** Two shelves become one: it sleeps when the one that joins did. */
    void merge(UUID from, UUID into) {
        if (asleepSince(from).isPresent()) {
            sleep(into);
        }
        forget(from);
    }

    void forget(UUID household) {
        database.createNativeMutationQuery("DELETE FROM sleeping_shelf WHERE household_id = :household")
                .setParameter("household", household)
                .executeUpdate();
    }

    private Optional<Instant> moment(String sql, UUID household) {
        return database.createNativeQuery(sql, Object.class)
                .setTupleTransformer((row, names) -> (Instant) row[0])
                .setParameter("household", household)
                .getResultStream()
                .findFirst();
    }
}
