package cn.yishulai.boot;

import java.sql.Connection;

/** Guards that are taken away for a moment, so that the checkers have something to find. */
final class FaultGuards {

    private static final String SECOND_MINT =
            """
            WITH first AS (
                SELECT * FROM credit_transaction WHERE kind = 'MINT' AND copy_code = '%s'),
            second AS (
                INSERT INTO credit_transaction (id, kind, at, actor, reference, copy_code, reason, rules_version)
                SELECT uuidv7(), kind, at, actor, reference, copy_code, 'PLANTED', rules_version FROM first RETURNING id),
            entries AS (
                INSERT INTO credit_entry (transaction_id, account_id, amount)
                SELECT s.id, e.account_id, e.amount FROM second s, credit_entry e
                WHERE e.transaction_id = (SELECT id FROM first) RETURNING account_id, amount)
            UPDATE credit_account a SET balance = balance + e.amount
            FROM entries e WHERE e.account_id = a.id AND a.household IS NOT NULL""";

    private FaultGuards() {}

    /** What is looked at meanwhile. */
    interface Look {
        void at(Connection connection) throws Exception;
    }

    /** A credit is given a second time for one book, as a service would do it that is not stopped. */
    static void withoutTheGuardOfMints(FaultDrill drill, String label, Look look) throws Exception {
        try (Connection connection = drill.topology().primary()) {
            String guard =
                    Jar.ask(connection, "SELECT indexdef FROM pg_indexes WHERE indexname = 'credit_transaction_once'");
            Jar.execute(connection, "DROP INDEX credit_transaction_once");
            try {
                Jar.execute(connection, SECOND_MINT.formatted(label));
                look.at(connection);
            } finally {
                undo(connection);
                Jar.execute(connection, guard);
            }
        }
    }

    private static void undo(Connection connection) throws Exception {
        Jar.execute(
                connection,
                """
                SET session_replication_role = replica;
                UPDATE credit_account a SET balance = balance - e.amount FROM credit_entry e
                JOIN credit_transaction t ON t.id = e.transaction_id
                WHERE t.reason = 'PLANTED' AND e.account_id = a.id AND a.household IS NOT NULL;
                DELETE FROM credit_entry WHERE transaction_id IN (SELECT id FROM credit_transaction WHERE reason = 'PLANTED');
                DELETE FROM credit_transaction WHERE reason = 'PLANTED';
                SET session_replication_role = DEFAULT""");
    }
}
