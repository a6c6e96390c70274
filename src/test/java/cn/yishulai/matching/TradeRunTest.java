package cn.yishulai.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class TradeRunTest {

    private static final int SMALL_LISTS = 6000;
    private static final int SMALL_MARKETS = 6000;

    @TestFactory
    Stream<DynamicTest> aRealListReachesBothMaximaAndProvesThem() {
        return TradesFixture.realLists().stream()
                .map(real -> DynamicTest.dynamicTest(real.name(), () -> {
                    TradeRun run = TradeRun.of(real.text(), 0, Watch.NONE);
                    assertThat(run.trades()).isEqualTo(real.trades());
                    assertThat(run.people()).isEqualTo(real.people());
                    assertThat(run.certificate().check(run.list()))
                            .isEqualTo(new Certificate.Bounds(real.trades(), real.people()));
                    LoopsFixture.assertAllowed(run);
                }));
    }

    @Test
    void smallListsAgreeWithTryingEverything() {
        SplittableRandom random = new SplittableRandom(8);
        int inCases = 0;
        for (int n = 0; n < SMALL_LISTS; n++) {
            String text = TradesFixture.aSmallList(random, 10);
            TradeRun run = TradeRun.of(text, n % 3, Watch.NONE);
            ObviousSolver best = ObviousSolver.bestOfAll(run.list());
            Certificate.Bounds bounds = run.certificate().check(run.list());
            assertThat(new int[] {run.trades(), run.people(), bounds.trades(), bounds.people()})
                    .as(text)
                    .containsExactly(best.trades, best.people, best.trades, best.people);
            LoopsFixture.assertAllowed(run);
            inCases += run.certificate().cases().size() > 1 ? 1 : 0;
        }
        System.getLogger("trades").log(System.Logger.Level.INFO, inCases + " of " + SMALL_LISTS + " needed cases");
    }

    @Test
    void marketsOfAlikeCopiesAgreeWithCancellingCircles() {
        SplittableRandom random = new SplittableRandom(9);
        for (int n = 0; n < SMALL_MARKETS; n++) {
            Market market = TradesFixture.aSmallMarket(random);
            Allotment allotment = new Allotment(market);
            new Clearing(allotment, Watch.NONE).run();
            int most = ObviousSolver.mostTrades(market);
            assertThat(LoopsFixture.tradesProved(allotment)).isEqualTo(most);
            assertThat(LoopsFixture.tradesProved(Core.cleared(market, Watch.NONE)))
                    .isEqualTo(most);
        }
    }

    @Test
    void pricesProveTheTradesOfACity() {
        for (Market market : new Market[] {CityFixture.aCity(20_000, 5), CityFixture.aThinCity(5_000, 6)}) {
            Allotment allotment = new Allotment(market);
            new Clearing(allotment, Watch.NONE).run();
            assertThat(LoopsFixture.tradesProved(Core.cleared(market, Watch.NONE)))
                    .isEqualTo(LoopsFixture.tradesProved(allotment))
                    .isPositive();
        }
    }

    @Test
    void theSameListAndSeedGiveTheSameLoops() {
        String text = TradesFixture.aSmallList(new SplittableRandom(3), 40);
        assertThat(TradeRun.of(text, 7, Watch.NONE).namedLoops())
                .isEqualTo(TradeRun.of(text, 7, Watch.NONE).namedLoops());
    }

    @Test
    void aLongLoopIsCutWhereTwoWouldTakeWhatTheOtherTakes() {
        TradeRun run = TradeRun.of("A : B D\nB : C\nC : D B\nD : A", 0, Watch.NONE);
        assertThat(run.trades()).isEqualTo(4);
        assertThat(run.namedLoops()).hasSize(2);
    }

    @Test
    void aRunCanBeFollowedAndCancelled() {
        Market market = CityFixture.aCity(2_000, 4);
        assertThatThrownBy(() -> new Clearing(new Allotment(market), lacking -> {
                            throw new CancellationException();
                        })
                        .run())
                .isInstanceOf(CancellationException.class);
    }
}
