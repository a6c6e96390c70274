package cn.yishulai.fairs;

import static cn.yishulai.fairs.TourRefusal.TOUR_NOT_TODAY;
import static cn.yishulai.fairs.TourRefusal.TOUR_STOP_CLOSED;

import cn.yishulai.places.Calendars;
import cn.yishulai.places.OpenDay;
import cn.yishulai.places.OpenDays;
import cn.yishulai.places.OpeningCalendar;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * When a stop is open: at the times that the tour says, else by the calendar of its site; and only on days of the tour. A
 * site that is closed for a reason (works, a typhoon) closes its stop whatever the tour says, because nobody is there.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class TourHours {

    /** How far ahead the next opening is looked for. */
    private static final int DAYS_AHEAD = 14;

    private final Calendars calendars;

    TourHours(Calendars calendars) {
        this.calendars = calendars;
    }

    /**
     * How a stop stands at a moment.
     *
     * @param closes when it closes, if it is open
     * @param opens when it opens next, if it is closed; null when it does not within a fortnight
     * @param reason why its site is closed that day; null on an ordinary day
     */
    record Standing(boolean open, @Nullable Instant closes, @Nullable Instant opens, @Nullable String reason) {}

    /** By site. */
    Map<UUID, Standing> at(Tour tour, Instant now) {
        Set<UUID> sites = tour.stops().stream().map(Tour.Stop::site).collect(Collectors.toSet());
        OpenDays days = calendars.openDays(sites, OpeningCalendar.dayOf(now));
        Map<UUID, Standing> standings = new HashMap<>();
        tour.stops().forEach(stop -> standings.put(stop.site(), standing(tour, stop, days, now)));
        return standings;
    }

    /** @throws cn.yishulai.kernel.Refused TOUR_NOT_TODAY, TOUR_STOP_CLOSED */
    void requireOpen(Tour tour, Tour.Stop stop, Instant at) {
        LocalDate day = OpeningCalendar.dayOf(at);
        if (!tour.runsOn(day)) {
            throw TOUR_NOT_TODAY.because(
                    "the tour is from %s to %s".formatted(tour.firstDay(), tour.lastDay()),
                    Map.of(
                            "firstDay",
                            tour.firstDay().toString(),
                            "lastDay",
                            tour.lastDay().toString()));
        }
        Standing standing = standing(tour, stop, calendars.openDays(Set.of(stop.site()), day), at);
        if (!standing.open()) {
            Map<String, Object> facts = new HashMap<>();
            if (standing.opens() != null) {
                facts.put("opensAt", TourView.inCity(standing.opens()).toString());
            }
            throw TOUR_STOP_CLOSED.because("the stop is closed", facts);
        }
    }

    private static Standing standing(Tour tour, Tour.Stop stop, OpenDays days, Instant now) {
        LocalDate today = OpeningCalendar.dayOf(now);
        String reason = days.day(stop.site(), today).reason();
        return spans(tour, stop, days, today)
                .filter(span -> span.holds(now))
                .findFirst()
                .map(span -> new Standing(true, span.until(), null, null))
                .orElseGet(() -> new Standing(false, null, next(tour, stop, days, now), reason));
    }

    private static @Nullable Instant next(Tour tour, Tour.Stop stop, OpenDays days, Instant now) {
        LocalDate today = OpeningCalendar.dayOf(now);
        LocalDate first = tour.firstDay().isAfter(today) ? tour.firstDay() : today;
        return Stream.iterate(first, day -> day.plusDays(1))
                .limit(DAYS_AHEAD)
                .flatMap(day -> spans(tour, stop, days, day))
                .map(Tour.Span::from)
                .filter(from -> from.isAfter(now))
                .findFirst()
                .orElse(null);
    }

    /** Of one day, the first first. */
    private static Stream<Tour.Span> spans(Tour tour, Tour.Stop stop, OpenDays days, LocalDate day) {
        OpenDay ofSite = days.day(stop.site(), day);
        if (!tour.runsOn(day) || ofSite.reason() != null) {
            return Stream.of();
        }
        if (!stop.hours().isEmpty()) {
            return stop.hours().stream()
                    .filter(span -> span.from().isBefore(OpeningCalendar.endOf(day))
                            && span.until().isAfter(OpeningCalendar.startOf(day)));
        }
        List<OpenDay.Span> ordinary = ofSite.spans() == null ? List.of() : ofSite.spans();
        return ordinary.stream().map(span -> new Tour.Span(on(day, span.from()), on(day, span.until())));
    }

    private static Instant on(LocalDate day, String time) {
        return day.atTime(LocalTime.parse(time)).atZone(OpeningCalendar.CITY).toInstant();
    }
}
