package cn.yishulai.planning;

import cn.yishulai.kernel.Refusal;

/** When planning a season says no. */
public enum PlanningRefusal implements Refusal {
    /** No wish of this season has this id, or it is not one of the caller's. */
    SEASON_WISH_UNKNOWN(Kind.NOT_FOUND),
    /** What is wished cannot be meant: days in the wrong order, a fair longer than its day, a venue that is none. */
    SEASON_WISH_MALFORMED(Kind.INVALID),
    /** Somebody changed it meanwhile. */
    SEASON_WISH_CHANGED(Kind.STALE),
    /** A fair was made of it: the fair is changed instead. */
    SEASON_WISH_DONE(Kind.CONFLICT),
    /** A number or a name of the rules, helpers, vans or holidays that nobody can mean. */
    PLANNING_MALFORMED(Kind.INVALID),
    /** There is a van of this name. */
    VAN_NAME_TAKEN(Kind.CONFLICT),
    /** Nobody wishes anything, so there is nothing to plan. */
    SEASON_WITHOUT_WISHES(Kind.CONFLICT),
    /** A plan of this season is being searched for already. */
    PLAN_UNDER_WAY(Kind.CONFLICT),
    /** No plan of this season has this id. */
    PLAN_UNKNOWN(Kind.NOT_FOUND),
    /** The state of the plan does not allow it. */
    PLAN_NOT_READY(Kind.CONFLICT),
    /** Somebody changed the plan meanwhile. */
    PLAN_CHANGED(Kind.STALE),
    /** The place, van or helper is not one that can be chosen for this fair. */
    PLAN_CHOICE_UNKNOWN(Kind.INVALID),
    /** Something speaks against what must be; says what. */
    PLAN_NOT_SOUND(Kind.CONFLICT),
    /** A venue, a van, a helper or equipment was given to another fair meanwhile; says which. */
    PLAN_CLASHES(Kind.CONFLICT);

    private final Kind kind;

    PlanningRefusal(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
