package cn.yishulai.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;
import org.jspecify.annotations.Nullable;

/**
 * The accounts of a household: one for each purse, end and site. Credits are taken where they end soonest, so none is
 * lost that could have been spent, and from a narrow purse before the general one.
 */
@ApplicationScoped
class Lots {

    private static final String SOONEST_FIRST =
            " ORDER BY a.ends_at NULLS LAST, a.purse = 'GENERAL', a.site NULLS LAST, a.id";

    /** Held for a reference: so much of each lot as it held last, then whatever else is held. */
    private static final String AS_HELD =
            """
            SELECT a.id, a.purse, a.ends_at, a.site, a.balance, least(a.balance, coalesce((
                SELECT sum(e.amount) FROM credit_entry e JOIN credit_account h ON h.id = e.account_id
                WHERE h.kind = 'HELD' AND h.purse = a.purse AND h.ends_at IS NOT DISTINCT FROM a.ends_at
                  AND h.site IS NOT DISTINCT FROM a.site AND e.transaction_id = (
                    SELECT t.id FROM credit_transaction t WHERE t.reference = :reference AND t.kind = 'HOLD'
                    ORDER BY t.at DESC, t.id DESC LIMIT 1)), 0))::bigint AS own
            FROM credit_account a WHERE a.household = :household AND a.kind = 'HELD' AND a.balance > 0
            ORDER BY own DESC, a.ends_at NULLS LAST, a.purse = 'GENERAL', a.id FOR UPDATE OF a""";

    /** Most steps move one credit of a family that has one sort of credits: that is one statement. */
    private static final String AT_ONCE =
            """
            WITH lot AS (SELECT a.id FROM credit_account a
                WHERE a.household = :household AND a.kind = :kind AND a.balance >= :amount %s ORDER BY %s a.id LIMIT 1 FOR UPDATE OF a)
            UPDATE credit_account a SET balance = a.balance - :amount FROM lot WHERE a.id = lot.id
            RETURNING a.id, a.purse, a.ends_at, a.site""";

    private static final String NO_OTHER_LOT =
            """
            AND NOT EXISTS (SELECT FROM credit_account o WHERE o.household = a.household AND o.kind = a.kind
                AND o.balance > 0 AND o.id <> a.id)""";

    private static final String NO_OTHER_PURSE =
            """
            AND (a.ends_at IS NULL OR a.ends_at > :now) AND (a.site IS NULL OR a.site = :site)
            AND NOT EXISTS (SELECT FROM credit_account o WHERE o.household = a.household AND o.kind = a.kind
                AND o.balance > 0 AND o.purse <> 'GENERAL')""";

    private static final String OF_FAMILY = "SELECT a.id, a.purse, a.ends_at, a.site, a.balance FROM credit_account a"
            + " WHERE a.household = :household AND a.kind = :kind AND a.balance > 0";

    private static final String STILL_GOOD_HERE = " AND (a.ends_at IS NULL OR a.ends_at > :now)"
            + " AND (a.site IS NULL OR a.site = :site) AND a.purse <> ALL (string_to_array(:closed, ','))";

    private final Session em;

    Lots(Session em) {
        this.em = em;
    }

    /** So much of one account of a household. */
    record Slice(UUID account, Purse purse, long amount) {}

    /** Takes credits that have not ended, of any purse and site; empty when there are not so many. */
    List<Slice> takeAny(UUID household, long amount, Instant now) {
        return take(
                em.createNativeQuery(
                                OF_FAMILY + " AND (a.ends_at IS NULL OR a.ends_at > :now)" + SOONEST_FIRST
                                        + " FOR UPDATE OF a",
                                Tuple.class)
                        .setParameter("now", now)
                        .setParameter("kind", AccountKind.FREE.name()),
                household,
                amount);
    }

