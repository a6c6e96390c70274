package cn.yishulai.fairs;

import cn.yishulai.people.Caller;
import cn.yishulai.people.Role;
import java.util.EnumSet;
import java.util.Set;

/** A step of a fair that somebody may take. */
public enum FairNext {
    EDIT,
    PROPOSE,
    SEND_BACK,
    APPROVE,
    RECORD_PERMIT,
    PUBLISH,
    POSTPONE,
    MOVE,
    OPEN,
    CLOSE,
    CANCEL,
    COMMENT;

    /** What is missing before it can be taken. */
    public enum Missing {
        /** So many people at once that the police must permit it. */
        PERMIT,
        /** The caller proposed it. */
        ANOTHER_HAND,
        /** Another fair has the place at that time. */
        VENUE,
        /** The place is blocked at that time. */
        VENUE_BLOCKED,
        /** Its day has not come. */
        ITS_DAY
    }

    /** What the state of the fair allows to whoever asks. @param mayPropose a partner who does more than look */
    static Set<FairNext> of(Caller caller, FairState state, boolean mayPropose) {
        Set<FairNext> next = of(state);
        next.retainAll(of(caller.role(), state, mayPropose));
        return next;
    }

    private static Set<FairNext> of(Role role, FairState state, boolean mayPropose) {
        return switch (role) {
            case LIBRARIAN -> EnumSet.allOf(FairNext.class);
            case STAFF -> EnumSet.of(OPEN, CLOSE, COMMENT);
            case PARTNER -> {
                if (!mayPropose) {
                    yield EnumSet.noneOf(FairNext.class);
                }
                yield state == FairState.DRAFT || state == FairState.PROPOSED
                        ? EnumSet.of(EDIT, PROPOSE, RECORD_PERMIT, CANCEL, COMMENT)
                        : EnumSet.of(RECORD_PERMIT, COMMENT);
            }
            case VOLUNTEER, AUDITOR, CITIZEN -> EnumSet.noneOf(FairNext.class);
        };
    }

    private static Set<FairNext> of(FairState state) {
        return switch (state) {
            case DRAFT -> EnumSet.of(EDIT, PROPOSE, RECORD_PERMIT, CANCEL, COMMENT);
            case PROPOSED -> EnumSet.of(EDIT, SEND_BACK, APPROVE, RECORD_PERMIT, CANCEL, COMMENT);
            case APPROVED -> EnumSet.of(EDIT, PUBLISH, RECORD_PERMIT, CANCEL, COMMENT);
            case PUBLISHED -> EnumSet.of(EDIT, OPEN, POSTPONE, RECORD_PERMIT, CANCEL, COMMENT);
            case RUNNING -> EnumSet.of(CLOSE, POSTPONE, COMMENT);
            case POSTPONED -> EnumSet.of(EDIT, MOVE, PUBLISH, RECORD_PERMIT, CANCEL, COMMENT);
            case CLOSED -> EnumSet.of(COMMENT);
            case RECONCILED, CANCELLED -> EnumSet.noneOf(FairNext.class);
        };
    }
}
