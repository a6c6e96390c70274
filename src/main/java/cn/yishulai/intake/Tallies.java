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

    /** Two counters that take books of one family at once count one after the other where the rules look at both. */
    Tally of(DropOff session, UUID volume, IntakeRules rules, long waiting) {
        if (rules.caps().countsOverTime()) {
            inspections.lockHousehold(session.household());
        }
        Credited here = inspections.inSession(session.id(), volume);
        return new Tally(
                clock.instant().atZone(OpeningCalendar.CITY).toLocalDate(),
                rules.caps().perPerson() == null
                        ? 1
                        : households.personsOf(session.household()).size(),
                here.books(),
                here.copies(),
                lately(session.household(), volume, rules.caps().perHousehold()).books(),
                lately(session.household(), volume, rules.caps().perTitle()).copies(),
                rules.caps().spareCopies() == null ? 0 : spare(volume, waiting));
    }

    private Credited lately(UUID household, UUID volume, @Nullable OverTime cap) {
        if (cap == null) {
            return new Credited(0, 0);
        }
        Instant since = clock.instant().minus(Duration.ofDays(cap.days()));
        return inspections.ofHousehold(household, volume, since);
    }

    private int spare(UUID volume, long waiting) {
        return Math.toIntExact(copies.free(volume) - waiting);
    }
}
