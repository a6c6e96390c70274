package cn.yishulai.places;

import java.time.DayOfWeek;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A site to be added.
 *
 * @param parentId the site it belongs to
 * @param receives books can be brought and fetched here
 * @param week its ordinary week; a missing day is closed
 */
public record SiteForm(
        String name,
        SiteKind kind,
        @Nullable UUID parentId,
        @Nullable String address,
        boolean receives,
        Map<DayOfWeek, Hours> week) {

    public SiteForm {
        week = Map.copyOf(week);
    }

    /** The same hours every day but Monday, when the libraries of the city rest. */
    public static Map<DayOfWeek, Hours> closedOnMondays(Hours hours) {
        Map<DayOfWeek, Hours> week = daily(hours);
        week.remove(DayOfWeek.MONDAY);
        return week;
    }

    public static Map<DayOfWeek, Hours> daily(Hours hours) {
        Map<DayOfWeek, Hours> week = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            week.put(day, hours);
        }
        return week;
    }
}
