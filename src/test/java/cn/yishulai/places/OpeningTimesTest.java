package cn.yishulai.places;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yishulai.kernel.Refused;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Open days are counted here and nowhere else, so every odd calendar we know of is walked through. */
class OpeningTimesTest {

    private static final Hours DAY = Hours.of("09:00", "17:30");
    private static final OpeningTimes CENTRE = new OpeningTimes(SiteForm.closedOnMondays(DAY), List.of());

    @ParameterizedTest
    @CsvSource({
        "2026-11-20, 1, 2026-11-21", // Friday: tomorrow
        "2026-11-20, 2, 2026-11-22",
        "2026-11-20, 3, 2026-11-24", // Monday is skipped
        "2026-11-22, 1, 2026-11-24", // Sunday
        "2026-11-23, 1, 2026-11-24", // set aside on the closed day itself
        "2026-12-31, 1, 2027-01-01",
        "2028-02-28, 1, 2028-02-29", // a Monday before the leap day
        "2026-11-20, 7, 2026-11-28",
        "2026-11-20, 60, 2027-01-29",
    })
    void openDaysSkipTheDayOfRest(LocalDate from, int openDays, LocalDate last) {
        assertThat(CENTRE.openDay(from, openDays)).isEqualTo(last);
    }

    @Test
    void springFestivalDoesNotEatTheWindow() {
        OpeningTimes times = closed("春节", "2027-02-05", "2027-02-12");
        assertThat(times.openDay(day("2027-02-04"), 1)).isEqualTo(day("2027-02-13"));
        assertThat(times.openDay(day("2027-02-03"), 3)).isEqualTo(day("2027-02-14"));
        assertThat(times.openDay(day("2027-02-08"), 1)).isEqualTo(day("2027-02-13"));
    }

    @Test
    void aClosureIncludesItsFirstAndItsLastDay() {
        OpeningTimes times = closed("消防检查", "2026-11-25", "2026-11-26");
        assertThat(times.on(day("2026-11-24"))).containsExactly(DAY);
        assertThat(times.on(day("2026-11-25"))).isEmpty();
        assertThat(times.on(day("2026-11-26"))).isEmpty();
        assertThat(times.on(day("2026-11-27"))).containsExactly(DAY);
        assertThat(times.closedBecause(day("2026-11-26"))).isEqualTo("消防检查");
        assertThat(times.closedBecause(day("2026-11-23"))).isNull();
    }

    @Test
    void overlappingClosuresCountOnce() {
        OpeningTimes times = new OpeningTimes(
                SiteForm.daily(DAY),
                List.of(closure("布展", "2026-11-21", "2026-11-24"), closure("停电", "2026-11-23", "2026-11-25")));
        assertThat(times.openDay(day("2026-11-20"), 1)).isEqualTo(day("2026-11-26"));
        assertThat(times.closedBecause(day("2026-11-23"))).isEqualTo("布展");
    }

    @Test
    void aMassClosureOfMonthsIsSurvived() {
        OpeningTimes times = closed("疫情", "2026-01-24", "2026-06-30");
        assertThat(times.openDay(day("2026-01-23"), 5)).isEqualTo(day("2026-07-05"));
    }

    @Test
    void aClosureWithoutAnEndInSightIsRefused() {
        OpeningTimes times = closed("改造", "2026-11-21", "2036-11-21");
        assertThatThrownBy(() -> times.openDay(day("2026-11-20"), 1)).satisfies(OpeningTimesTest::isClosedTooLong);
    }

    @Test
    void theHorizonIsAYearAndADay() {
        LocalDate from = day("2026-11-20");
        OpeningTimes justInTime = new OpeningTimes(
                SiteForm.daily(DAY), List.of(new Closure(new UUID(0, 1), from, from.plusDays(365), "改造", false)));
        assertThat(justInTime.openDay(from, 1)).isEqualTo(from.plusDays(OpeningTimes.HORIZON_DAYS));
        OpeningTimes tooLate = new OpeningTimes(
                SiteForm.daily(DAY), List.of(new Closure(new UUID(0, 1), from, from.plusDays(366), "改造", false)));
        assertThatThrownBy(() -> tooLate.openDay(from, 1)).satisfies(OpeningTimesTest::isClosedTooLong);
    }

    @Test
    void aSiteThatIsNeverOpenIsRefused() {
        OpeningTimes never = new OpeningTimes(Map.of(), List.of());
        assertThatThrownBy(() -> never.openDay(day("2026-11-20"), 1)).satisfies(OpeningTimesTest::isClosedTooLong);
        assertThatThrownBy(() -> CENTRE.openDay(day("2026-11-20"), 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aSiteOpenOneDayAWeekNeedsWeeks() {
        OpeningTimes sundays = new OpeningTimes(Map.of(DayOfWeek.SUNDAY, List.of(DAY)), List.of());
        assertThat(sundays.openDay(day("2026-11-20"), 3)).isEqualTo(day("2026-12-06"));
    }

    @Test
    void aDayEndsAtMidnightInTheCity() {
        assertThat(OpeningCalendar.endOf(day("2026-11-22"))).isEqualTo(Instant.parse("2026-11-22T16:00:00Z"));
        assertThat(OpeningCalendar.startOf(day("2026-11-22"))).isEqualTo(Instant.parse("2026-11-21T16:00:00Z"));
        assertThat(OpeningCalendar.dayOf(Instant.parse("2026-11-22T15:59:59Z"))).isEqualTo(day("2026-11-22"));
        assertThat(OpeningCalendar.dayOf(Instant.parse("2026-11-22T16:00:00Z"))).isEqualTo(day("2026-11-23"));
    }

    private static void isClosedTooLong(Throwable thrown) {
        assertThat(thrown).isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.refusal())
                .isEqualTo(PlaceRefusal.SITE_CLOSED_TOO_LONG));
    }

    private static OpeningTimes closed(String reason, String first, String last) {
        return new OpeningTimes(SiteForm.closedOnMondays(DAY), List.of(closure(reason, first, last)));
    }

    private static Closure closure(String reason, String first, String last) {
        return new Closure(new UUID(0, 1), day(first), day(last), reason, false);
    }

    private static LocalDate day(String day) {
        return LocalDate.parse(day);
    }
}
