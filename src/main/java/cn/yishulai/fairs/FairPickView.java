package cn.yishulai.fairs;

import cn.yishulai.copies.CopyView;
import cn.yishulai.swaps.TransferView;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A copy on the pick list.
 *
 * @param shelf where it stood when it was put on the list
 * @param reasons why it goes
 */
public record FairPickView(
        CopyView copy, String letter, @Nullable String shelf, Source source, List<Reason> reasons, State state) {

    public enum Source {
        PROPOSED,
        PEOPLE,
        SUBSTITUTE
    }

    public enum Reason {
        /** Somebody near the venue wishes for the title. */
        WISHED_NEAR,
        /** The title was handed over at an earlier fair. */
        MOVED_BEFORE,
        /** Nobody has taken it for long. */
        IDLE,
        /** Its class is to be laid out. */
        CLASS,
        /** Somebody put it on the list. */
        PEOPLE,
        /** It goes for another of its class that was not found. */
        SUBSTITUTE
    }

    public enum State {
        TO_PICK,
        /** In a van load of this fair, or there already. */
        PICKED,
        NOT_FOUND,
        /** Somebody took it meanwhile, or it was claimed. */
        GONE
    }

    /** Of one site, in the order in which a person with a trolley passes them. */
    public record Sheet(FairPickProgress progress, List<FairPickView> items, @Nullable String nextAfter) {}

    /** What a scan did. */
    public enum Result {
        PICKED,
        SUBSTITUTE,
        /** Not on the list; somebody wanted it all the same. */
        EXTRA,
        ALREADY
    }

    /**
     * @param box the van load that it went into
     * @param by who scanned it before
     */
    public record Scan(
            Result result,
            CopyView copy,
            TransferView box,
            FairPickProgress progress,
            @Nullable String by,
            @Nullable OffsetDateTime at) {}

    /** It was not found; these of its class stand there too, the best first. */
    public record NotFound(FairPickProgress progress, List<CopyView> substitutes) {}
}
