package cn.yishulai.places;

import java.time.DayOfWeek;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A site to be added, or what it is from now on.
 *
 * @param parentId the site it belongs to
 * @param receives books can be brought and fetched here
 * @param week its ordinary week, the spans of a day in order and apart; a missing day is closed
 * @param copyCapacity how many copies its shelves take; null when nobody has said
 * @param personCapacity how many people may be there at once
 * @param district its code; null for the one that the address names, if it names exactly one
 */
public record SiteForm(
        String name,
        SiteKind kind,
        @Nullable UUID parentId,
        @Nullable String address,
        boolean receives,
        Map<DayOfWeek, List<Hours>> week,
        @Nullable Integer copyCapacity,
        @Nullable Integer personCapacity,
        @Nullable String district) {

    public SiteForm {
        week = Map.copyOf(week);
    }

    /** One of which nobody has said how much goes in. */
    public SiteForm(
            String name,
            SiteKind kind,
            @Nullable UUID parentId,
            @Nullable String address,
            boolean receives,
            Map<DayOfWeek, List<Hours>> week) {
        this(name, kind, parentId, address, receives, week, null, null, null);
    }

    /** The same hours every day but Monday, when the libraries of the city rest. */
    public static Map<DayOfWeek, List<Hours>> closedOnMondays(Hours hours) {
        Map<DayOfWeek, List<Hours>> week = daily(hours);
        week.remove(DayOfWeek.MONDAY);
        return week;
    }

    public static Map<DayOfWeek, List<Hours>> daily(Hours... hours) {
        Map<DayOfWeek, List<Hours>> week = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            week.put(day, List.of(hours));
        }
        return week;
    }
}
