package cn.yishulai.places;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One day of a site as people ask for it.
 *
 * @param from when it opens, {@code 09:00}; null when closed
 * @param reason why it is closed on a day that is not an ordinary one
 */
public record OpenDay(
        LocalDate day, boolean open, @Nullable String from, @Nullable String until, @Nullable String reason) {

    static OpenDay of(LocalDate day, @Nullable Hours hours, @Nullable String reason) {
        return hours == null
                ? new OpenDay(day, false, null, null, reason)
                : new OpenDay(
                        day, true, hours.opens().toString(), hours.closes().toString(), null);
    }
}
