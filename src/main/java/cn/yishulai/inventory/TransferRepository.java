package cn.yishulai.inventory;

import static cn.yishulai.inventory.InventoryRefusal.TRANSFER_UNKNOWN;

import cn.yishulai.kernel.TransferCode;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Tuple;
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

    List<Carried> all(UUID transfer) {
        return getEntityManager()
                .createQuery(
                        "from Carried c where c.transfer = :transfer and c.state <> TAKEN_OUT order by c.id",
                        Carried.class)
                .setParameter("transfer", transfer)
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

    /** Claimed copies on the shelves of one site whose readers fetch them at the other, in walking order. */
    List<UUID> wanted(UUID from, UUID to, int limit) {
        List<?> ids = getEntityManager()
                .createNativeQuery(
                        """
                        SELECT k.id FROM claim c
                        JOIN copy k ON k.id = c.copy_id
                        LEFT JOIN shelf_location s ON s.site_id = k.site_id AND s.code = k.shelf
                        WHERE c.state = 'TO_PULL' AND k.site_id = :from AND c.pickup_site = :to
                        ORDER BY coalesce(s.walking_order, 2147483647), c.id LIMIT :limit
                        """,
                        UUID.class)
                .setParameter("from", from)
                .setParameter("to", to)
                .setParameter("limit", limit)
                .getResultList();
        return ids.stream().map(UUID.class::cast).toList();
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
