package cn.yishulai.inventory;

import cn.yishulai.kernel.CopyCode;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One copy in a stocktake.
 *
 * @param expected it stood on the list when that was frozen
 * @param belongs where it belongs among the places that are counted, and its shelf there
 * @param order of that shelf in the walk through the site
 * @param judgement as it was settled, or as it would be now
 * @param settledAt when sign-off had put it into effect; null before
 */
public record Counted(
        UUID copy,
        CopyCode code,
        boolean expected,
        Belongs belongs,
        int order,
        Judgement.@Nullable Sighting seen,
        Judgement judgement,
        @Nullable Instant settledAt) {

    /** The shelf on which it was last seen; null on the hold shelf, and when no shelf was scanned before it. */
    public @Nullable String seenOn() {
        return seen == null ? null : seen.shelf();
    }

    /** Where a copy belongs. */
    record Belongs(StockPlace place, @Nullable String shelf) {}
}
