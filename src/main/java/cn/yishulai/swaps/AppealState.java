package cn.yishulai.swaps;

/** Where an appeal to a home stands. */
public enum AppealState {
    /** The home has not answered yet. */
    ASKED,
    PROMISED,
    /** "Not now": asked again later. */
    LATER,
    /** The home has the book no more, or will not part with it: never asked for it again. */
    GONE,
    /** Not answered in time. */
    LAPSED,
    /** Nobody waits any more, others promised, or the book went elsewhere. */
    CLOSED
}
