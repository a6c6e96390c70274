package cn.yishulai.fairs;

import static cn.yishulai.fairs.TourRefusal.TOUR_NOT_READY;
import static cn.yishulai.fairs.TourRefusal.TOUR_STOP_UNKNOWN;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A tour (换书游) as it stands.
 *
 * @param needed how many different stops complete it
 * @param minutesBetween nobody is at two stops sooner after one another
 * @param stops in their order
 */
record Tour(
        UUID id,
        String title,
        @Nullable String story,
        TourState state,
        LocalDate firstDay,
        LocalDate lastDay,
        boolean inOrder,
        int needed,
        int codeSeconds,
        int minutesBetween,
        int version,
        List<Stop> stops) {

    /** @param hours times of the tour; none when the calendar of the site counts */
    record Stop(UUID site, int position, @Nullable String story, @Nullable String task, List<Span> hours) {}

    record Span(Instant from, Instant until) {

        boolean holds(Instant at) {
            return !at.isBefore(from) && at.isBefore(until);
        }
    }

    Tour with(List<Stop> all) {
        return new Tour(
                id, title, story, state, firstDay, lastDay, inOrder, needed, codeSeconds, minutesBetween, version, all);
    }

    /** @throws cn.yishulai.kernel.Refused TOUR_STOP_UNKNOWN */
    Stop stop(UUID site) {
        return stops.stream()
                .filter(stop -> stop.site().equals(site))
                .findFirst()
                .orElseThrow(() -> TOUR_STOP_UNKNOWN.because("the tour does not stop at site " + site));
    }

    /** @throws cn.yishulai.kernel.Refused TOUR_NOT_READY */
    void requireBecome(TourState next) {
        if (!state.canBecome(next)) {
            throw TOUR_NOT_READY.because(
                    "the tour is %s and cannot become %s".formatted(state, next), Map.of("tourState", state));
        }
    }

    /** @throws cn.yishulai.kernel.Refused TOUR_NOT_READY */
    void require(TourState wanted) {
        if (state != wanted) {
            throw TOUR_NOT_READY.because("the tour is " + state, Map.of("tourState", state));
        }
    }

    boolean runsOn(LocalDate day) {
        return !day.isBefore(firstDay) && !day.isAfter(lastDay);
    }
}
