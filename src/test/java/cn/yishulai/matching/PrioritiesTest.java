package cn.yishulai.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What is preferred among the results with the most trades and the most people. */
class PrioritiesTest {

    private static final int SMALL_LISTS = 4000;
    private static final int LISTS_TO_EXCHANGE = 1200;
    private static final int BEST_IN_A_HUNDRED = 99;

    @Test
    void smallListsFollowEveryPriorityToTheBest() {
        SplittableRandom random = new SplittableRandom(81);
        int tried = 0;
        for (int n = 0; n < SMALL_LISTS; n++) {
            String text = TradesFixture.aRankedList(random, 10);
            TradeRun run = TradeRun.of(text, n % 3, Watch.NONE);
            ObviousSolver best = ObviousSolver.bestOfAll(run.list());
            tried += run.allTried() ? 1 : 0;
            if (run.allTried()) {
                assertThat(priorities(run)).as(text).isEqualTo(priorities(best));
            }
            assertThat(run.trades()).isEqualTo(best.trades);
            assertThat(run.people()).isEqualTo(best.people);
        }
        assertThat(tried).isGreaterThan(SMALL_LISTS * 9 / 10);
    }

    /** Where not everything can be tried; here it could, so that the gap is known. */
    @Test
    void exchangesNeverMakeAPriorityWorseAndMostlyReachTheBest() {
        SplittableRandom random = new SplittableRandom(82);
        int best = 0;
        long squares = 0;
        long leastSquares = 0;
        for (int n = 0; n < LISTS_TO_EXCHANGE; n++) {
            TradeList list = TradeListReader.read(TradesFixture.aRankedList(random, 10));
            ListMarket items = ListMarket.of(list, 0);
            Allotment most = new Allotment(items.market());
            new Clearing(most, Watch.NONE).run();
            MostPeople people = new MostPeople(items, most, Watch.NONE);
            people.run();
            Gains before = TryAll.worthOf(list, people.takes);
            int[] takes = people.takes.clone();
            FinerLoops.exchange(list, Choices.within(people.leeway, items), takes, n, Watch.NONE);
            Gains after = TryAll.worthOf(list, takes);
            ObviousSolver obvious = ObviousSolver.bestOfAll(list);
            assertThat(before.above(after)).as("worse than before").isFalse();
            assertThat(after.trades).isEqualTo(obvious.trades);
            assertThat(after.people).isEqualTo(obvious.people);
            squares -= after.squares;
            leastSquares += obvious.squares;
            best += -after.squares == obvious.squares && -after.cost == obvious.cost && after.waiting == obvious.waiting
                    ? 1
                    : 0;
        }
        System.getLogger("trades")
                .log(
                        System.Logger.Level.INFO,
                        String.format(
                                Locale.ROOT,
                                "exchanges reach the best of %d of %d lists, squares %d of %d",
                                best,
                                LISTS_TO_EXCHANGE,
                                squares,
                                leastSquares));
        assertThat(100 * best).isGreaterThanOrEqualTo(BEST_IN_A_HUNDRED * LISTS_TO_EXCHANGE);
    }

    @Test
    void shorterLoopsComeBeforeBetterRanks() {
        TradeRun run = TradeRun.of("#! LINEAR-PRIORITIES\nA : B D\nB : C A\nC : D B\nD : A C", 0, Watch.NONE);
        assertThat(run.trades()).isEqualTo(4);
        assertThat(run.namedLoops()).hasSize(2);
    }

    @Test
    void theBetterRankIsTakenWhereLoopsAreAlike() {
        String list = "A : X ; Y\nX : A B\nB : Y X\nY : B A";
        assertThat(receives(TradeRun.of("#! LINEAR-PRIORITIES\n" + list, 0, Watch.NONE), "A"))
                .isEqualTo("X");
        assertThat(receives(TradeRun.of("#! LINEAR-PRIORITIES\n" + list.replace("X ; Y", "Y ; X"), 0, Watch.NONE), "A"))
                .isEqualTo("Y");
    }

    @Test
    void whoWaitedLongerIsServedWhereAllElseIsAlike() {
        String list = "(u) A : X\n(v) B : X\n(w) X : A B\n";
        TradeRun first = TradeRun.of("#@ WAITING (u) 3\n#@ WAITING (v) 2\n" + list, 0, Watch.NONE);
        TradeRun second = TradeRun.of("#@ WAITING (u) 3\n#@ WAITING (v) 9\n" + list, 0, Watch.NONE);
        assertThat(receives(first, "X")).isEqualTo("A");
        assertThat(receives(second, "X")).isEqualTo("B");
        assertThat(second.waiting()).isEqualTo(9);
        assertThat(second.resultText()).contains("Waiting     = 9 of 12");
    }

    @Test
    void anExchangeServesWhoWaitedLonger() {
        for (String longer : List.of("u", "v")) {
            TradeList list = TradeListReader.read("#@ WAITING (" + longer + ") 9\n(u) A : X\n(v) B : X\n(w) X : A B\n");
            ListMarket items = ListMarket.of(list, 0);
            Allotment most = new Allotment(items.market());
            new Clearing(most, Watch.NONE).run();
            int[] takes = items.takes(most);
            FinerLoops.exchange(list, Choices.within(new Leeway(most), items), takes, 1, Watch.NONE);
            assertThat(TryAll.worthOf(list, takes).waiting).as(longer).isEqualTo(9);
        }
    }

    @Test
    void theSameListAndSeedGiveTheSameText() {
        String text = TradesFixture.aRankedList(new SplittableRandom(83), 60);
        TradeRun run = TradeRun.of(text, 7, Watch.NONE);
        TradeRun again = TradeRun.of(text, 7, Watch.NONE);
        assertThat(again.resultText() + again.certificateText(text))
                .isEqualTo(run.resultText() + run.certificateText(text));
    }

    private static String receives(TradeRun run, String item) {
        return run.list().name().get(run.receives()[run.list().name().indexOf(item)]);
    }

    private static String priorities(TradeRun run) {
        Gains worth = TryAll.worthOf(run.list(), run.takes());
        return worth.trades + " " + worth.people + " " + -worth.squares + " " + -worth.cost + " " + worth.waiting;
    }

    private static String priorities(ObviousSolver best) {
        return best.trades + " " + best.people + " " + best.squares + " " + best.cost + " " + best.waiting;
    }
}
