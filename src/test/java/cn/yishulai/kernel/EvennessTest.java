package cn.yishulai.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** How evenly books went round, against figures worked out by hand. */
class EvennessTest {

    @Test
    void allAlikeIsNoughtAndOneWithEverythingIsNearlyOne() {
        assertThat(Evenness.gini(new long[] {3, 3, 3, 3})).isZero();
        assertThat(Evenness.gini(LongStream.concat(LongStream.generate(() -> 0).limit(99), LongStream.of(50))
                        .toArray()))
                .isCloseTo(0.99, within(1e-9));
        assertThat(Evenness.gini(new long[] {})).isZero();
        assertThat(Evenness.gini(new long[] {0, 0})).isZero();
    }

    @Test
    void itIsHalfTheMeanDifferenceOverTheMean() {
        // pairs of 1, 2, 5: differences 1, 4, 3, mean over all nine pairs 16/9, mean 8/3: 16/9 / (2 × 8/3) = 1/3
        assertThat(Evenness.gini(new long[] {5, 1, 2})).isCloseTo(1.0 / 3, within(1e-9));
    }

    @Test
    void theCurveSaysWhatThePoorerGot() {
        assertThat(Evenness.lorenz(new long[] {0, 0, 0, 0, 0, 1, 1, 2, 3, 3}))
                .isEqualTo(List.of(0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.1, 0.2, 0.4, 0.7, 1.0));
        assertThat(Evenness.lorenz(new long[] {2, 2}))
                .containsExactly(0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0);
    }
}
