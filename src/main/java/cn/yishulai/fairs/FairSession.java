package cn.yishulai.fairs;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;

/**
 * One session (场次) of a fair.
 *
 * @param number 1 for the first
 * @param capacity people at once
 * @param peopleAtOnce of the whole fair; the database holds the capacity against it
 * @param walkInPlaces of the capacity, never booked
 * @param deskPlaces of the capacity, booked by phone, at a desk or by a proxy only
 */
@Embeddable
record FairSession(
        @Column(name = "number", nullable = false) int number,
        @Column(name = "begins_at", nullable = false) Instant begins,
        @Column(name = "ends_at", nullable = false) Instant ends,
        @Column(name = "capacity", nullable = false) int capacity,
        @Column(name = "people_at_once", nullable = false) int peopleAtOnce,
        @Column(name = "walk_in_places", nullable = false) int walkInPlaces,
        @Column(name = "desk_places", nullable = false) int deskPlaces) {

    /** How many of the capacity can be booked. */
    int bookable() {
        return capacity - walkInPlaces;
    }
}
