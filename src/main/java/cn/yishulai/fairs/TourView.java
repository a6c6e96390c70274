package cn.yishulai.fairs;

import cn.yishulai.places.OpeningCalendar;
import cn.yishulai.places.SiteName;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A tour as everybody may see it.
 *
 * @param needed how many different stops complete it
 * @param version as in the ETag
 * @param stops in their order
 */
public record TourView(
        UUID id,
        String title,
        @Nullable String story,
        TourState state,
        LocalDate firstDay,
        LocalDate lastDay,
        boolean inOrder,
        int needed,
        int codeSeconds,
        int minutesBetween,
        int version,
        List<Stop> stops) {

    /**
     * @param hours times of the tour; null when the calendar of the site counts
     * @param open whether a stamp is collected there now
     * @param closesAt if it is open
     * @param opensAt if it is closed, and opens within a fortnight
     * @param closedBecause what the site is closed for today
     * @param mapUrl shows the place in the map of the phone
     */
    public record Stop(
            SiteName site,
            @Nullable String address,
            int position,
            @Nullable String story,
            @Nullable String task,
            @Nullable List<Span> hours,
            boolean open,
            @Nullable OffsetDateTime closesAt,
            @Nullable OffsetDateTime opensAt,
            @Nullable String closedBecause,
            String mapUrl) {}

    public record Span(OffsetDateTime from, OffsetDateTime until) {

        static Span of(Tour.Span span) {
            return new Span(inCity(span.from()), inCity(span.until()));
        }
    }

    static OffsetDateTime inCity(Instant instant) {
        return instant.atZone(OpeningCalendar.CITY).toOffsetDateTime();
    }

    static @Nullable OffsetDateTime maybeInCity(@Nullable Instant instant) {
        return instant == null ? null : inCity(instant);
    }
}
