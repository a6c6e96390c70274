package cn.yishulai.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Two running nodes, many hands, one copy. Whatever happens, one of them has it, everybody else is told why not, no rule
 * between rows is broken, and nobody is answered 500. What each race comes to without its guard is shown by
 * {@link GuardsTest}.
 */
@ExtendWith(TwoNodes.Running.class)
class RacesIT {

    private static final int ROUNDS = 6;
    private static final int HANDS_A_NODE = 4;
    private static final int IN_THE_ROOM = 40;

    private Connection connection;
    private Town town;
    private Desk here;
    private Desk there;

    @BeforeEach
    void twoDesks(TwoNodes nodes) throws Exception {
        connection = nodes.connect();
        town = new Town(connection);
        here = nodes.desk(1);
        there = nodes.desk(2);
    }

    @AfterAll
    static void everyRuleHolds(TwoNodes nodes) throws Exception {
        nodes.auditIsClean();
    }

    /** Guards: the copy is locked before it is read; movement_pk. */
    @Test
    void oneCopyIsHandedOverByOneOfManyStaff() throws Exception {
        List<String> families = town.families(2 * HANDS_A_NODE, ROUNDS);
        for (int round = 0; round < ROUNDS; round++) {
            String copy = town.copy(here.site());
            List<Callable<Desk.Answer>> hands = new ArrayList<>();
            for (int hand = 0; hand < families.size(); hand++) {
                Desk desk = hand % 2 == 0 ? here : there;
                String family = families.get(hand);
                hands.add(() -> desk.handOver(copy, family));
            }
            assertOneWins(Race.run(hands), "copy-not-available");
            assertThat(asked("SELECT moves FROM copy WHERE code = '%s'", copy)).isEqualTo("2");
        }
        assertNoRuleIsBroken();
    }

    /** The wedge fires twice: two keys within milliseconds, by one hand. Guards: as above. */
    @Test
    void aWedgeThatFiresTwiceHandsOverOnce() throws Exception {
        String family = town.families(1, ROUNDS).get(0);
        for (int round = 0; round < ROUNDS; round++) {
            String copy = town.copy(here.site());
            List<Desk.Answer> answers =
                    Race.run(List.of(() -> here.handOver(copy, family), () -> there.handOver(copy, family)));
            assertOneWins(answers, "copy-not-available");
        }
        assertThat(asked(
                        "SELECT sum(balance) FROM credit_account a JOIN household h ON h.id = a.household WHERE h.family_code = '%s'",
                        family))
                .as("each book was paid for once")
                .isEqualTo("0");
        assertNoRuleIsBroken();
    }

    /**
     * A reader asks for the last copy while somebody takes it from the shelf. Guards: the line of the volume is locked
     * by both; movement_pk; claim_one_per_copy.
     */
    @Test
    void aHoldAndAWalkInDoNotBothGetTheCopy() throws Exception {
        int held = 0;
        for (int round = 0; round < ROUNDS; round++) {
            UUID volume = town.volume();
            String copy = town.copies(1, volume, here.site()).get(0);
            List<String> families = town.families(3, 1);
            long headStart = 8L * round; // a walk-in has less to do and would always be first
            List<Desk.Answer> answers = Race.run(List.of(
                    () -> {
                        Thread.sleep(headStart);
                        return here.handOver(copy, families.get(0));
                    },
                    () -> asks(there, volume, families.get(1)),
                    () -> asks(here, volume, families.get(2))));
            Desk.Answer walkIn = answers.get(0);
            long accepted = answers.subList(1, 3).stream()
                    .peek(answer -> assertThat(answer.status()).as("%s", answer).isEqualTo(201))
                    .filter(answer -> answer.json().path("state").asText().equals("ACCEPTED"))
                    .count();
            if (walkIn.status() == 200) {
                assertThat(accepted).isZero();
            } else {
                assertThat(walkIn.code()).isEqualTo("copy-claimed");
                assertThat(accepted).isEqualTo(1);
                held++;
            }
        }
        System.out.printf("hold against walk-in: the reader on line was first in %d of %d%n", held, ROUNDS);
        assertNoRuleIsBroken();
    }

    /** The van and the desk want the same copy. Guards: as for two members of staff. */
    @Test
    void aCopyIsSentOrHandedOver() throws Exception {
        String elsewhere = asked("SELECT id FROM site WHERE kind = 'READING_ROOM' ORDER BY id LIMIT 1");
        List<String> families = town.families(1, ROUNDS);
        int sent = 0;
        for (int round = 0; round < ROUNDS; round++) {
            String copy = town.copy(here.site());
            List<Desk.Answer> answers = Race.run(List.of(
                    () -> there.verb(copy, "send", Map.of("toSiteId", elsewhere)),
                    () -> here.handOver(copy, families.get(0))));
            assertOneWins(answers, "copy-not-available");
            sent += answers.get(0).status() == 200 ? 1 : 0;
        }
        System.out.printf("transfer against hand-over: the van was first in %d of %d%n", sent, ROUNDS);
        assertNoRuleIsBroken();
    }

