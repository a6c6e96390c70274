package cn.yishulai.inventory;

import static cn.yishulai.inventory.InventoryRefusal.RUN_UNKNOWN;

import cn.yishulai.inventory.RunFacts.Ride;
import cn.yishulai.inventory.RunFacts.State;
import cn.yishulai.inventory.RunFacts.Stop;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** Runs as they are written down: some of them with all their stops and loads are three statements. */
@ApplicationScoped
class VanRunRepository {

    private final Session database;

    VanRunRepository(Session database) {
        this.database = database;
    }

    /** What is said of a run before it begins. */
    record Plan(LocalDate day, int room, @Nullable UUID driver, List<UUID> stops) {}

    UUID add(Plan plan, UUID by, Instant now) {
        UUID id = database.createNativeQuery(
                        """
                        INSERT INTO van_run (id, day, room, driver, state, made_by, made_at)
                        VALUES (uuidv7(), ?1, ?2, ?3, 'PLANNED', ?4, ?5) RETURNING id""",
                        Object.class)
                .setTupleTransformer((cells, aliases) -> (UUID) cells[0])
                .setParameter(1, plan.day())
                .setParameter(2, plan.room())
                .setParameter(3, plan.driver(), UUID.class)
                .setParameter(4, by)
                .setParameter(5, now)
                .getSingleResult();
        database.createNativeMutationQuery(
                        """
                        INSERT INTO van_stop (run_id, position, site_id)
                        SELECT ?1, place, site FROM unnest(CAST(?2 AS uuid[])) WITH ORDINALITY AS listed (site, place)""")
                .setParameter(1, id)
                .setParameter(2, plan.stops().stream().map(UUID::toString).toArray(String[]::new))
                .executeUpdate();
        return id;
    }

    /** The run, and its loads: nobody packs into one of them meanwhile. */
    void lock(UUID id) {
        database.flush();
        if (database.createNativeQuery("SELECT id FROM van_run WHERE id = ?1 FOR UPDATE", Object.class)
                .setTupleTransformer((cells, aliases) -> (UUID) cells[0])
                .setParameter(1, id)
                .getResultList()
                .isEmpty()) {
            throw unknown();
        }
        database.createNativeQuery("SELECT id FROM transfer WHERE run_id = ?1 ORDER BY id FOR UPDATE", Object.class)
                .setTupleTransformer((cells, aliases) -> (UUID) cells[0])
                .setParameter(1, id)
                .getResultList();
    }

    RunFacts read(UUID id) {
        return facts(List.of(id)).stream().findFirst().orElseThrow(VanRunRepository::unknown);
    }

    List<RunFacts> visiting(@Nullable UUID site, boolean openOnly, @Nullable UUID after, int limit) {
        List<UUID> ids = database.createNativeQuery(
                        """
                        SELECT r.id FROM van_run r
                        WHERE (NOT ?1 OR r.ended_at IS NULL)
                          AND (CAST(?2 AS uuid) IS NULL OR EXISTS (SELECT FROM van_stop s WHERE s.run_id = r.id AND s.site_id = ?2))
                          AND (CAST(?3 AS uuid) IS NULL OR (r.day, r.id) > (SELECT a.day, a.id FROM van_run a WHERE a.id = ?3))
                        ORDER BY r.day, r.id LIMIT ?4""",
                        Object.class)
                .setTupleTransformer((cells, aliases) -> (UUID) cells[0])
                .setParameter(1, openOnly)
                .setParameter(2, site, UUID.class)
                .setParameter(3, after, UUID.class)
                .setParameter(4, limit)
                .getResultList();
        Map<UUID, RunFacts> found = facts(ids).stream().collect(Collectors.toMap(RunFacts::id, run -> run));
        return ids.stream().map(found::get).toList();
    }

    void left(UUID id, int position, UUID by, Instant now) {
        database.createNativeMutationQuery(
                        "UPDATE van_stop SET left_at = ?3, left_by = ?4 WHERE run_id = ?1 AND position = ?2")
                .setParameter(1, id)
                .setParameter(2, position)
                .setParameter(3, now)
                .setParameter(4, by)
                .executeUpdate();
    }

