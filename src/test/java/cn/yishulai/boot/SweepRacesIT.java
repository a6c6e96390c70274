package cn.yishulai.boot;

import static cn.yishulai.boot.Homes.done;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yishulai.boot.Homes.Home;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The clocks of two nodes end what is overdue while people come after all, at the last moment: offers, pickup windows, promises
 * and swaps between families. The lines are held until the clocks wait at the first of them; then the clocks begin at one end
 * of the list and the people at the other.
 */
@ExtendWith(TwoNodes.Running.class)
class SweepRacesIT {

    private static final int OF_EACH = 5;
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(90);
    private static final String CLOCKS_THAT_WAIT =
            "SELECT count(DISTINCT pid) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted";

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

    /** Somebody who is late, what they do in the last moment, and what must be true afterwards, whoever was first. */
    private record Late(String what, List<UUID> lines, String overdue, Callable<Desk.Answer> step, Outcome outcome) {}

    /** @return whether the people were first */
    private interface Outcome {
        boolean holds(Desk.Answer answer) throws Exception;
    }

    @Test
    void whatIsOverdueIsEndedOrDoneAndNeverBoth() throws Exception {
        List<Late> all = new ArrayList<>();
        for (int i = 0; i < OF_EACH; i++) {
            Desk desk = i % 2 == 0 ? here : there;
            all.add(anOffer());
            all.add(aPickup(desk));
            all.add(aPromise(desk));
            all.add(aSwap(desk));
        }
        List<Desk.Answer> answers = new ArrayList<>();
        try (Connection held = homes.holdLines(
                all.stream().flatMap(late -> late.lines().stream()).toList())) {
            for (Late late : all) {
                Jar.execute(connection, late.overdue());
            }
            awaitClocks();
            answers.addAll(Race.run(people(all, held)));
        }
        int[] first = new int[4];
        for (int i = 0; i < all.size(); i++) {
            Late late = all.get(i);
            first[i % 4] += late.outcome().holds(answers.get(i)) ? 1 : 0;
        }
        System.out.printf(
                "people before the clocks: offers %d, pickups %d, promises %d, swaps %d, of %d each%n",
                first[0], first[1], first[2], first[3], OF_EACH);
    }

