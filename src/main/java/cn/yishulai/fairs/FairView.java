package cn.yishulai.fairs;

import cn.yishulai.places.OpeningCalendar;
import cn.yishulai.places.SiteName;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A fair as everybody may see it. */
public record FairView(
        UUID id, String title, @Nullable String about, FairState state, SiteName venue, List<Session> sessions) {

    /** Times are those of the city. */
    public record Session(int number, OffsetDateTime from, OffsetDateTime until, int capacity) {

        static Session of(FairSession session) {
            return new Session(session.number(), inCity(session.begins()), inCity(session.ends()), session.capacity());
        }

        private static OffsetDateTime inCity(Instant instant) {
            return instant.atZone(OpeningCalendar.CITY).toOffsetDateTime();
        }
    }

    static FairView of(Fair fair, SiteName venue) {
        return new FairView(
                fair.id(),
                fair.title(),
                fair.about(),
                fair.state(),
                venue,
                fair.sessions().stream().map(Session::of).toList());
    }
}
