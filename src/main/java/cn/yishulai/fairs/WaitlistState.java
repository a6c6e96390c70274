package cn.yishulai.fairs;

import java.util.EnumSet;
import java.util.Set;

/** Where a family in a waiting line stands. What is over stays over: a declined offer does not come again. */
public enum WaitlistState {
    WAITING,
    /** Its places are held until it answers. */
    OFFERED,
    TAKEN,
    /** Not answered in time, or the slot began. */
    LAPSED,
    /** The family went, or declined. */
    LEFT;

    boolean canBecome(WaitlistState next) {
        return nexts().contains(next);
    }

    boolean open() {
        return this == WAITING || this == OFFERED;
    }

    private Set<WaitlistState> nexts() {
        return switch (this) {
            case WAITING -> EnumSet.of(OFFERED, LAPSED, LEFT);
            case OFFERED -> EnumSet.of(TAKEN, LAPSED, LEFT);
            case TAKEN, LAPSED, LEFT -> EnumSet.noneOf(WaitlistState.class);
        };
    }
}
