package cn.yishulai.planning;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All that a season is planned from, as it stands at one moment.
 *
 * @param first day of the season, and {@code last}; both included
 * @param today nothing is planned for it or before it
 * @param holidays public holidays and moved working days; other days are not in it
 * @param standing fairs that are there already: they keep their place, and others keep away from them
 */
record SeasonCase(
        LocalDate first,
        LocalDate last,
        LocalDate today,
        PlanningRules rules,
        List<Venue> venues,
        List<Wish> wishes,
        List<Helper> helpers,
        List<Van> vans,
        Map<LocalDate, DayKind> holidays,
        List<Standing> standing) {

    /** What a day is by the notice of the State Council. */
    enum DayKind {
        HOLIDAY,
        /** A Saturday or Sunday on which people work instead. */
        WORKDAY
    }

    /** How a wish stands to public holidays. */
    enum HolidayWish {
        AVOID,
        FINE,
        ONLY
    }

    record Span(Instant from, Instant until) {

        boolean meets(Instant begins, Instant ends) {
            return from.isBefore(ends) && begins.isBefore(until);
        }

        boolean holds(Instant begins, Instant ends) {
            return !from.isAfter(begins) && !until.isBefore(ends);
        }
    }

    record TimesOfDay(LocalTime opens, LocalTime closes) {}

    /** Latitude and longitude in degrees, all venues by the same datum. */
    record Position(double latitude, double longitude) {}

    /**
     * @param capacity people at once; null: nobody said
     * @param available when it can be had; empty: by its opening hours
     * @param demand 0 to 100: open requests of readers of its district, beside the district with most; null: nobody knows
     */
    record Venue(
            UUID id,
            String name,
            @Nullable Integer capacity,
            @Nullable Position position,
            Map<DayOfWeek, List<TimesOfDay>> week,
            Set<LocalDate> closed,
            List<Span> available,
            List<Span> blocked,
            @Nullable Integer demand) {

        @Override
        public boolean equals(Object other) {
            return other instanceof Venue one && id.equals(one.id);
        }

        @Override
        public int hashCode() {
            return id.hashCode();
        }
    }

    /**
     * A fair that somebody wants to hold.
     *
     * @param venues the ones that are fine, the best first
     * @param opens earliest beginning of a day, and {@code closes} the latest end
     * @param minutes how long
     * @param people expected at once
     * @param weight 1 to 5: how much it counts that it takes place
     * @param roles helpers needed of each
     */
    record Wish(
            UUID id,
            String title,
            List<UUID> venues,
            LocalDate earliest,
            LocalDate latest,
            Set<DayOfWeek> weekdays,
            HolidayWish holidays,
            LocalTime opens,
            LocalTime closes,
            int minutes,
            int people,
            int weight,
            boolean van,
            Map<String, Integer> roles,
            List<Kit> equipment) {}

    /** @param needed pieces of a wish, of {@code pieces} that there are */
    record Kit(UUID id, String name, int pieces, int needed) {

        Kit unneeded() {
            return new Kit(id, name, pieces, 0);
        }
    }

    /**
     * @param roles what this one can do; empty: everything
     * @param weekdays when this one is there
     * @param away days on leave
     * @param mostAWeek shifts
     * @param busy shifts of other fairs
     */
    record Helper(
            UUID id,
            String name,
            Set<String> roles,
            Set<DayOfWeek> weekdays,
            Set<LocalDate> away,
            int mostAWeek,
            @Nullable Position home,
            List<Span> busy) {

        @Override
        public boolean equals(Object other) {
            return other instanceof Helper one && id.equals(one.id);
        }

        @Override
        public int hashCode() {
            return id.hashCode();
        }

        boolean can(String role) {
            return roles.isEmpty() || roles.contains(role);
        }

        boolean isThere(LocalDate day) {
            return weekdays.contains(day.getDayOfWeek()) && !away.contains(day);
        }

        boolean isFree(Instant begins, Instant ends) {
            return busy.stream().noneMatch(span -> span.meets(begins, ends));
        }
    }

    record Van(UUID id, String name, List<Span> busy) {

        @Override
        public boolean equals(Object other) {
            return other instanceof Van one && id.equals(one.id);
        }

        @Override
        public int hashCode() {
            return id.hashCode();
        }

        boolean isFree(Instant begins, Instant ends) {
            return busy.stream().noneMatch(span -> span.meets(begins, ends));
        }
    }

    /** @param kit with the pieces that a fair has on that day */
    record Lent(LocalDate day, Kit kit) {}

    /** @param lent on each day of its bookings, which may begin before it and end after it */
    record Standing(UUID fair, String title, UUID venue, Instant begins, Instant ends, int people, List<Lent> lent) {}

    Venue venue(UUID id) {
        return venues.stream()
                .filter(venue -> venue.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("venue %s is not of this season".formatted(id)));
    }
}
