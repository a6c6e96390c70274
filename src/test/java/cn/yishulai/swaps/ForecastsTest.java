package cn.yishulai.swaps;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yishulai.ClocksStandStill;
import cn.yishulai.people.Caller;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Counts come from the history of the house, and a place in line says when. */
@QuarkusTest
@ClocksStandStill
class ForecastsTest {

    @Inject
    SwapFixture given;

    @Inject
    Forecasts forecasts;

    @Test
    void aPlaceInLineSaysWhenFromWhatCameIn() {
        UUID site = given.aSite();
        UUID volume = given.aVolume();
        for (int i = 0; i < 6; i++) {
            given.brought(given.aFamily(), volume, site);
        }
        UUID wanted = given.aVolume();
        Caller reader = given.aFamilyWithCredits(1);
        UUID request = given.asks(reader, wanted, site);
        given.brought(given.aFamily(), wanted, given.aSite());
        Caller next = given.aFamilyWithCredits(1);
        UUID second = given.asks(next, wanted, site);
        forecasts.count();
        assertThat(given.request(reader, request).place().forecast())
                .as("what is on its way needs none")
                .isNull();
        Forecast told = given.request(next, second).place().forecast();
        assertThat(told).isNotNull();
        assertThat(told.basis()).isEqualTo(Forecast.Basis.ALL);
        assertThat(told.arrivals()).isGreaterThanOrEqualTo(7);
        QuarkusTransaction.requiringNew().run(forecasts::count);
        assertThat(given.request(next, second).place().forecast()).isEqualTo(told);
    }
}
