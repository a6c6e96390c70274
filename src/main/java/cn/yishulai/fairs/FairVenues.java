package cn.yishulai.fairs;

import static cn.yishulai.fairs.FairRefusal.FAIR_VENUE_BLOCKED;
import static cn.yishulai.fairs.FairRefusal.FAIR_VENUE_TAKEN;

import cn.yishulai.places.VenueWindow;
import cn.yishulai.places.Venues;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A venue is given to one fair at a time. The database forbids the second ({@code fair_venue_free}); who asks is told which
 * one was first.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class FairVenues {

    /** Advisory locks have one name space for the whole database; this number is ours. */
    private static final int LOCK = 9001;

    private final TradeSql sql;
    private final Venues venues;

    FairVenues(TradeSql sql, Venues venues) {
        this.sql = sql;
        this.venues = venues;
    }

    /** A time at which a place is given to a fair. */
    record Taken(UUID fair, String title, Instant from, Instant until) {}

    /**
     * Until the end of the transaction nobody else gives the place away. To be asked before the fair is written, because
     * after a refusal of the database there is nothing left to be read.
     *
     * @throws cn.yishulai.kernel.Refused FAIR_VENUE_TAKEN, with the fair that has it; FAIR_VENUE_BLOCKED, with the time
     */
    void requireFree(Fair fair) {
        requireFree(fair.id(), fair.venueId(), fair.begins(), fair.ends());
    }

    private void requireFree(UUID fair, UUID venue, Instant from, Instant until) {
        lock(venue);
        taken(venue, from, until).stream()
                .filter(other -> !other.fair().equals(fair))
                .findFirst()
                .ifPresent(other -> {
                    throw FAIR_VENUE_TAKEN.because(
                            "another fair has the place at that time",
                            Map.of(
                                    "fairId", other.fair(),
                                    "fairTitle", other.title(),
                                    "from", inCity(other.from()),
                                    "until", inCity(other.until())));
                });
        blocked(venue, from, until).ifPresent(window -> {
            throw FAIR_VENUE_BLOCKED.because(
                    "the place is not to be had at that time",
                    Map.of("from", inCity(window.from()), "until", inCity(window.until())));
        });
    }

    /** A time within this one in which the place is not to be had. */
    Optional<VenueWindow> blocked(UUID venue, Instant from, Instant until) {
        return venues.windows(venue, from, until).stream()
                .filter(window -> window.kind() == VenueWindow.Kind.BLOCKED)
                .findFirst();
    }

    /** What speaks against the place without forbidding it. */
    Set<FairDoubt> doubts(FairFacts fair) {
        Set<FairDoubt> doubts = EnumSet.noneOf(FairDoubt.class);
        Integer room = venues.show(fair.venue()).peopleAtOnce();
        if (room != null && room < fair.peopleAtOnce()) {
            doubts.add(FairDoubt.MORE_PEOPLE_THAN_THE_PLACE_TAKES);
        }
        List<VenueWindow> offered = venues.windows(fair.venue(), fair.begins(), fair.ends()).stream()
                .filter(window -> window.kind() == VenueWindow.Kind.AVAILABLE)
                .toList();
        boolean inOne = offered.stream()
                .anyMatch(window ->
                        !window.from().isAfter(fair.begins()) && !window.until().isBefore(fair.ends()));
        if (!inOne && venues.offersTimes(fair.venue())) {
            doubts.add(FairDoubt.NOT_IN_A_TIME_THAT_IS_OFFERED);
        }
        return doubts;
    }

    /** By their beginning. */
    List<Taken> taken(UUID venue, Instant from, Instant until) {
        return sql.listBefore(
                row -> new Taken(
                        TradeSql.id(row, "id"),
                        row.getString("title"),
                        Objects.requireNonNull(TradeSql.instant(row, "begins_at")),
                        Objects.requireNonNull(TradeSql.instant(row, "ends_at"))),
                """
                SELECT id, title, begins_at, ends_at FROM fair
                WHERE venue_id = ? AND state IN ('APPROVED', 'PUBLISHED', 'RUNNING')
                  AND tstzrange(begins_at, ends_at) && tstzrange(?, ?) ORDER BY begins_at, id""",
                venue,
                from,
                until);
    }

    private void lock(UUID venue) {
        sql.listBefore(row -> row.getObject(1), "SELECT pg_advisory_xact_lock(?, hashtext(?))", LOCK, venue.toString());
    }

    static OffsetDateTime inCity(Instant instant) {
        return FairView.inCity(instant);
    }
}
