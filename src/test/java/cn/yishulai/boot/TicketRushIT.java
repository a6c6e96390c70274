package cn.yishulai.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Families of one to five at two nodes want a few places at one moment. What is sold is never more than there is, and not one
 * place stays empty that somebody still wants. Guards: the conditional update of the slot's counter, and its CHECK.
 */
@ExtendWith(TwoNodes.Running.class)
class TicketRushIT {

    private static final int PLACES = 37;
    private static final int FAMILIES = 60;
    private static final int AT_ONCE = 24;

    @Test
    void exactlyThePlacesThereAreAreSold(TwoNodes nodes) throws Exception {
        TicketRush.Result rush = TicketRush.run(nodes, FAMILIES, PLACES, Duration.ZERO, AT_ONCE);
        assertThat(rush.sold())
                .isEqualTo(rush.booked())
                .isLessThanOrEqualTo(PLACES)
                .isGreaterThan(PLACES - 5);
        assertThat(rush.answers().keySet()).isEqualTo(Set.of(201, 409));
        try (Connection connection = nodes.connect()) {
            assertThat(TwoNodes.brokenRules(connection)).isEmpty();
        }
    }

    /** The same ticket at two gates, at both nodes, at one moment: each of its two persons comes in once. */
    @Test
    void twoGatesAtTwoNodesLetInNobodyTwice(TwoNodes nodes) throws Exception {
        Desk here = nodes.desk(1);
        Desk there = nodes.desk(2);
        String card;
        String fair;
        try (Connection connection = nodes.connect()) {
            card = new Town(connection).families(1, 1).get(0);
            fair = TicketRush.fair(connection, here.site(), 10).toString();
        }
        Desk.Answer ticket =
                here.post("/v1/fairs/" + fair + "/sessions/1/tickets", Map.of("persons", 2, "familyCode", card));
        assertThat(ticket.status()).as("%s", ticket).isEqualTo(201);
        try (Connection connection = nodes.connect();
                var change = connection.createStatement()) {
            change.execute(
                    """
                    UPDATE fair SET state = 'RUNNING' WHERE id = '%1$s';
                    UPDATE fair_slot SET begins_at = now() - interval '1 minute' WHERE fair_id = '%1$s'"""
                            .formatted(fair));
        }
        Map<String, String> scan = Map.of("fairId", fair, "code", ticket.code());
        List<Integer> answers = Race.run(List.of(
                () -> here.post("/v1/admissions", scan).status(),
                () -> there.post("/v1/admissions", scan).status(),
                () -> here.post("/v1/admissions", scan).status(),
                () -> there.post("/v1/admissions", scan).status()));
        assertThat(answers).containsExactlyInAnyOrder(201, 201, 409, 409);
        assertThat(nodes.asked("SELECT inside FROM fair_heads WHERE fair_id = '%s'".formatted(fair)))
                .isEqualTo("2");
        assertThat(nodes.asked("SELECT count(DISTINCT place) FROM admission WHERE fair_id = '%s'".formatted(fair)))
                .isEqualTo("2");
    }
}
