package cn.yishulai.planning;

import cn.yishulai.places.OpeningCalendar;
import cn.yishulai.planning.SeasonCase.Venue;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;

/**
 * A venue at a time: where and when a fair can be.
 *
 * @param rank of the venue in the wish, 0 for the best
 * @param obstacles that lie in the wish and the venue; empty for what a plan may choose of itself
 */
record Place(Venue venue, Instant begins, Instant ends, int rank, Set<Obstacle> obstacles) {

    LocalDate day() {
        return OpeningCalendar.dayOf(begins);
    }

    UUID venueId() {
        return venue.id();
    }

    Instant bound(PlanningRules rules) {
        return begins.minus(Duration.ofMinutes(rules.setUp()));
    }

    Instant free(PlanningRules rules) {
        return ends.plus(Duration.ofMinutes(rules.clear()));
    }

    boolean sameAs(Place other) {
        return venueId().equals(other.venueId()) && begins.equals(other.begins()) && ends.equals(other.ends());
    }

    /** By what can be seen of it: a venue is compared by its id, not by all its windows. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Place place && sameAs(place);
    }

    @Override
    public int hashCode() {
        return 31 * venueId().hashCode() + begins.hashCode();
    }
}
