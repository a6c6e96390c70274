package cn.yishulai.reports;

import static cn.yishulai.reports.ReportRefusal.COUNT_UNKNOWN;

import cn.yishulai.reports.CountView.State;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** Counts as they are written down. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class CountRepository {

    /** A month takes seconds; who is silent for so long has died, and another process begins anew. */
    static final Duration LEASE = Duration.ofMinutes(2);

    private static final String READ =
            """
            SELECT id, report, definition_id, first_day::text AS first_day, last_day::text AS last_day, site_id, fair_id, as_of, recount_of, state,
                   done_steps, of_steps, asked_by, asked_at, finished_at, attempts, checksum
            FROM report_count WHERE
            """;

    private final Session database;

    CountRepository(Session database) {
        this.database = database;
    }

    /** A row of it. @param attempts how often it was begun */
    record Kept(
            UUID id,
            Report report,
            UUID definition,
            Days days,
            @Nullable UUID site,
            @Nullable UUID fair,
            Instant asOf,
            @Nullable UUID recountOf,
            State state,
            int done,
            int of,
            UUID askedBy,
            Instant askedAt,
            @Nullable Instant finishedAt,
            int attempts,
            @Nullable String checksum) {}

    UUID add(Question question, @Nullable UUID recountOf, UUID by, Instant now) {
        return (UUID) database.createNativeQuery(
                        """
                        INSERT INTO report_count (report, definition_id, first_day, last_day, site_id, fair_id, as_of, recount_of, state, of_steps,
                            asked_by, asked_at)
                        VALUES (:report, :definition, :from, :to, :site, :fair, :asOf, :again, 'WAITING', :steps, :by, :now) RETURNING id
                        """,
                        Object.class)
                .setParameter("report", question.report().name())
                .setParameter("definition", question.definition())
                .setParameter("from", question.days().from())
                .setParameter("to", question.days().to())
                .setParameter("site", question.site(), UUID.class)
                .setParameter("fair", question.fair(), UUID.class)
                .setParameter("asOf", question.asOf())
                .setParameter("again", recountOf, UUID.class)
                .setParameter("steps", question.months().size())
                .setParameter("by", by)
                .setParameter("now", now)
                .getSingleResult();
    }

    /** @throws cn.yishulai.kernel.Refused COUNT_UNKNOWN */
    Kept require(UUID id) {
        return database.createNativeQuery(READ + "id = :id", Tuple.class)
                .setParameter("id", id)
                .uniqueResultOptional()
                .map(CountRepository::kept)
                .orElseThrow(() -> COUNT_UNKNOWN.because("there is no such count"));
    }

    /** Newest first. */
    List<Kept> list(@Nullable UUID after, int limit) {
        return database
                .createNativeQuery(READ + "id < :after ORDER BY id DESC LIMIT :limit", Tuple.class)
                .setParameter("after", after == null ? new UUID(-1, -1) : after)
                .setParameter("limit", limit)
                .getResultList()
                .stream()
                .map(CountRepository::kept)
                .toList();
    }

    /** How many wait or run. */
    long going() {
        return (long) database.createNativeQuery(
                        "SELECT count(*) FROM report_count WHERE state IN ('WAITING', 'RUNNING')", Object.class)
                .getSingleResult();
    }

    /** One that waits, or whose process has died; two processes never take the same. */
    Optional<Kept> take(UUID worker, Instant now) {
        return database
                .createNativeQuery(
                        """
                        UPDATE report_count SET state = 'RUNNING', worker = :worker, lease_until = :lease, attempts = attempts + 1, done_steps = 0
                        WHERE id = (SELECT id FROM report_count WHERE state = 'WAITING' OR state = 'RUNNING' AND lease_until < :now
                                    ORDER BY asked_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
                        RETURNING id""",
                        Object.class)
                .setParameter("worker", worker)
                .setParameter("lease", now.plus(LEASE))
                .setParameter("now", now)
                .getResultList()
                .stream()
                .findFirst()
                .map(id -> require((UUID) id));
    }

    /** @return whether it is still this worker's: nobody ended it, and no other process took it over */
    boolean progressed(UUID id, UUID worker, int done, Instant now) {
        return database.createNativeMutationQuery(
                                """
                        UPDATE report_count SET done_steps = :done, lease_until = :lease
                        WHERE id = :id AND worker = :worker AND state = 'RUNNING'""")
                        .setParameter("done", done)
                        .setParameter("lease", now.plus(LEASE))
                        .setParameter("id", id)
                        .setParameter("worker", worker)
                        .executeUpdate()
                == 1;
    }

    /** @return whether it was not over yet, and this worker's where one is named */
    boolean end(UUID id, @Nullable UUID worker, State state, @Nullable String checksum, Instant now) {
        return database.createNativeMutationQuery(
                                """
                        UPDATE report_count SET state = :state, checksum = :checksum, finished_at = :now, worker = NULL, lease_until = NULL,
                            done_steps = CASE WHEN :state = 'DONE' THEN of_steps ELSE done_steps END
                        WHERE id = :id AND state IN ('WAITING', 'RUNNING') AND (cast(:worker AS uuid) IS NULL OR worker = :worker)""")
                        .setParameter("state", state.name())
                        .setParameter("checksum", checksum, String.class)
                        .setParameter("now", now)
                        .setParameter("id", id)
                        .setParameter("worker", worker, UUID.class)
                        .executeUpdate()
                == 1;
    }

    private static Kept kept(Tuple row) {
        return new Kept(
                row.get("id", UUID.class),
                Report.valueOf(row.get("report", String.class)),
                row.get("definition_id", UUID.class),
                Days.parse(row.get("first_day", String.class), row.get("last_day", String.class)),
                row.get("site_id", UUID.class),
                row.get("fair_id", UUID.class),
                row.get("as_of", Instant.class),
                row.get("recount_of", UUID.class),
                State.valueOf(row.get("state", String.class)),
                row.get("done_steps", Integer.class),
                row.get("of_steps", Integer.class),
                row.get("asked_by", UUID.class),
                row.get("asked_at", Instant.class),
                row.get("finished_at", Instant.class),
                row.get("attempts", Integer.class),
                row.get("checksum", String.class));
    }
}
