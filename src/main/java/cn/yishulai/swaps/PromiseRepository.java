package cn.yishulai.swaps;

import static cn.yishulai.swaps.AppealRefusal.PROMISE_UNKNOWN;

import cn.yishulai.swaps.AppealRepository.Running;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** Promises of homes. Each is locked after the line and the copy. */
@ApplicationScoped
class PromiseRepository {

    private static final String PROMISE =
            """
            SELECT p.id, p.copy_id, p.household_id, p.state, p.request_id, p.site_id, p.window_from, cast(p.window_days AS integer) AS days,
                   p.bring_until, p.promised_at, p.ended_at, p.bonus, p.rules_version FROM promise p\s""";

    private final Session database;

    PromiseRepository(Session database) {
        this.database = database;
    }

    record Promise(
            UUID id,
            UUID copy,
            UUID household,
            PromiseState state,
            @Nullable UUID request,
            UUID site,
            LocalDate from,
            int openDays,
            LocalDate until,
            Instant promisedAt,
            @Nullable Instant endedAt,
            long bonus,
            int rulesVersion) {}

    UUID add(AppealRepository.Appeal appeal, UUID copy, UUID request, Running running, Instant now) {
        return database.createNativeQuery(
                        """
                        INSERT INTO promise (id, appeal_id, copy_id, household_id, state, request_id, site_id, window_from, window_days,
                                             bring_until, promised_at, rules_version)
                        VALUES (uuidv7(), :appeal, :copy, :household, 'RUNNING', :request, :site, :from, :days, :until, :now, :version)
                        RETURNING id
                        """,
                        Object.class)
                .setTupleTransformer((cells, aliases) -> (UUID) cells[0])
                .setParameter("appeal", appeal.id())
                .setParameter("copy", copy)
                .setParameter("household", appeal.household())
                .setParameter("request", request)
                .setParameter("site", running.site())
                .setParameter("from", running.from())
                .setParameter("days", running.openDays())
                .setParameter("until", running.until())
                .setParameter("now", now)
                .setParameter("version", running.rulesVersion())
                .getSingleResult();
    }

    /** The copy it is of, so that the line can be locked first. */
    UUID copyOf(UUID id) {
        return database.createNativeQuery("SELECT copy_id FROM promise WHERE id = :id", Object.class)
                .setTupleTransformer((cells, aliases) -> (UUID) cells[0])
                .setParameter("id", id)
                .getResultStream()
                .findFirst()
                .orElseThrow(PromiseRepository::unknown);
    }

    /** What the copy is of, as it stands now. */
    UUID volumeOf(UUID copy) {
        return database.createNativeQuery("SELECT volume_id FROM copy WHERE id = :copy", Object.class)
                .setTupleTransformer((cells, aliases) -> (UUID) cells[0])
                .setParameter("copy", copy)
                .getSingleResult();
    }

    /** Not locked. */
    Optional<Promise> find(UUID id) {
        return read(PROMISE + "WHERE p.id = ?1", id).stream().findFirst();
    }

    List<UUID> runningOf(UUID household) {
        return read(PROMISE + "WHERE p.household_id = ?1 AND p.state = 'RUNNING' ORDER BY p.id", household).stream()
                .map(Promise::id)
                .toList();
    }

    /** Days were closed meanwhile: it runs longer. */
    void extend(UUID id, LocalDate until) {
        database.createNativeMutationQuery("UPDATE promise SET bring_until = :until WHERE id = :id")
                .setParameter("until", until)
                .setParameter("id", id)
                .executeUpdate();
    }

    /** Locked. */
    Promise require(UUID id) {
        return read(PROMISE + "WHERE p.id = ?1 FOR UPDATE", id).stream()
                .findFirst()
                .orElseThrow(PromiseRepository::unknown);
    }

    /** The newest promise of this home for this copy, locked. */
    Optional<Promise> newest(UUID household, UUID copy) {
        return read(PROMISE + "WHERE p.copy_id = ?1 ORDER BY p.id DESC LIMIT 1 FOR UPDATE", copy).stream()
                .filter(promise -> promise.household().equals(household))
                .findFirst();
    }

    /** Newest first. */
    List<Promise> ofHousehold(UUID household, @Nullable UUID after, int limit) {
        return database.createNativeQuery(
                        PROMISE + "WHERE p.household_id = :household AND p.id < :after ORDER BY p.id DESC LIMIT :limit",
                        Tuple.class)
                .setParameter("household", household)
                .setParameter("after", after == null ? new UUID(-1, -1) : after)
                .setParameter("limit", limit)
                .getResultStream()
                .map(PromiseRepository::promise)
                .toList();
    }

