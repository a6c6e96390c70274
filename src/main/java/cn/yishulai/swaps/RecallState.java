package cn.yishulai.swaps;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Where a recall stands. */
public enum RecallState {
    /** Copies are being set aside and families told. */
    RUNNING,
    /** All copies are dealt with; those that come in are set aside. */
    STANDING,
    /** It was for nothing: copies go back to the shelves. */
    LIFTING,
    LIFTED;

    private static final Map<RecallState, Set<RecallState>> NEXT = new EnumMap<>(Map.of(
            RUNNING, EnumSet.of(STANDING, LIFTING),
            STANDING, EnumSet.of(LIFTING),
            LIFTING, EnumSet.of(LIFTED),
            LIFTED, EnumSet.noneOf(RecallState.class)));

    boolean canBecome(RecallState next) {
        return NEXT.getOrDefault(this, Set.of()).contains(next);
    }

    /** No copy goes out. */
    boolean stands() {
        return this == RUNNING || this == STANDING;
    }
}
