package cn.yishulai.boot;

import static cn.yishulai.boot.Homes.done;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yishulai.boot.Homes.Home;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Two running nodes: families that answer and bring, each at both nodes at once. Whatever is first, no
 * book is given twice, no wish is lost, and every credit is where it belongs. Guards: the lines of all books of a swap, then
 * its row; what the database refuses besides is taken away in {@link DemandGuardsTest}.
 */
@ExtendWith(TwoNodes.Running.class)
class HomeSwapRacesIT {

    private static final int ROUNDS = 2;
    private static final String WISH =
            "SELECT %s FROM swap_request r JOIN household h ON h.id = r.household_id WHERE h.family_code = '%s'";
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

    private Connection connection;
    private Homes homes;
    private Desk here;
    private Desk there;

    @BeforeEach
    void twoDesks(TwoNodes nodes) throws Exception {
        connection = nodes.connect();
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
    void onTwoNodesAllAgreeAtOnce() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            List<Home> ring = homes.ring(3);
            String swap = homes.proposed(ring);
            List<Callable<Desk.Answer>> steps = new ArrayList<>();
            for (Home home : ring) {
                steps.add(() -> home.here().post("/v1/home-swaps/" + swap + "/agree", Map.of()));
            }
            Home impatient = ring.get(0);
            steps.add(() -> impatient.there().post("/v1/home-swaps/" + swap + "/agree", Map.of()));
            List<Desk.Answer> answers = Race.run(steps);
            assertThat(answers.get(1).status()).as("%s", answers.get(1)).isEqualTo(200);
            assertThat(answers.get(2).status()).as("%s", answers.get(2)).isEqualTo(200);
            assertThat(state(swap)).isEqualTo("AGREED");
            for (Home home : ring) {
                assertThat(homes.told("home-swap-agreed", home)).isOne();
                assertThat(homes.copy(home.book())).isEqualTo("PROMISED");
            }
        }
    }

    @Test
    void whoSaysYesAndNoAtOnceIsHeldToTheNo() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            List<Home> ring = homes.ring(2);
            String swap = homes.proposed(ring);
            done(ring.get(0).here().post("/v1/home-swaps/" + swap + "/agree", Map.of()));
            Home doubtful = ring.get(1);
            List<Desk.Answer> answers = Race.run(List.of(
                    () -> doubtful.here().post("/v1/home-swaps/" + swap + "/agree", Map.of()),
                    () -> doubtful.there().post("/v1/home-swaps/" + swap + "/decline", Map.of())));
            done(answers.get(1));
            assertThat(state(swap)).isEqualTo("ENDED");
            assertThat(because(swap)).isEqualTo(answers.get(0).status() == 200 ? "NOT_BROUGHT" : "DECLINED");
            for (Home home : ring) {
                assertThat(homes.copy(home.book())).isEqualTo("LISTED");
                assertThat(wishOf(home)).isEqualTo("OPEN");
            }
        }
    }

    @Test
    void oneBookThatIsScannedAtTwoDesksIsBroughtOnce() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            List<Home> ring = homes.ring(2);
            homes.agreed(ring);
            Home home = ring.get(0);
            List<Desk.Answer> answers = Race.run(List.of(homes.bringing(home, here), homes.bringing(home, there)));
            assertThat(answers).extracting(Desk.Answer::status).containsExactlyInAnyOrder(201, 409);
            assertThat(answers)
                    .filteredOn(answer -> answer.status() == 409)
                    .extracting(Desk.Answer::code)
                    .containsExactly("copy-already-inspected");
            assertThat(homes.copy(home.book())).isEqualTo("ON_HOLD_SHELF");
            assertThat(homes.credits(home, "FREE")).isOne();
            assertThat(homes.credits(home, "HELD")).isOne();
        }
    }

    @Test
    void onTwoNodesAllBooksComeAtOnceAndAreGivenOutOnce() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            List<Home> ring = homes.ring(3);
            String swap = homes.agreed(ring);
            List<Callable<Desk.Answer>> steps = new ArrayList<>();
            for (int i = 0; i < ring.size(); i++) {
                steps.add(homes.bringing(ring.get(i), i % 2 == 0 ? here : there));
            }
            for (Desk.Answer answer : Race.run(steps)) {
                done(answer);
            }
            awaitEnd(swap);
            assertThat(state(swap)).isEqualTo("RELEASED");
            for (Home home : ring) {
                assertThat(wishOf(home)).isEqualTo("READY");
                assertThat(homes.told("home-swap-complete", home)).isOne();
                assertThat(homes.credits(home, "FREE")).isOne();
                assertThat(homes.credits(home, "HELD")).isOne();
            }
        }
    }

    /** The swap is released, or it ends and both books are stock: either way each family gets the book it wished. */
    @Test
    void theLastBookIsBroughtWhileItsFamilySaysNo() throws Exception {
        int released = 0;
        for (int round = 0; round < ROUNDS; round++) {
            List<Home> ring = homes.ring(2);
            String swap = homes.agreed(ring);
            done(homes.bringing(ring.get(0), here).call());
            Home last = ring.get(1);
            List<Desk.Answer> answers = Race.run(List.of(homes.bringing(last, here), () -> last.there()
                    .post("/v1/home-swaps/" + swap + "/decline", Map.of())));
            done(answers.get(0));
            awaitEnd(swap);
            boolean declined = answers.get(1).status() == 200;
            assertThat(state(swap)).isEqualTo(declined ? "ENDED" : "RELEASED");
            for (Home home : ring) {
                assertThat(wishOf(home)).isIn("ACCEPTED", "READY");
                assertThat(homes.credits(home, "FREE") + homes.credits(home, "HELD"))
                        .isEqualTo(2);
            }
            released += declined ? 0 : 1;
        }
        System.out.printf("last book against a no: the swap was released in %d of %d%n", released, ROUNDS);
    }

    @Test
    void aWishIsGivenUpWhileTheLastBookComes() throws Exception {
        int released = 0;
        for (int round = 0; round < ROUNDS; round++) {
            List<Home> ring = homes.ring(2);
            String swap = homes.agreed(ring);
            Home first = ring.get(0);
            done(homes.bringing(first, here).call());
            String wish = homes.asked(WISH.formatted("r.id", first.card()));
            List<Desk.Answer> answers = Race.run(List.of(homes.bringing(ring.get(1), there), () -> first.here()
                    .post("/v1/requests/" + wish + "/cancel", Map.of())));
            done(answers.get(0));
            done(answers.get(1));
            awaitEnd(swap);
            assertThat(homes.request(wish)).isEqualTo("CANCELLED");
            assertThat(homes.credits(first, "FREE")).isEqualTo(2);
            assertThat(homes.credits(first, "HELD")).isZero();
            assertThat(wishOf(ring.get(1))).isIn("ACCEPTED", "READY");
            released += state(swap).equals("RELEASED") ? 1 : 0;
        }
        System.out.printf("last book against a wish given up: released in %d of %d%n", released, ROUNDS);
    }

    private String wishOf(Home home) throws Exception {
        return homes.asked(WISH, "r.state", home.card());
    }

    private String state(String swap) throws Exception {
        return homes.asked("SELECT state FROM home_swap WHERE id = '%s'", swap);
    }

    private String because(String swap) throws Exception {
        return homes.asked("SELECT because FROM home_swap WHERE id = '%s'", swap);
    }

    /** Whichever desk was last found a line busy, perhaps: then a clock finishes it. */
    private void awaitEnd(String swap) throws Exception {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (List.of("PROPOSED", "AGREED").contains(state(swap))) {
            assertThat(System.nanoTime()).as("the swap is settled").isLessThan(deadline);
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }
}
