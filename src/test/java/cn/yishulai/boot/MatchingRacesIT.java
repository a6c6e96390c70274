package cn.yishulai.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Two running nodes: copies come back, are brought and are missed while readers join the same lines, some for any edition of
 * the work. No copy is promised twice, and when all have been answered nobody who can pay waits beside a free copy. Guards:
 * the line is locked before its copies; a wish that stands in several lines is locked and looked at again; a line that is
 * busy is left to the sweep.
 */
@ExtendWith(TwoNodes.Running.class)
class MatchingRacesIT {

    private static final int ROUNDS = 8;
    private static final int READERS = 4;

    private TwoNodes nodes;
    private Desk here;
    private Desk there;

    @BeforeEach
    void twoDesks(TwoNodes nodes) throws Exception {
        this.nodes = nodes;
        here = nodes.desk(1);
        there = nodes.desk(2);
    }

    @Test
    void nobodyIsSkippedWhileCopiesComeAndGo() throws Exception {
        int promised = 0;
        for (int round = 0; round < ROUNDS; round++) {
            UUID volume;
            List<String> codes;
            List<String> families;
            try (Connection connection = nodes.connect()) {
                Town town = new Town(connection);
                volume = town.volume();
                families = town.families(READERS + 2, 1);
                codes = town.copies(2, volume, here.site());
            }
            String giver = families.get(READERS);
            assertDone(here.handOver(codes.get(0), families.get(READERS + 1)));
            assertDone(asks(here, volume, families.get(0), "VOLUME"));
            String session = here.post("/v1/drop-offs", Map.of("siteId", here.site(), "familyCode", giver))
                    .json()
                    .get("id")
                    .asText();
            List<Callable<Desk.Answer>> steps = new ArrayList<>();
            steps.add(() -> here.verb(codes.get(0), "shelve", Map.of("siteId", here.site())));
            steps.add(() -> there.verb(codes.get(1), "missing", Map.of("siteId", there.site(), "reason", "不在架上")));
            steps.add(() -> there.post(
                    "/v1/drop-offs/" + session + "/copies",
                    Map.of("volumeId", volume.toString(), "grade", "GOOD", "gift", true)));
            for (int reader = 1; reader < READERS; reader++) {
                Desk desk = reader % 2 == 0 ? here : there;
                String family = families.get(reader);
                String wish = reader % 2 == 0 ? "VOLUME" : "WORK";
                steps.add(() -> asks(desk, volume, family, wish));
            }
            for (Desk.Answer answer : Race.run(steps)) {
                assertThat(answer.status()).as("%s", answer).isBetween(200, 201);
            }
            assertNobodyIsSkipped(volume);
            promised += Integer.parseInt(nodes.asked(
                    "SELECT count(*) FROM swap_request WHERE state IN ('ACCEPTED', 'READY') AND volume_id = '%s'"
                            .formatted(volume)));
        }
        System.out.printf("matching races: %d promises in %d rounds, two copies each%n", promised, ROUNDS);
        assertThat(promised).as("each of the two copies went to a reader").isEqualTo(2 * ROUNDS);
        nodes.auditIsClean();
    }

    /** The sweep takes what a busy line left over, within a minute. */
    private void assertNobodyIsSkipped(UUID volume) throws Exception {
        String waits = "";
        for (int second = 0; second < 90; second++) {
            waits = nodes.asked(
                    """
                    SELECT count(*) FROM swap_request r JOIN copy c ON c.volume_id = '%s' AND c.status = 'AVAILABLE'
                    JOIN credit_account a ON a.household = r.household_id AND a.kind = 'FREE' AND a.balance > 0
                    WHERE r.state = 'OPEN' AND r.line_key = ANY (wish_keys(c.volume_id))"""
                            .formatted(volume));
            if (waits.equals("0")) {
                return;
            }
            Thread.sleep(1_000);
        }
        assertThat(waits).as("readers who wait beside a free copy").isEqualTo("0");
    }

    private static Desk.Answer asks(Desk desk, UUID volume, String family, String wish) throws Exception {
        return desk.post(
                "/v1/requests",
                Map.of("volumeId", volume.toString(), "pickupSiteId", desk.site(), "familyCode", family, "wish", wish));
    }

    private static void assertDone(Desk.Answer answer) {
        assertThat(answer.status()).as("%s", answer).isBetween(200, 201);
    }
}
