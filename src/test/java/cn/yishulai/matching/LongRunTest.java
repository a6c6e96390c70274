package cn.yishulai.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A run can be followed and ended in every stage, and takes memory in proportion to its list. */
class LongRunTest {

    private static final int BYTES_AN_ARC = 400;

    private static final class Follower implements Watch {

        final List<TradeStage> stages = new ArrayList<>();
        final @Nullable TradeStage endIn;

        Follower(@Nullable TradeStage endIn) {
            this.endIn = endIn;
        }

        @Override
        public void stage(TradeStage stage) {
            stages.add(stage);
        }

        @Override
        public void lacking(int traders) {
            if (!stages.isEmpty() && stages.get(stages.size() - 1) == endIn) {
                throw new CancellationException("ended in " + endIn);
            }
        }
    }

    @Test
    void aRunTellsItsStagesInOrder() {
        Follower follower = new Follower(null);
        TradeRun.of(TradesFixture.aSmallList(new SplittableRandom(1), 40), 0, follower);
        assertThat(follower.stages).containsExactly(TradeStage.values());
    }

    @ParameterizedTest
    @EnumSource
    void aRunIsEndedInAnyStage(TradeStage stage) {
        String list = TradesFixture.aDenseList(new SplittableRandom(5), 150);
        assertThatThrownBy(() -> TradeRun.of(list, 0, new Follower(stage)))
                .isInstanceOf(CancellationException.class)
                .hasMessage("ended in " + stage);
    }

    @Test
    void aSearchUnderALimitIsEndedToo() {
        String list = "#@ LONGEST 3\n" + TradesFixture.aDenseList(new SplittableRandom(5), 150);
        assertThatThrownBy(() -> TradeRun.of(list, 0, new Follower(TradeStage.LOOPS)))
                .isInstanceOf(CancellationException.class);
    }

    @Test
    void memoryGrowsWithTheListAndNoFaster() {
        Market small = CityFixture.aCity(2_000, 7);
        Market large = CityFixture.aCity(20_000, 7);
        cleared(small);
        double ofSmall = (double) cleared(small) / small.arcs();
        double ofLarge = (double) cleared(large) / large.arcs();
        assertThat(ofLarge).isLessThan(BYTES_AN_ARC).isLessThan(2 * ofSmall);
    }

    private static long cleared(Market market) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        new Clearing(new Allotment(market), Watch.NONE).run();
        return threads.getCurrentThreadAllocatedBytes() - before;
    }
}
