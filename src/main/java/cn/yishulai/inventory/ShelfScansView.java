package cn.yishulai.inventory;

import cn.yishulai.copies.CopyView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of each event, in the order in which they were sent. */
public record ShelfScansView(List<Item> items) {

    /** What became of an event. */
    public enum Outcome {
        RECORDED,
        /** It was there already: nothing happened. */
        REPEATED,
        /** Another event was recorded under its number: the device counts wrongly. */
        SEQUENCE_USED,
        /** The stocktake is signed or over: written down, but it changes nothing. */
        LATE
    }

    /**
     * @param kind what was read
     * @param shelf the shelf that was read, or on which the copy was seen
     */
    public record Item(
            long sequence,
            Outcome outcome,
            ScanRepository.Kind kind,
            @Nullable Bucket bucket,
            @Nullable StockFinding finding,
            @Nullable String shelf,
            @Nullable String text,
            @Nullable CopyView copy) {}
}
