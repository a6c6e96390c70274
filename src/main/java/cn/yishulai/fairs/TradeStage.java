package cn.yishulai.fairs;

/** Where a book of a trade session stands. */
public enum TradeStage {
    /** Promised, at home. */
    LISTED,
    /** Kept at the desk; nobody gets it, or not any more. */
    PRESENT,
    /** Kept at the desk for the family that gets it. */
    TO_FETCH,
    /** With its new family. */
    FETCHED,
    /** Waits at the desk for its own family. */
    GOES_HOME,
    HOME,
    /** On a shelf, or left to the library otherwise. */
    STOCK,
    NOT_BROUGHT,
    WITHDRAWN,
    /** Looked at and not taken. */
    TURNED_AWAY,
    MISSING;

    /** It stands on the hold shelf of the session's site. */
    boolean atDesk() {
        return switch (this) {
            case PRESENT, TO_FETCH, GOES_HOME -> true;
            case LISTED, FETCHED, HOME, STOCK, NOT_BROUGHT, WITHDRAWN, TURNED_AWAY, MISSING -> false;
        };
    }
}
