package cn.yishulai.fairs;

import java.util.EnumSet;
import java.util.Set;

/** The life of a fair. */
public enum FairState {
    DRAFT,
    PROPOSED,
    APPROVED,
    /** People may book. */
    PUBLISHED,
    RUNNING,
    /** Not cancelled: tickets are kept, the permit is void. */
    POSTPONED,
    CLOSED,
    /** Every copy that was sent is handed over, back, or missing. */
    RECONCILED,
    CANCELLED;

    boolean canBecome(FairState next) {
        return nexts().contains(next);
    }

    private Set<FairState> nexts() {
        return switch (this) {
            case DRAFT -> EnumSet.of(PROPOSED, CANCELLED);
            case PROPOSED -> EnumSet.of(APPROVED, DRAFT, CANCELLED);
            case APPROVED -> EnumSet.of(PUBLISHED, CANCELLED);
            case PUBLISHED -> EnumSet.of(RUNNING, POSTPONED, CANCELLED);
            case RUNNING -> EnumSet.of(CLOSED, POSTPONED);
            case POSTPONED -> EnumSet.of(PUBLISHED, CANCELLED);
            case CLOSED -> EnumSet.of(RECONCILED);
            case RECONCILED, CANCELLED -> EnumSet.noneOf(FairState.class);
        };
    }
}
