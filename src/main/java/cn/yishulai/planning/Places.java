package cn.yishulai.planning;

import cn.yishulai.places.OpeningCalendar;
import cn.yishulai.planning.SeasonCase.DayKind;
import cn.yishulai.planning.SeasonCase.HolidayWish;
import cn.yishulai.planning.SeasonCase.TimesOfDay;
import cn.yishulai.planning.SeasonCase.Venue;
import cn.yishulai.planning.SeasonCase.Wish;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The places at which the fair of a wish can be, and what speaks against the others. */
final class Places {

    /** 大型群众性活动安全管理条例, article 2. */
    private static final int NEEDS_PERMIT_FROM = 1_000;

    private static final Set<DayOfWeek> FREE_DAYS = EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

    private final SeasonCase given;

    Places(SeasonCase given) {
        this.given = given;
    }

    /** Those that nothing speaks against, by day, then venue, then hour; and what speaks against the others, how often. */
    record Found(List<Place> fit, Map<Obstacle, Integer> others) {}

    Found of(Wish wish) {
        List<Place> fit = new ArrayList<>();
        Map<Obstacle, Integer> others = new EnumMap<>(Obstacle.class);
        LocalDate first = later(given.first(), wish.earliest());
        LocalDate last = wish.latest().isBefore(given.last()) ? wish.latest() : given.last();
        for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
            for (UUID venue : wish.venues()) {
                for (LocalTime time : beginnings(wish)) {
                    Place place = at(wish, given.venue(venue), start(day, time));
                    if (place.obstacles().isEmpty()) {
                        fit.add(place);
                    } else {
                        others.merge(place.obstacles().iterator().next(), 1, Integer::sum);
                    }
                }
            }
        }
        return new Found(List.copyOf(fit), others);
    }

    /** A place that somebody chose, with all that speaks against it. */
    Place at(Wish wish, Venue venue, Instant begins) {
        Instant ends = begins.plus(Duration.ofMinutes(wish.minutes()));
        EnumSet<Obstacle> obstacles = EnumSet.noneOf(Obstacle.class);
        LocalDate day = OpeningCalendar.dayOf(begins);
        days(wish, day, obstacles);
        LocalTime from = LocalTime.ofInstant(begins, OpeningCalendar.CITY);
        if (from.isBefore(wish.opens()) || ends.isAfter(start(day, wish.closes()))) {
            obstacles.add(Obstacle.OUTSIDE_WISH);
        }
        if (!wish.venues().contains(venue.id())) {
            obstacles.add(Obstacle.OTHER_VENUE);
        }
        if (!isOpen(venue, day, begins, ends)) {
            obstacles.add(Obstacle.CLOSED);
        }
        if (venue.blocked().stream().anyMatch(span -> span.meets(begins, ends))) {
            obstacles.add(Obstacle.BLOCKED);
        }
        if (venue.capacity() != null && venue.capacity() < wish.people()) {
            obstacles.add(Obstacle.TOO_SMALL);
        }
        return new Place(venue, begins, ends, Math.max(0, wish.venues().indexOf(venue.id())), obstacles);
    }

    private void days(Wish wish, LocalDate day, Set<Obstacle> obstacles) {
        if (!day.isAfter(given.today()) || day.isBefore(given.first()) || day.isAfter(given.last())) {
            obstacles.add(Obstacle.OUTSIDE_SEASON);
        }
        if (day.isBefore(wish.earliest()) || day.isAfter(wish.latest())) {
            obstacles.add(Obstacle.OUTSIDE_WISH);
        }
        if (wish.people() >= NEEDS_PERMIT_FROM
                && day.isBefore(given.today().plusDays(given.rules().permitDays()))) {
            obstacles.add(Obstacle.PERMIT);
        }
        DayKind kind = given.holidays().get(day);
        if (kind == DayKind.HOLIDAY) {
            // A day off counts as one of those that were wished, whatever day of the week it is.
            if (wish.holidays() == HolidayWish.AVOID) {
                obstacles.add(Obstacle.HOLIDAY);
            }
        } else if (wish.holidays() == HolidayWish.ONLY) {
            obstacles.add(Obstacle.HOLIDAY);
        } else if (kind == DayKind.WORKDAY && FREE_DAYS.containsAll(wish.weekdays())) {
            obstacles.add(Obstacle.MOVED_WORKDAY);
        } else if (!wish.weekdays().contains(day.getDayOfWeek())) {
            obstacles.add(Obstacle.WEEKDAY);
        }
    }

    /** Where windows are told they count, elsewhere the opening hours; closures count always. */
    private static boolean isOpen(Venue venue, LocalDate day, Instant begins, Instant ends) {
        if (venue.closed().contains(day)) {
            return false;
        }
        if (!venue.available().isEmpty()) {
            return venue.available().stream().anyMatch(span -> span.holds(begins, ends));
        }
        for (TimesOfDay span : venue.week().getOrDefault(day.getDayOfWeek(), List.of())) {
            if (!begins.isBefore(start(day, span.opens())) && !ends.isAfter(start(day, span.closes()))) {
                return true;
            }
        }
        return false;
    }

    private List<LocalTime> beginnings(Wish wish) {
        List<LocalTime> times = new ArrayList<>();
        int last = minute(wish.closes()) - wish.minutes();
        for (int at = minute(wish.opens()); at <= last; at += given.rules().startEvery()) {
            times.add(LocalTime.of(at / 60, at % 60));
        }
        return times;
    }

    private static int minute(LocalTime time) {
        return time.getHour() * 60 + time.getMinute();
    }

    static Instant start(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(OpeningCalendar.CITY).toInstant();
    }

    private static LocalDate later(LocalDate a, LocalDate b) {
        return a.isAfter(b) ? a : b;
    }
}
