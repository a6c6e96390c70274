package cn.yishulai.swaps;

/**
 * A place in line and why.
 *
 * @param ahead open requests placed earlier
 * @param copiesInCirculation copies that can come free
 */
public record PlaceView(int ahead, int freeCopies, int copiesInCirculation, PlaceReason because) {

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
