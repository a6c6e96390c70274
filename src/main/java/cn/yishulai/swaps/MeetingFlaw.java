package cn.yishulai.swaps;

/** Why a record of a swap face to face changes nothing. */
public enum MeetingFlaw {
    /** What was scanned is no code of ours, or was changed: a label alone proves nothing. */
    CODE_NOT_OURS,
    CODE_TOO_OLD,
    SAME_FAMILY,
    /** A book stood on the shelf of neither of the two by then. */
    BOOK_GONE,
    /** The two families name different books. */
    OTHER_BOOK,
    /** More swaps on one day than the rules allow. */
    TOO_MANY,
    /** The other family never said so. */
    NEVER_CONFIRMED
}
