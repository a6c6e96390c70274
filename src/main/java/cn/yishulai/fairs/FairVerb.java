package cn.yishulai.fairs;

/** What was done to a fair, as its history names it. */
public enum FairVerb {
    PLANNED,
    EDITED,
    PROPOSED,
    SENT_BACK,
    APPROVED,
    PERMIT_RECORDED,
    /** By a change of time or place, or because it was postponed. */
    PERMIT_VOID,
    PUBLISHED,
    POSTPONED,
    MOVED,
    OPENED,
    CLOSED,
    CANCELLED
}
