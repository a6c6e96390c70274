package cn.yishulai.fairs;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.LastModified;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.RefreshInterval;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Status;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Transp;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.Url;
import net.fortuna.ical4j.model.property.XProperty;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;
import org.jspecify.annotations.Nullable;

/**
 * Calendars as iCalendar text (RFC 5545, RFC 7986). Times are UTC, so no time zone has to be sent along or looked up.
 * The same events give the same text, so that a reader that asks again is told that nothing changed.
 */
@ApplicationScoped
class FairCalendar {

    /** How soon calendars that subscribe ask again: a fair that is rained off is called off in the morning. */
    private static final Duration ASK_AGAIN = Duration.ofHours(1);

    /**
     * An event.
     *
     * @param id stays the same for ever, and so does the event
     * @param number grows with each change: a calendar that has the old times takes the new ones
     * @param changed when it changed last
     * @param when its times; of one that was put off and has no new ones the old ones, which keep nobody busy
     * @param url of its page
     */
    record Event(
            String id,
            int number,
            Instant changed,
            FairStatus status,
            When when,
            String title,
            @Nullable String place,
            @Nullable String about,
            String url) {}

    /** Between two moments, or the whole of a day. */
    record When(@Nullable Instant from, @Nullable Instant until, @Nullable LocalDate day) {

        static When between(Instant from, Instant until) {
            return new When(from, until, null);
        }

        static When on(LocalDate day) {
            return new When(null, null, day);
        }
    }

    String of(String name, List<Event> events) {
        Calendar calendar = new Calendar()
                .add(new ProdId("-//Yishulai//Fairs//ZH"))
                .add(ImmutableVersion.VERSION_2_0)
                .add(ImmutableCalScale.GREGORIAN)
                .add(new XProperty("X-WR-CALNAME", name))
                .add(new RefreshInterval(null, ASK_AGAIN));
        for (Event event : events) {
            calendar = calendar.add(event(event));
        }
        return calendar.toString();
    }

    private static VEvent event(Event said) {
        VEvent event = new VEvent(false);
        event.add(new Uid(said.id() + "@yishulai"));
        event.add(new DtStamp(said.changed()));
        event.add(new LastModified(said.changed()));
        event.add(new Sequence(said.number()));
        event.add(new Status(status(said.status())));
        When when = said.when();
        if (when.day() != null) {
            event.add(new DtStart<>(when.day()));
            event.add(new Transp(Transp.VALUE_TRANSPARENT));
        } else {
            event.add(new DtStart<>(when.from()));
            event.add(new DtEnd<>(when.until()));
            if (said.status() == FairStatus.POSTPONED) {
                event.add(new Transp(Transp.VALUE_TRANSPARENT));
            }
        }
        event.add(new Summary(said.title()));
        event.add(new Url(URI.create(said.url())));
        if (said.place() != null) {
            event.add(new Location(said.place()));
        }
        if (said.about() != null) {
            event.add(new Description(said.about()));
        }
        return event;
    }

    private static String status(FairStatus status) {
        return switch (status) {
            case ON -> Status.VALUE_CONFIRMED;
            case POSTPONED -> Status.VALUE_TENTATIVE;
            case CANCELLED -> Status.VALUE_CANCELLED;
        };
    }
}