    /**
     * Nobody has scanned anything, somebody signs that all of it is missing, and both nodes put that into effect while the
     * desks go on giving and sending the very copies. Guards: each copy is judged again under its lock; movement_pk.
     */
    @Test
    void aStocktakeMissesOnlyWhatNobodyTook(TwoNodes nodes) throws Exception {
        String site = town.site();
        Desk giver = nodes.desk(1); // a token says where somebody works, so these sign in after there is a room
        Desk sender = nodes.desk(2);
        String family = town.families(1, IN_THE_ROOM).get(0);
        List<String> copies = town.copies(IN_THE_ROOM, town.volume(), site);
        String stocktake = "/v1/stocktakes/"
                + nodes.desk(3)
                        .post("/v1/stocktakes", Map.of("siteId", site))
                        .json()
                        .path("id")
                        .asText();
        assertThat(nodes.desk(3).post(stocktake + "/counted", Map.of()).status())
                .isEqualTo(200);
        Desk signer = nodes.desk(4);
        List<Callable<Desk.Answer>> people = new ArrayList<>();
        people.add(() -> signer.post(stocktake + "/sign-off", Map.of()));
        for (int i = 0; i < copies.size(); i++) {
            String copy = copies.get(i);
            long later = 150L * i; // until both nodes have begun to put it into effect
            boolean given = i % 2 == 0;
            people.add(() -> {
                Thread.sleep(later);
                return given
                        ? giver.verb(copy, "hand-over", Map.of("siteId", site, "familyCode", family))
                        : sender.verb(copy, "send", Map.of("siteId", site, "toSiteId", there.site()));
            });
        }
        List<Desk.Answer> answers = Race.run(people);
        assertThat(answers.get(0).status()).as("%s", answers.get(0)).isEqualTo(200);
        while (!signer.get(stocktake).path("state").asText().equals("APPLIED")) {
            Thread.sleep(100);
        }
        int missed = 0;
        for (int i = 0; i < copies.size(); i++) {
            Desk.Answer answer = answers.get(i + 1);
            String status = asked("SELECT status FROM copy WHERE code = '%s'", copies.get(i));
            if (answer.status() == 200) {
                assertThat(status).isEqualTo(i % 2 == 0 ? "HANDED_OVER" : "IN_TRANSIT");
            } else {
                assertThat(answer.code()).isEqualTo("copy-not-available");
                assertThat(status).isEqualTo("MISSING");
                missed++;
            }
        }
        System.out.printf(
                "stocktake against everything: %d of %d were missed before they were taken%n", missed, IN_THE_ROOM);
        assertNoRuleIsBroken();
    }

    /** Guard: once_answer_pk; the advisory lock of the key only makes the second sender wait less. */
    @Test
    void aRetryingPhoneIsAnsweredOnceWhicheverNodeItReaches() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            UUID key = UUID.randomUUID();
            String title = "重试 " + key;
            List<Callable<Desk.Answer>> tries = new ArrayList<>();
            for (int i = 0; i < 2 * HANDS_A_NODE; i++) {
                Desk desk = i % 2 == 0 ? here : here.at(there.service());
                tries.add(() -> untilAnswered(desk, key, title));
            }
            Map<String, Long> bodies = Race.run(tries).stream()
                    .peek(answer -> assertThat(answer.status()).as("%s", answer).isEqualTo(201))
                    .map(answer -> answer.json().path("id").asText())
                    .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
            assertThat(bodies).hasSize(1);
            assertThat(asked("SELECT count(*) FROM edition WHERE title = '%s'", title))
                    .isEqualTo("1");
        }
        assertNoRuleIsBroken();
    }

    /** As an app does: what is still running is asked for again, with the same key. */
    private static Desk.Answer untilAnswered(Desk desk, UUID key, String title) throws Exception {
        while (true) {
            Desk.Answer answer = desk.once(key, "/v1/volumes", Map.of("title", title, "author", "无名氏"));
            if (!answer.code().equals("idempotency-in-flight")) {
                return answer;
            }
            Thread.sleep(20);
        }
    }

    private static Desk.Answer asks(Desk desk, UUID volume, String family) throws Exception {
        return desk.post(
                "/v1/requests",
                Map.of("volumeId", volume.toString(), "pickupSiteId", desk.site(), "familyCode", family));
    }

    private static void assertOneWins(List<Desk.Answer> answers, String refusal) {
        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 200)
                .allSatisfy(answer -> assertThat(answer.code()).as("%s", answer).isEqualTo(refusal));
    }

    private void assertNoRuleIsBroken() throws Exception {
        assertThat(TwoNodes.brokenRules(connection)).isEmpty();
        connection.close();
    }

    private String asked(String sql, Object... values) throws Exception {
        return Jar.ask(connection, sql.formatted(values));
    }
}
