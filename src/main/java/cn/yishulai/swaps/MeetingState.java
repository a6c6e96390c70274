package cn.yishulai.swaps;

/** What became of a record of a swap face to face. */
public enum MeetingState {
    /** The other family has not said the same yet. */
    WAITING,
    /** Both said the same: the books have changed hands. */
    DONE,
    /** It does not fit what else is known; nothing was changed, and staff look at it. */
    CONTRADICTED
}
