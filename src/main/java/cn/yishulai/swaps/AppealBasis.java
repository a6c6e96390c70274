package cn.yishulai.swaps;

/** Why a home is asked for a book. */
public enum AppealBasis {
    /** It lists the book, and others may ask for it. */
    LISTED,
    /** It took the book from us once. */
    TAKEN
}
