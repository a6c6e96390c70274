package cn.yishulai.swaps;

import cn.yishulai.places.OpeningCalendar;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Date;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;
import org.jspecify.annotations.Nullable;

/** Windows that run: copies on hold shelves and offers that wait for an answer, read and extended by families at a time. */
@ApplicationScoped
class WindowRepository {

    private static final String HOLD =
            """
            SELECT c.id, c.household_id, c.pickup_site, c.window_from, cast(c.window_days AS integer), c.pickup_until FROM claim c
            WHERE c.state = 'TO_FETCH' AND c.window_from IS NOT NULL""";

    private static final String OFFER =
            """
            SELECT r.id, r.household_id, r.pickup_site, r.offered_from, cast(r.offered_days AS integer), r.offered_until FROM swap_request r
            WHERE r.state = 'OFFERED' AND r.offered_from IS NOT NULL""";

    private static final String PROMISE =
            """
            SELECT p.id, p.household_id, p.site_id, p.window_from, cast(p.window_days AS integer), p.bring_until FROM promise p
            WHERE p.state = 'RUNNING'""";

    private final Session database;

    WindowRepository(Session database) {
        this.database = database;
    }

    /** What was promised to a family: so many open days of the site after a day, and so until the end of another. */
    record Window(UUID id, UUID household, UUID site, LocalDate from, int openDays, LocalDate until) {}

    /** The next families with a window at one of the sites, in the order of their ids. */
    List<UUID> families(Set<UUID> sites, UUID after, int limit) {
        List<?> ids = database.createNativeQuery(
                        """
                        SELECT household_id FROM claim
                        WHERE state = 'TO_FETCH' AND pickup_site IN (:sites) AND household_id > :after
                        UNION
                        SELECT household_id FROM swap_request
                        WHERE state = 'OFFERED' AND pickup_site IN (:sites) AND household_id > :after
                        UNION
                        SELECT household_id FROM promise
                        WHERE state = 'RUNNING' AND site_id IN (:sites) AND household_id > :after
                        ORDER BY household_id LIMIT :limit
                        """,
                        Object.class)
                .setParameter("sites", sites)
                .setParameter("after", after)
                .setParameter("limit", limit)
                .getResultList();
        return ids.stream().map(UUID.class::cast).toList();
    }

    /** Locked in the order of their ids. */
    List<Window> holds(Collection<UUID> families, Set<UUID> sites) {
        return read(HOLD
                        + " AND c.household_id IN (:families) AND c.pickup_site IN (:sites) ORDER BY c.id FOR NO KEY UPDATE")
                .setParameter("families", families)
                .setParameter("sites", sites)
                .getResultStream()
                .map(WindowRepository::hold)
                .toList();
    }

    /** Locked in the order of their ids. */
    List<Window> offers(Collection<UUID> families, Set<UUID> sites) {
        return read(OFFER
                        + " AND r.household_id IN (:families) AND r.pickup_site IN (:sites) ORDER BY r.id FOR NO KEY UPDATE")
                .setParameter("families", families)
                .setParameter("sites", sites)
                .getResultStream()
                .map(WindowRepository::offer)
                .toList();
    }

    /** What homes promised to bring, locked in the order of their ids. */
    List<Window> promises(Collection<UUID> families, Set<UUID> sites) {
        return read(PROMISE
                        + " AND p.household_id IN (:families) AND p.site_id IN (:sites) ORDER BY p.id FOR NO KEY UPDATE")
                .setParameter("families", families)
                .setParameter("sites", sites)
                .getResultStream()
                .map(WindowRepository::hold)
                .toList();
    }

    /** All at these sites, as they stand. */
    List<Window> running(Set<UUID> sites) {
        return Stream.concat(
                        keptForReaders(sites).stream(),
                        read(PROMISE + " AND p.site_id IN (:sites)")
                                .setParameter("sites", sites)
                                .getResultStream()
                                .map(WindowRepository::hold))
                .toList();
    }

    private List<Window> keptForReaders(Set<UUID> sites) {
        List<Window> holds = read(HOLD + " AND c.pickup_site IN (:sites)")
                .setParameter("sites", sites)
                .getResultStream()
                .map(WindowRepository::hold)
                .toList();
        return Stream.concat(
                        holds.stream(),
                        read(OFFER + " AND r.pickup_site IN (:sites)")
                                .setParameter("sites", sites)
                                .getResultStream()
                                .map(WindowRepository::offer))
                .toList();
    }

    /** The hold or the offer of one request, if one runs. */
    @Nullable
    Window of(UUID request, boolean offered) {
        return read(offered ? OFFER + " AND r.id = :request" : HOLD + " AND c.request_id = :request")
                .setParameter("request", request)
                .getResultStream()
                .map(offered ? WindowRepository::offer : WindowRepository::hold)
                .findFirst()
                .orElse(null);
    }

    /** One statement for any number. A window that ended meanwhile stays as it is; none becomes shorter. */
    void extendHolds(List<UUID> ids, List<LocalDate> until) {
        update(
                """
                UPDATE claim c SET pickup_until = n.until
                FROM unnest(cast(:ids AS uuid[]), cast(:until AS date[])) AS n (id, until)
                WHERE c.id = n.id AND c.state = 'TO_FETCH' AND c.pickup_until < n.until""",
                ids,
                until.stream().map(LocalDate::toString).toArray(String[]::new));
    }

    /** The same for promises. */
    void extendPromises(List<UUID> ids, List<LocalDate> until) {
        update(
                """
                UPDATE promise p SET bring_until = n.until
                FROM unnest(cast(:ids AS uuid[]), cast(:until AS date[])) AS n (id, until)
                WHERE p.id = n.id AND p.state = 'RUNNING' AND p.bring_until < n.until""",
                ids,
                until.stream().map(LocalDate::toString).toArray(String[]::new));
    }

    /** To the end of each day. */
    void extendOffers(List<UUID> ids, List<LocalDate> until) {
        update(
                """
                UPDATE swap_request r SET offered_until = n.until
                FROM unnest(cast(:ids AS uuid[]), cast(:until AS timestamptz[])) AS n (id, until)
                WHERE r.id = n.id AND r.state = 'OFFERED' AND r.offered_until < n.until""",
                ids,
                until.stream().map(day -> OpeningCalendar.endOf(day).toString()).toArray(String[]::new));
    }

    private void update(String sql, List<UUID> ids, String[] until) {
        if (!ids.isEmpty()) {
            database.createNativeMutationQuery(sql)
                    .setParameter("ids", ids.stream().map(UUID::toString).toArray(String[]::new))
                    .setParameter("until", until)
                    .executeUpdate();
        }
    }

    private NativeQuery<Object[]> read(String sql) {
        return database.createNativeQuery(sql, Object[].class);
    }

    private static Window hold(Object[] row) {
        return new Window((UUID) row[0], (UUID) row[1], (UUID) row[2], day(row[3]), (Integer) row[4], day(row[5]));
    }

    private static Window offer(Object[] row) {
        LocalDate last = OpeningCalendar.dayOf(((Instant) row[5]).minusMillis(1));
        return new Window((UUID) row[0], (UUID) row[1], (UUID) row[2], day(row[3]), (Integer) row[4], last);
    }

    /** Of a column of type date. */
    static LocalDate day(Object value) {
        return value instanceof Date date ? date.toLocalDate() : (LocalDate) value;
    }
}
