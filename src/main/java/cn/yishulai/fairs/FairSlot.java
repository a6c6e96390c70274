package cn.yishulai.fairs;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Duration;
import java.time.Instant;

/**
 * When some of those who booked a session arrive. A session that nobody divided has one, as long as itself.
 *
 * @param number 1 for the first of its session
 * @param bookable of the whole session; the database holds the places against it
 */
@Embeddable
record FairSlot(
        @Column(name = "session_number", nullable = false) int session,
        @Column(name = "slot_number", nullable = false) int number,
        @Column(name = "begins_at", nullable = false) Instant begins,
        @Column(name = "ends_at", nullable = false) Instant ends,
        @Column(name = "places", nullable = false) int places,
        @Column(name = "bookable", nullable = false) int bookable) {

    static FairSlot whole(FairSession of) {
        return new FairSlot(of.number(), 1, of.begins(), of.ends(), of.bookable(), of.bookable());
    }

    boolean isWhole(FairSession of) {
        return begins.equals(of.begins()) && ends.equals(of.ends());
    }

    /** As much later as its session, and with no more places than the session has now. */
    FairSlot later(Duration by, FairSession of) {
        return new FairSlot(
                session, number, begins.plus(by), ends.plus(by), Math.min(places, of.bookable()), of.bookable());
    }
}
