package cn.yishulai.boot;

import static cn.yishulai.boot.Homes.done;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yishulai.boot.Homes.Home;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Two running nodes: homes that promise at both, readers who give up at one what they get at the other, and two clocks. What
 * stands against each race is the line of the volume, locked before the copy, the request and the promise; the constraints
 * behind it are taken away one by one in {@link DemandGuardsTest}.
 */
@ExtendWith(TwoNodes.Running.class)
class DemandRacesIT {

    private static final int ROUNDS = 3;
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(90);

    private Connection connection;
    private Town town;
    private Homes homes;
    private Desk here;
    private Desk there;

    @BeforeEach
    void twoDesks(TwoNodes nodes) throws Exception {
        connection = nodes.connect();
        town = new Town(connection);
        homes = new Homes(nodes, connection);
        here = nodes.desk(1);
        there = nodes.desk(2);
    }

    @AfterEach
    void noRuleIsBroken() throws Exception {
        assertThat(TwoNodes.brokenRules(connection)).isEmpty();
        connection.close();
    }

    @Test
    void ofTwoHomesThatPromiseAtTwoNodesOneDoes() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            UUID volume = town.volume();
            homes.wishes(homes.reader(1), volume, true);
            Home one = homes.with(volume);
            Home other = homes.with(volume);
            List<Desk.Answer> answers = Race.run(List.of(
                    homes.promising(homes.isAsked(one), one.here()),
                    homes.promising(homes.isAsked(other), other.there())));
            assertThat(answers).extracting(Desk.Answer::status).containsExactlyInAnyOrder(201, 409);
            assertThat(answers)
                    .filteredOn(answer -> answer.status() == 409)
                    .extracting(Desk.Answer::code)
                    .containsExactly("appeal-over");
        }
    }

    @Test
    void aPromiseAtOneNodeAndAWithdrawalAtTheOtherDoNotBothHappen() throws Exception {
        int promised = 0;
        for (int round = 0; round < ROUNDS; round++) {
            UUID volume = town.volume();
            homes.wishes(homes.reader(1), volume, true);
            Home home = homes.with(volume);
            List<Desk.Answer> answers =
                    Race.run(List.of(homes.promising(homes.isAsked(home), home.here()), () -> home.there()
                            .post("/v1/copies/" + home.book() + "/withdraw", Map.of("reason", "不在了"))));
            assertThat(answers).filteredOn(answer -> answer.status() < 300).hasSize(1);
            assertThat(answers)
                    .filteredOn(answer -> answer.status() >= 300)
                    .allSatisfy(answer ->
                            assertThat(answer.code()).as("%s", answer).isIn("copy-not-available", "appeal-over"));
            assertThat(homes.copy(home.book())).isEqualTo(answers.get(0).status() == 201 ? "PROMISED" : "WITHDRAWN");
            promised += answers.get(0).status() == 201 ? 1 : 0;
        }
        System.out.printf("promise against withdrawal: it was promised in %d of %d%n", promised, ROUNDS);
    }

    @Test
    void aBookThatIsBroughtWhileItsPromiseIsTakenBackServesWhoeverWaits() throws Exception {
        int kept = 0;
        for (int round = 0; round < ROUNDS; round++) {
            UUID volume = town.volume();
            String wish = homes.wishes(homes.reader(1), volume, true);
            Home home = homes.with(volume);
            String promise = homes.promises(home);
            List<Desk.Answer> answers = Race.run(List.of(homes.bringing(home, there), () -> home.here()
                    .post("/v1/promises/" + promise + "/take-back", Map.of())));
            done(answers.get(0));
            boolean takenBack = answers.get(1).status() == 200;
            assertThat(answers.get(1).status()).as("%s", answers.get(1)).isIn(200, 409);
            assertThat(homes.request(wish)).isEqualTo("READY");
            assertThat(homes.asked("SELECT state FROM promise WHERE id = '%s'", promise))
                    .isEqualTo(takenBack ? "TAKEN_BACK" : "KEPT");
            kept += takenBack ? 0 : 1;
        }
        System.out.printf("brought against taken back: the promise was kept in %d of %d%n", kept, ROUNDS);
    }

    @Test
    void theClocksOfTwoNodesAskAHomeOnce() throws Exception {
        UUID volume = town.volume();
        String wish = homes.wishes(homes.reader(1), volume, true);
        Home home = homes.with(volume);
        Jar.execute(
                connection,
                "UPDATE swap_request SET placed_at = placed_at - interval '8 days' WHERE id = '%s'".formatted(wish));
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (homes.told("appeals-asked", home) == 0) {
            assertThat(System.nanoTime()).as("a home is asked").isLessThan(deadline);
            TimeUnit.MILLISECONDS.sleep(200);
        }
        assertThat(homes.told("appeals-asked", home)).isOne();
        assertThat(homes.asked(
                        "SELECT count(*) FROM appeal a JOIN copy c ON c.id = a.copy_id WHERE c.code = '%s'",
                        home.book()))
                .isEqualTo("1");
    }

    @Test
    void aBookThatComesWhileTheFirstInLineGivesUpIsTheNextReaders() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            UUID volume = town.volume();
            Home first = homes.reader(1);
            String givenUp = homes.wishes(first, volume, true);
            String waits = homes.wishes(homes.reader(1), volume, true);
            Home giver = homes.with(volume);
            for (Desk.Answer answer :
                    Race.run(List.of(homes.bringing(giver, there), () -> cancels(first.here(), givenUp)))) {
                done(answer);
            }
            assertThat(homes.request(givenUp)).isEqualTo("CANCELLED");
            assertThat(homes.credits(first, "FREE")).isOne();
            assertThat(homes.credits(first, "HELD")).isZero();
            assertThat(homes.copy(giver.book())).isEqualTo("ON_HOLD_SHELF");
            assertThat(homes.request(waits)).isIn("ACCEPTED", "READY");
        }
    }

    @Test
    void anOfferThatIsAcceptedAndGivenUpAtOnceGoesToTheNext() throws Exception {
        int accepted = 0;
        for (int round = 0; round < ROUNDS; round++) {
            UUID volume = town.volume();
            town.copies(1, volume, here.site());
            Home first = homes.reader(1);
            String offered = homes.wishes(first, volume, false);
            assertThat(homes.request(offered)).isEqualTo("OFFERED");
            String next = homes.wishes(homes.reader(1), volume, true);
            List<Desk.Answer> answers = Race.run(List.of(
                    () -> first.here().post("/v1/requests/" + offered + "/accept", Map.of()),
                    () -> cancels(first.there(), offered)));
            assertThat(answers.get(0).status()).as("%s", answers.get(0)).isIn(200, 409);
            done(answers.get(1));
            accepted += answers.get(0).status() == 200 ? 1 : 0;
            assertThat(homes.request(offered)).isEqualTo("CANCELLED");
            assertThat(homes.request(next)).isEqualTo("ACCEPTED");
            assertThat(homes.credits(first, "FREE")).isOne();
            assertThat(homes.credits(first, "HELD")).isZero();
        }
        System.out.printf("accept against cancel: it was accepted first in %d of %d%n", accepted, ROUNDS);
    }

    /** A wish that was given up first leaves the book on the hold shelf to be cleared; its family may then take it as anybody. */
    @Test
    void aBookOnTheHoldShelfIsPaidForOnceOrItsReaderGaveItUp() throws Exception {
        int handedOver = 0;
        for (int round = 0; round < ROUNDS; round++) {
            UUID volume = town.volume();
            String copy = town.copies(1, volume, here.site()).get(0);
            Home reader = homes.reader(1);
            String ready = homes.wishes(reader, volume, true);
            done(here.verb(copy, "hold-shelf", Map.of()));
            long headStart = 20L * round; // a phone has less to do and would always be first
            List<Desk.Answer> answers = Race.run(List.of(() -> there.handOver(copy, reader.card()), () -> {
                Thread.sleep(headStart);
                return cancels(reader.here(), ready);
            }));
            boolean given = answers.get(0).status() == 200;
            boolean cancelled = answers.get(1).status() == 200;
            assertThat(given || cancelled).as("%s", answers).isTrue();
            assertThat(homes.request(ready)).isEqualTo(cancelled ? "CANCELLED" : "FULFILLED");
            assertThat(homes.copy(copy)).isEqualTo(given ? "HANDED_OVER" : "ON_HOLD_SHELF");
            assertThat(homes.credits(reader, "FREE")).isEqualTo(given ? 0 : 1);
            assertThat(homes.credits(reader, "HELD")).isZero();
            handedOver += cancelled ? 0 : 1;
        }
        System.out.printf("hand-over against cancel: it was handed over first in %d of %d%n", handedOver, ROUNDS);
    }

    private static Desk.Answer cancels(Desk phone, String request) throws Exception {
        return phone.post("/v1/requests/" + request + "/cancel", Map.of());
    }
}