    /** Four at a time, from the end of the list; the first of them lets everybody go. */
    private static List<Callable<Desk.Answer>> people(List<Late> all, Connection held) {
        List<Callable<Desk.Answer>> steps = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            Late late = all.get(i);
            int waits = (all.size() - 1 - i) / 4;
            boolean letsGo = i == all.size() - 1;
            steps.add(() -> {
                if (letsGo) {
                    held.commit();
                }
                Thread.sleep(50L * waits);
                return late.step().call();
            });
        }
        return steps;
    }

    private void awaitClocks() throws Exception {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (Integer.parseInt(homes.asked(CLOCKS_THAT_WAIT)) < 3) {
            assertThat(System.nanoTime())
                    .as("the clocks come to what is overdue")
                    .isLessThan(deadline);
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private Late anOffer() throws Exception {
        UUID volume = town.volume();
        town.copies(1, volume, here.site());
        Home reader = homes.reader(1);
        String wish = homes.wishes(reader, volume, false);
        String next = homes.wishes(homes.reader(1), volume, true);
        return new Late(
                "offer",
                List.of(volume),
                "UPDATE swap_request SET offered_until = now() - interval '10 days', offered_from = current_date - 20, offered_days = 1 WHERE id = '%s'"
                        .formatted(wish),
                () -> reader.there().post("/v1/requests/" + wish + "/accept", Map.of()),
                answer -> {
                    awaitNot("OFFERED", "SELECT state FROM swap_request WHERE id = '%s'", wish);
                    boolean accepted = answer.status() == 200;
                    assertThat(homes.request(wish)).as("%s", answer).isEqualTo(accepted ? "ACCEPTED" : "PAUSED");
                    assertThat(homes.request(next)).isEqualTo(accepted ? "OPEN" : "ACCEPTED");
                    return accepted;
                });
    }

    private Late aPickup(Desk desk) throws Exception {
        UUID volume = town.volume();
        String copy = town.copies(1, volume, here.site()).get(0);
        Home reader = homes.reader(1);
        String wish = homes.wishes(reader, volume, true);
        done(here.verb(copy, "hold-shelf", Map.of()));
        String next = homes.wishes(homes.reader(1), volume, true);
        return new Late(
                "pickup",
                List.of(volume),
                "UPDATE claim SET pickup_until = current_date - 10, window_from = current_date - 20, window_days = 1 WHERE request_id = '%s'"
                        .formatted(wish),
                () -> desk.handOver(copy, reader.card()),
                answer -> {
                    awaitNot("READY", "SELECT state FROM swap_request WHERE id = '%s'", wish);
                    boolean fetched = answer.status() == 200;
                    assertThat(homes.request(wish)).as("%s", answer).isEqualTo(fetched ? "FULFILLED" : "EXPIRED");
                    assertThat(homes.request(next)).isIn(fetched ? List.of("OPEN") : List.of("ACCEPTED", "READY"));
                    assertThat(homes.credits(reader, "FREE")).isEqualTo(fetched ? 0 : 1);
                    assertThat(homes.credits(reader, "HELD")).isZero();
                    return fetched;
                });
    }

    private Late aPromise(Desk desk) throws Exception {
        UUID volume = town.volume();
        String wish = homes.wishes(homes.reader(1), volume, true);
        Home home = homes.with(volume);
        String promise = homes.promises(home);
        return new Late(
                "promise",
                List.of(volume),
                "UPDATE promise SET window_from = current_date - 20, window_days = 1, bring_until = current_date - 10 WHERE id = '%s'"
                        .formatted(promise),
                homes.bringing(home, desk),
                answer -> {
                    done(answer);
                    awaitNot("RUNNING", "SELECT state FROM promise WHERE id = '%s'", promise);
                    assertThat(homes.request(wish)).isEqualTo("READY");
                    String ended = homes.asked("SELECT state FROM promise WHERE id = '%s'", promise);
                    assertThat(ended).isIn("KEPT", "MISSED");
                    assertThat(homes.told("wish-not-brought", home)).isZero();
                    assertThat(homes.told("promise-missed", home)).isEqualTo(ended.equals("MISSED") ? 1 : 0);
                    return ended.equals("KEPT");
                });
    }

    /** One book is there; the other comes when the swap has run out of time. */
    private Late aSwap(Desk desk) throws Exception {
        List<Home> ring = homes.ring(2);
        String swap = homes.agreed(ring);
        done(homes.bringing(ring.get(0), here).call());
        return new Late(
                "swap",
                List.of(ring.get(0).volume(), ring.get(1).volume()),
                """
                WITH a AS (UPDATE home_swap SET proposed_at = now() - interval '90 days', agreed_at = now() - interval '80 days' WHERE id = '%1$s')
                UPDATE home_swap_leg SET bring_until = current_date - 10, remind_on = current_date - 12 WHERE swap_id = '%1$s'"""
                        .formatted(swap),
                homes.bringing(ring.get(1), desk),
                answer -> {
                    done(answer);
                    awaitNot("AGREED", "SELECT state FROM home_swap WHERE id = '%s'", swap);
                    for (Home home : ring) {
                        assertThat(homes.credits(home, "FREE") + homes.credits(home, "HELD"))
                                .isEqualTo(2);
                        assertThat(homes.asked(
                                        "SELECT state FROM swap_request r JOIN household h ON h.id = r.household_id WHERE h.family_code = '%s'",
                                        home.card()))
                                .isIn("ACCEPTED", "READY");
                    }
                    return homes.asked("SELECT state FROM home_swap WHERE id = '%s'", swap)
                            .equals("RELEASED");
                });
    }

    private void awaitNot(String state, String sql, String id) throws Exception {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (homes.asked(sql, id).equals(state)) {
            assertThat(System.nanoTime()).as("%s is over", state).isLessThan(deadline);
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }
}
