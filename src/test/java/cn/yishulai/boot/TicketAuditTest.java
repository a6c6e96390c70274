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

/** Each rule of tickets is broken once, past all guards, and found by its query. */
@QuarkusTest
class TicketAuditTest {

    private static final String FAIR = "'00000000-0000-7000-8000-00000000e001'";
    private static final String FAMILY = "'00000000-0000-7000-8000-00000000e002'";
    private static final String TICKET = "'00000000-0000-7000-8000-00000000e003'";

    @Inject
    DataSource database;

    @Test
    void everyRuleOfTicketsFindsItsFault() throws SQLException {
        Map<String, List<String>> faults = faults();
        List<Invariants.Invariant> rules = Invariants.all().stream()
                .filter(rule -> rule.room().equals("tickets"))
                .toList();
        assertThat(rules).as("a fault for each rule and no other").hasSize(faults.size());
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            for (Invariants.Invariant rule : rules) {
                int before = rows(connection, rule);
                String begin = faults.keySet().stream()
                        .filter(rule.rule()::startsWith)
                        .findFirst()
                        .orElseThrow(() -> new AssertionError("no fault for: " + rule.rule()));
                try (Statement plant = connection.createStatement()) {
                    plant.execute("SET LOCAL session_replication_role = replica");
                    for (String fault : faults.getOrDefault(begin, List.of())) {
                        plant.execute(fault);
                    }
                }
                assertThat(rows(connection, rule))
                        .as("with the fault: " + rule.rule())
                        .isGreaterThan(before);
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
        faults.put("What is sold of a slot is", List.of(sale(5, 3)));
        faults.put("The places that are sold", List.of(slot("now()"), sale(4, 0)));
        faults.put("A ticket counts who came in", List.of(ticket("ISSUED", 0), admission(1)));
        faults.put("Who came in by a ticket", List.of(ticket("ADMITTED", 1), admission(9)));
        faults.put("The heads of a fair", List.of(fair("RUNNING"), admission(1)));
        faults.put(
                "Nobody waits for a slot",
                List.of(fair("RUNNING"), slot("now() - interval '1 hour'"), entry("'WAITING'", "NULL")));
        faults.put(
                "No offer of a waiting line",
                List.of(fair("PUBLISHED"), slot("now()"), entry("'OFFERED'", "now() + interval '1 hour'")));
        faults.put(
                "Whoever took places",
                List.of(
                        ticket("ISSUED", 0),
                        """
                        INSERT INTO waitlist_entry (fair_id, session_number, slot_number, household_id, persons, state, joined_at, over_at,
                            ticket_id) VALUES (%s, 2, 1, %s, 2, 'TAKEN', now(), now(), %s)"""
                                .formatted(FAIR, FAMILY, TICKET)));
        faults.put("A ticket that nobody came with", List.of(ticket("NO_SHOW", 0)));
        faults.put(
                "A number at the gate",
                List.of("INSERT INTO walk_in_queue (fair_id, session_number, last_number) VALUES (%s, 1, 3)"
                        .formatted(FAIR)));
        faults.put("Silence gave back", List.of(ticket("ISSUED", 0), choice("'SILENCE'")));
        faults.put("Silence to the new time", List.of(fair("RUNNING"), ticket("ISSUED", 0), choice("NULL")));
        faults.put("Who came in beyond", List.of(over(2)));
        faults.put(
                "Nobody came in by a ticket",
                List.of(
                        admission(1),
                        "UPDATE admission SET device_id = %s WHERE fair_id = %s".formatted(FAMILY, FAIR)));
        faults.put("What a device did at a gate", List.of(over(1)));
        faults.put(
                "No list of a gate",
                List.of(
                        fair("CLOSED"),
                        """
                        INSERT INTO fair_step (id, fair_id, verb, done_by, done_at)
                        VALUES (uuidv7(), %s, 'CLOSED', %s, now() - interval '2 hours')"""
                                .formatted(FAIR, FAMILY),
                        "INSERT INTO fair_roster_key (fair_id, secret, made_at) VALUES (%s, 'key', now())"
                                .formatted(FAIR)));
        faults.put("A ticket that is good for a fair", List.of(fair("PUBLISHED"), ticket("ISSUED", 0)));
        return faults;
    }

    /** Of the second epoch; a ticket is of the first. */
    private static String fair(String state) {
        return """
                INSERT INTO fair (id, title, venue_id, state, epoch, people_at_once, begins_at, ends_at, published_at)
                VALUES (%s, '市集', %s, '%s', 1, 10, now(), now() + interval '2 hours', now())"""
                .formatted(FAIR, FAMILY, state);
    }

    private static String choice(String answer) {
        return """
                INSERT INTO ticket_choice (ticket_id, epoch, asked_at, free_until, lapses_at, answer, answered_at)
                SELECT %s, 1, now() - interval '2 days', now(), now() - interval '1 hour', %s, CASE WHEN %s IS NOT NULL THEN now() END"""
                .formatted(TICKET, answer, answer);
    }

    private static String slot(String begins) {
        return """
                INSERT INTO fair_slot (fair_id, session_number, slot_number, begins_at, ends_at, places, bookable)
                VALUES (%s, 1, 1, %s, %s + interval '1 hour', 5, 5)"""
                .formatted(FAIR, begins, begins);
    }

    private static String sale(int places, int booked) {
        return "INSERT INTO slot_sale (fair_id, session_number, slot_number, places, booked) VALUES (%s, 1, 1, %d, %d)"
                .formatted(FAIR, places, booked);
    }

    private static String ticket(String state, int admitted) {
        return """
                INSERT INTO ticket (id, code, fair_id, session_number, household_id, persons, admitted, state, epoch, issued_at, changed_at)
                VALUES (%s, 'ABCDEFGHJKMN', %s, 1, %s, 2, %d, '%s', 0, now(), now())"""
                .formatted(TICKET, FAIR, FAMILY, admitted, state);
    }

    private static String admission(int place) {
        return """
                INSERT INTO admission (fair_id, session_number, ticket_id, place, channel, scan_id, admitted_at, recorded_at, admitted_by)
                VALUES (%s, 1, %s, %d, 'APP', %s, now(), now(), %s)"""
                .formatted(FAIR, TICKET, place, FAMILY, FAMILY);
    }

    private static String over(int persons) {
        return """
                INSERT INTO over_admission (fair_id, session_number, ticket_id, device_id, sequence, reason, persons, occurred_at, recorded_at)
                VALUES (%s, 1, %s, %s, 1, 'TWICE', %d, now(), now())"""
                .formatted(FAIR, TICKET, FAMILY, persons);
    }

    private static String entry(String state, String until) {
        return """
                INSERT INTO waitlist_entry (fair_id, session_number, slot_number, household_id, persons, state, joined_at, offer_until)
                VALUES (%s, 1, 1, %s, 2, %s, now(), %s)"""
                .formatted(FAIR, FAMILY, state, until);
    }
}