    /** Takes what is held; ended or not, it was promised in time. */
    List<Slice> takeHeld(UUID household, long amount, UUID reference) {
        List<Slice> only = atOnce(
                em.createNativeQuery(AT_ONCE.formatted(NO_OTHER_LOT, ""), Tuple.class)
                        .setParameter("kind", AccountKind.HELD.name()),
                household,
                amount);
        return only.isEmpty() ? takeOwn(household, amount, reference) : only;
    }

    /** What another reference holds beside it stays as long as this one's own suffices. */
    private List<Slice> takeOwn(UUID household, long amount, UUID reference) {
        List<Tuple> lots = em.createNativeQuery(AS_HELD, Tuple.class)
                .setParameter("household", household)
                .setParameter("reference", reference)
                .getResultList();
        List<Slice> slices = new ArrayList<>();
        long missing = amount;
        for (String of : List.of("own", "rest")) {
            for (Tuple lot : lots) {
                long own = lot.get("own", Long.class);
                long part = Math.min(missing, of.equals("own") ? own : lot.get("balance", Long.class) - own);
                if (part > 0) {
                    slices.add(new Slice(lot.get("id", UUID.class), purse(lot), part));
                    missing -= part;
                }
            }
        }
        if (missing > 0) {
            return List.of();
        }
        slices.forEach(slice -> change(slice.account(), -slice.amount()));
        return slices;
    }

    /** Until the end of the transaction nobody else moves credits of this kind of the household. */
    void lock(AccountKind kind, UUID household) {
        em.createNativeQuery(
                        "SELECT id FROM credit_account WHERE household = :household AND kind = :kind ORDER BY id FOR UPDATE",
                        Object.class)
                .setTupleTransformer((row, names) -> (UUID) row[0])
                .setParameter("kind", kind.name())
                .setParameter("household", household)
                .getResultList();
    }

    /** What was burned for a reference, and out of which purses. */
    List<Slice> burnedFor(UUID reference) {
        List<Tuple> rows = em.createNativeQuery(
                        """
                        SELECT a.id, a.purse, a.ends_at, a.site, -e.amount AS amount FROM credit_transaction t
                        JOIN credit_entry e ON e.transaction_id = t.id JOIN credit_account a ON a.id = e.account_id
                        WHERE t.kind = 'BURN' AND t.reference = :reference AND a.kind = 'HELD' ORDER BY a.id
                        """,
                        Tuple.class)
                .setParameter("reference", reference)
                .getResultList();
        return rows.stream()
                .map(row -> new Slice(row.get("id", UUID.class), purse(row), row.get("amount", Long.class)))
                .toList();
    }

    /** Everything of this kind, whatever it is good for. */
    List<Slice> takeAll(AccountKind kind, UUID household) {
        return take(
                em.createNativeQuery(OF_FAMILY + SOONEST_FIRST + " FOR UPDATE OF a", Tuple.class)
                        .setParameter("kind", kind.name()),
                household,
                Long.MAX_VALUE);
    }

    /** Takes credits that pay for this. What a book may be paid with is asked only of families with several purses. */
    List<Slice> takeFor(Payment payment, UUID household, long amount, Instant now) {
        List<Slice> plain = amount > 1
                ? List.of()
                : atOnce(
                        em.createNativeQuery(AT_ONCE.formatted(NO_OTHER_PURSE, "a.ends_at NULLS LAST,"), Tuple.class)
                                .setParameter("now", now)
                                .setParameter("site", payment.site(), UUID.class)
                                .setParameter("kind", AccountKind.FREE.name()),
                        household,
                        amount);
        return plain.isEmpty() ? spend(payment.site(), payment.closed().get(), household, amount, now) : plain;
    }

    /** Takes credits of the general purse that are good everywhere. */
    List<Slice> takeGeneral(UUID household, long amount, Instant now) {
        return take(
                em.createNativeQuery(
                                OF_FAMILY + " AND a.purse = 'GENERAL' AND a.site IS NULL"
                                        + " AND (a.ends_at IS NULL OR a.ends_at > :now)" + SOONEST_FIRST
                                        + " FOR UPDATE OF a",
                                Tuple.class)
                        .setParameter("now", now)
                        .setParameter("kind", AccountKind.FREE.name()),
                household,
                amount);
    }

