package cn.yishulai.reports;

import cn.yishulai.catalog.VolumeSummary;
import cn.yishulai.places.SiteName;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A copy that stands on a shelf and that nobody has swapped for long (滞架).
 *
 * @param idleSince when a family brought it last, or a reader gave it back
 * @param alikeHere copies of the same volume that are free at this site, this one included
 * @param suggestion what could become of it
 * @param sendTo where it was asked for in the last half year; with SEND only
 */
public record AgeingCopy(
        String copyCode,
        VolumeSummary volume,
        @Nullable String shelf,
        OffsetDateTime idleSince,
        long alikeHere,
        Suggestion suggestion,
        @Nullable SiteName sendTo) {

    /** What could become of a copy that nobody swaps. */
    public enum Suggestion {
        /** Readers asked for it at another site. */
        SEND,
        /** It waits here a while longer. */
        KEEP,
        /** Somebody may have it without a credit. */
        FREE_SHELF,
        /** Nobody took it twice as long: somebody else can use it. */
        DONATE;

        /** @param months idle; @param limit from so many on it is ageing */
        static Suggestion of(boolean askedElsewhere, long alikeHere, int months, int limit) {
            if (askedElsewhere) {
                return SEND;
            }
            if (months >= 2 * limit) {
                return DONATE;
            }
            return alikeHere > 1 || months * 2 >= limit * 3 ? FREE_SHELF : KEEP;
        }
    }
}
