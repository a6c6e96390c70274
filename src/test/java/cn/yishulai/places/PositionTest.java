package cn.yishulai.places;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PositionTest {

    /** A tenth of a metre on the ground. */
    private static final Offset<Double> CLOSE = within(1e-6);

    /** The same places by both datums, as the public tables of the shift have them. */
    @ParameterizedTest
    @CsvSource({
        "31.1774276, 121.5272106, 31.17530398364597, 121.531541859215",
        "22.543847, 113.912316, 22.540796131694766, 113.9171764808363",
        "39.911954, 116.377817, 39.91334545536069, 116.38404722455657"
    })
    void mapsOfChinaAreShiftedByTheirTable(double north, double east, double shiftedNorth, double shiftedEast) {
        Position drawn = new Position(north, east, Datum.WGS84).by(Datum.GCJ02);
        assertThat(drawn.latitude()).isEqualTo(shiftedNorth, CLOSE);
        assertThat(drawn.longitude()).isEqualTo(shiftedEast, CLOSE);
    }

    @Test
    void theWayBackEndsWhereItBegan() {
        Random random = new Random(9);
        for (int i = 0; i < 1_000; i++) {
            Position place = new Position(20 + 30 * random.nextDouble(), 80 + 50 * random.nextDouble(), Datum.WGS84);
            Position back = place.by(Datum.GCJ02).by(Datum.WGS84);
            assertThat(back.latitude()).isEqualTo(place.latitude(), within(1e-8));
            assertThat(back.longitude()).isEqualTo(place.longitude(), within(1e-8));
        }
    }

    @Test
    void abroadNothingIsShifted() {
        Position berlin = new Position(52.52, 13.405, Datum.WGS84);
        assertThat(berlin.by(Datum.GCJ02)).isEqualTo(new Position(52.52, 13.405, Datum.GCJ02));
    }

    @Test
    void eachMapIsGivenTheDatumThatItReads() {
        Position lake = new Position(32.0725, 118.7925, Datum.WGS84);
        Position drawn = lake.by(Datum.GCJ02);
        assertThat(MapLink.to(lake, "玄武湖 & 公园")).extracting(MapLink::url).allSatisfy(url -> assertThat(url)
                .doesNotContain(" ", "公"));
        assertThat(MapLink.to(lake, "玄武湖").get(3).url()).isEqualTo("geo:32.072500,118.792500");
        assertThat(MapLink.to(drawn, "玄武湖")).as("whichever it was given in").isEqualTo(MapLink.to(lake, "玄武湖"));
        assertThat(MapLink.to(lake, "玄武湖").get(0).url())
                .contains("position=%.6f,%.6f".formatted(drawn.longitude(), drawn.latitude()))
                .contains("coordinate=gaode");
        assertThat(MapLink.to(lake, "玄武湖").get(1).url())
                .contains("location=%.6f,%.6f".formatted(drawn.latitude(), drawn.longitude()))
                .contains("coord_type=gcj02");
    }
}
