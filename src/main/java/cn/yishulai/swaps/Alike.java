package cn.yishulai.swaps;

/** What a book has in common with the one that was pointed at. */
public enum Alike {
    AUTHOR,
    SERIES,
    /** For readers of the same age. */
    AUDIENCE,
    /** The same top class of the Chinese Library Classification. */
    CLASS
}
