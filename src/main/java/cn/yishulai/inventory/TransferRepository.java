package cn.yishulai.inventory;

import static cn.yishulai.inventory.InventoryRefusal.TRANSFER_UNKNOWN;

import cn.yishulai.kernel.TransferCode;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class TransferRepository implements PanacheRepositoryBase<Transfer, UUID> {

    /** Not locked. */
    Transfer read(TransferCode code) {
        return find("code", code.value()).firstResultOptional().orElseThrow(TransferRepository::unknown);
    }

    /** The load as it stands, neither locked nor loaded. */
    TransferFacts peek(TransferCode code) {
        Transfer transfer = read(code);
        TransferFacts facts = transfer.facts();
        getEntityManager().detach(transfer);
        return facts;
    }

    /** Locked until the end of the transaction, and read anew. The copy that goes in or out was locked before it. */
    Transfer require(TransferCode code) {
        flush();
        Transfer transfer = read(code);
        getEntityManager().refresh(transfer, LockModeType.PESSIMISTIC_WRITE);
        return transfer;
    }

    Transfer lock(UUID id) {
        flush();
        Transfer transfer = findByIdOptional(id).orElseThrow(TransferRepository::unknown);
        getEntityManager().refresh(transfer, LockModeType.PESSIMISTIC_WRITE);
        return transfer;
    }

    /** Loads of which a site is one end, newest first. */
    List<Transfer> ofSite(UUID site, boolean openOnly, @Nullable UUID after, int limit) {
        return find(
                        "(from = ?1 or to = ?1) and (?2 = false or closedAt is null) and id < ?3 order by id desc",
                        site,
                        openOnly,
                        after == null ? new UUID(-1, -1) : after)
                .page(0, limit)
                .list();
    }

    /** The open load in which a copy is packed. */
    Optional<Carried> carrying(UUID copy) {
        return getEntityManager()
                .createQuery("from Carried c where c.copy = :copy and c.state = PACKED", Carried.class)
                .setParameter("copy", copy)
                .getResultStream()
                .findFirst();
    }

    /** What became of a copy in a load; one that was taken out again is not of it. */
    Optional<Carried> of(UUID transfer, UUID copy) {
        return getEntityManager()
                .createQuery(
                        "from Carried c where c.transfer = :transfer and c.copy = :copy and c.state <> TAKEN_OUT",
                        Carried.class)
                .setParameter("transfer", transfer)
                .setParameter("copy", copy)
                .getResultStream()
                .findFirst();
    }

    /** The line that somebody settled by receiving the copy, from that moment on; the newest. */
    Optional<Carried> receivedSince(UUID copy, UUID by, Instant from) {
        return getEntityManager()
                .createQuery(
                        """
                        from Carried c where c.copy = :copy and c.state = RECEIVED and c.settler = :by and c.settledAt >= :from
                        order by c.settledAt desc
                        """,
                        Carried.class)
                .setParameter("copy", copy)
                .setParameter("by", by)
                .setParameter("from", from)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    List<Carried> all(Collection<UUID> transfers) {
        return getEntityManager()
                .createQuery(
                        "from Carried c where c.transfer in :transfers and c.state <> TAKEN_OUT order by c.id",
                        Carried.class)
                .setParameter("transfers", transfers)
                .getResultList();
    }

    long inside(UUID transfer) {
        return getEntityManager()
                .createQuery(
                        "select count(*) from Carried c where c.transfer = :transfer and c.state = PACKED", Long.class)
                .setParameter("transfer", transfer)
                .getSingleResult();
    }

    void persist(Carried carried) {
        getEntityManager().persist(carried);
    }

    /** By load, what is in it and what became of it. */
    Map<UUID, Loads.Count> counts(Collection<UUID> transfers) {
        if (transfers.isEmpty()) {
            return Map.of();
        }
        return getEntityManager()
                .createQuery(
                        """
                        select c.transfer as transfer,
                               count(case when c.packer is not null then 1 end) as packed,
                               count(case when c.state = PACKED then 1 end) as outstanding,
                               count(case when c.state = RECEIVED then 1 end) as received,
                               count(case when c.state = MISSING then 1 end) as missing,
                               count(case when c.difference = UNEXPECTED then 1 end) as unexpected,
                               count(case when c.difference = DAMAGED then 1 end) as damaged
                        from Carried c where c.transfer in :transfers and c.state <> TAKEN_OUT group by c.transfer
                        """,
                        Tuple.class)
                .setParameter("transfers", transfers)
                .getResultStream()
                .collect(Collectors.toMap(
                        row -> row.get("transfer", UUID.class),
                        row -> new Loads.Count(
                                row.get("packed", Long.class),
                                row.get("outstanding", Long.class),
                                row.get("received", Long.class),
                                row.get("missing", Long.class),
                                row.get("unexpected", Long.class),
                                row.get("damaged", Long.class))));
    }

    /** By load, what is to be packed into it, in walking order. */
    Map<UUID, List<UUID>> toPack(Collection<UUID> transfers) {
        List<?> rows = getEntityManager()
                .createNativeQuery(
                        """
                        WITH load AS (
                            SELECT t.id, t.from_site, t.to_site, t.room, least(t.spare, t.room
                                   - (SELECT count(*) FROM transfer_copy c WHERE c.transfer_id = t.id AND c.state = 'PACKED')) AS spare
                            FROM transfer t WHERE t.id IN (:transfers) AND t.sent_at IS NULL AND t.closed_at IS NULL),
                        listed AS (
                            SELECT l.id AS load, k.id AS copy, k.site_id, k.shelf FROM load l
                            JOIN LATERAL (SELECT c.copy_id FROM claim c JOIN copy k ON k.id = c.copy_id
                                          WHERE c.state = 'TO_PULL' AND k.site_id = l.from_site AND c.pickup_site = l.to_site
                                          ORDER BY c.id LIMIT l.room) w ON true
                            JOIN copy k ON k.id = w.copy_id
                            UNION ALL
                            SELECT l.id, f.id, f.site_id, f.shelf FROM load l
                            JOIN LATERAL (SELECT c.id, c.site_id, c.shelf FROM copy c
                                          WHERE c.site_id = l.from_site AND c.status = 'AVAILABLE' AND l.spare > 0
                                          ORDER BY EXISTS (SELECT FROM copy o WHERE o.volume_id = c.volume_id AND o.status = 'AVAILABLE' AND o.site_id = l.to_site),
                                                   c.since, c.id LIMIT greatest(l.spare, 0)) f ON true)
                        SELECT listed.load, listed.copy FROM listed
                        LEFT JOIN shelf_location s ON s.site_id = listed.site_id AND s.code = listed.shelf
                        ORDER BY listed.load, coalesce(s.walking_order, 2147483647), listed.shelf, listed.copy
                        """,
                        Tuple.class)
                .setParameter("transfers", transfers)
                .getResultList();
        return rows.stream()
                .map(Tuple.class::cast)
                .collect(Collectors.groupingBy(
                        row -> row.get(0, UUID.class),
                        Collectors.mapping(row -> row.get(1, UUID.class), Collectors.toList())));
    }

    /** By the site where the readers fetch them, how many claimed copies wait on the shelves of this one to be sent. */
    Map<UUID, Long> wanted(UUID from) {
        List<?> rows = getEntityManager()
                .createNativeQuery(
                        """
                        SELECT c.pickup_site AS site, count(*) AS copies FROM claim c JOIN copy k ON k.id = c.copy_id
                        WHERE c.state = 'TO_PULL' AND k.site_id = :from AND c.pickup_site <> :from
                        GROUP BY c.pickup_site
                        """,
                        Tuple.class)
                .setParameter("from", from)
                .getResultList();
        return rows.stream()
                .map(Tuple.class::cast)
                .collect(Collectors.toMap(row -> row.get("site", UUID.class), row -> row.get("copies", Long.class)));
    }

    static RuntimeException unknown() {
        return TRANSFER_UNKNOWN.because("no load has this code");
    }
}
