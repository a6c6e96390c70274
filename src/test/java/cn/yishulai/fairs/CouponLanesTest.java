package cn.yishulai.fairs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** The lanes of a family together are what it has, and never more can be over-spent than was decided. */
class CouponLanesTest {

    @Property(tries = 500)
    void theSharesOfAllLanesAreWhatTheFamilyHas(
            @ForAll @LongRange(min = 0, max = 200) long credits,
            @ForAll @IntRange(min = 1, max = 50) int count,
            @ForAll long family) {
        CouponLanes lanes = new CouponLanes(count, 0, 0);
        UUID id = new UUID(family, ~family);
        assertThat(IntStream.rangeClosed(1, count)
                        .mapToLong(lane -> lanes.share(credits, id, lane))
                        .sum())
                .isEqualTo(credits);
        assertThat(lanes.overspent(credits, id))
                .as("nothing extra, nothing over-spent")
                .isZero();
    }

    @Property(tries = 500)
    void whatCanBeOverSpentIsBoundedByTheExtraOfEachLane(
            @ForAll @LongRange(min = 0, max = 200) long credits,
            @ForAll @IntRange(min = 1, max = 50) int count,
            @ForAll @IntRange(min = 0, max = 20) int extra,
            @ForAll long family) {
        CouponLanes lanes = new CouponLanes(count, extra, 1);
        UUID id = new UUID(family, ~family);
        assertThat(lanes.overspent(credits, id)).isBetween(0L, (long) count * extra);
        for (int lane = 1; lane <= count; lane++) {
            assertThat(lanes.coupons(credits, id, lane))
                    .as("never more at one table than it has")
                    .isBetween(0L, credits);
        }
        if (lanes.anywhere(credits, id)) {
            assertThat(lanes.overspent(credits, id)).isEqualTo(credits * (count - 1));
        }
    }
}
