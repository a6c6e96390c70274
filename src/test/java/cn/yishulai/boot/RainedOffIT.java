package cn.yishulai.boot;

import static cn.yishulai.boot.RainHands.at;
import static cn.yishulai.boot.RainHands.early;
import static cn.yishulai.boot.RainHands.race;
import static cn.yishulai.boot.RainHands.toldOnce;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Rain at two nodes: somebody puts a fair off, moves it or calls it off at one while families, gates and tables are at both,
 * and the rounds of both nodes go on. Everybody is told once, what is sold adds up, old lists are refused everywhere, and
 * what was lent comes home.
 */
@ExtendWith(TwoNodes.Running.class)
class RainedOffIT {

    private static final Duration WEEK = Duration.ofDays(7);

    private TwoNodes nodes;
    private Connection database;

    @BeforeEach
    void twoNodes(TwoNodes running) throws Exception {
        nodes = running;
        database = nodes.connect();
    }

    @AfterEach
    void noRuleIsBroken() throws Exception {
        assertThat(TwoNodes.brokenRules(database)).isEmpty();
        database.close();
    }

    @Test
    void aHalfRunFairIsPutOffAndComesAgain() throws Exception {
        long began = System.nanoTime();
        RainyFair fair = RainyFair.published(nodes, database, 10, 10, 24);
        List<String> cards = fair.families(25);
        String couponsOnly = fair.families(1).get(0);
        fair.coupons(3, 2, List.of(cards.get(0), couponsOnly));
        JsonNode took = fair.books(cards.get(12), 1, 2);
        JsonNode inside = fair.books(cards.get(13), 2, 2);
        List<JsonNode> tickets = new ArrayList<>();
        for (String card : cards.subList(0, 12)) {
            tickets.add(fair.books(card, 3, 2));
        }
        fair.ownPhones(3);
        JsonNode waits = RainyFair.ok(fair.joining(1, cards.get(14), 3, 2).call());
        RainyFair.ok(fair.joining(2, cards.get(15), 3, 2).call());
        fair.itIsItsDay();
        fair.help();
        List<String> books = fair.stock.lent(3);
        fair.stock.vansLeave();
        fair.stock.laid(books);
        List<String> underway = fair.stock.lent(1);
        fair.stock.vansLeave();
        RainyFair.ok(fair.saying(1, tickets.get(11), "release").call());
        assertThat(points(cards.get(11))).as("given back on the day").isNotEqualTo("0");
        FairDevice gate = FairDevice.gate(nodes.one(), fair.desks.get(0), fair.id(), Duration.ZERO);
        FairDevice table = FairDevice.table(nodes.two(), fair.desks.get(1), fair.id(), 1);
        Map<String, Object> came =
                early(1, "ADMIT", Map.of("code", inside.path("code").asText(), "persons", 1));
        Map<String, Object> swapped = early(1, "SWAP", Map.of("copyCode", books.get(2), "code", cards.get(13)));

        List<Callable<String>> hands = new ArrayList<>();
        hands.add(at(fair.step(nodes.one(), "postpone")));
        hands.add(at(fair.step(nodes.two(), "postpone")));
        for (int i = 0; i < 4; i++) {
            hands.add(at(fair.booking(i, cards.get(16 + i), 3, 1)));
            hands.add(at(fair.joining(i, cards.get(20 + i), 3, 1)));
            hands.add(at(fair.resizing(i, tickets.get(i), 1)));
        }
        hands.add(at(fair.saying(0, tickets.get(4), "release")));
        hands.add(at(fair.saying(1, tickets.get(5), "release")));
        hands.add(at(fair.saying(1, tickets.get(6), "keep")));
        hands.add(at(fair.admitting(1, inside)));
        hands.addAll(RainHands.bothNodes(nodes, gate, came, "ADMITTED"));
        hands.addAll(RainHands.bothNodes(nodes, table, swapped, "SWAPPED"));
        race(hands);

        assertThat(state(fair)).isEqualTo("POSTPONED");
        fair.addsUp(2);
        fair.addsUp(3);
        assertThat(points(cards.get(11))).as("it rained").isEqualTo("0");
        assertThat(fair.asked(
                        "SELECT count(*) FROM waitlist_entry WHERE fair_id = '%s' AND (offer_until IS NOT NULL OR (state = 'OFFERED') <> (frozen_seconds IS NOT NULL))"
                                .formatted(fair.id())))
                .as("clocks that run")
                .isEqualTo("0");
        for (int desk = 0; desk < 2; desk++) {
            assertThat(fair.booking(desk, cards.get(24), 3, 1).call().code()).isEqualTo("tickets-not-on-sale");
            assertThat(fair.joining(desk, cards.get(24), 3, 1).call().code()).isEqualTo("tickets-not-on-sale");
        }
        RainHands.isVoid(
                nodes, gate, 2, "ADMIT", Map.of("code", inside.path("code").asText()));
        RainHands.isVoid(nodes, table, 2, "SWAP", Map.of("copyCode", books.get(0), "code", cards.get(13)));
        assertThat(fair.holds()).isEqualTo("0");
        toldOnce(
                fair,
                "^fair-postponed",
                """
                SELECT household_id FROM ticket WHERE fair_id = '%1$s' AND session_number > 1 AND state IN ('ISSUED', 'ADMITTED')
                UNION SELECT household_id FROM waitlist_entry WHERE fair_id = '%1$s' AND state IN ('WAITING', 'OFFERED')""");
        assertThat(fair.told(cards.get(12), "^fair-"))
                .as("whose session took place")
                .isEmpty();
        fair.stock.comesHome(books.subList(0, 2), underway);
        assertThat(fair.stock.endings()).isEqualTo("BACK BACK BACK HANDED_OVER");
        fair.noRuleIsBroken();

        comesAgain(fair, tickets, waits, gate);
        assertThat(took.path("id").asText())
                .as("what took place stays")
                .isEqualTo(fair.asked(
                        "SELECT id FROM ticket WHERE fair_id = '%s' AND session_number = 1".formatted(fair.id())));
        assertThat(fair.told(cards.get(12), "^fair-")).isEmpty();
        toldOnce(
                fair,
                "^fair-moved",
                "SELECT household_id FROM ticket_choice c JOIN ticket t ON t.id = c.ticket_id WHERE t.fair_id = '%1$s'");
        assertThat(fair.toldTwice("^fair-postponed")).isEmpty();
        assertThat(fair.told(couponsOnly, "^fair-")).isEqualTo("fair-postponed-coupons fair-moved-coupons");
        System.out.printf("rain, put off and held again at two nodes: %.1f s%n", (System.nanoTime() - began) / 1e9);
    }

