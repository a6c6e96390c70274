package cn.yishulai.swaps;

/** How far a swap between families has come. */
public enum HomeSwapState {
    /** The families are asked. */
    PROPOSED,
    /** All said yes; each brings its book. */
    AGREED,
    /** Every book was brought: each family fetches what it takes. */
    RELEASED,
    /** It came to nothing; nobody is worse off. */
    ENDED
}
