package cn.yishulai.fairs;

import org.jspecify.annotations.Nullable;

/** What a stranger must know of a fair's state. */
enum FairStatus {
    /** It takes place, is taking place, or took place. */
    ON,
    POSTPONED,
    CANCELLED;

    static FairStatus of(FairState state) {
        return switch (state) {
            case DRAFT, PROPOSED, APPROVED, PUBLISHED, RUNNING, CLOSED, RECONCILED -> ON;
            case POSTPONED -> POSTPONED;
            case CANCELLED -> CANCELLED;
        };
    }

    /** One that was put off and has its new times takes place: strangers are told the new day, and what it was before. */
    static FairStatus of(FairState state, FairTold.@Nullable Lines told) {
        return state == FairState.POSTPONED && told != null && !told.withoutDay() ? ON : of(state);
    }
}
