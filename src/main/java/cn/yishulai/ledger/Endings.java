package cn.yishulai.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Credits of all households by the day on which they end. */
@ApplicationScoped
class Endings {

    private final EntityManager em;

    Endings(EntityManager em) {
        this.em = em;
    }

    /** Of all households: credits whose time is over; nobody else ends them meanwhile. */
    Optional<Ended> ended(Instant now) {
        List<?> rows = em.createNativeQuery(
                        """
                        SELECT a.household, a.id, a.purse, a.ends_at, a.site, a.balance FROM credit_account a
                        WHERE a.kind = 'FREE' AND a.balance > 0 AND a.ends_at <= :now
                        ORDER BY a.ends_at, a.id LIMIT 1 FOR UPDATE SKIP LOCKED
                        """,
                        Tuple.class)
                .setParameter("now", now)
                .getResultList();
        return rows.stream().map(Tuple.class::cast).findFirst().map(row -> {
            long all = row.get("balance", Long.class);
            empty(row.get("id", UUID.class));
            return new Ended(
                    row.get("household", UUID.class), new Lots.Slice(row.get("id", UUID.class), Lots.purse(row), all));
        });
    }

    /** Credits of a household that end, or ended. */
    record Ended(UUID household, Lots.Slice slice) {}

    /** Accounts with credits that end before then and of which nobody has been told; now they count as told. */
    List<Ended> tellOf(Instant before, Instant now, int limit) {
        List<?> rows = em.createNativeQuery(
                        """
                        UPDATE credit_account a SET warned_at = :now WHERE a.id IN (
                            SELECT w.id FROM credit_account w WHERE w.kind = 'FREE' AND w.balance > 0 AND w.ends_at > :now
                              AND w.ends_at <= :before AND w.warned_at IS NULL ORDER BY w.ends_at, w.id LIMIT :limit FOR UPDATE SKIP LOCKED)
                        RETURNING a.household, a.id, a.purse, a.ends_at, a.site, a.balance
                        """,
                        Tuple.class)
                .setParameter("now", now)
                .setParameter("before", before)
                .setParameter("limit", limit)
                .getResultList();
        return rows.stream()
                .map(Tuple.class::cast)
                .map(row -> new Ended(
                        row.get("household", UUID.class),
                        new Lots.Slice(row.get("id", UUID.class), Lots.purse(row), row.get("balance", Long.class))))
                .toList();
    }

    private void empty(UUID account) {
        em.createNativeQuery("UPDATE credit_account SET balance = 0 WHERE id = :account")
                .setParameter("account", account)
                .executeUpdate();
    }
}