    /** It ends; which wish it was for is forgotten. */
    void end(UUID id, PromiseState state, long bonus, Instant now) {
        database.createNativeMutationQuery(
                        "UPDATE promise SET state = :state, request_id = NULL, ended_at = :now, bonus = :bonus WHERE id = :id")
                .setParameter("state", state.name())
                .setParameter("now", now)
                .setParameter("bonus", bonus)
                .setParameter("id", id)
                .executeUpdate();
    }

    List<UUID> overdue(LocalDate today, int limit) {
        return database.createNativeQuery(
                        "SELECT id FROM promise WHERE state = 'RUNNING' AND bring_until < :today ORDER BY bring_until, id LIMIT :limit",
                        Object.class)
                .setTupleTransformer((cells, aliases) -> (UUID) cells[0])
                .setParameter("today", today)
                .setParameter("limit", limit)
                .getResultList();
    }

    /** Promises whose homes are reminded today, marked as reminded: once, whichever node does it. */
    List<Promise> takeToRemind(LocalDate today, int daysBefore, int limit, Instant now) {
        List<UUID> ids = database.createNativeQuery(
                        """
                        UPDATE promise SET reminded_at = :now WHERE id IN (
                            SELECT id FROM promise WHERE state = 'RUNNING' AND reminded_at IS NULL
                              AND bring_until - CAST(:before AS integer) <= :today AND bring_until >= :today
                            ORDER BY id LIMIT :limit FOR UPDATE SKIP LOCKED)
                        RETURNING id
                        """,
                        Object.class)
                .setTupleTransformer((cells, aliases) -> (UUID) cells[0])
                .setParameter("now", now)
                .setParameter("before", daysBefore)
                .setParameter("today", today)
                .setParameter("limit", limit)
                .getResultList();
        return ids.isEmpty()
                ? List.of()
                : database.createNativeQuery(PROMISE + "WHERE p.id IN (:ids) ORDER BY p.id", Tuple.class)
                        .setParameter("ids", ids)
                        .getResultStream()
                        .map(PromiseRepository::promise)
                        .toList();
    }

    /** The book was not taken after all. */
    void takeBonusBack(UUID id) {
        database.createNativeMutationQuery(
                        "UPDATE promise SET state = 'TURNED_DOWN', bonus_taken_back = bonus, bonus = 0 WHERE id = :id")
                .setParameter("id", id)
                .executeUpdate();
    }

    /** Promises that the home did not keep since a moment. */
    int missesSince(UUID household, Instant since) {
        return count("state = 'MISSED' AND ended_at > :since", household, since);
    }

    int bonusesSince(UUID household, Instant since) {
        return count("bonus > 0 AND ended_at > :since", household, since);
    }

    /** Also when it was taken back. */
    boolean hasEarnedBonus(UUID copy) {
        return !database.createNativeQuery(
                        "SELECT 1 FROM promise WHERE copy_id = :copy AND bonus + bonus_taken_back > 0", Object.class)
                .setParameter("copy", copy)
                .getResultList()
                .isEmpty();
    }

    private int count(String which, UUID household, Instant since) {
        return database.createNativeQuery(
                        "SELECT cast(count(*) AS integer) FROM promise WHERE household_id = :household AND " + which,
                        Object.class)
                .setTupleTransformer((cells, aliases) -> (Integer) cells[0])
                .setParameter("household", household)
                .setParameter("since", since)
                .getSingleResult();
    }

    private List<Promise> read(String sql, UUID parameter) {
        return database.createNativeQuery(sql, Tuple.class)
                .setParameter(1, parameter)
                .getResultStream()
                .map(PromiseRepository::promise)
                .toList();
    }

    private static Promise promise(Tuple row) {
        return new Promise(
                row.get("id", UUID.class),
                row.get("copy_id", UUID.class),
                row.get("household_id", UUID.class),
                PromiseState.valueOf(row.get("state", String.class)),
                row.get("request_id", UUID.class),
                row.get("site_id", UUID.class),
                WindowRepository.day(row.get("window_from")),
                row.get("days", Integer.class),
                WindowRepository.day(row.get("bring_until")),
                row.get("promised_at", Instant.class),
                row.get("ended_at", Instant.class),
                row.get("bonus", Long.class),
                row.get("rules_version", Integer.class));
    }

    static RuntimeException unknown() {
        return PROMISE_UNKNOWN.because("no promise of your home has this id");
    }
}
