package cn.yishulai.swaps;

import org.jspecify.annotations.Nullable;

/**
 * A place in line and why.
 *
 * @param ahead open requests before it in the order of the rules
 * @param copiesInCirculation copies that can come free
 * @param forecast when it is likely set aside; null where there is no history to go by, and for whoever is not in line
 */
public record PlaceView(
        int ahead, int freeCopies, int copiesInCirculation, PlaceReason because, @Nullable Forecast forecast) {

    /** Why the reader does not hold the book yet. */
    public enum PlaceReason {
        NO_FREE_COPY,
        OTHERS_FIRST,
        NEEDS_A_CREDIT,
        PAUSED,
        OFFER_WAITS_FOR_YOU,
        BEING_PULLED,
        ON_ITS_WAY,
        READY_TO_FETCH,
        FINISHED
    }
}
