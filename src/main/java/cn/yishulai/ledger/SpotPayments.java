package cn.yishulai.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * One credit of a family that has plain credits only, held and burned in one statement: the way of nearly every walk-in,
 * and of the queue behind it. The entries are those of a hold and a burn; the held account is opened if need be and stays
 * as it is. Plain SQL, because every walk-in pays for it.
 */
@ApplicationScoped
class SpotPayments {

    private static final String PAY =
            """
            WITH lot AS (
                SELECT a.id FROM credit_account a
                WHERE a.household = ? AND a.kind = 'FREE' AND a.balance >= 1
                  AND (a.ends_at IS NULL OR a.ends_at > ?) AND (a.site IS NULL OR a.site = ?::uuid)
                  AND NOT EXISTS (SELECT FROM credit_account o WHERE o.household = a.household AND o.kind = 'FREE'
                        AND o.balance > 0 AND o.purse <> 'GENERAL')
                ORDER BY a.ends_at NULLS LAST, a.id LIMIT 1 FOR UPDATE OF a),
            free AS (
                UPDATE credit_account a SET balance = a.balance - 1 FROM lot WHERE a.id = lot.id
                RETURNING a.id, a.purse, a.ends_at, a.site),
            known AS (
                SELECT h.id FROM credit_account h JOIN free f ON h.purse = f.purse
                   AND h.ends_at IS NOT DISTINCT FROM f.ends_at AND h.site IS NOT DISTINCT FROM f.site
                WHERE h.household = ? AND h.kind = 'HELD'),
            opened AS (
                INSERT INTO credit_account (kind, household, purse, ends_at, site, balance)
                SELECT 'HELD', ?::uuid, f.purse, f.ends_at, f.site, 0 FROM free f WHERE NOT EXISTS (SELECT FROM known)
                ON CONFLICT ON CONSTRAINT credit_account_one DO UPDATE SET balance = credit_account.balance
                RETURNING id),
            held AS (SELECT id FROM known UNION ALL SELECT id FROM opened),
            hold AS (
                INSERT INTO credit_transaction (id, kind, at, actor, reference, copy_code, reason)
                SELECT uuidv7(), 'HOLD', ?::timestamptz, ?::uuid, ?::uuid, ?::text, ?::text FROM held RETURNING id),
            burn AS (
                INSERT INTO credit_transaction (id, kind, at, actor, reference, copy_code, reason)
                SELECT uuidv7(), 'BURN', ?::timestamptz, ?::uuid, ?::uuid, ?::text, ?::text FROM hold RETURNING id),
            entered AS (
                INSERT INTO credit_entry (transaction_id, account_id, amount)
                SELECT hold.id, free.id, -1 FROM hold, free UNION ALL
                SELECT hold.id, held.id, 1 FROM hold, held UNION ALL
                SELECT burn.id, held.id, -1 FROM burn, held UNION ALL
                SELECT burn.id, ?::uuid, 1 FROM burn)
            SELECT id FROM burn
            """;

    private final DataSource database;

    SpotPayments(DataSource database) {
        this.database = database;
    }

    /**
     * @param burned the library's account of burned credits
     * @return false when the family has other purses or no credit that is good here; nothing is changed then
     */
    boolean pay(UUID burned, Payment payment, Posting posting, Instant now) {
        String copy = posting.copy() == null ? null : posting.copy().value();
        Timestamp at = Timestamp.from(now);
        @Nullable
        Object[] asked = {
            posting.household(),
            at,
            payment.site(),
            posting.household(),
            posting.household(),
            at,
            posting.actor(),
            posting.reference(),
            copy,
            posting.reason(),
            at,
            posting.actor(),
            posting.reference(),
            copy,
            posting.reason(),
            burned
        };
        try (Connection connection = database.getConnection();
                PreparedStatement pay = connection.prepareStatement(PAY)) {
            for (int i = 0; i < asked.length; i++) {
                pay.setObject(i + 1, asked[i]);
            }
            try (ResultSet burn = pay.executeQuery()) {
                return burn.next();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("a walk-in cannot pay", e);
        }
    }
}
