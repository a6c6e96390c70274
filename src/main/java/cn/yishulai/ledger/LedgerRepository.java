package cn.yishulai.ledger;

import static cn.yishulai.kernel.KernelRefusal.PAGE_MALFORMED;

import cn.yishulai.kernel.CopyCode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Plain SQL instead of entities: a balance changes by a conditional update, which two nodes cannot get wrong, and rows
 * once written are never loaded to be changed.
 */
@ApplicationScoped
class LedgerRepository {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    /** Greater than every id. */
    private static final UUID NEWEST = new UUID(-1, -1);

    private final EntityManager em;
    private final DataSource database;

    /** The library's own accounts are made by migrations and stay for ever. */
    private final Map<AccountKind, UUID> ofLibrary = new ConcurrentHashMap<>();

    LedgerRepository(EntityManager em, DataSource database) {
        this.em = em;
        this.database = database;
    }

    /** What an account gets, or gives where it is negative. */
    record Entry(UUID account, long amount) {

        static Entry from(Lots.Slice slice) {
            return new Entry(slice.account(), -slice.amount());
        }

        static Entry to(Lots.Slice slice) {
            return new Entry(slice.account(), slice.amount());
        }

        static Entry from(UUID library, long amount) {
            return new Entry(library, -amount);
        }

        static Entry to(UUID library, long amount) {
            return new Entry(library, amount);
        }
    }

    private static final String WRITE =
            """
            WITH t AS (
                INSERT INTO credit_transaction (id, kind, at, actor, reference, copy_code, reason, rules_version)
                VALUES (uuidv7(), ?, ?, ?, ?, ?, ?, ?) RETURNING id),
            e AS (
                INSERT INTO credit_entry (transaction_id, account_id, amount)
                SELECT t.id, x.account, x.amount FROM t, unnest(?::uuid[], ?::bigint[]) AS x (account, amount))
            SELECT id FROM t""";

