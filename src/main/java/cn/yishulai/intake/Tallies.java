package cn.yishulai.intake;

import cn.yishulai.copies.CopyReads;
import cn.yishulai.intake.InspectionRepository.Credited;
import cn.yishulai.ledger.Pools;
import cn.yishulai.people.Households;
import cn.yishulai.places.OpeningCalendar;
import cn.yishulai.rules.Caps.OverTime;
import cn.yishulai.rules.IntakeRules;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Counts what the caps of the rules ask for. Persons and stock are counted also where
 * today's rules do not ask, so that other rules can be tried on the same books later. */
@ApplicationScoped
class Tallies {

    private final InspectionRepository inspections;
    private final Households households;
    private final CopyReads copies;
    private final Pools pools;
    private final Clock clock;

    Tallies(InspectionRepository inspections, Households households, CopyReads copies, Pools pools, Clock clock) {
        this.inspections = inspections;
        this.households = households;
        this.copies = copies;
        this.pools = pools;
        this.clock = clock;
    }

    /**
     * For which book it is counted.
     *
     * @param except a copy that is being decided again and does not count; null for a book that comes first
     * @param person whose it is; null when it is everybody's
     * @param waiting how many wait for the volume
     */
    record Counted(UUID volume, @Nullable UUID except, @Nullable UUID person, long waiting) {}

    /** Two counters that take books of one family at once count one after the other where the rules look at both. */
    Tally of(DropOff session, Counted book, Finding finding, IntakeRules rules) {
        if (rules.caps().countsOverTime()) {
            inspections.lockHousehold(session.household());
        }
        Credited here = inspections.inSession(session.id(), book);
        return new Tally(
                clock.instant().atZone(OpeningCalendar.CITY).toLocalDate(),
                households.personsOf(session.household()).size(),
                here.books(),
                here.copies(),
                here.ofPerson(),
                lately(session.household(), book, rules.caps().perHousehold()).books(),
                lately(session.household(), book, rules.caps().perTitle()).copies(),
                spare(book),
                rules.value().byPrice()
                        ? pools.lockedRemainder(
                                session.household(),
                                rules.purseOf(
                                        finding.book().classNumber(),
                                        finding.book().audience(),
                                        finding.kinds()))
                        : 0);
    }

    private Credited lately(UUID household, Counted book, @Nullable OverTime cap) {
        if (cap == null) {
            return new Credited(0, 0, 0);
        }
        Instant since = clock.instant().minus(Duration.ofDays(cap.days()));
        return inspections.ofHousehold(household, book, since);
    }

    /** A copy that is looked at again stands on the shelf already; it is not one more. */
    private int spare(Counted book) {
        int itself = book.except() != null && copies.isFree(book.except()) ? 1 : 0;
        return Math.toIntExact(copies.free(book.volume()) - itself - book.waiting());
    }
}
