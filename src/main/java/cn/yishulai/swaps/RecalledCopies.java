package cn.yishulai.swaps;

import cn.yishulai.kernel.Credits;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** The copies and the readers of a recall, and what became of each. */
@ApplicationScoped
class RecalledCopies {

    /** The library could hand them out. */
    private static final String GOING_ROUND = "('AVAILABLE', 'CLAIMED', 'ON_HOLD_SHELF', 'IN_TRANSIT', 'AT_FAIR')";

    private final Session database;

    RecalledCopies(Session database) {
        this.database = database;
    }

    /** What became of a copy. */
    enum Outcome {
        QUARANTINED,
        FAMILY_TOLD,
        /** Nothing to do: set aside before, missing, withdrawn. */
        LEFT
    }

    /** Copies that the recall does not know yet: at its beginning all, later those that came. */
    void gather(UUID recall) {
        database.createNativeMutationQuery(
                        """
                        INSERT INTO recall_copy (recall_id, copy_id)
                        SELECT r.recall_id, c.id FROM recalled_volume r JOIN copy c ON c.volume_id = r.volume_id
                        WHERE r.recall_id = :recall AND c.status <> 'WITHDRAWN'
                          AND NOT EXISTS (SELECT FROM recall_copy k WHERE k.recall_id = r.recall_id AND k.copy_id = c.id)
                        ON CONFLICT ON CONSTRAINT recall_copy_once DO NOTHING
                        """)
                .setParameter("recall", recall)
                .executeUpdate();
    }

    /** Not dealt with yet, or going round again, in ascending order. */
    List<UUID> due(UUID recall, int limit) {
        return ids(
                "SELECT k.copy_id FROM recall_copy k JOIN copy c ON c.id = k.copy_id WHERE k.recall_id = :recall"
                        + " AND (k.handled_at IS NULL OR c.status IN " + GOING_ROUND
                        + ") ORDER BY k.copy_id LIMIT :limit",
                recall,
                limit);
    }

    /** The row, locked, if it is still to be dealt with. */
    Optional<UUID> take(UUID recall, UUID copy) {
        return row(
                "SELECT k.id FROM recall_copy k JOIN copy c ON c.id = k.copy_id WHERE k.recall_id = :recall AND k.copy_id = :copy"
                        + " AND (k.handled_at IS NULL OR c.status IN " + GOING_ROUND + ") FOR UPDATE OF k",
                recall,
                copy);
    }

    void dealtWith(UUID row, Outcome outcome, boolean creditDue, Instant now) {
        database.createNativeMutationQuery(
                        """
                        UPDATE recall_copy SET outcome = :outcome, handled_at = :now, credit_due = credit_due OR CAST(:due AS boolean)
                        WHERE id = :row
                        """)
                .setParameter("outcome", outcome.name())
                .setParameter("now", now)
                .setParameter("due", creditDue)
                .setParameter("row", row)
                .executeUpdate();
    }

    /** Its newest movement is that of a recall, this one or another: it was not set aside for a reason of its own. */
    boolean isAsideByRecall(UUID copy) {
        return database.createNativeQuery(
                        """
                        SELECT EXISTS (SELECT FROM recall r WHERE m.reason = 'recall ' || r.id AND m.actor = r.opened_by)
                        FROM movement m WHERE m.copy_id = :copy ORDER BY m.seq DESC LIMIT 1
                        """,
                        Object.class)
                .setTupleTransformer((cells, aliases) -> (Boolean) cells[0])
                .setParameter("copy", copy)
                .getSingleResult();
    }

    /** As it is in the catalogue now. */
    UUID volumeOf(UUID copy) {
        return database.createNativeQuery("SELECT volume_id FROM copy WHERE id = :copy", Object.class)
                .setTupleTransformer((cells, aliases) -> (UUID) cells[0])
                .setParameter("copy", copy)
                .getSingleResult();
    }

    /** The household at which the copy stood last, also when it has been brought back since. */
    UUID lastHome(UUID copy) {
        return database.createNativeQuery(
                        """
                        SELECT household_id FROM movement WHERE copy_id = :copy AND household_id IS NOT NULL
                        ORDER BY seq DESC LIMIT 1
                        """,
                        Object.class)
                .setTupleTransformer((cells, aliases) -> (UUID) cells[0])
                .setParameter("copy", copy)
                .getSingleResult();
    }

    /**
     * What was burned when the copy went from a site to where it is at home, and not given back since; nothing for a book
     * that was never swapped, or was taken home without a credit. Who paid may have become part of another household, and
     * the copy may have another label.
     */
    Credits paid(UUID copy) {
        return new Credits(database.createNativeQuery(
                        """
                        SELECT coalesce(sum(-e.amount), 0)::bigint FROM movement h
                        JOIN credit_account a ON a.household = h.household_id AND a.kind = 'HELD'
                        JOIN credit_entry e ON e.account_id = a.id
                        JOIN credit_transaction t ON t.id = e.transaction_id AND t.kind = 'BURN' AND t.at >= h.recorded_at
                         AND t.copy_code IN (SELECT code FROM copy WHERE id = :copy UNION ALL SELECT code FROM voided_label WHERE copy_id = :copy)
                        WHERE h.copy_id = :copy
                          AND h.seq = 1 + (SELECT max(seq) FROM movement WHERE copy_id = :copy AND site_id IS NOT NULL
                              AND seq < (SELECT max(seq) FROM movement WHERE copy_id = :copy AND household_id IS NOT NULL))
                          AND NOT EXISTS (SELECT FROM credit_transaction b WHERE b.kind = 'REFUND' AND b.reference = t.reference)
                        """,
                        Object.class)
                .setTupleTransformer((cells, aliases) -> (Long) cells[0])
                .setParameter("copy", copy)
                .getSingleResult());
    }

