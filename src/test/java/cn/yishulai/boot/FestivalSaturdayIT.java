package cn.yishulai.boot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A Saturday of the festival: two gates and two tables are without network for an hour, the clock of one gate is a day
 * ahead, a third is stolen, a ticket is given back after the lists were loaded. What they did arrives at both nodes,
 * shuffled, cut and six times. Everybody who came in is inside and counted once, every book is with one family,
 * duplicates and what was over-spent are recorded, the count of the fair comes to zero, and the audit is clean.
 */
@ExtendWith(TwoNodes.Running.class)
class FestivalSaturdayIT {

    private static final int TICKETS = 30;
    private static final int PERSONS = 3;
    /** Every fifth ticket is shown at both gates. */
    private static final int TWICE = 5;
    /** Given back when the lists were loaded. */
    private static final int GIVEN_BACK = 1;

    private static final Duration A_DAY = Duration.ofDays(1);
    private static final int TIMES = 6;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Random chance = new Random(2027);
    private final List<String> codes = new ArrayList<>();
    private final List<String> ids = new ArrayList<>();

    private record Heads(int came, int over) {}

    @Test
    void anHourWithoutNetworkMergesExactly(TwoNodes nodes) throws Exception {
        Desk here = nodes.desk(1);
        String fair = fair(nodes, here);
        FairDevice east = FairDevice.gate(nodes.one(), here, fair, Duration.ZERO);
        FairDevice west = FairDevice.gate(nodes.two(), here, fair, A_DAY);
        FairDevice stolen = FairDevice.gate(nodes.one(), here, fair, Duration.ZERO);
        FestivalTables tables = new FestivalTables(nodes, here, fair, TICKETS);
        change(
                nodes,
                "UPDATE fair_device SET paired_at = now() - interval '70 minutes' WHERE fair_id = '%s'"
                        .formatted(fair));
        assertThat(asked(here, "POST", "/v1/tickets/" + ids.get(GIVEN_BACK) + "/release"))
                .as("after the lists were loaded")
                .isEqualTo(200);

        Instant from = Instant.now().minus(Duration.ofMinutes(65));
        Heads expected = anHour(from, east, west);
        tables.anHour(codes, from);
        stolen.does("ADMIT", Instant.now(), Map.of("code", codes.get(0), "persons", PERSONS));
        assertThat(asked(here, "DELETE", "/v1/fair-devices/" + stolen.id())).isEqualTo(204);
        arrives(
                nodes,
                List.of(east, west, tables.devices().get(0), tables.devices().get(1)));

        assertThat(stolen.sends(nodes.two(), stolen.events()).statusCode())
                .as("the stolen one")
                .isEqualTo(403);
        assertHeads(nodes, fair, expected);
        assertThat(nodes.asked("SELECT count(*) FROM gate_passage WHERE fair_id = '%s'".formatted(fair)))
                .as("each event once")
                .isEqualTo(String.valueOf(east.events().size() + west.events().size()));
        assertTimes(nodes, fair);
        tables.areMergedOnce();
        assertNoRuleIsBroken(nodes);
        tables.comeToZero();
        tables.sayTheSameAgain();
        assertNoRuleIsBroken(nodes);
    }

    /** It goes on, and every family has a ticket. */
    private String fair(TwoNodes nodes, Desk here) throws Exception {
        String fair;
        try (Connection connection = nodes.connect()) {
            fair = TicketRush.fair(connection, here.site(), TICKETS * PERSONS).toString();
            for (String card : new Town(connection).families(TICKETS, FestivalTables.CREDITS)) {
                Map<String, Object> wish = Map.of("persons", PERSONS, "familyCode", card);
                JsonNode ticket = here.post("/v1/fairs/" + fair + "/sessions/1/tickets", wish)
                        .json();
                codes.add(ticket.path("code").asText());
                ids.add(ticket.path("id").asText());
            }
        }
        change(nodes, "UPDATE fair SET state = 'RUNNING' WHERE id = '%s'".formatted(fair));
        return fair;
    }

    /** What both gates let in within the hour, each without knowing of the other. */
    private Heads anHour(Instant from, FairDevice east, FairDevice west) {
        int came = 0;
        int over = 0;
        for (int i = 0; i < codes.size(); i++) {
            Map<String, Object> family = Map.of("code", codes.get(i), "persons", PERSONS);
            FairDevice gate = i % 2 == 0 ? east : west;
            gate.does("ADMIT", from.plusSeconds(60L * i), family);
            boolean givenBack = i == GIVEN_BACK;
            came += givenBack ? 0 : PERSONS;
            over += givenBack ? PERSONS : 0;
            if (i % TWICE == 0) {
                FairDevice other = gate == east ? west : east;
                other.does("ADMIT", from.plusSeconds(60L * i + 30), family);
                over += PERSONS;
            }
            if (i % TWICE == 2) {
                Map<String, Object> one = Map.of("code", codes.get(i), "persons", 1);
                west.does("LEAVE", from.plusSeconds(60L * i + 20), one);
                east.does("ADMIT", from.plusSeconds(60L * i + 40), one);
            }
        }
        return new Heads(came, over);
    }

    /** All devices send at once, six times, cut in pieces and shuffled, to both nodes. */
    private void arrives(TwoNodes nodes, List<FairDevice> devices) throws Exception {
        List<Callable<Integer>> sends = new ArrayList<>();
        devices.forEach(device -> sends.addAll(device.shuffled(nodes, TIMES, chance)));
        Collections.shuffle(sends, chance);
        assertThat(Race.run(sends)).containsOnly(200);
    }

    private static void assertHeads(TwoNodes nodes, String fair, Heads expected) throws Exception {
        assertThat(nodes.asked("SELECT inside FROM fair_heads WHERE fair_id = '%s'".formatted(fair)))
                .isEqualTo(String.valueOf(expected.came() + expected.over()));
        assertThat(nodes.asked("SELECT sum(persons) FROM over_admission WHERE fair_id = '%s'".formatted(fair)))
                .isEqualTo(String.valueOf(expected.over()));
        assertThat(nodes.asked(
                        "SELECT string_agg(DISTINCT reason, ' ' ORDER BY reason) FROM over_admission WHERE fair_id = '%s'"
                                .formatted(fair)))
                .isEqualTo("TICKET_OVER TWICE");
    }

    private static void assertTimes(TwoNodes nodes, String fair) throws Exception {
        assertThat(nodes.asked(
                        """
                        SELECT bool_and(e.occurred_at BETWEEN now() - interval '75 minutes' AND now()) FROM offline_event e
                        JOIN fair_device d ON d.id = e.device WHERE d.fair_id = '%s'"""
                                .formatted(fair)))
                .as("a clock that was a day ahead is put right")
                .isEqualTo("t");
    }

    private static void assertNoRuleIsBroken(TwoNodes nodes) throws Exception {
        try (Connection connection = nodes.connect()) {
            assertThat(TwoNodes.brokenRules(connection)).isEmpty();
        }
    }

    /** A step without a body. */
    private int asked(Desk desk, String method, String path) throws Exception {
        HttpRequest step = HttpRequest.newBuilder(URI.create(
                        "http://127.0.0.1:%d%s".formatted(desk.service().port(), path)))
                .header("Authorization", "Bearer " + desk.token())
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .method(method, BodyPublishers.noBody())
                .build();
        return http.send(step, BodyHandlers.discarding()).statusCode();
    }

    private static void change(TwoNodes nodes, String sql) throws Exception {
        try (Connection connection = nodes.connect();
                var change = connection.createStatement()) {
            change.execute(sql);
        }
    }
}
