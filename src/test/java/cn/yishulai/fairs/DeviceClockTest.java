package cn.yishulai.fairs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DeviceClockTest {

    private static final Instant PAIRED = Instant.parse("2027-05-01T01:00:00Z");
    private static final Instant NOW = PAIRED.plus(Duration.ofHours(3));
    private static final Instant HAPPENED = PAIRED.plus(Duration.ofHours(1));
    private static final Duration DAY = Duration.ofDays(1);

    @Test
    void aClockThatIsADayAheadIsPutRight() {
        DeviceClock clock = new DeviceClock(PAIRED, NOW, DAY.negated(), DAY.negated());
        assertThat(clock.right(HAPPENED.plus(DAY))).isEqualTo(HAPPENED);
    }

    @Test
    void whatAClockSaidBeforeItWasSetRightIsStillUnderstood() {
        DeviceClock clock = new DeviceClock(PAIRED, NOW, Duration.ZERO, DAY.negated());
        assertThat(clock.right(HAPPENED.plus(DAY))).as("before it was set").isEqualTo(HAPPENED);
        assertThat(clock.right(HAPPENED)).as("after").isEqualTo(HAPPENED);
    }

    @Test
    void nothingHappensBeforeThePairingNorInTheFuture() {
        DeviceClock clock = new DeviceClock(PAIRED, NOW, Duration.ZERO, Duration.ZERO);
        assertThat(clock.right(PAIRED.minus(DAY))).isEqualTo(PAIRED);
        assertThat(clock.right(NOW.plus(DAY))).isEqualTo(NOW);
        assertThat(clock.right(NOW.plusSeconds(30))).as("a slow network").isEqualTo(NOW);
    }
}
