package cn.yishulai.swaps;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Ten thousand random histories of a small town: books are brought, wished for, given up, set aside, fetched, brought back,
 * lost and not fetched. After every step the town is compared with a slow and obvious reference that tries all ways to
 * promise the copies.
 */
class MatchingHistoriesTest {

    private static final int HISTORIES = 10_000;
    private static final int STEPS = 24;

    @Test
    void nobodyIsSkippedAndAsManyAreServedAsCanBe() {
        long served = 0;
        long moved = 0;
        for (int seed = 0; seed < HISTORIES; seed++) {
            Town town = new Town(new Random(seed), Integer.MAX_VALUE, Integer.MAX_VALUE);
            for (int step = 0; step < STEPS; step++) {
                String what = town.something();
                town.assertSound("history %d, step %d: %s".formatted(seed, step, what));
                assertThat(town.promised())
                        .as("history %d, step %d: %s: as many as can be served", seed, step, what)
                        .isEqualTo(town.mostThatCouldBePromised());
            }
            served += town.given();
            moved += town.moved();
        }
        System.out.printf("%d histories: %d promises made, %d of them by moving others%n", HISTORIES, served, moved);
        assertThat(moved).as("promises moved, or the test shows nothing").isGreaterThan(HISTORIES / 50);
    }

    /** What the service allows itself: few copies looked at and few promises moved. Nothing is unsound, and little is lost. */
    @Test
    void withinItsBoundsItServesNearlyAsMany() {
        long promised = 0;
        long possible = 0;
        for (int seed = 0; seed < 2_000; seed++) {
            Town town = new Town(new Random(seed), Rearrangements.COPIES_LOOKED_AT, Rearrangements.PROMISES_MOVED);
            for (int step = 0; step < STEPS; step++) {
                String what = town.something();
                town.assertSound("history %d, step %d: %s".formatted(seed, step, what));
                promised += town.promised();
                possible += town.mostThatCouldBePromised();
            }
        }
        System.out.printf("within bounds: %d of %d promises%n", promised, possible);
        assertThat(promised).isGreaterThanOrEqualTo(possible * 995 / 1000);
    }
}
