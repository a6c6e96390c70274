package cn.yishulai.fairs;

import cn.yishulai.copies.CopyView;
import cn.yishulai.swaps.TransferView;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of everything that was sent to a fair.
 *
 * @param signOffAbove more differences than that are signed by a second person
 * @param openLoads van loads that are not closed
 * @param open copies of which nobody knows yet what became of them, at most 100
 * @param differences copies that are neither with a family nor back, each with its explanation
 */
public record FairReconciliationView(
        State state,
        Counts counts,
        int signOffAbove,
        List<TransferView> openLoads,
        List<Line> open,
        List<Line> differences,
        @Nullable String countedBy,
        @Nullable OffsetDateTime countedAt,
        @Nullable String signedBy,
        @Nullable OffsetDateTime signedAt) {

    public enum State {
        /** The fair is not closed, or something is not accounted for or not explained. */
        OPEN,
        /** It can be put down. */
        READY,
        /** Somebody counted; another signs. */
        TO_SIGN,
        DONE
    }

    /** sent = handedOver + back + missing + quarantined + onTables + onTheWay + atVenue. */
    public record Counts(
            int sent, int handedOver, int back, int missing, int quarantined, int onTables, int onTheWay, int atVenue) {

        int open() {
            return onTables + onTheWay + atVenue;
        }

        int differences() {
            return missing + quarantined;
        }
    }

    public enum Ending {
        ON_TABLE,
        ON_THE_WAY,
        /** At the venue, and on no table. */
        AT_VENUE,
        MISSING,
        QUARANTINED
    }

    /**
     * @param by who scanned it last, if it was staff
     * @param reason what was said then
     * @param explanation what was said of it when the fair was over
     */
    public record Line(
            CopyView copy,
            Ending ending,
            OffsetDateTime since,
            @Nullable String by,
            String reason,
            @Nullable String explanation,
            @Nullable String explainedBy) {}
}
