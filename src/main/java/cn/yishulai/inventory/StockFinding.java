package cn.yishulai.inventory;

/** Why a copy is in its bucket. */
public enum StockFinding {
    IN_PLACE,
    /** It was missing and is here. */
    FOUND_AGAIN,
    NOT_SEEN,
    OTHER_SHELF,
    OTHER_SITE,
    /** A reader's book on an ordinary shelf: it goes back to the hold shelf. */
    BELONGS_ON_HOLD_SHELF,
    /** On the hold shelf for nobody. */
    BELONGS_ON_SHELF,
    /** Claimed and on the hold shelf, but nobody scanned it there. */
    NOT_SET_ASIDE,
    BELONGS_IN_QUARANTINE,
    /** It is here; nobody scanned it in when the van came. */
    NOT_RECEIVED,
    /** Recorded with a family; it stands here. */
    AT_A_FAMILY,
    AT_A_FAIR,
    WITHDRAWN,
    HANDED_OVER,
    SENT,
    CLAIMED,
    RECEIVED,
    SET_ASIDE,
    RESHELVED,
    /** Somebody said during the stocktake that it is not there. */
    REPORTED_MISSING,
    QUARANTINED
}
