package cn.yishulai.swaps;

import cn.yishulai.swaps.History.Counted;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;

/**
 * How often copies came in, counted once a day, and what it says of a place in line. A page of requests costs two queries,
 * however long it is.
 */
@ApplicationScoped
@Transactional
class Forecasts {

    /** Half a year has both a holiday and a term in it. */
    private static final Duration HISTORY = Duration.ofDays(180);

    /** Until a site has set copies aside, as if it took so long. */
    private static final double USUAL_HANDLING_DAYS = 1;

    /** Two nodes count at different times, or one of them does not. */
    private static final int COUNTING = 6232;

    private final Session database;
    private final Clock clock;

    Forecasts(Session database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** What a page of forecasts needs. */
    record Read(Map<UUID, History> volumes, Map<UUID, Double> handling, double leaving) {

        Optional<Forecast> of(UUID volume, UUID site, int ahead) {
            return Optional.ofNullable(volumes.get(volume))
                    .flatMap(History::pace)
                    .flatMap(known -> Forecast.of(
                            Forecast.turn(ahead, leaving),
                            known.pace(),
                            handling.getOrDefault(site, USUAL_HANDLING_DAYS),
                            known.basis(),
                            known.arrivals()));
        }
    }

    Read read(Collection<UUID> volumes) {
        Map<UUID, Double> handling = new HashMap<>();
        double leaving = 0;
        List<Tuple> general = database.createNativeQuery(
                        "SELECT level, subject, events, days FROM arrival_rate WHERE level IN ('SITE', 'LEAVING') AND days > 0",
                        Tuple.class)
                .getResultList();
        for (Tuple row : general) {
            double events = row.get("events", Long.class);
            double days = row.get("days", Double.class);
            if (row.get("level", String.class).equals("SITE")) {
                handling.put(UUID.fromString(row.get("subject", String.class)), days / events);
            } else {
                leaving = events / days;
            }
        }
        return new Read(volumes.isEmpty() ? Map.of() : histories(volumes), handling, leaving);
    }

    private Map<UUID, History> histories(Collection<UUID> volumes) {
        List<Tuple> rows = database.createNativeQuery(
                        """
                        SELECT v.id, r.level, r.events, r.days, r.volumes, r.squares
                        FROM volume v JOIN edition e ON e.id = v.edition_id LEFT JOIN edition_subject s ON s.edition_id = e.id
                        JOIN arrival_rate r ON (r.level, r.subject) IN (('VOLUME', v.id::text), ('WORK', e.work_id::text),
                            ('CLASS', left(s.class_number, 1)), ('ALL', ''))
                        WHERE v.id IN (:volumes)
                        """,
                        Tuple.class)
                .setParameter("volumes", volumes)
                .getResultList();
        Map<UUID, Map<String, Counted>> counted = new HashMap<>();
        for (Tuple row : rows) {
            counted.computeIfAbsent(row.get("id", UUID.class), volume -> new HashMap<>())
                    .put(
                            row.get("level", String.class),
                            new Counted(
                                    row.get("events", Long.class),
                                    row.get("days", Double.class),
                                    row.get("volumes", Long.class),
                                    row.get("squares", Double.class)));
        }
        Map<UUID, History> histories = new HashMap<>();
        counted.forEach((volume, of) ->
                histories.put(volume, new History(of.get("VOLUME"), of.get("WORK"), of.get("CLASS"), of.get("ALL"))));
        return histories;
    }

    /** Counts anew; the rows of before stand until the new ones do. */
    @Scheduled(every = "24h", delayed = "50s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void count() {
        if (!database.createNativeQuery("SELECT pg_try_advisory_xact_lock(:lock)", Object.class)
                .setTupleTransformer((cells, aliases) -> (Boolean) cells[0])
                .setParameter("lock", COUNTING)
                .getSingleResult()) {
            return;
        }
        Instant now = clock.instant();
        database.createNativeMutationQuery("DELETE FROM arrival_rate").executeUpdate();
        database.createNativeMutationQuery(COUNT)
                .setParameter("since", now.minus(HISTORY))
                .setParameter("now", now)
                .executeUpdate();
    }

    /** A volume is counted when it has a copy or somebody waits for it; a house that is younger than half a year, from its first copy. */
    private static final String COUNT =
            """
            WITH house AS (SELECT greatest(1, extract(epoch FROM :now - greatest(:since, coalesce(min(decided_at), :now))) / 86400) AS days
                FROM inspection),
            arrived AS (SELECT c.volume_id AS id, count(*) AS n FROM inspection_in_force i JOIN copy c ON c.id = i.copy_id
                WHERE i.decision IN ('CREDIT', 'GIFT') AND i.decided_at >= :since AND i.decided_at <= :now GROUP BY c.volume_id),
            known AS (SELECT volume_id AS id FROM copy WHERE status <> 'WITHDRAWN' UNION SELECT id FROM arrived
                UNION SELECT volume_id FROM swap_request WHERE state IN ('OPEN', 'PAUSED', 'OFFERED')),
            counted AS (SELECT k.id, e.work_id, left(s.class_number, 1) AS class, coalesce(a.n, 0) AS n, h.days
                FROM known k CROSS JOIN house h JOIN volume v ON v.id = k.id JOIN edition e ON e.id = v.edition_id
                LEFT JOIN edition_subject s ON s.edition_id = e.id LEFT JOIN arrived a ON a.id = k.id)
            INSERT INTO arrival_rate (level, subject, events, days, volumes, squares)
            SELECT 'VOLUME', id::text, n, days, 1, n * n FROM counted WHERE n > 0
                OR EXISTS (SELECT FROM swap_request r WHERE r.volume_id = counted.id AND r.state IN ('OPEN', 'PAUSED', 'OFFERED'))
            UNION ALL SELECT 'WORK', work_id::text, sum(n), sum(days), count(*), sum(n * n) FROM counted GROUP BY work_id
                HAVING count(*) > 1 AND sum(n) > 0
            UNION ALL SELECT 'CLASS', class, sum(n), sum(days), count(*), sum(n * n) FROM counted WHERE class IS NOT NULL GROUP BY class
                HAVING sum(n) > 0
            UNION ALL SELECT 'ALL', '', sum(n), sum(days), count(*), sum(n * n) FROM counted HAVING sum(n) > 0
            UNION ALL SELECT 'SITE', m.site_id::text, count(*), sum(extract(epoch FROM m.recorded_at - b.recorded_at) / 86400), 1, 0
                FROM movement m CROSS JOIN LATERAL (SELECT c.recorded_at FROM movement c WHERE c.copy_id = m.copy_id AND c.seq < m.seq
                    AND c.status = 'CLAIMED' ORDER BY c.seq DESC LIMIT 1) b
                WHERE m.status = 'ON_HOLD_SHELF' AND m.recorded_at >= :since AND m.recorded_at <= :now AND m.site_id IS NOT NULL
                GROUP BY m.site_id
            UNION ALL SELECT 'LEAVING', '', count(*) FILTER (WHERE state IN ('CANCELLED', 'UNFILLED')), count(*), 1, 0
                FROM swap_request WHERE state IN ('CANCELLED', 'UNFILLED', 'FULFILLED') AND changed_at >= :since HAVING count(*) > 0
            """;
}
