package cn.yishulai.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yishulai.kernel.Refused;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Loops of no more than so many items. */
class LimitedLoopsTest {

    private static final int SMALL_LISTS = 3000;
    private static final String RING = "A : B\nB : C\nC : D\nD : A C\n";

    @Test
    void smallListsUnderALimitAgreeWithTryingEverything() {
        SplittableRandom random = new SplittableRandom(85);
        int tight = 0;
        int tried = 0;
        for (int n = 0; n < SMALL_LISTS; n++) {
            int longest = 2 + n % 4;
            String text = "#@ LONGEST " + longest + "\n" + TradesFixture.aRankedList(random, 10);
            TradeRun run = TradeRun.of(text, n % 3, Watch.NONE);
            ObviousSolver best = ObviousSolver.bestOfAll(TradeListReader.read(text), longest);
            int bound = run.certificate().check(run.list()).trades();
            assertThat(run.loops()).allMatch(loop -> loop.length <= longest);
            assertThat(run.trades()).as(text).isEqualTo(best.trades);
            assertThat(run.people()).as(text).isEqualTo(best.people);
            assertThat(bound).isGreaterThanOrEqualTo(best.trades);
            LoopsFixture.assertAllowed(run);
            tight += bound == best.trades ? 1 : 0;
            tried += run.allTried() ? 1 : 0;
        }
        log("%d bounds of %d are reached, %d tried wholly", tight, SMALL_LISTS, tried);
        assertThat(tight).isGreaterThan(SMALL_LISTS * 9 / 10);
    }

    /** Where not everything can be tried; here it could, so that the gap is known. */
    @Test
    void theSearchMostlyReachesTheMostTrades() {
        SplittableRandom random = new SplittableRandom(86);
        int made = 0;
        int possible = 0;
        for (int n = 0; n < SMALL_LISTS; n++) {
            int longest = 2 + n % 4;
            TradeList list =
                    TradeListReader.read(TradesFixture.aRankedList(random, 10)).withLongest(longest);
            ListMarket items = ListMarket.of(list, 0);
            ShortLoops search = new ShortLoops(new CopyLoops(items.market()), longest, n, Watch.NONE);
            search.run();
            int best = ObviousSolver.bestOfAll(list, longest).trades;
            assertThat(search.trades()).isLessThanOrEqualTo(best);
            made += search.trades();
            possible += best;
        }
        log("the search makes %d of %d trades of %d lists", made, possible, SMALL_LISTS);
        assertThat(1000L * made).isGreaterThan(995L * possible);
    }

    @Test
    void aLimitThatDoesNotBindKeepsBothMaxima() {
        TradesFixture.realLists().stream().limit(1).forEach(real -> {
            TradeRun run = TradeRun.of("#@ LONGEST 100000\n" + real.text(), 0, Watch.NONE);
            assertThat(run.trades()).isEqualTo(real.trades());
            assertThat(run.people()).isEqualTo(real.people());
        });
    }

    @Test
    void aResultWithALongerLoopIsRefused() {
        TradeRun run = TradeRun.of(RING, 0, Watch.NONE);
        assertThat(run.trades()).isEqualTo(4);
        assertThatThrownBy(() -> ResultCheck.check("#@ LONGEST 3\n" + RING, run.resultText()))
                .isInstanceOf(Refused.class)
                .hasMessage("The result has a loop of 4 items; no more than 3 are allowed.");
        assertThatThrownBy(() -> ResultCheck.check("#@ LONGEST 3\n" + RING, certified(RING, "#@ LONGEST 3\n" + RING)))
                .isInstanceOf(Refused.class)
                .hasMessage("The certificate is not for loops of at most 3.");
    }

    @Test
    void aResultUnderALimitIsVerifiedWithItsBound() {
        String list = "#@ LONGEST 3\n" + RING;
        assertThat(ResultCheck.check(list, certified(list, list)))
                .containsExactly(
                        "The result holds: 2 trades in loops of at most 3, 2 users served.",
                        "The certificate holds: nobody can make more than 2 trades in such loops.");
    }

    private static String certified(String list, String digested) {
        TradeRun run = TradeRun.of(list, 0, Watch.NONE);
        return run.resultText() + run.certificateText(digested);
    }

    private static void log(String text, Object... numbers) {
        System.getLogger("trades").log(System.Logger.Level.INFO, String.format(Locale.ROOT, text, numbers));
    }
}
