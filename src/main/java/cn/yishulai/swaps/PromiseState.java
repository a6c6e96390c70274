package cn.yishulai.swaps;

/** Where the promise of a home stands. */
public enum PromiseState {
    RUNNING,
    /** Brought and taken. */
    KEPT,
    /** Brought, but the rules did not take it, or it was set aside: no fault of the home. */
    TURNED_DOWN,
    /** The home said in time that it cannot. */
    TAKEN_BACK,
    /** Not brought in time. */
    MISSED,
    /** Nobody waits any more, or the title is recalled: the home was let off kindly. */
    RELEASED
}
