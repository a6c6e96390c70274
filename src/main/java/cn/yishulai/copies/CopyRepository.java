package cn.yishulai.copies;

import cn.yishulai.journal.Locked;
import cn.yishulai.kernel.CopyCode;
import cn.yishulai.kernel.Grade;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Tuple;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class CopyRepository implements PanacheRepositoryBase<Copy, UUID> {

    private static final String LOCK_IN_LINE =
            "SELECT {c.*} FROM lock_line_of_copy(:code) AS line CROSS JOIN copy c WHERE c.code = :code FOR NO KEY UPDATE OF c";

    /** Of many volumes: one statement however many they are, planned once, because the planner does not see their array. */
    private static final String STOCK =
            """
            SELECT volume_id, site_id,
                   count(*) FILTER (WHERE status = 'AVAILABLE') AS free,
                   count(*) FILTER (WHERE site_id IS NOT NULL) AS at_site,
                   count(*) FILTER (WHERE status = 'LISTED' AND disposition IN ('GIVE', 'SWAP', 'CALLABLE') AND NOT EXISTS (
                       SELECT FROM sleeping_shelf s WHERE s.household_id = copy.household_id AND s.woken_at IS NULL)) AS callable
            FROM copy
            WHERE volume_id = ANY ((SELECT ?)::uuid[]) AND status NOT IN ('WITHDRAWN', 'MISSING', 'QUARANTINED')
            GROUP BY volume_id, site_id""";

    /** Greater than every id. */
    private static final UUID NEWEST = new UUID(-1, -1);

    private static final String HELD = CopyRepository.class.getName();

    private final TransactionSynchronizationRegistry transaction;
    private final VoidedLabels voided;
    private final DataSource database;

    CopyRepository(TransactionSynchronizationRegistry transaction, VoidedLabels voided, DataSource database) {
        this.transaction = transaction;
        this.voided = voided;
        this.database = database;
    }

    /**
     * Locked until the end of the transaction, or refused as {@link #unknown} says. Reading it before goes by {@link
     * #peek}. What this transaction has locked before costs nothing.
     */
    Copy require(CopyCode code) {
        return held(code)
                .orElseGet(() -> hold(find("code", code.value())
                        .withLock(LockModeType.PESSIMISTIC_WRITE)
                        .firstResultOptional()
                        .orElseThrow(() -> unknown(code))));
    }

    /**
     * The same, and the line of its volume before it, in one statement: a row is locked when all it is joined with is known, and what
     * is read of it then is what was committed last.
     */
    Copy requireInLine(CopyCode code) {
        return getEntityManager()
                .unwrap(Session.class)
                .createNativeQuery(LOCK_IN_LINE, Copy.class, "c")
                .setParameter("code", code.value())
                .getResultStream()
                .findFirst()
                .map(this::hold)
                .orElseThrow(() -> unknown(code));
    }

    private Copy hold(Copy copy) {
        held().put(copy.code(), copy);
        return copy;
    }

    /** What this transaction has locked: nobody else changes it, so memory knows it best. */
    private Optional<Copy> held(CopyCode code) {
        return Optional.ofNullable(held().get(code)).filter(getEntityManager()::contains);
    }

    @SuppressWarnings("unchecked")
    private Map<CopyCode, Copy> held() {
        Map<CopyCode, Copy> held = (Map<CopyCode, Copy>) transaction.getResource(HELD);
        if (held == null) {
            held = new HashMap<>();
            transaction.putResource(HELD, held);
        }
        return held;
    }

    Copy require(UUID id) {
        return Locked.row(getEntityManager(), Copy.class, id)
                .orElseThrow(() -> new IllegalStateException("a claim names a copy that does not exist: " + id));
    }

    /** Not locked, unless it is. */
    Copy read(CopyCode code) {
        return held(code)
                .or(() -> find("code", code.value()).firstResultOptional())
                .orElseThrow(() -> unknown(code));
    }

    /**
     * The copy as it stands, neither locked nor loaded: a copy loaded before it is locked would keep the state it had
     * before the lock was granted.
     */
    Optional<CopyFacts> peek(CopyCode code) {
        return held(code).map(Copy::facts).or(() -> getEntityManager()
                .createQuery(
                        "select new cn.yishulai.copies.CopyFacts(c.id, c.code, c.status, c.volume, c.household,"
                                + " c.site, c.shelf, c.grade, c.broughtBy) from copy c where c.code = :code",
                        CopyFacts.class)
                .setParameter("code", code.value())
                .getResultStream()
                .findFirst());
    }

    List<CopyFacts> peek(Collection<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : getEntityManager()
                        .createQuery(
                                "select new cn.yishulai.copies.CopyFacts(c.id, c.code, c.status, c.volume,"
                                        + " c.household, c.site, c.shelf, c.grade, c.broughtBy) from copy c where c.id in"
                                        + " :ids",
                                CopyFacts.class)
                        .setParameter("ids", ids)
                        .getResultList();
    }

    /** Locked, skipping what others hold. A copy that nobody has graded yet is taken as good. */
    Optional<Copy> freeCopy(UUID volume, List<UUID> sites, @Nullable Grade worst) {
        String refused = worst == null
                ? ""
                : Arrays.stream(Grade.values())
                        .filter(grade -> !grade.atLeast(worst))
                        .map(Enum::name)
                        .collect(Collectors.joining(","));
        List<?> ids = getEntityManager()
                .createNativeQuery(
                        """
                        SELECT id FROM copy
                        WHERE volume_id = :volume AND status = 'AVAILABLE'
                          AND coalesce(grade, '') <> ALL (string_to_array(:refused, ','))
                        ORDER BY site_id = :site DESC, site_id IN (:sites) DESC, since, id
                        LIMIT 1 FOR UPDATE SKIP LOCKED
                        """,
                        Object.class)
                .setParameter("volume", volume)
                .setParameter("refused", refused)
                .setParameter("site", sites.get(0))
                .setParameter("sites", sites)
                .getResultList();
        return ids.stream().map(UUID.class::cast).findFirst().map(this::findById);
    }

    /** At home, or brought by the family and not with a reader yet; newest registered first. */
    List<Copy> ofHousehold(UUID household, @Nullable UUID after, int limit) {
        return find(
                        "(household = ?1 or (broughtBy = ?1 and status not in (HANDED_OVER, WITHDRAWN)))"
                                + " and id < ?2 order by id desc",
                        household,
                        after == null ? NEWEST : after)
                .page(0, limit)
                .list();
    }

    /** Codes of the copies of a volume that are with the family, or that it brought since then. */
    List<String> inHandsOf(UUID household, UUID volume, Instant broughtSince) {
        return getEntityManager()
                .createQuery(
                        """
                        select c.code from copy c where c.volume = :volume and c.status <> WITHDRAWN
                        and (c.household = :household or (c.broughtBy = :household and c.since >= :since and c.site is not null))
                        order by c.id
                        """,
                        String.class)
                .setParameter("volume", volume)
                .setParameter("household", household)
                .setParameter("since", broughtSince)
                .setMaxResults(20)
                .getResultList();
    }

    List<UUID> lockedOf(UUID volume) {
        List<?> ids = getEntityManager()
                .createNativeQuery("SELECT id FROM copy WHERE volume_id = :volume ORDER BY id FOR UPDATE", Object.class)
                .setParameter("volume", volume)
                .getResultList();
        return ids.stream().map(UUID.class::cast).toList();
    }

    /** Locked one by one, in the order given. */
    void regardAs(UUID volume, List<UUID> ids) {
        ids.forEach(id -> require(id).regardAs(volume));
        flush();
    }

    List<Copy> all(Collection<UUID> ids) {
        return ids.isEmpty() ? List.of() : list("id in ?1", ids);
    }

    List<Copy> allByCode(Collection<String> codes) {
        return list("code in ?1", codes);
    }

    List<StockLine> stock(Collection<UUID> volumes) {
        if (volumes.isEmpty()) {
            return List.of();
        }
        flush(); // what this transaction did to copies is counted
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(STOCK)) {
            select.setArray(1, connection.createArrayOf("uuid", volumes.toArray()));
            List<StockLine> lines = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    lines.add(new StockLine(
                            row.getObject(1, UUID.class),
                            row.getObject(2, UUID.class),
                            row.getInt(3),
                            row.getInt(4),
                            row.getInt(5)));
                }
            }
            return lines;
        } catch (SQLException e) {
            throw new IllegalStateException("the stock cannot be counted", e);
        }
    }

    /** Of the given volumes, those with a free copy at the site and in the condition asked for. */
    List<UUID> volumesFree(StockFilter stock, Collection<UUID> volumes) {
        return getEntityManager()
                .createQuery(
                        """
                        select distinct c.volume from copy c
                        where c.volume in :volumes and c.status = AVAILABLE
                          and (:site is null or c.site = :site) and (:anyGrade = true or c.grade in :grades)
                        """,
                        UUID.class)
                .setParameter("volumes", volumes)
                .setParameter("site", stock.site())
                .setParameter("anyGrade", stock.atLeast() == null)
                .setParameter("grades", stock.grades())
                .getResultList();
    }

    /** Copies that can come free again: neither withdrawn nor kept aside. */
    Map<UUID, Long> circulating(Collection<UUID> volumes) {
        return getEntityManager()
                .createQuery(
                        """
                        select c.volume as volume, count(*) as copies from copy c
                        where c.volume in :volumes and c.status not in (WITHDRAWN, MISSING, QUARANTINED) group by c.volume
                        """,
                        Tuple.class)
                .setParameter("volumes", volumes)
                .getResultStream()
                .collect(Collectors.toMap(row -> row.get("volume", UUID.class), row -> row.get("copies", Long.class)));
    }

    List<Copy> onHoldShelf(UUID site, @Nullable UUID after, int limit) {
        return find(
                        "site = ?1 and status = ON_HOLD_SHELF and id > ?2 order by id",
                        site,
                        after == null ? new UUID(0, 0) : after)
                .page(0, limit)
                .list();
    }

    /** What stands on a family's shelf, locked in the order of ids. */
    List<UUID> lockedAtHome(UUID household) {
        return ids("SELECT id FROM copy WHERE household_id = ?1 ORDER BY id FOR UPDATE", household);
    }

    List<CopyCode> listedAt(UUID household) {
        return getEntityManager()
                .createQuery(
                        "select c.code from copy c where c.household = ?1 and c.status in (LISTED, PROMISED) order by"
                                + " c.id",
                        String.class)
                .setParameter(1, household)
                .getResultStream()
                .map(CopyCode::new)
                .toList();
    }

    void broughtByAnother(UUID household, UUID other) {
        ids("SELECT id FROM copy WHERE brought_by = ?1 ORDER BY id FOR UPDATE", household);
        update("broughtBy = ?1 where broughtBy = ?2", other, household);
    }

    private List<UUID> ids(String sql, UUID household) {
        List<?> ids = getEntityManager()
                .createNativeQuery(sql, Object.class)
                .setParameter(1, household)
                .getResultList();
        return ids.stream().map(UUID.class::cast).toList();
    }

    boolean promisedBy(UUID household) {
        return count("household = ?1 and status = PROMISED", household) > 0;
    }

    /** COPY_UNKNOWN, LABEL_VOIDED or LABEL_UNBOUND. */
    RuntimeException unknown(CopyCode code) {
        return voided.refusal(code);
    }

    /** Another label is on it now. Its row is locked by the caller. */
    void relabel(UUID id, CopyCode successor) {
        flush();
        getEntityManager()
                .createNativeQuery("UPDATE copy SET code = ?1 WHERE id = ?2")
                .setParameter(1, successor.value())
                .setParameter(2, id)
                .executeUpdate();
        getEntityManager().clear();
    }
}
