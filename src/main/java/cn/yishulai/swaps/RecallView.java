package cn.yishulai.swaps;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A recall and how far it is.
 *
 * @param confirmed who agreed that credits go back; null before
 * @param withdrawalProposed who says that the gathered copies be struck off
 * @param withdrawalAgreed who else says so; from here on it is done
 */
public record RecallView(
        String id,
        RecallScope scope,
        String title,
        RecallReason reason,
        String note,
        RecallState state,
        Hand opened,
        @Nullable Hand confirmed,
        @Nullable Hand withdrawalProposed,
        @Nullable Hand withdrawalAgreed,
        @Nullable Hand lifted,
        Progress progress) {

    /** Whose hand it was, and when. */
    public record Hand(String by, OffsetDateTime at) {}

    /**
     * @param copies all that it knows of
     * @param dealtWith of these
     * @param quarantined set aside by it
     * @param familiesTold copies whose families were told
     * @param waiting readers in line who wait
     * @param restored copies given back after it was lifted
     * @param withdrawn struck off, because two persons agreed
     */
    public record Progress(
            int copies,
            int dealtWith,
            int quarantined,
            int familiesTold,
            int creditsDue,
            int creditsGivenBack,
            int waiting,
            int restored,
            int withdrawn) {}
}
