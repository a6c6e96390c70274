package cn.yishulai.inventory;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Where a van load stands. The first three are open. */
public enum TransferState {
    /** Somebody wants it; nothing is packed. */
    PROPOSED,
    /** Being packed: what is in it is in transit, and can be taken out again. */
    PACKING,
    /** The van has left. */
    SENT,
    /** Everything is received or accounted for. */
    RECEIVED,
    CANCELLED;

    private static final Map<TransferState, Set<TransferState>> NEXT = new EnumMap<>(Map.of(
            PROPOSED, EnumSet.of(PACKING, CANCELLED),
            PACKING, EnumSet.of(SENT, CANCELLED),
            SENT, EnumSet.of(RECEIVED),
            RECEIVED, EnumSet.noneOf(TransferState.class),
            CANCELLED, EnumSet.noneOf(TransferState.class)));

    public boolean canBecome(TransferState next) {
        return NEXT.getOrDefault(this, Set.of()).contains(next);
    }

    public boolean open() {
        return switch (this) {
            case PROPOSED, PACKING, SENT -> true;
            case RECEIVED, CANCELLED -> false;
        };
    }
}
