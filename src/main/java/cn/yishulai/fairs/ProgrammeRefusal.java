package cn.yishulai.fairs;

import cn.yishulai.kernel.Refusal;

/** When the programme of a fair says no. */
public enum ProgrammeRefusal implements Refusal {
    /** The fair has no session of this number. */
    SESSION_UNKNOWN(Kind.NOT_FOUND),
    /** People have tickets to what would go. */
    SLOT_HAS_TICKETS(Kind.CONFLICT),
    /** A rule of admission lacks its bands or its district, or is there twice; a version of rules or a district that is not there. */
    SESSION_TERMS_WRONG(Kind.INVALID),
    /** Something ends before it begins, or lasts for more than a fortnight. */
    PROGRAMME_TIMES_WRONG(Kind.INVALID),
    /** The fair has no such stage. */
    STAGE_UNKNOWN(Kind.NOT_FOUND),
    /** The fair has a stage of that name. */
    STAGE_NAME_TAKEN(Kind.CONFLICT),
    /** There are performances on the stage. */
    STAGE_IN_USE(Kind.CONFLICT),
    /** Another act is on the stage then, or it is being changed over; says which. */
    STAGE_TAKEN(Kind.CONFLICT),
    /** The fair has no such performance. */
    PERFORMANCE_UNKNOWN(Kind.NOT_FOUND),
    /** The fair has no such shift, or the caller was not asked for it. */
    SHIFT_UNKNOWN(Kind.NOT_FOUND),
    /** As many as are needed were asked and have not declined. */
    SHIFT_FULL(Kind.CONFLICT),
    /** The helper is somewhere else at that time; says at which fair. */
    HELPER_BUSY(Kind.CONFLICT),
    /** Nobody of this id may be asked for this fair. */
    HELPER_UNKNOWN(Kind.NOT_FOUND),
    /** There is no such equipment. */
    EQUIPMENT_UNKNOWN(Kind.NOT_FOUND),
    /** There is equipment of that name. */
    EQUIPMENT_NAME_TAKEN(Kind.CONFLICT),
    /** Not so many pieces are free then; says how many are. */
    EQUIPMENT_SHORT(Kind.CONFLICT),
    /** The fair has no such booking. */
    BOOKING_UNKNOWN(Kind.NOT_FOUND),
    /** The fair has no such task. */
    FAIR_TASK_UNKNOWN(Kind.NOT_FOUND),
    /** A task has either a day or so many days before the fair, and one that follows from the permit keeps its own. */
    FAIR_TASK_WRONG(Kind.INVALID),
    /** There is no checklist of that name. */
    CHECKLIST_UNKNOWN(Kind.NOT_FOUND),
    /** There is no such season. */
    SEASON_UNKNOWN(Kind.NOT_FOUND),
    /** A season ends before it begins. */
    SEASON_DAYS_WRONG(Kind.INVALID);

    private final Kind kind;

    ProgrammeRefusal(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
