package cn.yishulai.planning;

/** What a plan is judged by. Each has words for librarians in the client. */
enum Reason {
    /** Two fairs at one venue at one time, with building up and clearing. */
    VENUE_TAKEN(Level.MUST),
    /** A place that somebody chose against the wish or the venue. */
    PLACE_UNFIT(Level.MUST),
    /** Two fairs near each other with too few days between them. */
    TOO_CLOSE(Level.MUST),
    /** More pieces than there are on one day. */
    EQUIPMENT_OUT(Level.MUST),
    VAN_TWICE(Level.MUST),
    VAN_BUSY(Level.MUST),
    HELPER_TWICE(Level.MUST),
    /** Not there on that day, or at another fair. */
    HELPER_BUSY(Level.MUST),
    HELPER_TOO_OFTEN(Level.MUST),
    WISH_UNPLACED(Level.SHOULD),
    SHIFT_UNFILLED(Level.SHOULD),
    VAN_MISSING(Level.SHOULD),
    VENUE_NOT_FIRST(Level.BETTER),
    LITTLE_DEMAND(Level.BETTER),
    CROWDED_DAY(Level.BETTER),
    HELPER_FAR(Level.BETTER),
    UNEVEN_LOAD(Level.BETTER),
    FAIR_MOVED(Level.BETTER),
    HELPER_CHANGED(Level.BETTER),
    VAN_CHANGED(Level.BETTER);

    /** No better counts against one should, and no should against one must. */
    enum Level {
        MUST,
        SHOULD,
        BETTER
    }

    private final Level level;

    Reason(Level level) {
        this.level = level;
    }

    Level level() {
        return level;
    }
}
