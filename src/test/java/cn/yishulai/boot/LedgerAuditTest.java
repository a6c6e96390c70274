package cn.yishulai.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/**
 * Each rule of the ledger is broken once, on purpose and past all guards, and found by its query and nothing but the fault:
 * before it the query is silent. Nothing of it is kept.
 */
@QuarkusTest
class LedgerAuditTest {

    private static final String FAMILY = "'00000000-0000-7000-8000-0000000000fa'";
    private static final String OTHER = "'00000000-0000-7000-8000-0000000000fb'";
    private static final String STAFF = "'00000000-0000-7000-8000-0000000000aa'";
    private static final String LIBRARIAN = "'00000000-0000-7000-8000-0000000000ab'";
    private static final String REFERENCE = "'00000000-0000-7000-8000-0000000000cc'";
    private static final String COPY = "'00000000-0000-7000-8000-0000000000c0'";

    @Inject
    DataSource database;

    @Test
    void everyRuleOfTheLedgerFindsItsFault() throws SQLException {
        Map<String, List<String>> faults = faults();
        List<Invariants.Invariant> rules = Invariants.all().stream()
                .filter(rule -> rule.room().equals("ledger"))
                .toList();
        assertThat(faults.keySet())
                .as("a fault for each rule and no other")
                .allSatisfy(
                        begin -> assertThat(rules).anyMatch(rule -> rule.rule().startsWith(begin)))
                .hasSize(rules.size());
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            for (Invariants.Invariant rule : rules) {
                assertThat(rows(connection, rule)).as("before: " + rule.rule()).isZero();
                String begin = faults.keySet().stream()
                        .filter(rule.rule()::startsWith)
                        .findFirst()
                        .orElseThrow();
                try (Statement plant = connection.createStatement()) {
                    plant.execute("SET LOCAL session_replication_role = replica");
                    for (String fault : faults.getOrDefault(begin, List.of())) {
                        plant.execute(fault);
                    }
                }
                assertThat(rows(connection, rule))
                        .as("with the fault: " + rule.rule())
                        .isPositive();
                connection.rollback();
            }
        }
    }

    private static int rows(Connection connection, Invariants.Invariant rule) throws SQLException {
        try (Statement query = connection.createStatement();
                ResultSet offending = query.executeQuery(rule.query())) {
            int rows = 0;
            while (offending.next()) {
                rows++;
            }
            return rows;
        }
    }

    private static Map<String, List<String>> faults() {
        Map<String, List<String>> faults = new LinkedHashMap<>();
        faults.put(
                "The entries of a transaction",
                List.of(account("FREE", 0), transaction(1, "GRANT", REFERENCE), entry(1, "FREE", 1)));
        faults.put("Every transaction has entries", List.of(transaction(1, "GRANT", REFERENCE)));
        faults.put("The balance of each household account", List.of(account("FREE", 5)));
        faults.put(
                "The library's own accounts",
                List.of("UPDATE credit_account SET balance = 1 WHERE kind = 'MINTED' AND household IS NULL"));
        faults.put("What all families have", List.of(account("HELD", 5)));
        faults.put(
                "Credits in a bound purse",
                List.of(
                        "INSERT INTO bound_purse (name, ends_at, site) VALUES ('SESSION_ABCDEFGHIJKL', now() + interval '1 day', uuidv7())",
                        "INSERT INTO credit_account (kind, household, purse, ends_at, balance) VALUES ('FREE', uuidv7(), 'SESSION_ABCDEFGHIJKL', now(), 1)"));
        faults.put(
                "No household purse",
                List.of("ALTER TABLE credit_account DROP CONSTRAINT credit_account_limit", account("FREE", -1)));
        faults.put(
                "A transaction moves between",
                List.of(account("FREE", 0), transaction(1, "MINT", REFERENCE), entry(1, "FREE", -1)));
        faults.put(
                "Between households free stays free",
                List.of(
                        account("FREE", 0),
                        account("HELD", 0),
                        transaction(1, "TRANSFER", REFERENCE),
                        entry(1, "FREE", -1),
                        entry(1, "HELD", 1)));
        faults.put(
                "What is held for a request",
                List.of(account("HELD", 2), transaction(1, "HOLD", REFERENCE), entry(1, "HELD", 2)));
        faults.put("What was burned was burned", List.of(transaction(1, "BURN", REFERENCE, "'0000000000'")));
        faults.put(
                "Every copy that went over the counter",
                List.of(
                        "INSERT INTO copy (id, code, volume_id, status, household_id, since, moves) VALUES (" + COPY
                                + ", '0000000000', uuidv7(), 'HANDED_OVER', " + FAMILY + ", now(), 1)",
                        "INSERT INTO movement (copy_id, seq, status, household_id, actor, occurred_at, recorded_at, reason) VALUES ("
                                + COPY + ", 1, 'HANDED_OVER', " + FAMILY + ", " + STAFF
                                + ", now(), now(), 'handed over')"));
        faults.put(
                "What was given back after a hand-over",
                List.of(
                        account("HELD", 0),
                        account("FREE", 0),
                        transaction(1, "BURN", REFERENCE),
                        entry(1, "HELD", -2),
                        library(1, "BURNED", 2),
                        transaction(2, "REFUND", REFERENCE),
                        entry(2, "FREE", 3)));
        faults.put(
                "What was minted lies in the purse",
                List.of(account("FREE", 0), inspection(), transaction(1, "MINT", REFERENCE), entry(1, "FREE", 1)));
        faults.put(
                "Who had minted for a family",
                List.of(
                        account("FREE", 0),
                        transaction(1, "MINT", "uuidv7()"),
                        entry(1, "FREE", 1),
                        "INSERT INTO approval (id, kind, subject, household_id, credits, reason, state, proposed_by, proposed_at, expires_at,"
                                + " decided_by, decided_at) VALUES (" + REFERENCE + ", 'CREDIT_CORRECTION', 'x', "
                                + FAMILY
                                + ", -1, 'x', 'EXECUTED', " + LIBRARIAN + ", now(), now() + interval '1 day', " + STAFF
                                + ", now())",
                        "INSERT INTO credit_transaction (id, kind, at, actor, reference, reason) VALUES (uuidv7(), 'CORRECT_DOWN', now() + interval '1 hour', "
                                + STAFF + ", " + REFERENCE + ", 'x')"));
        faults.put(
                "Every entry says by which rules",
                List.of(
                        "INSERT INTO credit_transaction (id, kind, at, actor, reference, reason, rules_version) VALUES (uuidv7(), 'GRANT', now(), "
                                + STAFF + ", " + REFERENCE + ", 'x', 999999)"));
        faults.put(
                "What is left of pooled prices",
                List.of("INSERT INTO credit_remainder (household, purse, fen) VALUES (" + FAMILY + ", 'GENERAL', 5)"));
        faults.put("What is moved between households", List.of(remainder("MERGED", 5, "NULL, NULL, NULL")));
        faults.put("A price that was taken back", List.of(remainder("TAKEN_BACK", -500, "500, 2000, 0")));
        faults.put(
                "Credits that ended",
                List.of(
                        "INSERT INTO credit_account (kind, household, balance, ends_at) VALUES ('FREE', " + FAMILY
                                + ", 0, now() + interval '9 days')",
                        transaction(1, "EXPIRE", REFERENCE),
                        entry(1, "FREE", -1)));
        faults.put(
                "One reference mints",
                List.of(
                        "DROP INDEX credit_transaction_once",
                        transaction(1, "MINT", REFERENCE),
                        transaction(2, "MINT", REFERENCE)));
        return faults;
    }

    private static String account(String kind, long balance) {
        return "INSERT INTO credit_account (kind, household, balance) VALUES ('%s', %s, %d)"
                .formatted(kind, FAMILY, balance);
    }

    private static String transaction(int number, String kind, String reference) {
        return transaction(number, kind, reference, "NULL");
    }

    private static String transaction(int number, String kind, String reference, String copy) {
        return "INSERT INTO credit_transaction (id, kind, at, actor, reference, copy_code, reason) VALUES (%s, '%s', now(), %s, %s, %s, 'x')"
                .formatted(id(number), kind, STAFF, reference, copy);
    }

    private static String entry(int number, String kind, long amount) {
        return "INSERT INTO credit_entry (transaction_id, account_id, amount) SELECT %s, id, %d FROM credit_account WHERE household = %s AND kind = '%s'"
                .formatted(id(number), amount, FAMILY, kind);
    }

    private static String library(int number, String kind, long amount) {
        return "INSERT INTO credit_entry (transaction_id, account_id, amount) SELECT %s, id, %d FROM credit_account WHERE household IS NULL AND kind = '%s'"
                .formatted(id(number), amount, kind);
    }

    private static String remainder(String kind, long fen, String book) {
        return "INSERT INTO credit_remainder_entry (household, purse, fen, kind, reference, price_fen, step_fen, credits, at) VALUES (%s, 'GENERAL', %d, '%s', %s, %s, now())"
                .formatted(OTHER, fen, kind, REFERENCE, book);
    }

    private static String inspection() {
        return "INSERT INTO inspection (id, drop_off_id, copy_id, volume_id, decision, reason, grade, rules_version, credits, inspected_by, decided_at, worth)"
                + " VALUES (" + REFERENCE + ", uuidv7(), " + COPY
                + ", uuidv7(), 'CREDIT', 'ACCEPTED', 'GOOD', 1, 1, " + STAFF + ", now(), '{\"purse\": \"CHILDREN\"}')";
    }

    private static String id(int number) {
        return "'00000000-0000-7000-8000-00000000000%d'".formatted(number);
    }
}
