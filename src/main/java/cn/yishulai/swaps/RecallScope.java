package cn.yishulai.swaps;

/** How much of a title is recalled. */
public enum RecallScope {
    VOLUME,
    /** All its volumes. */
    EDITION,
    /** All its editions. */
    WORK
}
