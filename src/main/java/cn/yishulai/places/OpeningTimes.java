package cn.yishulai.places;

import static cn.yishulai.places.PlaceRefusal.SITE_CLOSED_TOO_LONG;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** An ordinary week and the days that are not ordinary. */
record OpeningTimes(Map<DayOfWeek, Hours> week, List<Closure> closures) {

    /** Nobody is promised a day further away than this; the longest closure for works we know of took nine months. */
    static final int HORIZON_DAYS = 366;

    OpeningTimes {
        week = Map.copyOf(week);
        closures = List.copyOf(closures);
    }

    /** Null when the site is closed on that day. */
    @Nullable
    Hours on(LocalDate day) {
        return closedBecause(day) == null ? week.get(day.getDayOfWeek()) : null;
    }

    /** The reason of the closure on that day; null without one, also on a weekday that is never open. */
    @Nullable
    String closedBecause(LocalDate day) {
        return closures.stream()
                .filter(c -> c.covers(day))
                .map(Closure::reason)
                .findFirst()
                .orElse(null);
    }

    /**
     * The n-th open day after {@code from}; {@code from} itself does not count, however early it was.
     *
     * @throws cn.yishulai.kernel.Refused SITE_CLOSED_TOO_LONG when it lies more than {@value #HORIZON_DAYS} days ahead
     */
    LocalDate openDay(LocalDate from, int openDays) {
        if (openDays < 1) {
            throw new IllegalArgumentException("open days are counted from one: " + openDays);
        }
        return IntStream.rangeClosed(1, HORIZON_DAYS)
                .mapToObj(from::plusDays)
                .filter(day -> on(day) != null)
                .skip(openDays - 1L)
                .findFirst()
                .orElseThrow(() -> SITE_CLOSED_TOO_LONG.because(
                        "fewer than %d open days in the %d days after %s".formatted(openDays, HORIZON_DAYS, from)));
    }
}
