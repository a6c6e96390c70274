package cn.yishulai.fairs;

import java.util.EnumSet;
import java.util.Set;

/** The life of a trade session (换书会). */
public enum TradeState {
    /** Being planned; only staff see it. */
    DRAFT,
    /** Families list what they bring and wish, and bring it. */
    OPEN,
    /** The deadline is over: the run is made. */
    CLOSED,
    /** The result stands; books are handed over. */
    MATCHED,
    FINISHED,
    CANCELLED;

    boolean canBecome(TradeState next) {
        return nexts().contains(next);
    }

    private Set<TradeState> nexts() {
        return switch (this) {
            case DRAFT -> EnumSet.of(OPEN, CANCELLED);
            case OPEN -> EnumSet.of(CLOSED, CANCELLED);
            case CLOSED -> EnumSet.of(MATCHED, CANCELLED);
            case MATCHED -> EnumSet.of(FINISHED);
            case FINISHED, CANCELLED -> EnumSet.noneOf(TradeState.class);
        };
    }
}
