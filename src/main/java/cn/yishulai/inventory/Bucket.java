package cn.yishulai.inventory;

/** What a stocktake says of a copy. */
public enum Bucket {
    /** Seen where it belongs. */
    FOUND,
    /** Expected, not seen, and nothing happened to it since the list was frozen. */
    MISSING,
    /** Seen, but not where it belongs. */
    MISPLACED,
    /** Handed over, sent, claimed, received or put on another shelf since: not missing, its newest movement is right. */
    MOVED,
    /** Read, but no copy of ours: forged, foreign, or a label that was never bound. */
    UNKNOWN
}
