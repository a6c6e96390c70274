package cn.yishulai.swaps;

import static cn.yishulai.swaps.SwapRefusal.REQUEST_UNKNOWN;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Tuple;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class RequestRepository implements PanacheRepositoryBase<SwapRequest, UUID> {

    /** One statement however many volumes are asked for, planned once, because the planner does not see their array. */
    private static final String WAITING =
            """
            SELECT volume_id, count(*) FROM swap_request
            WHERE volume_id = ANY ((SELECT ?)::uuid[]) AND state IN ('OPEN', 'PAUSED', 'OFFERED') GROUP BY volume_id""";

    /** Of most books that are handed over the family had asked for none, and no entity is loaded. */
    private static final String OF_HOUSEHOLD =
            """
            SELECT id FROM swap_request WHERE household_id = ? AND (
                (state IN ('OFFERED', 'ACCEPTED', 'READY') AND volume_id = ?)
                OR (state IN ('OPEN', 'PAUSED') AND wish <> 'LIKE' AND line_key = ANY (wish_keys(?))))
            ORDER BY placed_at, id""";

    static final String STILL_OPEN = "state in (OPEN, PAUSED, OFFERED, ACCEPTED, READY)";

    private final DataSource database;

    RequestRepository(DataSource database) {
        this.database = database;
    }

    SwapRequest read(UUID id) {
        return findByIdOptional(id).orElseThrow(RequestRepository::unknown);
    }

    /**
     * Locked, and read anew, because what was read before the lock may be old; changes of this transaction are written
     * first, so none is lost.
     */
    SwapRequest require(UUID id) {
        flush();
        SwapRequest request = read(id);
        getEntityManager().refresh(request, LockModeType.PESSIMISTIC_WRITE);
        return request;
    }

    /** For exactly this volume. */
    Optional<SwapRequest> openOf(UUID person, UUID volume) {
        return find("person = ?1 and volume = ?2 and wish.kind = VOLUME and " + STILL_OPEN, person, volume)
                .firstResultOptional();
    }

    /** What stands open already for the same: of the person, or of the whole family when either is for all of it. */
    Optional<UUID> openLike(Wish wish, UUID person, UUID household) {
        List<?> ids = getEntityManager()
                .createNativeQuery(
                        """
                        SELECT id FROM swap_request WHERE line_key = wish_key(:kind, string_to_array(:alike, ','), :volume)
                          AND state IN ('OPEN', 'PAUSED', 'OFFERED', 'ACCEPTED', 'READY')
                          AND (person_id = :person OR (household_id = :household AND for_family AND :family)) ORDER BY id LIMIT 1
                        """,
                        Object.class)
                .setParameter("kind", wish.kind().name())
                .setParameter("alike", alike(wish))
                .setParameter("volume", wish.volume())
                .setParameter("person", person)
                .setParameter("household", household)
                .setParameter("family", wish.forFamily())
                .getResultList();
        return ids.stream().map(UUID.class::cast).findFirst();
    }

    /** Whether the book pointed at says all of what is to be alike. */
    boolean hasLine(Wish wish) {
        return !getEntityManager()
                .createNativeQuery(
                        "SELECT 1 WHERE wish_key(:kind, string_to_array(:alike, ','), :volume) IS NOT NULL",
                        Object.class)
                .setParameter("kind", wish.kind().name())
                .setParameter("alike", alike(wish))
                .setParameter("volume", wish.volume())
                .getResultList()
                .isEmpty();
    }

    private static String alike(Wish wish) {
        return wish.alike().stream().map(Enum::name).collect(Collectors.joining(","));
    }

    /**
     * The open requests of a family that a copy of this volume fulfils, oldest first: what is promised of another volume is
     * left alone, and so is a wish for something like it, unless this is what was promised.
     */
    List<SwapRequest> openOfHousehold(UUID household, UUID volume) {
        flush(); // what this transaction did to requests is seen
        List<UUID> ids = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(OF_HOUSEHOLD)) {
            select.setObject(1, household);
            select.setObject(2, volume);
            select.setObject(3, volume);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    ids.add(row.getObject(1, UUID.class));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the requests of a family cannot be read", e);
        }
        return ids.stream().map(this::read).toList();
    }

    /** Wider wishes whose edition or work is another now, oldest first; by request the one of the same reader that was first. */
    List<Tuple> misplaced(UUID volume) {
        return rows(
                """
                SELECT r.id, (SELECT o.id FROM swap_request o WHERE o.person_id = r.person_id AND o.line_key = r.now
                    AND o.state IN ('OPEN', 'PAUSED', 'OFFERED', 'ACCEPTED', 'READY') LIMIT 1) AS earlier
                FROM (SELECT x.*, wish_key(x.wish, x.alike, x.wished_volume) AS now FROM swap_request x
                    WHERE x.wish <> 'VOLUME' AND x.state IN ('OPEN', 'PAUSED', 'OFFERED', 'ACCEPTED', 'READY')
                      AND x.wished_volume IN (SELECT v.id FROM volume p JOIN edition pe ON pe.id = p.edition_id
                          JOIN edition e ON e.work_id = pe.work_id JOIN volume v ON v.edition_id = e.id WHERE p.id = :volume)) r
                WHERE r.line_key IS DISTINCT FROM r.now AND r.now IS NOT NULL ORDER BY r.placed_at, r.id
                """,
                volume);
    }

    /** Wider wishes that point at a volume which was made another. */
    List<UUID> pointingAt(UUID volume) {
        return rows(
                        """
                        SELECT id, wished_volume FROM swap_request WHERE wish <> 'VOLUME' AND wished_volume = :volume
                          AND state IN ('OPEN', 'PAUSED', 'OFFERED', 'ACCEPTED', 'READY') ORDER BY id
                        """,
                        volume)
                .stream()
                .map(row -> row.get("id", UUID.class))
                .toList();
    }

    private List<Tuple> rows(String sql, UUID volume) {
        List<?> rows = getEntityManager()
                .createNativeQuery(sql, Tuple.class)
                .setParameter("volume", volume)
                .getResultList();
        return rows.stream().map(Tuple.class::cast).toList();
    }

    /** Its line is named anew, after what the book pointed at is now. */
    void rekey(UUID request) {
        getEntityManager()
                .createNativeQuery("UPDATE swap_request SET wished_volume = wished_volume WHERE id = :id")
                .setParameter("id", request)
                .executeUpdate();
    }

    /** Open requests for a volume, in the order in which they are locked. */
    List<UUID> openOn(UUID volume) {
        return getEntityManager()
                .createQuery(
                        "select r.id from swap_request r where r.volume = :volume and r." + STILL_OPEN
                                + " order by r.id",
                        UUID.class)
                .setParameter("volume", volume)
                .getResultList();
    }

    /** What a request waits for, as it stands now and not as it was loaded. */
    UUID volumeOf(UUID request) {
        return getEntityManager()
                .createQuery("select r.volume from swap_request r where r.id = :request", UUID.class)
                .setParameter("request", request)
                .getResultStream()
                .findFirst()
                .orElseThrow(RequestRepository::unknown);
    }

    /** They wait for another volume now, each at its place. Their lines are locked. */
    void waitFor(UUID volume, Collection<UUID> ids, Instant now) {
        ids.stream().sorted().forEach(id -> require(id).waitFor(volume, now));
        flush();
    }

    long countOpen(UUID household) {
        return count("household = ?1 and " + STILL_OPEN, household);
    }

    /** Newest first. */
    List<SwapRequest> ofHousehold(UUID household, @Nullable UUID after, int limit) {
        UUID before = after == null ? new UUID(-1, -1) : after;
        return find("household = ?1 and id < ?2 order by id desc", household, before)
                .page(0, limit)
                .list();
    }

    /** Open requests by volume. */
    Map<UUID, Long> waiting(Collection<UUID> volumes) {
        if (volumes.isEmpty()) {
            return Map.of();
        }
        flush(); // what this transaction did to requests is counted
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(WAITING)) {
            select.setArray(1, connection.createArrayOf("uuid", volumes.toArray()));
            Map<UUID, Long> waiting = new HashMap<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    waiting.put(row.getObject(1, UUID.class), row.getLong(2));
                }
            }
            return waiting;
        } catch (SQLException e) {
            throw new IllegalStateException("those who wait cannot be counted", e);
        }
    }

    /** In the order of their ids, so that all who lock their rows do it in one order. */
    List<UUID> volumesChangedSince(Instant since) {
        return getEntityManager()
                .createQuery(
                        "select distinct r.volume from swap_request r where r.changedAt >= :since order by r.volume",
                        UUID.class)
                .setParameter("since", since)
                .getResultList();
    }

    List<UUID> lapsedOffers(Instant now, int limit) {
        return getEntityManager()
                .createQuery(
                        "select r.id from swap_request r where r.state = OFFERED and r.offeredUntil < :now order by"
                                + " r.offeredUntil",
                        UUID.class)
                .setParameter("now", now)
                .setMaxResults(limit)
                .getResultList();
    }

    /** Until the end of the transaction nobody else serves, joins or leaves the line of this volume. */
    void lockLine(UUID volume) {
        getEntityManager()
                .createNativeQuery("SELECT 1 FROM (SELECT pg_advisory_xact_lock(:space, hashtext(:volume))) AS locked")
                .setParameter("space", LINE_LOCKS)
                .setParameter("volume", volume.toString())
                .getSingleResult();
    }

    /** As {@link #lockLine}, but false at once when somebody else has it. */
    boolean tryLockLine(UUID volume) {
        return (Boolean) getEntityManager()
                .createNativeQuery("SELECT pg_try_advisory_xact_lock(:space, hashtext(:volume))", Object.class)
                .setParameter("space", LINE_LOCKS)
                .setParameter("volume", volume.toString())
                .getSingleResult();
    }

    /** Advisory locks have one name space for the whole database; this number is ours. */
    private static final int LINE_LOCKS = 6001;

    static RuntimeException unknown() {
        return REQUEST_UNKNOWN.because("there is no such request");
    }
}
