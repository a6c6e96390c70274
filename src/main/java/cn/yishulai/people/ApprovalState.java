package cn.yishulai.people;

/** Where a proposal stands. */
public enum ApprovalState {
    PROPOSED,
    /** Confirmed by a second person, and done by the same stroke. */
    EXECUTED,
    REFUSED,
    EXPIRED
}
