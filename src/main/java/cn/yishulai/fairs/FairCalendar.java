package cn.yishulai.fairs;

import cn.yishulai.places.SiteName;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Status;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;

/** A fair as iCalendar (RFC 5545), an event per session. Times are UTC, so no time zone has to be sent along or looked up. */
@ApplicationScoped
class FairCalendar {

    String of(Fair fair, SiteName venue, Instant now) {
        Calendar calendar = new Calendar()
                .add(new ProdId("-//Yishulai//Fairs//ZH"))
                .add(ImmutableVersion.VERSION_2_0)
                .add(ImmutableCalScale.GREGORIAN);
        for (FairSession session : fair.sessions()) {
            calendar = calendar.add(event(fair, session, venue, now));
        }
        return calendar.toString();
    }

    /** The epoch is the sequence: a calendar that has the old times takes the new ones. */
    private static VEvent event(Fair fair, FairSession session, SiteName venue, Instant now) {
        VEvent event = new VEvent(false);
        event.add(new Uid("%s-%d@yishulai".formatted(fair.id(), session.number())));
        event.add(new DtStamp(now));
        event.add(new DtStart<>(session.begins()));
        event.add(new DtEnd<>(session.ends()));
        event.add(new Summary(fair.title()));
        event.add(new Location(venue.name()));
        event.add(new Sequence(fair.epoch()));
        event.add(new Status(status(fair.state())));
        if (fair.about() != null) {
            event.add(new Description(fair.about()));
        }
        return event;
    }

    private static String status(FairState state) {
        return switch (state) {
            case DRAFT, PROPOSED, APPROVED, POSTPONED -> Status.VALUE_TENTATIVE;
            case PUBLISHED, RUNNING, CLOSED, RECONCILED -> Status.VALUE_CONFIRMED;
            case CANCELLED -> Status.VALUE_CANCELLED;
        };
    }
}
