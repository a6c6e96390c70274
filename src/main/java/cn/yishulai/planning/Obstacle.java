package cn.yishulai.planning;

/** Why a fair cannot be at a place at a time. The first ones lie in the wish and the venue, the others in what is planned around it. */
enum Obstacle {
    /** Not one of the days of the week that were wished. */
    WEEKDAY,
    /** A public holiday, and the wish avoids them; or none, and it wants nothing else. */
    HOLIDAY,
    /** A Saturday or Sunday on which people work, and only free days were wished. */
    MOVED_WORKDAY,
    /** Outside of the days or hours that were wished. */
    OUTSIDE_WISH,
    /** Not one of the venues that are fine. */
    OTHER_VENUE,
    /** Before tomorrow, or outside of the season. */
    OUTSIDE_SEASON,
    /** The venue is not open, or cannot be had. */
    CLOSED,
    /** The venue is taken for something else. */
    BLOCKED,
    /** More people are expected than the venue takes. */
    TOO_SMALL,
    /** Too soon for a permit. */
    PERMIT,
    /** Another fair is there, or is built up or cleared. */
    VENUE_TAKEN,
    /** Another fair near by is too few days away. */
    TOO_CLOSE,
    /** Not enough pieces of some equipment are left on that day. */
    EQUIPMENT_OUT,
    /** Nothing speaks against it: the search did not come to it. */
    NONE
}
