package cn.yishulai.fairs;

import cn.yishulai.kernel.Refusal;

/** When a fair says no. */
public enum FairRefusal implements Refusal {
    /** No fair has this id, or it has not been published. */
    FAIR_UNKNOWN(Kind.NOT_FOUND),
    /** The state of the fair does not allow the step. */
    FAIR_NOT_READY(Kind.CONFLICT),
    /** A fair for a thousand people or more is not published without the number of its permit. */
    FAIR_WITHOUT_PERMIT(Kind.CONFLICT),
    /** Another fair has the place at that time. */
    FAIR_VENUE_TAKEN(Kind.CONFLICT),
    /** The place is blocked at that time. */
    FAIR_VENUE_BLOCKED(Kind.CONFLICT),
    /** Days in the wrong order, or too many of them. */
    FAIR_DAYS_WRONG(Kind.INVALID),
    /** Whoever proposed a fair does not approve it. */
    FAIR_NEEDS_ANOTHER_HAND(Kind.NOT_ALLOWED),
    /** Somebody changed the fair since it was seen. */
    FAIR_CHANGED(Kind.STALE),
    /** A permit that was not granted yet, or that is recorded for a fair that is over. */
    FAIR_PERMIT_WRONG(Kind.INVALID),
    /** A fair is opened on its day, not before. */
    FAIR_TOO_EARLY(Kind.CONFLICT),
    /** Sessions must run forward, one after the other, each for at least one person. */
    FAIR_SESSIONS_WRONG(Kind.INVALID);

    private final Kind kind;

    FairRefusal(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
