package cn.yishulai.places;

import static cn.yishulai.places.PlaceRefusal.SITE_CLOSED_TOO_LONG;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An ordinary week and the days that are not ordinary. */
record OpeningTimes(Map<DayOfWeek, List<Hours>> week, List<Closure> closures) {

    /** Nobody is promised a day further away than this; the longest closure for works we know of took nine months. */
    static final int HORIZON_DAYS = 366;

    OpeningTimes {
        week = week.entrySet().stream()
                .filter(day -> !day.getValue().isEmpty())
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
        closures = List.copyOf(closures);
    }

    /** The spans of that day, the first first; none when the site is closed. */
    List<Hours> on(LocalDate day) {
        return isOpen(day) ? week.getOrDefault(day.getDayOfWeek(), List.of()) : List.of();
    }

    boolean isOpen(LocalDate day) {
        return week.containsKey(day.getDayOfWeek()) && closedBecause(day) == null;
    }

    /** As if these days were closed too. */
    OpeningTimes with(Closure more) {
        List<Closure> all = new ArrayList<>(closures);
        all.add(more);
        return new OpeningTimes(week, all);
    }

    /**
     * To which day a window runs that was promised for so many open days, and until this day. It never ends earlier than
     * was said; it ends on an open day; it is asked again and again and answers the same.
     */
    LocalDate extended(LocalDate from, int openDays, LocalDate until) {
        LocalDate counted = openDays(from).skip(openDays - 1L).findFirst().orElse(from.plusDays(HORIZON_DAYS));
        LocalDate latest = counted.isAfter(until) ? counted : until;
        return isOpen(latest) ? latest : openDays(latest).findFirst().orElse(latest);
    }

    private Stream<LocalDate> openDays(LocalDate after) {
        return IntStream.rangeClosed(1, HORIZON_DAYS).mapToObj(after::plusDays).filter(this::isOpen);
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
        return openDays(from)
                .skip(openDays - 1L)
                .findFirst()
                .orElseThrow(() -> SITE_CLOSED_TOO_LONG.because(
                        "fewer than %d open days in the %d days after %s".formatted(openDays, HORIZON_DAYS, from)));
    }
}
