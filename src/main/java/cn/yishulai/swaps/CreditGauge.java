package cn.yishulai.swaps;

import cn.yishulai.places.OpeningCalendar;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Clock;
import org.hibernate.Session;

/**
 * The gauge of inflation: credits that families have ÷ copies on shelves that anybody wants. Above one not everybody who has
 * a credit could find a book worth having, and the library gives no credits of its own. Counted every night, because it goes
 * through all wishes and hand-overs of half a year.
 */
@ApplicationScoped
@Transactional
public class CreditGauge {

    /** Wanted is what was wished or taken in so many days. */
    private static final int WANTED_DAYS = 180;

    private static final String COUNT =
            """
            WITH wanted AS (
                SELECT volume_id FROM swap_request WHERE placed_at >= :since OR state = 'OPEN'
                UNION SELECT c.volume_id FROM movement m JOIN copy c ON c.id = m.copy_id WHERE m.status = 'HANDED_OVER' AND m.recorded_at >= :since
            )
            SELECT (SELECT coalesce(sum(balance), 0)::bigint FROM credit_account WHERE kind IN ('FREE', 'HELD')) AS credits,
                   (SELECT count(*) FROM copy c WHERE c.status = 'AVAILABLE' AND c.volume_id IN (SELECT volume_id FROM wanted)) AS wanted""";

    private final Session database;
    private final Clock clock;

    CreditGauge(Session database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    public record Reading(long credits, long wanted) {}

    /** As it stands this moment. Goes through half a year of the library. */
    public Reading now() {
        Tuple row = database.createNativeQuery(COUNT, Tuple.class)
                .setParameter(
                        "since",
                        OpeningCalendar.startOf(
                                OpeningCalendar.dayOf(clock.instant()).minusDays(WANTED_DAYS)))
                .getSingleResult();
        return new Reading(row.get("credits", Long.class), row.get("wanted", Long.class));
    }

    @Scheduled(cron = "${yishulai.swaps.gauge-at}", timeZone = "Asia/Shanghai")
    void count() {
        keep(now());
    }

    void keep(Reading reading) {
        database.createNativeMutationQuery(
                        """
                        INSERT INTO credit_gauge (counted_at, credits, wanted) VALUES (:now, :credits, :wanted)
                        ON CONFLICT (one) DO UPDATE SET counted_at = excluded.counted_at, credits = excluded.credits, wanted = excluded.wanted
                        """)
                .setParameter("now", clock.instant())
                .setParameter("credits", reading.credits())
                .setParameter("wanted", reading.wanted())
                .executeUpdate();
    }

    /** Whether it was above one last night. Not where nothing wanted was there: a library that begins needs every book. */
    boolean aboveOne() {
        return !database.createNativeQuery(
                        "SELECT 1 FROM credit_gauge WHERE wanted > 0 AND credits > wanted", Object.class)
                .getResultList()
                .isEmpty();
    }
}
