package cn.yishulai.swaps;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * What a scan into a load, or out of it, did.
 *
 * @param by who did it before, when it was done before
 * @param at when that was
 */
public record TransferScan(
        Result result, TransferView transfer, CopyOutcome outcome, @Nullable String by, @Nullable OffsetDateTime at) {

    /** One word for a sound and a colour. */
    public enum Result {
        PACKED,
        TAKEN_OUT,
        RECEIVED,
        /** Received, though nobody had packed it. */
        UNEXPECTED,
        /** Received, and set aside because of its condition. */
        DAMAGED,
        /** This very scan was done before; nothing changes. */
        ALREADY
    }
}
