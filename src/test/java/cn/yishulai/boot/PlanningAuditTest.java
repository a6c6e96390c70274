package cn.yishulai.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Each rule of planned seasons is broken once, past all guards, and found by its query; before it the query is silent. */
@QuarkusTest
class PlanningAuditTest {

    private static final String PLAN =
            "INSERT INTO season_plan (id, season_id, number, state, seconds, seed, asked_at, finished_at, must, report) VALUES (%s, %s, 1, 'ACCEPTED', 1, 1, now(), now(), %d, '{}')";
    private static final String PLACED =
            "INSERT INTO season_plan_fair (plan_id, wish_id, venue_id, begins_at, ends_at, pinned) VALUES (%s, %s, %s, now(), now() + interval '1 hour', false)"
                    .formatted(id(1), id(3), id(4));
    private static final String WISH =
            """
            INSERT INTO season_wish (id, season_id, title, earliest, latest, weekdays, holidays, opens, closes, minutes, people, weight, van,
                stated_by, stated_at)
            VALUES (%s, %s, '市集', current_date, current_date, '{6}', 'FINE', '09:00', '18:00', 60, 9, 3, false, %s, now())"""
                    .formatted(id(3), id(2), id(5));

    private static final Map<String, List<String>> FAULTS = Map.of(
            "No van is at two fairs at once",
                    List.of("ALTER TABLE van_trip DROP CONSTRAINT van_trip_one_place", trip(1), trip(2)),
            "No venue is kept for two fairs at once",
                    List.of("ALTER TABLE venue_hold DROP CONSTRAINT venue_hold_one_fair", hold(1), hold(2)),
            "An accepted plan had nothing against what must be", List.of(PLAN.formatted(id(1), id(2), 1)),
            "Of each fair with a place", List.of(PLAN.formatted(id(1), id(2), 0), PLACED, WISH),
            "Nobody is kept in a plan",
                    List.of(
                            "INSERT INTO season_plan_fair (plan_id, wish_id, pinned) VALUES (%s, %s, false)"
                                    .formatted(id(1), id(3)),
                            "INSERT INTO season_plan_shift (plan_id, wish_id, number, role, helper_id, pinned) VALUES (%s, %s, 1, '入场', %s, false)"
                                    .formatted(id(1), id(3), id(5))));

    @Inject
    DataSource database;

    @Test
    void everyRuleOfPlannedSeasonsFindsItsFault() throws SQLException {
        List<Invariants.Invariant> rules = Invariants.all().stream()
                .filter(rule -> rule.room().equals("planning"))
                .toList();
        assertThat(rules).as("a fault for each rule and no other").hasSize(FAULTS.size());
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            for (Invariants.Invariant rule : rules) {
                assertThat(rows(connection, rule)).as("before: " + rule.rule()).isZero();
                String begin = FAULTS.keySet().stream()
                        .filter(rule.rule()::startsWith)
                        .findFirst()
                        .orElseThrow(() -> new AssertionError("no fault for: " + rule.rule()));
                try (Statement plant = connection.createStatement()) {
                    plant.execute("SET LOCAL session_replication_role = replica");
                    for (String fault : FAULTS.get(begin)) {
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

    private static String trip(int fair) {
        return "INSERT INTO van_trip (fair_id, van_id, leaves_at, back_at) VALUES (%s, %s, now(), now() + interval '1 hour')"
                .formatted(id(fair), id(9));
    }

    private static String hold(int fair) {
        return "INSERT INTO venue_hold (fair_id, site_id, begins_at, ends_at) VALUES (%s, %s, now(), now() + interval '1 hour')"
                .formatted(id(fair), id(9));
    }

    private static String id(int n) {
        return "'00000000-0000-0000-0000-%012d'".formatted(n);
    }
}
