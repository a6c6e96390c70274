package cn.yishulai.reports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.hibernate.Session;

/** The report on what moved: one statement over the tables that the other rooms write, so its figures fit together. */
@ApplicationScoped
@Transactional
public class StockActivations {

    /**
     * What is outstanding is counted backwards from the balances of today, which is cheap for recent days; the audit
     * holds the balances against the entries.
     */
    private static final String FIGURES =
            """
            WITH taken AS (
                SELECT d.household_id FROM inspection_in_force i JOIN drop_off d ON d.id = i.drop_off_id
                WHERE i.decided_at >= :begin AND i.decided_at < :end AND i.decision IN ('CREDIT', 'GIFT')
            ), moved AS (
                SELECT status, seq, household_id, reason FROM movement WHERE recorded_at >= :begin AND recorded_at < :end
            ), entered AS (
                SELECT a.kind, e.amount, t.at FROM credit_transaction t
                JOIN credit_entry e ON e.transaction_id = t.id JOIN credit_account a ON a.id = e.account_id
                WHERE t.at >= :begin
            )
            SELECT
                (SELECT count(*) FROM moved WHERE status = 'LISTED' AND seq = 1),
                (SELECT count(*) FROM taken),
                (SELECT count(*) FILTER (WHERE status = 'HANDED_OVER') - count(*) FILTER (WHERE reason = 'undone: handed over') FROM moved),
                (SELECT count(*) FROM (SELECT household_id FROM taken
                    UNION SELECT household_id FROM moved WHERE status = 'HANDED_OVER') AS family),
                (SELECT coalesce(-sum(amount), 0)::bigint FROM entered WHERE kind = 'MINTED' AND at < :end),
                (SELECT coalesce(sum(amount), 0)::bigint FROM entered WHERE kind = 'BURNED' AND at < :end),
                (SELECT coalesce(sum(balance), 0)::bigint FROM credit_account WHERE kind IN ('FREE', 'HELD'))
                    - (SELECT coalesce(sum(amount), 0)::bigint FROM entered WHERE kind IN ('FREE', 'HELD') AND at >= :end)
            """;

    private final Session database;

    StockActivations(Session database) {
        this.database = database;
    }

    StockActivation of(Days days) {
        Object[] row = database.createNativeQuery(FIGURES, Object[].class)
                .setParameter("begin", days.begin())
                .setParameter("end", days.end())
                .getSingleResult();
        return new StockActivation(
                days.from(),
                days.to(),
                (long) row[0],
                (long) row[1],
                (long) row[2],
                (long) row[3],
                (long) row[4],
                (long) row[5],
                (long) row[6]);
    }
}