    /** A transaction with its entries, in one statement; the balances have been changed already. */
    UUID write(CreditKind kind, Posting posting, Instant now, List<Entry> entries) {
        try (Connection connection = database.getConnection();
                PreparedStatement write = connection.prepareStatement(WRITE)) {
            write.setString(1, kind.name());
            write.setTimestamp(2, Timestamp.from(now));
            write.setObject(3, posting.actor());
            write.setObject(4, posting.reference());
            write.setString(5, posting.copy() == null ? null : posting.copy().value());
            write.setString(6, posting.reason());
            write.setObject(7, posting.rules(), Types.INTEGER);
            write.setArray(
                    8,
                    connection.createArrayOf(
                            "uuid", entries.stream().map(Entry::account).toArray()));
            write.setArray(
                    9,
                    connection.createArrayOf(
                            "bigint", entries.stream().map(Entry::amount).toArray()));
            try (ResultSet written = write.executeQuery()) {
                written.next();
                return written.getObject(1, UUID.class);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("a transaction of credits cannot be written", e);
        }
    }

    UUID ofLibrary(AccountKind kind) {
        return ofLibrary.computeIfAbsent(kind, this::readOfLibrary);
    }

    private UUID readOfLibrary(AccountKind kind) {
        return (UUID) em.createNativeQuery(
                        "SELECT id FROM credit_account WHERE kind = :kind AND household IS NULL", Object.class)
                .setParameter("kind", kind.name())
                .getSingleResult();
    }

    /** Free credits that have ended meanwhile count no more, also before the night takes them out of the account. */
    Balance balance(UUID household, Instant now) {
        Tuple row = (Tuple) em.createNativeQuery(
                        """
                        SELECT coalesce(sum(balance) FILTER (WHERE kind = 'FREE' AND (ends_at IS NULL OR ends_at > :now)), 0)::bigint AS free,
                               coalesce(sum(balance) FILTER (WHERE kind = 'HELD'), 0)::bigint AS held
                        FROM credit_account WHERE household = :household
                        """,
                        Tuple.class)
                .setParameter("household", household)
                .setParameter("now", now)
                .getSingleResult();
        return new Balance(row.get("free", Long.class), row.get("held", Long.class));
    }

    /** What the credits are good for, soonest ending first; purses in which nothing is are left out. */
    List<PurseView> purses(UUID household, Instant now) {
        List<?> rows = em.createNativeQuery(
                        """
                        SELECT purse, ends_at, site, coalesce(sum(balance) FILTER (WHERE kind = 'FREE' AND (ends_at IS NULL OR ends_at > :now)), 0)::bigint AS free,
                               coalesce(sum(balance) FILTER (WHERE kind = 'HELD'), 0)::bigint AS held
                        FROM credit_account WHERE household = :household GROUP BY purse, ends_at, site
                        ORDER BY ends_at NULLS LAST, purse, site
                        """,
                        Tuple.class)
                .setParameter("household", household)
                .setParameter("now", now)
                .getResultList();
        return rows.stream()
                .map(Tuple.class::cast)
                .filter(row -> row.get("free", Long.class) + row.get("held", Long.class) > 0)
                .map(LedgerRepository::purse)
                .toList();
    }

    private static PurseView purse(Tuple row) {
        Instant end = row.get("ends_at", Instant.class);
        UUID site = row.get("site", UUID.class);
        return new PurseView(
                row.get("purse", String.class),
                row.get("free", Long.class),
                row.get("held", Long.class),
                end == null ? null : end.atZone(SHANGHAI).toOffsetDateTime(),
                site == null ? null : site.toString());
    }

    /** What the household burned for the copy last, unless it was given back since. */
    Optional<Burn> lastBurn(UUID household, Set<CopyCode> codes) {
        List<?> rows = em.createNativeQuery(
                        """
                        SELECT t.reference, t.copy_code
                        FROM credit_account a
                        JOIN credit_entry e ON e.account_id = a.id JOIN credit_transaction t ON t.id = e.transaction_id
                        WHERE a.household = :household AND a.kind = 'HELD' AND t.kind = 'BURN' AND t.copy_code IN (:codes)
                          AND NOT EXISTS (SELECT FROM credit_transaction b WHERE b.kind = 'REFUND' AND b.reference = t.reference)
                        ORDER BY e.id DESC LIMIT 1
                        """,
                        Tuple.class)
                .setParameter("household", household)
                .setParameter("codes", codes.stream().map(CopyCode::value).toList())
                .getResultList();
        return rows.stream()
                .map(Tuple.class::cast)
                .map(row ->
                        new Burn(row.get("reference", UUID.class), new CopyCode(row.get("copy_code", String.class))))
                .findFirst();
    }

    record Burn(UUID reference, CopyCode copy) {}

    boolean hasMinted(UUID actor, UUID household) {
        return (Boolean) em.createNativeQuery(
                        """
                        SELECT EXISTS (SELECT FROM credit_account a
                            JOIN credit_entry e ON e.account_id = a.id JOIN credit_transaction t ON t.id = e.transaction_id
                            WHERE a.household = :household AND a.kind = 'FREE' AND t.kind = 'MINT' AND t.actor = :actor)
                        """,
                        Object.class)
                .setParameter("household", household)
                .setParameter("actor", actor)
                .getSingleResult();
    }

    List<EntryView> entries(UUID household, @Nullable String after, int limit) {
        String query =
                """
                SELECT e.id, t.at, t.kind, e.amount, t.copy_code, a.purse
                FROM credit_account a
                JOIN credit_entry e ON e.account_id = a.id
                JOIN credit_transaction t ON t.id = e.transaction_id
                WHERE a.household = :household
                  AND (a.kind = 'FREE' OR t.kind = 'BURN')
                  AND e.id < :after
                ORDER BY e.id DESC LIMIT :limit
                """;
        List<?> rows = em.createNativeQuery(query, Tuple.class)
                .setParameter("household", household)
                .setParameter("after", after == null ? NEWEST : cursor(after))
                .setParameter("limit", limit)
                .getResultList();
        return rows.stream().map(Tuple.class::cast).map(LedgerRepository::view).toList();
    }

    private static UUID cursor(String after) {
        try {
            return UUID.fromString(after);
        } catch (IllegalArgumentException e) {
            throw PAGE_MALFORMED.because("that is not a cursor of this list");
        }
    }

    private static EntryView view(Tuple row) {
        CreditKind kind = CreditKind.valueOf(row.get("kind", String.class));
        long credits = kind == CreditKind.BURN ? 0 : row.get("amount", Long.class);
        return new EntryView(
                row.get("id", UUID.class),
                row.get("at", Instant.class).atZone(SHANGHAI).toOffsetDateTime(),
                kind,
                credits,
                row.get("copy_code", String.class),
                row.get("purse", String.class));
    }
}
