package cn.yishulai.fairs;

import cn.yishulai.places.OpeningCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A fair as those see it who work on one of its parts.
 *
 * @param venue the site where it is held
 * @param organisation whose fair it is; null for the library's own
 * @param epoch grows when it is postponed
 * @param peopleAtOnce of the largest session
 * @param publishedAt when it first was; null before
 */
public record FairFacts(
        UUID id,
        String title,
        UUID venue,
        @Nullable UUID organisation,
        FairState state,
        int epoch,
        Instant begins,
        Instant ends,
        int peopleAtOnce,
        @Nullable Instant publishedAt) {

    /** An application to the police is made so many days ahead (大型群众性活动安全管理条例, article 13). */
    private static final int DAYS_TO_APPLY = 20;

    /** So many people at once that the police must permit it. */
    public boolean needsPermit() {
        return peopleAtOnce >= Fair.NEEDS_PERMIT_FROM;
    }

    /** The last day on which the permit can be applied for; null for a fair that needs none. */
    public @Nullable LocalDate permitBy() {
        return needsPermit() ? OpeningCalendar.dayOf(begins).minusDays(DAYS_TO_APPLY) : null;
    }
}