    List<UUID> creditsDue(UUID recall, int limit) {
        return ids(
                "SELECT copy_id FROM recall_copy WHERE recall_id = :recall AND credit_due AND credited_at IS NULL"
                        + " ORDER BY copy_id LIMIT :limit",
                recall,
                limit);
    }

    Optional<UUID> takeCredit(UUID recall, UUID copy) {
        return row(
                "SELECT id FROM recall_copy WHERE recall_id = :recall AND copy_id = :copy AND credit_due"
                        + " AND credited_at IS NULL FOR UPDATE",
                recall,
                copy);
    }

    void credited(UUID row, Instant now) {
        mark("UPDATE recall_copy SET credited_at = :now WHERE id = :row", row, now);
    }

    /** In quarantine at a site, whoever set them aside. */
    List<UUID> toWithdraw(UUID recall, int limit) {
        return ids(
                "SELECT k.copy_id FROM recall_copy k JOIN copy c ON c.id = k.copy_id WHERE k.recall_id = :recall"
                        + " AND k.withdrawn_at IS NULL AND c.status = 'QUARANTINED' ORDER BY k.copy_id LIMIT :limit",
                recall,
                limit);
    }

    Optional<UUID> takeWithdrawal(UUID recall, UUID copy) {
        return row(
                "SELECT id FROM recall_copy WHERE recall_id = :recall AND copy_id = :copy AND withdrawn_at IS NULL FOR UPDATE",
                recall,
                copy);
    }

    void withdrawn(UUID row, Instant now) {
        mark("UPDATE recall_copy SET withdrawn_at = :now WHERE id = :row", row, now);
    }

    List<UUID> toRestore(UUID recall, int limit) {
        return ids(
                "SELECT copy_id FROM recall_copy WHERE recall_id = :recall AND restored_at IS NULL ORDER BY copy_id LIMIT :limit",
                recall,
                limit);
    }

    /** The row, locked, with what became of the copy. */
    Optional<Restored> takeRestore(UUID recall, UUID copy) {
        return database.createNativeQuery(
                        "SELECT id, outcome FROM recall_copy WHERE recall_id = :recall AND copy_id = :copy"
                                + " AND restored_at IS NULL FOR UPDATE",
                        Tuple.class)
                .setParameter("recall", recall)
                .setParameter("copy", copy)
                .getResultStream()
                .findFirst()
                .map(row -> new Restored(
                        row.get("id", UUID.class),
                        row.get("outcome", String.class) == null
                                ? null
                                : Outcome.valueOf(row.get("outcome", String.class))));
    }

    /** A copy that is to be given back. */
    record Restored(UUID row, @Nullable Outcome outcome) {}

    void restored(UUID row, Instant now) {
        mark("UPDATE recall_copy SET restored_at = :now WHERE id = :row", row, now);
    }

    /** Readers in line who were not told yet. */
    List<UUID> waiting(UUID recall, int limit) {
        return ids(
                """
                SELECT r.id FROM swap_request r JOIN recalled_volume v ON v.volume_id = r.volume_id AND v.recall_id = :recall
                WHERE r.state = 'OPEN'
                  AND NOT EXISTS (SELECT FROM recall_request q WHERE q.recall_id = :recall AND q.request_id = r.id)
                ORDER BY r.id LIMIT :limit
                """,
                recall,
                limit);
    }

    /** False when the reader was told before. */
    boolean paused(UUID recall, UUID request, Instant now) {
        return database.createNativeMutationQuery(
                                """
                                INSERT INTO recall_request (recall_id, request_id, paused_at) VALUES (:recall, :request, :now)
                                ON CONFLICT ON CONSTRAINT recall_request_pk DO NOTHING
                                """)
                        .setParameter("recall", recall)
                        .setParameter("request", request)
                        .setParameter("now", now)
                        .executeUpdate()
                == 1;
    }

    List<UUID> toResume(UUID recall, int limit) {
        return ids(
                "SELECT request_id FROM recall_request WHERE recall_id = :recall AND resumed_at IS NULL"
                        + " ORDER BY request_id LIMIT :limit",
                recall,
                limit);
    }

    /** False when another node has done it. */
    boolean resumed(UUID recall, UUID request, Instant now) {
        return database.createNativeMutationQuery(
                                """
                                UPDATE recall_request SET resumed_at = :now
                                WHERE recall_id = :recall AND request_id = :request AND resumed_at IS NULL
                                """)
                        .setParameter("recall", recall)
                        .setParameter("request", request)
                        .setParameter("now", now)
                        .executeUpdate()
                == 1;
    }

    private List<UUID> ids(String sql, UUID recall, int limit) {
        return database.createNativeQuery(sql, Object.class)
                .setTupleTransformer((cells, aliases) -> (UUID) cells[0])
                .setParameter("recall", recall)
                .setParameter("limit", limit)
                .getResultList();
    }

    private Optional<UUID> row(String sql, UUID recall, UUID copy) {
        return database.createNativeQuery(sql, Object.class)
                .setTupleTransformer((cells, aliases) -> (UUID) cells[0])
                .setParameter("recall", recall)
                .setParameter("copy", copy)
                .getResultStream()
                .findFirst();
    }

    private void mark(String sql, UUID row, Instant now) {
        database.createNativeMutationQuery(sql)
                .setParameter("row", row)
                .setParameter("now", now)
                .executeUpdate();
    }
}
