package cn.yishulai.fairs;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Status;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;
import org.jspecify.annotations.Nullable;

/** Shifts as iCalendar (RFC 5545), an event each. Times are UTC, so no time zone has to be sent along or looked up. */
@ApplicationScoped
class RotaCalendar {

    private final Clock clock;

    RotaCalendar(Clock clock) {
        this.clock = clock;
    }

    private record Entry(
            UUID id,
            String summary,
            String place,
            OffsetDateTime from,
            OffsetDateTime until,
            boolean sure,
            @Nullable String more) {}

    /** The rota of a fair, with the names of who helps. */
    String of(ProgrammeView fair) {
        return write(fair.shifts().stream()
                .map(shift -> new Entry(
                        shift.id(),
                        shift.role() + " · " + fair.title(),
                        fair.venue().name(),
                        shift.from(),
                        shift.until(),
                        shift.missing() == 0,
                        names(shift)))
                .toList());
    }

    /** Somebody's own shifts; one that was declined is not there. */
    String of(List<MyWork.Shift> own) {
        return write(own.stream()
                .filter(shift -> !shift.answer().equals("DECLINED"))
                .map(shift -> new Entry(
                        shift.id(),
                        shift.role() + " · " + shift.fairTitle(),
                        shift.venue().name(),
                        shift.from(),
                        shift.until(),
                        shift.answer().equals("ACCEPTED"),
                        shift.note()))
                .toList());
    }

    private static String names(ProgrammeView.Shift shift) {
        return shift.helpers().stream()
                        .filter(helper -> !helper.answer().equals("DECLINED"))
                        .map(ProgrammeView.Helper::name)
                        .collect(Collectors.joining("、"))
                + " (%d/%d)".formatted(shift.needed() - shift.missing(), shift.needed());
    }

    private String write(List<Entry> entries) {
        Calendar calendar = new Calendar()
                .add(new ProdId("-//Yishulai//Rota//ZH"))
                .add(ImmutableVersion.VERSION_2_0)
                .add(ImmutableCalScale.GREGORIAN);
        for (Entry entry : entries) {
            VEvent event = new VEvent(false);
            event.add(new Uid("shift-%s@yishulai".formatted(entry.id())));
            event.add(new DtStamp(clock.instant()));
            event.add(new DtStart<>(entry.from().toInstant()));
            event.add(new DtEnd<>(entry.until().toInstant()));
            event.add(new Summary(entry.summary()));
            event.add(new Location(entry.place()));
            event.add(new Status(entry.sure() ? Status.VALUE_CONFIRMED : Status.VALUE_TENTATIVE));
            if (entry.more() != null) {
                event.add(new Description(entry.more()));
            }
            calendar = calendar.add(event);
        }
        return calendar.toString();
    }
}
