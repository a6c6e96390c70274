package cn.yishulai.notices;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yishulai.places.OpeningCalendar;
import java.time.LocalDateTime;
import java.time.LocalTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuietHoursTest {

    @ParameterizedTest(name = "{0}–{1}: at {2} one is told at {3}")
    @CsvSource({
        "21:30, 08:00, 2026-03-01T12:00, 2026-03-01T12:00",
        "21:30, 08:00, 2026-03-01T21:29, 2026-03-01T21:29",
        "21:30, 08:00, 2026-03-01T21:30, 2026-03-02T08:00",
        "21:30, 08:00, 2026-03-01T23:59, 2026-03-02T08:00",
        "21:30, 08:00, 2026-03-02T00:00, 2026-03-02T08:00",
        "21:30, 08:00, 2026-03-02T07:59, 2026-03-02T08:00",
        "21:30, 08:00, 2026-03-02T08:00, 2026-03-02T08:00",
        "12:00, 14:00, 2026-03-01T13:00, 2026-03-01T14:00",
        "12:00, 14:00, 2026-03-01T14:00, 2026-03-01T14:00",
        "12:00, 14:00, 2026-03-01T23:00, 2026-03-01T23:00",
        "22:00, 00:00, 2026-03-01T23:00, 2026-03-02T00:00",
        "00:00, 00:00, 2026-03-01T03:00, 2026-03-01T03:00",
        "09:00, 09:00, 2026-03-01T09:00, 2026-03-01T09:00",
        "21:30, 08:00, 2026-12-31T22:00, 2027-01-01T08:00"
    })
    void nobodyIsDisturbedBetweenTheTwo(LocalTime from, LocalTime to, LocalDateTime at, LocalDateTime told) {
        assertThat(new QuietHours(from, to).next(at.atZone(OpeningCalendar.CITY).toInstant()))
                .isEqualTo(told.atZone(OpeningCalendar.CITY).toInstant());
    }
}
