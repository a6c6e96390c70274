package cn.yishulai.inventory;

import cn.yishulai.copies.CopyView;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * One line of a stocktake.
 *
 * @param text what was read, when it is no copy of ours; then nothing else is said
 * @param place where it belongs
 * @param seenShelf where it was last seen; null when no shelf was scanned before it
 */
public record StocktakeLineView(
        Bucket bucket,
        @Nullable StockFinding finding,
        @Nullable Remedy remedy,
        @Nullable String text,
        @Nullable CopyView copy,
        @Nullable StockPlace place,
        @Nullable String shelf,
        @Nullable OffsetDateTime seenAt,
        @Nullable String seenShelf,
        @Nullable Boolean seenOnHoldShelf,
        @Nullable OffsetDateTime settledAt) {}
