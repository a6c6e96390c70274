package cn.yishulai.reports;

import cn.yishulai.kernel.Evenness;
import cn.yishulai.places.OpeningCalendar;
import cn.yishulai.reports.Fairness.Newcomers;
import cn.yishulai.reports.Fairness.Received;
import cn.yishulai.reports.Fairness.Waiting;
import cn.yishulai.reports.Fairness.Wishes;
import cn.yishulai.rules.RuleSets;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;
import org.jspecify.annotations.Nullable;

/** The public page of fairness: counted once a day and kept, read in one statement. */
@ApplicationScoped
@Transactional
public class Fairnesses {

    /** Half a year and the month that runs. */
    static final int DAYS = 183;

    private static final int[] AHEAD_FROM = {0, 1, 3, 6, 11};

    /** Who stood before when it was asked: asked earlier for the volume, and had not got it or left by then. */
    private static final String ASKED =
            """
            WITH asked AS (
                SELECT r.id, r.state, r.household_id, r.placed_at,
                       coalesce((SELECT min(k.claimed_at) FROM claim k WHERE k.request_id = r.id), r.changed_at) AS kept_at,
                       (SELECT count(*) FROM swap_request o WHERE o.volume_id = r.volume_id AND (o.placed_at, o.id) < (r.placed_at, r.id)
                           AND (o.state IN ('OPEN', 'PAUSED', 'OFFERED', 'ACCEPTED', 'READY') OR o.changed_at > r.placed_at)) AS ahead
                FROM swap_request r WHERE r.placed_at >= :begin AND r.placed_at < :end
            )
            """;

    private static final String WAITING = ASKED
            + """
            SELECT width_bucket(ahead, ARRAY[0, 1, 3, 6, 11]::bigint[]) AS bucket,
                   count(*) FILTER (WHERE state IN ('FULFILLED', 'READY', 'ACCEPTED')),
                   percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM kept_at - placed_at) / 86400)
                       FILTER (WHERE state IN ('FULFILLED', 'READY', 'ACCEPTED')),
                   percentile_cont(0.9) WITHIN GROUP (ORDER BY extract(epoch FROM kept_at - placed_at) / 86400)
                       FILTER (WHERE state IN ('FULFILLED', 'READY', 'ACCEPTED')),
                   count(*) FILTER (WHERE state IN ('OPEN', 'PAUSED', 'OFFERED'))
            FROM asked GROUP BY 1 ORDER BY 1""";

    private static final String GIVEN =
            """
            WITH given AS (
                SELECT m.household_id, m.recorded_at, NOT EXISTS (SELECT FROM movement b WHERE b.household_id = m.household_id
                    AND b.status = 'HANDED_OVER' AND (b.recorded_at, b.copy_id) < (m.recorded_at, m.copy_id)) AS first
                FROM movement m WHERE m.status = 'HANDED_OVER' AND m.recorded_at >= :begin AND m.recorded_at < :end
            )
            """;

    private static final String NEWCOMERS =
            GIVEN + """
            SELECT count(*), count(*) FILTER (WHERE first) FROM given""";

    private static final String NEWCOMERS_WAIT = ASKED
            + """
            , first AS (SELECT household_id, min(placed_at) AS at FROM swap_request WHERE state = 'FULFILLED' GROUP BY household_id)
            SELECT f.at IS NOT NULL, count(*), percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM a.kept_at - a.placed_at) / 86400)
            FROM asked a LEFT JOIN first f ON f.household_id = a.household_id AND f.at = a.placed_at
            WHERE a.state = 'FULFILLED' GROUP BY 1""";

    private static final String RECEIVED = GIVEN
            + """
            , active AS (
                SELECT household_id FROM given UNION SELECT household_id FROM swap_request WHERE placed_at >= :begin AND placed_at < :end
                UNION SELECT d.household_id FROM inspection i JOIN drop_off d ON d.id = i.drop_off_id
                    WHERE i.decided_at >= :begin AND i.decided_at < :end AND i.decision IN ('CREDIT', 'GIFT'))
            SELECT count(g.household_id) FROM active a LEFT JOIN given g ON g.household_id = a.household_id
            WHERE a.household_id IS NOT NULL GROUP BY a.household_id ORDER BY 1""";

    private static final String WISHES =
            """
            SELECT date_trunc('month', placed_at AT TIME ZONE 'Asia/Shanghai')::date AS month, count(*),
                   count(*) FILTER (WHERE state = 'FULFILLED'),
                   count(*) FILTER (WHERE state IN ('OPEN', 'PAUSED', 'OFFERED', 'ACCEPTED', 'READY'))
            FROM swap_request WHERE placed_at >= :begin AND placed_at < :end GROUP BY 1 ORDER BY 1""";

    private final Session database;
    private final RuleSets rules;
    private final ObjectMapper json;
    private final Clock clock;

