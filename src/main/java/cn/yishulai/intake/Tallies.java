package cn.yishulai.intake;

import cn.yishulai.copies.CopyReads;
import cn.yishulai.intake.InspectionRepository.Credited;
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

/** Counts what the caps of the rules ask for. What no rule asks is not counted: it would cost a look at each book. */
@ApplicationScoped
class Tallies {

    private final InspectionRepository inspections;
    private final Households households;
    private final CopyReads copies;
    private final Clock clock;

    Tallies(InspectionRepository inspections, Households households, CopyReads copies, Clock clock) {
        this.inspections = inspections;
        this.households = households;
        this.copies = copies;
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
    Tally of(DropOff session, Counted book, IntakeRules rules) {
        if (rules.caps().countsOverTime()) {
            inspections.lockHousehold(session.household());
        }
        Credited here = inspections.inSession(session.id(), book);
        return new Tally(
                clock.instant().atZone(OpeningCalendar.CITY).toLocalDate(),
                rules.caps().perPerson() == null
                        ? 1
                        : households.personsOf(session.household()).size(),
                here.books(),
                here.copies(),
                here.ofPerson(),
                lately(session.household(), book, rules.caps().perHousehold()).books(),
                lately(session.household(), book, rules.caps().perTitle()).copies(),
                rules.caps().spareCopies() == null ? 0 : spare(book));
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
