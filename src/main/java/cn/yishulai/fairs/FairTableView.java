package cn.yishulai.fairs;

import cn.yishulai.copies.CopyView;
import cn.yishulai.places.SiteName;
import cn.yishulai.swaps.TransferView;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table of a fair, and what stands on it.
 *
 * @param letter the class that is laid out on it; null is anything
 * @param copies how many stand on it now
 * @param handedOver how many were handed over from it
 * @param lastHour how many of them in the hour that just passed
 * @param runsEmpty fewer stand on it than the plan says
 */
public record FairTableView(
        int number,
        @Nullable String letter,
        @Nullable String name,
        int copies,
        int handedOver,
        int lastHour,
        boolean runsEmpty,
        @Nullable Counted counted) {

    /** When somebody last counted it, and how many stood there that should not, or did not that should. */
    public record Counted(OffsetDateTime at, int seen, int movedHere, int unseen) {}

    /**
     * What runs empty, at a glance.
     *
     * @param onNoTable came to the fair, and was put on no table yet
     * @param classes the emptiest first
     */
    public record Board(List<FairTableView> tables, List<OfClass> classes, int onNoTable, int lastHour) {}

    /** @param soldOut copies of the class came, and none is left */
    public record OfClass(FairClassView ofClass, int came, int left, int handedOver, boolean soldOut) {}

    /** What a scan at a table did. */
    public enum Result {
        /** It came with the van. */
        RECEIVED,
        /** It came with the van, and nobody had packed it. */
        UNEXPECTED,
        /** It came with the van, and was set aside because of its condition. */
        DAMAGED,
        /** It was brought to the fair, or stood at the venue. */
        LAID_OUT,
        /** It stood on another table. */
        MOVED,
        ALREADY
    }

    /** @param table where it stands now */
    public record Laid(Result result, CopyView copy, @Nullable Integer table) {}

    /**
     * @param seen scanned on the table
     * @param moved stood elsewhere by the books, and are of this table now
     * @param unseen are of the table by the books, and were not scanned: looked for, or missing
     * @param foreign scanned, and not at this fair by the books; nothing was done
     */
    public record Count(int table, int seen, List<CopyView> moved, List<CopyView> unseen, List<String> foreign) {}

    /** What a scan on the way home did. */
    public enum HomeResult {
        /** In the van load for where it belongs. */
        BOXED,
        /** It belongs here, and is on a shelf. */
        SHELVED,
        /** It is home. */
        RECEIVED,
        /** It is home, and came back without having been packed. */
        UNEXPECTED,
        /** It is home, and was set aside because of its condition. */
        DAMAGED,
        /** It never reached the fair. */
        TURNED_BACK,
        ALREADY
    }

    /**
     * @param to where it belongs
     * @param box the van load that it is in or came with
     * @param left how many copies of the fair are not home yet
     */
    public record Home(
            HomeResult result,
            CopyView copy,
            SiteName to,
            @Nullable TransferView box,
            int left,
            @Nullable String by,
            @Nullable OffsetDateTime at) {}
}
