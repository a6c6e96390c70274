package cn.yishulai.boot;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yishulai.reports.CountFixture;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Each rule of reports is broken once, past all guards, and found by its query; before it the query is silent. */
@QuarkusTest
class ReportAuditTest {

    @Inject
    DataSource database;

    @Test
    void everyRuleOfReportsFindsItsFault() throws SQLException {
        String count = CountFixture.count();
        Map<String, String> faults = new TreeMap<>(Map.of(
                "Versions of a definition",
                "UPDATE report_definition SET version = 7 WHERE report = 'BOOKS' AND version = 1",
                "The figures of a count",
                "UPDATE report_figure SET measures = '{\"VISITS\": 9}' WHERE section = 'TOTAL' AND count_id = '" + count
                        + "'",
                "A count that proves another",
                """
                INSERT INTO report_count (report, definition_id, first_day, last_day, as_of, recount_of, state, of_steps, asked_by, asked_at,
                    finished_at, checksum)
                SELECT report, definition_id, first_day, last_day, as_of, id, 'DONE', 1, asked_by, asked_at, now(), 'another'
                FROM report_count WHERE id = '%s'"""
                        .formatted(count)));
        List<Invariants.Invariant> rules = Invariants.all().stream()
                .filter(rule -> rule.room().equals("reports"))
                .toList();
        assertThat(rules).as("a fault for each rule and no other").hasSize(faults.size());
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            for (Invariants.Invariant rule : rules) {
                assertThat(broken(connection, rule))
                        .as("before: " + rule.rule())
                        .isFalse();
                String begin = faults.keySet().stream()
                        .filter(rule.rule()::startsWith)
                        .findFirst()
                        .orElseThrow(() -> new AssertionError("no fault for: " + rule.rule()));
                try (Statement plant = connection.createStatement()) {
                    plant.execute("SET LOCAL session_replication_role = replica");
                    plant.execute(String.valueOf(faults.get(begin)));
                }
                assertThat(broken(connection, rule))
                        .as("with the fault: " + rule.rule())
                        .isTrue();
                connection.rollback();
            }
        }
    }

    private static boolean broken(Connection connection, Invariants.Invariant rule) throws SQLException {
        try (Statement query = connection.createStatement();
                ResultSet offending = query.executeQuery(rule.query())) {
            return offending.next();
        }
    }
}
