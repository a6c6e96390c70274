package cn.yishulai.intake;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a draft would have decided on the books of some days.
 *
 * @param books that were decided in these days
 * @param withoutBasis decided before it was kept what from: they stay as they are
 * @param before so many books by decision, as it was
 * @param after the same by the draft
 * @param asksForPrice books for which the draft would have asked the price on the cover
 * @param changed how many are decided otherwise
 * @param items those of them on this page, in the order in which they were decided
 */
record PreviewView(
        OffsetDateTime from,
        OffsetDateTime until,
        int books,
        int withoutBasis,
        Map<Decision, Integer> before,
        Map<Decision, Integer> after,
        long creditsBefore,
        long creditsAfter,
        int asksForPrice,
        int changed,
        List<Changed> items,
        @Nullable String nextAfter) {

    /** @param after null when the draft would have asked for the price */
    record Changed(
            String inspectionId, String title, OffsetDateTime decidedAt, Outcome before, @Nullable Outcome after) {}

    /** What became of a book. */
    record Outcome(Decision decision, DecisionReason reason, long credits) {}
}
