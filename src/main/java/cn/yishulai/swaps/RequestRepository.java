package cn.yishulai.swaps;

import static cn.yishulai.swaps.SwapRefusal.REQUEST_UNKNOWN;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class RequestRepository implements PanacheRepositoryBase<SwapRequest, UUID> {

    private static final String STILL_OPEN = "state in (OPEN, PAUSED, OFFERED, ACCEPTED, READY)";

    private final Clock clock;

    RequestRepository(Clock clock) {
        this.clock = clock;
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

    /**
     * The first in line who can pay. Readers without a free credit keep their place and are passed over; the line of
     * one volume is read by its index, so the cost does not grow with the number of open wishes.
     */
    Optional<SwapRequest> firstWhoCanPay(UUID volume, Supplier<Set<String>> closedPurses) {
        List<?> plain = firstWithCredit(volume, Set.of());
        if (plain.isEmpty()) {
            return Optional.empty();
        }
        Tuple first = (Tuple) plain.get(0);
        List<?> rows = first.get("general", Boolean.class) ? plain : firstWithCredit(volume, closedPurses.get());
        return rows.stream().map(Tuple.class::cast).findFirst().map(row -> require(row.get("id", UUID.class)));
    }

    /** Whether general credits are among those that can pay: then nobody asks which purses are closed to the book. */
    private List<?> firstWithCredit(UUID volume, Set<String> closedPurses) {
        return getEntityManager()
                .createNativeQuery(
                        """
                        SELECT r.id, a.purse = 'GENERAL' AS general FROM swap_request r
                        JOIN credit_account a ON a.household = r.household_id AND a.kind = 'FREE' AND a.balance > 0
                         AND (a.ends_at IS NULL OR a.ends_at > :now) AND (a.site IS NULL OR a.site = r.pickup_site)
                         AND a.purse <> ALL (string_to_array(:closed, ','))
                        WHERE r.volume_id = :volume AND r.state = 'OPEN'
                        ORDER BY r.placed_at, r.id, a.purse <> 'GENERAL' LIMIT 1
                        """,
                        Tuple.class)
                .setParameter("volume", volume)
                .setParameter("closed", String.join(",", closedPurses))
                .setParameter("now", clock.instant())
                .getResultList();
    }

    /** By volume, the first in line who can pay; neither locked nor loaded. */
    Map<UUID, UUID> nextInLine(Collection<UUID> volumes) {
        if (volumes.isEmpty()) {
            return Map.of();
        }
        List<?> rows = getEntityManager()
                .createNativeQuery(
                        """
                        SELECT DISTINCT ON (r.volume_id) r.volume_id, r.id FROM swap_request r
                        JOIN credit_account a ON a.household = r.household_id AND a.kind = 'FREE' AND a.balance > 0
                        WHERE r.volume_id IN (:volumes) AND r.state = 'OPEN'
                        ORDER BY r.volume_id, r.placed_at, r.id
                        """,
                        Tuple.class)
                .setParameter("volumes", volumes)
                .getResultList();
        return rows.stream()
                .map(Tuple.class::cast)
                .collect(Collectors.toMap(row -> row.get("volume_id", UUID.class), row -> row.get("id", UUID.class)));
    }

    Optional<SwapRequest> openOf(UUID person, UUID volume) {
        return find("person = ?1 and volume = ?2 and " + STILL_OPEN, person, volume)
                .firstResultOptional();
    }

    /** The open requests of a family for a volume, oldest first. */
    List<SwapRequest> openOfHousehold(UUID household, UUID volume) {
        return list("household = ?1 and volume = ?2 and " + STILL_OPEN + " order by placedAt, id", household, volume);
    }

    /** The lines in which a family waits, in the order in which lines are locked. */
    List<UUID> openVolumesOf(UUID household) {
        return getEntityManager()
                .createQuery(
                        "select distinct r.volume from swap_request r where r.household = ?1 and r." + STILL_OPEN
                                + " order by r.volume",
                        UUID.class)
                .setParameter(1, household)
                .getResultList();
    }

    /** The same of some persons. */
    List<UUID> openVolumesOf(Set<UUID> persons) {
        return getEntityManager()
                .createQuery(
                        "select distinct r.volume from swap_request r where r.person in ?1 and r." + STILL_OPEN
                                + " order by r.volume",
                        UUID.class)
                .setParameter(1, persons)
                .getResultList();
    }

    /** Ids only, so that each is read when it is locked. */
    List<UUID> allOpenOf(UUID person) {
        return getEntityManager()
                .createQuery(
                        "select r.id from swap_request r where r.person = ?1 and r." + STILL_OPEN + " order by r.id",
                        UUID.class)
                .setParameter(1, person)
                .getResultList();
    }

    /** For how many requests of these persons a credit is held. */
    long heldFor(Set<UUID> persons) {
        return count("person in ?1 and creditHeld = true", persons);
    }

    void move(UUID from, UUID into) {
        update("household = ?1 where household = ?2", into, from);
    }

    void move(Set<UUID> persons, UUID into) {
        update("household = ?1 where person in ?2", into, persons);
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

    /** Volumes that a family waits for in line. */
    List<UUID> wantedBy(UUID household) {
        return getEntityManager()
                .createQuery(
                        "select distinct r.volume from swap_request r where r.household = :household and r.state = OPEN",
                        UUID.class)
                .setParameter("household", household)
                .getResultList();
    }

    /** Newest first. */
    List<SwapRequest> ofHousehold(UUID household, @Nullable UUID after, int limit) {
        UUID before = after == null ? new UUID(-1, -1) : after;
        return find("household = ?1 and id < ?2 order by id desc", household, before)
                .page(0, limit)
                .list();
    }

    /** How many in line come before each of the given requests. */
    Map<UUID, Integer> ahead(Collection<UUID> requests) {
        if (requests.isEmpty()) {
            return Map.of();
        }
        List<?> rows = getEntityManager()
                .createNativeQuery(
                        """
                        SELECT r.id AS id, (SELECT count(*) FROM swap_request o WHERE o.volume_id = r.volume_id AND o.state = 'OPEN'
                                      AND (o.placed_at, o.id) < (r.placed_at, r.id)) AS ahead
                        FROM swap_request r WHERE r.id IN (:requests)
                        """,
                        Tuple.class)
                .setParameter("requests", requests)
                .getResultList();
        return rows.stream()
                .map(Tuple.class::cast)
                .collect(Collectors.toMap(row -> row.get("id", UUID.class), row -> row.get("ahead", Long.class)
                        .intValue()));
    }

    /** Open requests by volume. */
    Map<UUID, Long> waiting(Collection<UUID> volumes) {
        if (volumes.isEmpty()) {
            return Map.of();
        }
        return getEntityManager()
                .createQuery(
                        "select r.volume as volume, count(*) as waiting from swap_request r"
                                + " where r.volume in :volumes and r.state in (OPEN, PAUSED, OFFERED) group by r.volume",
                        Tuple.class)
                .setParameter("volumes", volumes)
                .getResultStream()
                .collect(Collectors.toMap(row -> row.get("volume", UUID.class), row -> row.get("waiting", Long.class)));
    }

    long waitingFor(UUID volume) {
        return count("volume = ?1 and state in (OPEN, PAUSED, OFFERED)", volume);
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
                        "select r.id from swap_request r where r.state = OFFERED and r.offeredUntil < :now order by r.offeredUntil",
                        UUID.class)
                .setParameter("now", now)
                .setMaxResults(limit)
                .getResultList();
    }

    /** Volumes of which a copy is free although somebody in line could pay for it. */
    List<UUID> unserved(int limit) {
        List<?> volumes = getEntityManager()
                .createNativeQuery(
                        """
                        SELECT DISTINCT r.volume_id FROM swap_request r
                        JOIN credit_account a ON a.household = r.household_id AND a.kind = 'FREE' AND a.balance > 0
                         AND (a.ends_at IS NULL OR a.ends_at > :now) AND (a.site IS NULL OR a.site = r.pickup_site)
                        JOIN copy c ON c.volume_id = r.volume_id AND c.status = 'AVAILABLE'
                        WHERE r.state = 'OPEN' LIMIT :limit
                        """,
                        UUID.class)
                .setParameter("limit", limit)
                .setParameter("now", clock.instant())
                .getResultList();
        return volumes.stream().map(UUID.class::cast).toList();
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
                .createNativeQuery("SELECT pg_try_advisory_xact_lock(:space, hashtext(:volume))", Boolean.class)
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