    void become(UUID id, State state, @Nullable Instant ended) {
        database.createNativeMutationQuery("UPDATE van_run SET state = ?2, ended_at = ?3 WHERE id = ?1")
                .setParameter(1, id)
                .setParameter(2, state.name())
                .setParameter(3, ended, Instant.class)
                .executeUpdate();
    }

    /** What nobody packed there, or anywhere, rides no more. */
    void stayBehind(UUID id, @Nullable Integer position) {
        database.createNativeMutationQuery(
                        """
                        UPDATE transfer t SET run_id = NULL, run_from = NULL, run_to = NULL, over_because = NULL
                        WHERE t.run_id = ?1 AND (CAST(?2 AS integer) IS NULL OR t.run_from = ?2) AND t.sent_at IS NULL
                          AND NOT EXISTS (SELECT FROM transfer_copy c WHERE c.transfer_id = t.id AND c.state = 'PACKED')""")
                .setParameter(1, id)
                .setParameter(2, position, Integer.class)
                .executeUpdate();
        database.flush();
        database.clear();
    }

    private List<RunFacts> facts(Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<UUID, List<Stop>> stops = rows(
                        "SELECT run_id, position, site_id, left_at, left_by FROM van_stop WHERE run_id IN (?1) ORDER BY position",
                        ids)
                .stream()
                .collect(Collectors.groupingBy(
                        row -> row.get(0, UUID.class),
                        Collectors.mapping(
                                row -> new Stop(
                                        row.get(1, Integer.class),
                                        row.get(2, UUID.class),
                                        row.get(3, Instant.class),
                                        row.get(4, UUID.class)),
                                Collectors.toList())));
        Map<UUID, List<Ride>> rides = rows(
                        """
                        SELECT t.run_id, t.id, t.code, t.state, t.run_from, t.run_to, t.room, t.sent_at IS NOT NULL AS gone,
                               (SELECT count(*) FROM transfer_copy c WHERE c.transfer_id = t.id AND c.packer IS NOT NULL AND c.state <> 'TAKEN_OUT') AS packed,
                               (SELECT count(*) FROM transfer_copy c WHERE c.transfer_id = t.id AND c.state = 'PACKED') AS inside, t.over_because
                        FROM transfer t WHERE t.run_id IN (?1) AND t.state <> 'CANCELLED' ORDER BY t.run_from, t.run_to, t.id""",
                        ids)
                .stream()
                .collect(Collectors.groupingBy(
                        row -> row.get(0, UUID.class),
                        Collectors.mapping(VanRunRepository::ride, Collectors.toList())));
        return rows("SELECT id, day, room, driver, state FROM van_run WHERE id IN (?1)", ids).stream()
                .map(row -> new RunFacts(
                        row.get(0, UUID.class),
                        row.get(1, LocalDate.class),
                        row.get(2, Integer.class),
                        row.get(3, UUID.class),
                        State.valueOf(row.get(4, String.class)),
                        stops.getOrDefault(row.get(0, UUID.class), List.of()),
                        rides.getOrDefault(row.get(0, UUID.class), List.of())))
                .toList();
    }

    private static Ride ride(Tuple row) {
        int packed = row.get(8, Long.class).intValue();
        return new Ride(
                row.get(1, UUID.class),
                row.get(2, String.class),
                TransferState.valueOf(row.get(3, String.class)),
                row.get(4, Integer.class),
                row.get(5, Integer.class),
                row.get(7, Boolean.class) ? packed : row.get(6, Integer.class),
                row.get(9, Long.class).intValue(),
                row.get(10, String.class));
    }

    private List<Tuple> rows(String sql, Collection<UUID> ids) {
        return database.createNativeQuery(sql, Tuple.class).setParameter(1, ids).getResultList();
    }

    private static RuntimeException unknown() {
        return RUN_UNKNOWN.because("there is no such run");
    }
}
