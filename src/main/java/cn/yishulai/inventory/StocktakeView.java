package cn.yishulai.inventory;

import cn.yishulai.places.SiteName;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stocktake as those see it who count, and who sign.
 *
 * @param shelves null when all of the site is counted
 * @param counts of this moment; null in a list
 * @param maySign whether the caller may: who opened, counted or scanned does not sign
 */
public record StocktakeView(
        String id,
        SiteName site,
        @Nullable List<String> shelves,
        StocktakeState state,
        Hand opened,
        @Nullable Hand counted,
        @Nullable Hand signed,
        @Nullable OffsetDateTime endedAt,
        @Nullable Counts counts,
        @Nullable List<ShelfCount> progress,
        boolean maySign) {

    /** Whose hand it was, and when. */
    public record Hand(String by, OffsetDateTime at) {}

    /**
     * @param expected copies on the list
     * @param settled lines that sign-off has put into effect
     */
    public record Counts(int expected, int found, int missing, int misplaced, int moved, int unknown, int settled) {}

    /**
     * How far a shelf is counted.
     *
     * @param shelf null for the hold shelf, quarantine and books on no shelf
     * @param seen of those expected there, wherever they were seen
     * @param missing of those expected there
     */
    public record ShelfCount(StockPlace place, @Nullable String shelf, int expected, int seen, int missing) {}
}
