package cn.yishulai.swaps;

import cn.yishulai.copies.CopyView;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** A line of the pull list or of the hold shelf; without a request it is to be cleared. */
public record PullLine(CopyView copy, @Nullable RequestBrief request, @Nullable OffsetDateTime claimedAt) {

    /** Of a copy that nobody waits for. */
    public static PullLine ofNobody(CopyView copy) {
        return new PullLine(copy, null, null);
    }
}