    private void comesAgain(RainyFair fair, List<JsonNode> tickets, JsonNode waits, FairDevice gate) throws Exception {
        List<Map<String, Object>> later = new ArrayList<>();
        for (JsonNode session : fair.sessions()) {
            Duration by = session.path("number").asInt() == 1 ? Duration.ZERO : WEEK;
            later.add(Map.of(
                    "from", time(session, "from").plus(by).toString(),
                    "until", time(session, "until").plus(by).toString(),
                    "capacity", session.path("capacity").asInt()));
        }
        RainyFair.ok(fair.librarian.at(nodes.two()).post(fair.path("/move"), Map.of("sessions", later)));
        List<Callable<String>> hands = new ArrayList<>();
        hands.add(at(fair.step(nodes.one(), "publish")));
        hands.add(at(fair.step(nodes.two(), "publish")));
        hands.add(at(fair.saying(0, tickets.get(7), "release")));
        hands.add(at(fair.saying(1, tickets.get(7), "release")));
        race(hands);
        assertThat(state(fair)).isEqualTo("PUBLISHED");
        assertThat(fair.holds()).as("the helper and the tent, at the new time").isEqualTo("2");
        fair.noRuleIsBroken();
        assertThat(answer(fair, tickets.get(8)))
                .as("asked, and did not answer yet")
                .isEmpty();
        String silent = tickets.get(10).path("id").asText();
        fair.change(
                """
                UPDATE ticket_choice SET asked_at = now() - interval '3 days', lapses_at = now() - interval '1 second'
                WHERE ticket_id = '%s' AND answer IS NULL"""
                        .formatted(silent));
        List<Callable<String>> answers = new ArrayList<>();
        for (int desk = 0; desk < 2; desk++) {
            answers.add(at(fair.saying(desk, tickets.get(8), "keep")));
            answers.add(at(fair.saying(desk, tickets.get(9), "release")));
            answers.add(at(fair.resizing(desk, tickets.get(6), 1 + desk)));
            answers.add(at(fair.booking(desk, fair.families(1).get(0), 3, 1)));
        }
        race(answers);
        assertThat(answer(fair, tickets.get(8))).isEqualTo("KEEP");
        assertThat(answer(fair, tickets.get(9))).isEqualTo("RELEASE");
        for (int look = 0; look < 300 && !answer(fair, tickets.get(10)).equals("SILENCE"); look++) {
            Thread.sleep(100);
        }
        assertThat(answer(fair, tickets.get(10))).as("the rounds of the nodes").isEqualTo("SILENCE");
        assertThat(fair.toldTwice("^ticket-silence")).isEmpty();
        fair.addsUp(3);
        assertThat(nodes.asked("SELECT state FROM waitlist_entry WHERE id = '%s'"
                        .formatted(waits.path("id").asText())))
                .as("the line goes on")
                .isEqualTo("OFFERED");
        RainyFair.ok(fair.desks.get(1).post("/v1/waitlist/" + waits.path("id").asText() + "/accept", Map.of()));
        fair.addsUp(3);
        RainHands.isVoid(nodes, gate, 3, "ADMIT", Map.of());
        assertThat(FairDevice.gate(nodes.two(), fair.desks.get(1), fair.id(), Duration.ZERO)
                        .pack(nodes.one())
                        .path("epoch")
                        .asInt())
                .as("paired anew")
                .isEqualTo(2);
    }