    private List<Slice> spend(@Nullable UUID site, Set<String> closed, UUID household, long amount, Instant now) {
        return take(
                em.createNativeQuery(OF_FAMILY + STILL_GOOD_HERE + SOONEST_FIRST + " FOR UPDATE OF a", Tuple.class)
                        .setParameter("now", now)
                        .setParameter("site", site, UUID.class)
                        .setParameter("closed", String.join(",", closed))
                        .setParameter("kind", AccountKind.FREE.name()),
                household,
                amount);
    }

    /** How many credits pay for this now; until the end of the transaction nobody else spends them. */
    long spendable(Payment payment, UUID household, Instant now) {
        List<Tuple> good = em.createNativeQuery(
                        OF_FAMILY + STILL_GOOD_HERE + " ORDER BY a.id FOR UPDATE OF a", Tuple.class)
                .setParameter("now", now)
                .setParameter("site", payment.site(), UUID.class)
                .setParameter("closed", String.join(",", payment.closed().get()))
                .setParameter("kind", AccountKind.FREE.name())
                .setParameter("household", household)
                .getResultList();
        return good.stream().mapToLong(row -> row.get("balance", Long.class)).sum();
    }

    private static List<Slice> atOnce(NativeQuery<Tuple> update, UUID household, long amount) {
        List<Tuple> rows = update.setParameter("household", household)
                .setParameter("amount", amount)
                .getResultList();
        return rows.stream()
                .map(row -> new Slice(row.get("id", UUID.class), purse(row), amount))
                .toList();
    }

    /** In the order of the rows until there is enough; nothing is changed when there is not. */
    private List<Slice> take(NativeQuery<Tuple> rows, UUID household, long amount) {
        List<Slice> slices = new ArrayList<>();
        long missing = amount;
        for (Tuple account : rows.setParameter("household", household).getResultList()) {
            long part = Math.min(missing, account.get("balance", Long.class));
            slices.add(new Slice(account.get("id", UUID.class), purse(account), part));
            missing -= part;
            if (missing == 0) {
                break;
            }
        }
        if (missing > 0 && amount != Long.MAX_VALUE) {
            return List.of();
        }
        slices.forEach(slice -> change(slice.account(), -slice.amount()));
        return slices;
    }

    static Purse purse(Tuple row) {
        return new Purse(
                row.get("purse", String.class), row.get("ends_at", Instant.class), row.get("site", UUID.class));
    }

    private void change(UUID account, long amount) {
        em.createNativeMutationQuery("UPDATE credit_account SET balance = balance + :amount WHERE id = :account")
                .setParameter("amount", amount)
                .setParameter("account", account)
                .executeUpdate();
    }

    /** Puts credits into the account of this purse, which begins with its first credit. */
    Slice put(AccountKind kind, UUID household, Purse purse, long amount) {
        UUID account = em.createNativeQuery(
                        """
                        INSERT INTO credit_account (kind, household, purse, ends_at, site, balance)
                        VALUES (:kind, :household, :purse, :ends, :site, :amount)
                        ON CONFLICT ON CONSTRAINT credit_account_one
                        DO UPDATE SET balance = credit_account.balance + excluded.balance
                        RETURNING id
                        """,
                        Object.class)
                .setTupleTransformer((row, names) -> (UUID) row[0])
                .setParameter("kind", kind.name())
                .setParameter("household", household)
                .setParameter("purse", purse.name())
                .setParameter("ends", purse.endsAt(), Instant.class)
                .setParameter("site", purse.site(), UUID.class)
                .setParameter("amount", amount)
                .getSingleResult();
        return new Slice(account, purse, amount);
    }
}
