package cn.yishulai.inventory;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Where a stocktake stands. */
public enum StocktakeState {
    /** Being counted. */
    OPEN,
    /** Counted; somebody else looks at what is not found, and signs or sends them back to the shelves. */
    COUNTED,
    /** Signed by another person; what it found is being put into effect. */
    SIGNED,
    /** Put into effect. */
    APPLIED,
    CANCELLED;

    private static final Map<StocktakeState, Set<StocktakeState>> NEXT = new EnumMap<>(Map.of(
            OPEN, EnumSet.of(COUNTED, CANCELLED),
            COUNTED, EnumSet.of(OPEN, SIGNED, CANCELLED),
            SIGNED, EnumSet.of(APPLIED),
            APPLIED, EnumSet.noneOf(StocktakeState.class),
            CANCELLED, EnumSet.noneOf(StocktakeState.class)));

    boolean canBecome(StocktakeState next) {
        return NEXT.getOrDefault(this, Set.of()).contains(next);
    }

    /** Scans still count. */
    boolean counts() {
        return this == OPEN || this == COUNTED;
    }
}
