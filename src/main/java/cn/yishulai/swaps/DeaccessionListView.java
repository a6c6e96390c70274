package cn.yishulai.swaps;

import cn.yishulai.catalog.VolumeSummary;
import cn.yishulai.places.SiteName;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A deaccession list (剔除清单).
 *
 * @param mine whether the caller drew it up, and so cannot carry it out
 */
public record DeaccessionListView(
        String id,
        SiteName site,
        DeaccessionListForm.Purpose purpose,
        @Nullable String recipient,
        String reason,
        State state,
        String proposedBy,
        OffsetDateTime proposedAt,
        @Nullable String decidedBy,
        @Nullable OffsetDateTime decidedAt,
        @Nullable String decidedReason,
        boolean mine,
        List<Line> copies) {

    /** How far a list is. */
    public enum State {
        PROPOSED,
        EXECUTED,
        REFUSED
    }

    /** What became of a copy. */
    public enum Outcome {
        WITHDRAWN,
        /** It was on its way to a reader. */
        KEPT
    }

    /** One copy of the list. */
    public record Line(String copyCode, VolumeSummary volume, @Nullable String shelf, @Nullable Outcome outcome) {}
}
