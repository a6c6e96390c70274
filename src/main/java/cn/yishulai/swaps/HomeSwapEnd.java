package cn.yishulai.swaps;

/** Why a swap between families came to nothing. It never says whose doing it was. */
public enum HomeSwapEnd {
    DECLINED,
    NOT_ANSWERED,
    /** A book went elsewhere, got lost, or is being looked into. */
    BOOK_GONE,
    /** A wish was fulfilled otherwise, or given up. */
    WISH_GONE,
    /** A book was brought and not taken at the desk. */
    BOOK_REFUSED,
    /** A book was not brought in time. */
    NOT_BROUGHT,
    /** A family changed: somebody moved out, or two became one. */
    LEFT
}
