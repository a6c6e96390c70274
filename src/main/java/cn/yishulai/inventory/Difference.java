package cn.yishulai.inventory;

/** How what came differs from what was packed. */
public enum Difference {
    /** It came, and nobody had packed it. */
    UNEXPECTED,
    /** It came in a condition in which nobody gets it. */
    DAMAGED,
    /** It was received at another site than the load's. */
    ELSEWHERE,
    /** It was packed and did not come. */
    MISSING
}
