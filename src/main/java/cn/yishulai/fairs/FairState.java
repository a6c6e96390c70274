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

    /** Nobody could book yet: everything may change. */
    boolean isPlanned() {
        return this == DRAFT || this == PROPOSED || this == APPROVED;
    }

    /** People know of it and it is to come: its words may change. */
    boolean isAnnounced() {
        return this == PUBLISHED || this == POSTPONED;
    }

    /** From the approval on nobody else has the place at that time. */
    boolean hasItsVenue() {
        return this == APPROVED || this == PUBLISHED || this == RUNNING;
    }

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
