package cn.yishulai.swaps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cn.yishulai.swaps.Forecast.Basis;
import cn.yishulai.swaps.History.Counted;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When a place in line is likely served, from counts alone. */
class ForecastTest {

    private static final Counted ALL = new Counted(400, 180 * 400.0, 400, 1200);

    @Test
    void theDistributionIsThatOfTheTables() {
        // I(0.5; 2, 3) = 11/16, I(0.2; 1, 4) = 1 - 0.8^4; the quantile undoes it
        assertThat(BetaPrime.incompleteBeta(0.5, 2, 3)).isCloseTo(11.0 / 16, within(1e-12));
        assertThat(BetaPrime.incompleteBeta(0.2, 1, 4)).isCloseTo(1 - Math.pow(0.8, 4), within(1e-12));
        assertThat(BetaPrime.incompleteBeta(0, 2, 3)).isZero();
        assertThat(BetaPrime.incompleteBeta(1, 2, 3)).isEqualTo(1);
        assertThat(BetaPrime.logGamma(0.3)).isCloseTo(Math.log(2.9915689876875904), within(1e-12));
        double x = BetaPrime.quantile(0.9, 3.5, 1.2);
        assertThat(BetaPrime.incompleteBeta(x / (1 + x), 3.5, 1.2)).isCloseTo(0.9, within(1e-9));
    }

    @Test
    void aLongHistoryGivesANarrowRangeAroundItsPace() {
        Forecast steady = pace(new Counted(180, 180, 1, 180 * 180), 9);
        assertThat(steady.basis()).isEqualTo(Basis.VOLUME);
        assertThat(steady.arrivals()).isEqualTo(180);
        assertThat(steady.fromDays()).isBetween(5, 9);
        assertThat(steady.toDays()).isBetween(13, 25);
    }

    @Test
    void whoStandsFurtherBackWaitsLonger() {
        Counted volume = new Counted(12, 180, 1, 144);
        List<Forecast> line = List.of(pace(volume, 0), pace(volume, 2), pace(volume, 6));
        assertThat(line).extracting(Forecast::fromDays).isSorted();
        assertThat(line).extracting(Forecast::toDays).isSorted();
    }

    @Test
    void littleHistoryBorrowsFromTheWorkThenTheClassThenAll() {
        Counted none = new Counted(0, 180, 1, 0);
        Counted work = new Counted(30, 360, 2, 500);
        Counted ofClass = new Counted(60, 180 * 50.0, 50, 200);
        assertThat(new History(none, work, ofClass, ALL).pace().orElseThrow().basis())
                .isEqualTo(Basis.WORK);
        assertThat(new History(none, null, ofClass, ALL).pace().orElseThrow().basis())
                .isEqualTo(Basis.CLASS);
        assertThat(new History(null, null, null, ALL).pace().orElseThrow().basis())
                .isEqualTo(Basis.ALL);
        assertThat(new History(none, null, new Counted(2, 180, 1, 4), ALL)
                        .pace()
                        .orElseThrow()
                        .basis())
                .isEqualTo(Basis.ALL);
    }

    @Test
    void withoutAnyHistoryThereIsNoForecast() {
        assertThat(new History(null, null, null, null).pace()).isEmpty();
        assertThat(new History(null, null, null, new Counted(4, 720, 4, 4)).pace())
                .isEmpty();
    }

    @Test
    void aRangeBeyondAYearIsNotPretendedToBeKnown() {
        Pace slow = new Pace(0.5, 400);
        assertThat(Forecast.of(1, slow, 1, Basis.ALL, 5).orElseThrow().toDays()).isNull();
        assertThat(Forecast.of(40, slow, 1, Basis.ALL, 5)).isEmpty();
    }

    @Test
    void alikeVolumesSayMoreOfOneThanVolumesThatDiffer() {
        assertThat(Pace.usual(1_000, 180_000, 1_000, 1_100).shape())
                .isGreaterThan(Pace.usual(1_000, 180_000, 1_000, 9_000).shape());
    }

    /** The states of the bench, with its seed and another: about eighty of a hundred forecasts hold, in every city and line. */
    @ParameterizedTest
    @ValueSource(longs = {20261122, 7})
    void aboutEightyOfAHundredForecastsHold(long seed) {
        for (ForecastSimulation world : ForecastSimulation.WORLDS) {
            for (int queue : List.of(1, 3, 8, 12)) {
                double share = ForecastBench.share(world.run(seed, List.of(queue)));
                assertThat(share).as("%s, %d.", world.name(), queue).isBetween(68.0, 92.0);
            }
        }
    }

    private static Forecast pace(Counted volume, int ahead) {
        Optional<History.Known> known = new History(volume, null, null, ALL).pace();
        return known.flatMap(k -> Forecast.of(1 + ahead, k.pace(), 1, k.basis(), k.arrivals()))
                .orElseThrow();
    }
}