    Fairnesses(Session database, RuleSets rules, ObjectMapper json, Clock clock) {
        this.database = database;
        this.rules = rules;
        this.json = json;
        this.clock = clock;
    }

    /** As it was counted last, with the order that is in force now; counted now when it never was. */
    Fairness last() {
        return database.createNativeQuery("SELECT body::text FROM fairness", Object.class)
                .setTupleTransformer((cells, aliases) -> (String) cells[0])
                .uniqueResultOptional()
                .map(this::read)
                .map(counted -> counted.ordered(OrderInWords.of(rules.requests())))
                .orElseGet(this::count);
    }

    @Scheduled(every = "24h", delayed = "80s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void refresh() {
        count();
    }

    Fairness count() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), OpeningCalendar.CITY);
        Days days = new Days(today.minusDays(DAYS - 1L).withDayOfMonth(1), today);
        Fairness counted = new Fairness(
                days.from(),
                days.to(),
                Fairness.SMALLEST,
                OrderInWords.of(rules.requests()),
                waiting(days),
                newcomers(days),
                received(days),
                wishes(days));
        database.createNativeMutationQuery(
                        """
                        INSERT INTO fairness (counted_at, body) VALUES (:now, (:body)::jsonb)
                        ON CONFLICT (one) DO UPDATE SET counted_at = excluded.counted_at, body = excluded.body
                        """)
                .setParameter("now", clock.instant())
                .setParameter("body", written(counted))
                .executeUpdate();
        return counted;
    }

    private List<Waiting> waiting(Days days) {
        Waiting[] rows = new Waiting[AHEAD_FROM.length];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = new Waiting(AHEAD_FROM[i], until(i), null, null, null, null);
        }
        for (Object[] row : rows(WAITING, days)) {
            int i = ((Number) row[0]).intValue() - 1;
            long served = (long) row[1];
            long still = (long) row[4];
            boolean enough = served >= Fairness.SMALLEST;
            rows[i] = new Waiting(
                    AHEAD_FROM[i],
                    until(i),
                    enough ? served : null,
                    enough ? tenth((Double) row[2]) : null,
                    enough ? tenth((Double) row[3]) : null,
                    still >= Fairness.SMALLEST ? still : null);
        }
        return Arrays.asList(rows);
    }

    private static @Nullable Integer until(int row) {
        return row + 1 < AHEAD_FROM.length ? AHEAD_FROM[row + 1] - 1 : null;
    }

    private @Nullable Newcomers newcomers(Days days) {
        Object[] row = rows(NEWCOMERS, days).get(0);
        long books = (long) row[0];
        long first = (long) row[1];
        if (books - first < Fairness.SMALLEST || first < Fairness.SMALLEST) {
            return null;
        }
        Double ofNewcomers = null;
        Double ofOthers = null;
        for (Object[] wait : rows(NEWCOMERS_WAIT, days)) {
            boolean enough = (long) wait[1] >= Fairness.SMALLEST;
            if ((boolean) wait[0]) {
                ofNewcomers = enough ? tenth((Double) wait[2]) : null;
            } else {
                ofOthers = enough ? tenth((Double) wait[2]) : null;
            }
        }
        return new Newcomers(books, first, hundredth((double) first / books), ofNewcomers, ofOthers);
    }

    private @Nullable Received received(Days days) {
        long[] books = query(RECEIVED, days, Long.class)
                .getResultStream()
                .mapToLong(Long::longValue)
                .toArray();
        long all = Arrays.stream(books).sum();
        return books.length < Fairness.SMALLEST || all < Fairness.SMALLEST
                ? null
                : new Received(books.length, all, hundredth(Evenness.gini(books)), Evenness.lorenz(books));
    }

    private List<Wishes> wishes(Days days) {
        List<Wishes> months = new ArrayList<>();
        for (Object[] row : rows(WISHES, days)) {
            LocalDate month = LocalDate.parse(row[0].toString());
            long made = (long) row[1];
            long met = (long) row[2];
            months.add(
                    made < Fairness.SMALLEST
                            ? new Wishes(month, null, null, null, null)
                            : new Wishes(month, made, met, (long) row[3], hundredth((double) met / made)));
        }
        return months;
    }

    private List<Object[]> rows(String query, Days days) {
        return query(query, days, Object[].class).getResultList();
    }

    private <T> NativeQuery<T> query(String query, Days days, Class<T> result) {
        return database.createNativeQuery(query, result)
                .setParameter("begin", days.begin())
                .setParameter("end", days.end());
    }

    private static @Nullable Double tenth(@Nullable Double days) {
        return days == null ? null : Math.round(days * 10) / 10.0;
    }

    private static double hundredth(double share) {
        return Math.round(share * 100) / 100.0;
    }

    private Fairness read(String body) {
        try {
            return json.readValue(body, Fairness.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was counted does not read as the page of fairness", e);
        }
    }

    private String written(Fairness fairness) {
        try {
            return json.writeValueAsString(fairness);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the page of fairness cannot be written", e);
        }
    }
}