    @Test
    void aFairIsCalledOffAtBothNodesAndEverythingIsGivenBack() throws Exception {
        long began = System.nanoTime();
        RainyFair fair = RainyFair.published(nodes, database, 8);
        List<String> cards = fair.families(14);
        String couponsOnly = fair.families(1).get(0);
        fair.coupons(1, 2, List.of(cards.get(0), couponsOnly));
        List<JsonNode> tickets = new ArrayList<>();
        for (String card : cards.subList(0, 4)) {
            tickets.add(fair.books(card, 1, 2));
        }
        fair.ownPhones(1);
        RainyFair.ok(fair.joining(0, cards.get(4), 1, 2).call());
        RainyFair.ok(fair.joining(1, cards.get(5), 1, 1).call());
        RainyFair.ok(fair.saying(0, tickets.get(3), "release").call());
        fair.help();
        List<String> books = fair.stock.lent(2);
        fair.stock.vansLeave();
        fair.stock.laid(books.subList(0, 1));
        FairDevice gate = FairDevice.gate(nodes.two(), fair.desks.get(1), fair.id(), Duration.ZERO);
        Map<String, Object> came =
                early(1, "ADMIT", Map.of("code", tickets.get(2).path("code").asText()));
        List<Callable<String>> hands = new ArrayList<>();
        hands.add(at(fair.step(nodes.one(), "cancel")));
        hands.add(at(fair.step(nodes.two(), "cancel")));
        for (int i = 0; i < 4; i++) {
            hands.add(at(fair.booking(i, cards.get(6 + i), 1, 1)));
            hands.add(at(fair.joining(i, cards.get(10 + i), 1, 1)));
        }
        hands.add(at(fair.resizing(0, tickets.get(0), 1)));
        hands.add(at(fair.saying(1, tickets.get(1), "release")));
        hands.addAll(RainHands.bothNodes(nodes, gate, came, "ADMITTED", "OVER_ADMITTED"));
        race(hands);

        assertThat(state(fair)).isEqualTo("CANCELLED");
        assertThat(fair.asked(
                        "SELECT count(*) FROM ticket WHERE fair_id = '%s' AND state = 'ISSUED'".formatted(fair.id())))
                .isEqualTo("0");
        assertThat(fair.asked(
                        "SELECT count(*) FROM waitlist_entry WHERE fair_id = '%s' AND state IN ('WAITING', 'OFFERED')"
                                .formatted(fair.id())))
                .isEqualTo("0");
        fair.addsUp(1);
        assertThat(fair.holds()).isEqualTo("0");
        assertThat(fair.asked(
                        """
                        SELECT sum(a.balance) FROM credit_account a JOIN fair_session_terms t ON t.purse = a.purse
                        WHERE t.fair_id = '%s' AND a.site IS NULL AND a.ends_at IS NULL"""
                                .formatted(fair.id())))
                .as("coupons that are good everywhere")
                .isEqualTo("4");
        RainHands.isVoid(
                nodes,
                gate,
                2,
                "ADMIT",
                Map.of("code", tickets.get(2).path("code").asText()));
        assertThat(fair.toldTwice("^fair-cancelled")).isEmpty();
        for (int i : List.of(0, 2, 4, 5)) {
            assertThat(fair.told(cards.get(i), "^fair-")).as("family %d", i).startsWith("fair-cancelled");
        }
        fair.stock.comesHome(books.subList(0, 1), books.subList(1, 2));
        assertThat(fair.stock.endings()).isEqualTo("BACK BACK");
        assertThat(fair.told(couponsOnly, "^fair-")).isEqualTo("fair-cancelled-coupons");
        System.out.printf("rain, called off at two nodes: %.1f s%n", (System.nanoTime() - began) / 1e9);
    }

    private static OffsetDateTime time(JsonNode session, String member) {
        return OffsetDateTime.parse(session.path(member).asText());
    }

    private static String state(RainyFair fair) throws Exception {
        return fair.asked("SELECT state FROM fair WHERE id = '%s'".formatted(fair.id()));
    }

    private static String answer(RainyFair fair, JsonNode ticket) throws Exception {
        return fair.asked(
                """
                SELECT coalesce(max(c.answer), '') FROM ticket_choice c JOIN ticket t ON t.id = c.ticket_id JOIN fair f ON f.id = t.fair_id AND f.epoch = c.epoch
                WHERE t.id = '%s'"""
                        .formatted(ticket.path("id").asText()));
    }

    private String points(String card) throws Exception {
        return nodes.asked(
                "SELECT coalesce(sum(m.points), 0) FROM ticket_mark m JOIN household h ON h.id = m.household_id WHERE h.family_code = '%s'"
                        .formatted(card));
    }
}
