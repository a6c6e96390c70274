package cn.yishulai.counter;

import cn.yishulai.catalog.VolumeSummary;
import cn.yishulai.copies.CopyStatus;
import cn.yishulai.copies.CopyView;
import cn.yishulai.people.PersonView;
import cn.yishulai.swaps.PullLine;
import cn.yishulai.swaps.RequestBrief;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a code is, and what can be done with it here and now.
 *
 * @param actions the likeliest first; empty with a reason in {@code why}
 */
public record ScanView(
        Kind kind,
        @Nullable CopyView copy,
        @Nullable RequestBrief request,
        @Nullable FamilyAtDesk family,
        List<VolumeSummary> volumes,
        @Nullable LastMoveView lastMove,
        List<ScanAction> actions,
        @Nullable String why) {

    /** What the code names. */
    public enum Kind {
        COPY,
        BLANK_LABEL,
        FAMILY,
        VOLUME,
        TICKET,
        UNKNOWN
    }

    /** A family at the desk: who they are, what they have, what waits for them here. */
    public record FamilyAtDesk(
            String familyCode,
            List<PersonView> persons,
            @Nullable String maskedPhone,
            long freeCredits,
            List<PullLine> ready,
            @Nullable String openDropOffId) {}

    /** Who did it, when two people meet over one copy. */
    public record LastMoveView(CopyStatus status, OffsetDateTime at, @Nullable String by) {}

    static ScanView nothing(Kind kind, String why) {
        return new ScanView(kind, null, null, null, List.of(), null, List.of(), why);
    }
}
