package cn.yishulai.catalog;

import static cn.yishulai.catalog.VolumeRefusal.TASK_UNKNOWN;
import static cn.yishulai.kernel.KernelRefusal.PAGE_MALFORMED;

import cn.yishulai.kernel.Page;
import cn.yishulai.people.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The queue of the librarians: what to complete, what may be one, what may be two; the most wanted first. */
@ApplicationScoped
@Transactional
public class Cataloguing {

    private static final String QUEUE =
            """
            SELECT id, kind, volume_id, other_id, evidence, demand, found_at FROM cataloguing_task
             WHERE state = 'OPEN' AND ?1 IN ('', kind)
               AND (demand < ?2 OR demand = ?2 AND id > ?3)
             ORDER BY demand DESC, id LIMIT ?4
            """;
    private static final Pattern CURSOR = Pattern.compile("(\\d{1,9}):([0-9a-f-]{36})");

    private final EntityManager database;
    private final Clock clock;

    Cataloguing(EntityManager database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** @param after the cursor of the page before */
    public Page<CataloguingTask> queue(@Nullable CataloguingKind kind, @Nullable String after, int limit) {
        Matcher cursor = CURSOR.matcher(after == null ? "" : after);
        if (after != null && !cursor.matches()) {
            throw PAGE_MALFORMED.because("that is not a cursor of this list");
        }
        List<CataloguingTask> tasks = tasks(database.createNativeQuery(QUEUE, Tuple.class)
                .setParameter(1, kind == null ? "" : kind.name())
                .setParameter(2, after == null ? Integer.MAX_VALUE : Integer.parseInt(cursor.group(1)))
                .setParameter(3, after == null ? new UUID(0, 0) : UUID.fromString(cursor.group(2)))
                .setParameter(4, limit + 1));
        return Page.cut(tasks, limit, task -> task.demand() + ":" + task.id());
    }

    /**
     * They are not one, or nothing is to be added: not suggested again.
     *
     * @throws cn.yishulai.kernel.Refused TASK_UNKNOWN when there is none, or it is closed
     */
    public void dismiss(Caller librarian, UUID task) {
        int closed = database.createNativeQuery(
                        """
                        UPDATE cataloguing_task SET state = 'DISMISSED', closed_at = ?1, closed_by = ?2
                         WHERE id = ?3 AND state = 'OPEN'
                        """)
                .setParameter(1, clock.instant())
                .setParameter(2, librarian.actor())
                .setParameter(3, task)
                .executeUpdate();
        if (closed == 0) {
            throw TASK_UNKNOWN.because("no open task has the id " + task);
        }
    }

    /** Open tasks after one, in the order of their ids, for whoever counts how much they are wanted. */
    public List<CataloguingTask> open(UUID after, int limit) {
        return tasks(database.createNativeQuery(
                        """
                        SELECT id, kind, volume_id, other_id, evidence, demand, found_at FROM cataloguing_task
                         WHERE state = 'OPEN' AND id > ?1 ORDER BY id LIMIT ?2
                        """,
                        Tuple.class)
                .setParameter(1, after)
                .setParameter(2, limit));
    }

    private static List<CataloguingTask> tasks(Query query) {
        List<?> rows = query.getResultList();
        return rows.stream().map(row -> task((Tuple) row)).toList();
    }

    /** How much each task is wanted now. */
    public void weigh(Map<UUID, Integer> demand) {
        demand.forEach((task, wanted) -> database.createNativeQuery(
                        "UPDATE cataloguing_task SET demand = ?1 WHERE id = ?2 AND demand <> ?1")
                .setParameter(1, wanted)
                .setParameter(2, task)
                .executeUpdate());
    }

    private static CataloguingTask task(Tuple row) {
        return new CataloguingTask(
                row.get("id", UUID.class),
                CataloguingKind.valueOf(row.get("kind", String.class)),
                row.get("volume_id", UUID.class),
                row.get("other_id", UUID.class),
                Arrays.stream(row.get("evidence", String[].class))
                        .map(Evidence::valueOf)
                        .toList(),
                row.get("demand", Integer.class),
                row.get("found_at", Instant.class));
    }
}
