package cn.yishulai.fairs;

import cn.yishulai.kernel.Refusal;

/** When a tour says no. */
public enum TourRefusal implements Refusal {
    /** There is no such tour, or it is a draft. */
    TOUR_UNKNOWN(Kind.NOT_FOUND),
    /** The tour does not stop at this site. */
    TOUR_STOP_UNKNOWN(Kind.NOT_FOUND),
    /** The state of the tour does not allow the step. */
    TOUR_NOT_READY(Kind.CONFLICT),
    /** Somebody else changed the tour meanwhile. */
    TOUR_CHANGED(Kind.STALE),
    /** Days run backward, a site is named twice, or more stamps are needed than there are stops. */
    TOUR_WRONG(Kind.INVALID),
    /** Stamps were collected at a stop that the change leaves out. */
    TOUR_STOP_STAMPED(Kind.CONFLICT),
    /** Today is not a day of the tour. */
    TOUR_NOT_TODAY(Kind.CONFLICT),
    /** The stop is closed at that time. */
    TOUR_STOP_CLOSED(Kind.CONFLICT),
    /** The code was not made by a screen of ours. */
    TOUR_CODE_WRONG(Kind.INVALID),
    /** The code belongs to another tour. */
    TOUR_CODE_OF_ANOTHER(Kind.CONFLICT),
    /** The code was shown before, and is shown no more. */
    TOUR_CODE_STALE(Kind.CONFLICT),
    /** Everybody who is named has this stamp. */
    TOUR_ALREADY_STAMPED(Kind.CONFLICT),
    /** The tour goes in an order, and another stop comes first. */
    TOUR_STOP_NOT_NEXT(Kind.CONFLICT),
    /** Nobody is at two stops so soon after one another. */
    TOUR_TOO_SOON(Kind.CONFLICT),
    /** A time ahead of the clock of the service, or too long ago. */
    TOUR_TIME_WRONG(Kind.INVALID),
    /** Either a family's code or a stamp card. */
    TOUR_NOBODY_SHOWN(Kind.INVALID),
    /** The person has not collected enough stamps. */
    TOUR_NOT_COMPLETE(Kind.CONFLICT),
    /** Nobody has a certificate with this code. */
    CERTIFICATE_UNKNOWN(Kind.NOT_FOUND);

    private final Kind kind;

    TourRefusal(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
