package cn.yishulai.swaps;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Where a swap request stands. The first five are open. */
public enum RequestState {
    /** In line. */
    OPEN,
    /** Keeps its place, is not served. */
    PAUSED,
    /** A copy is kept while the reader makes up his mind. */
    OFFERED,
    /** A copy is claimed and a credit is held. */
    ACCEPTED,
    /** On the hold shelf. */
    READY,
    FULFILLED,
    /** Not fetched in time. */
    EXPIRED,
    CANCELLED,
    /** Closed by the library without a book. */
    UNFILLED;

    private static final Map<RequestState, Set<RequestState>> NEXT = new EnumMap<>(Map.of(
            OPEN, EnumSet.of(OFFERED, PAUSED, CANCELLED, UNFILLED),
            PAUSED, EnumSet.of(OPEN, CANCELLED),
            OFFERED, EnumSet.of(ACCEPTED, OPEN, CANCELLED),
            ACCEPTED, EnumSet.of(READY, OPEN, CANCELLED),
            // back in line when the copy is lost from the hold shelf: never the reader's fault
            READY, EnumSet.of(FULFILLED, EXPIRED, CANCELLED, OPEN),
            FULFILLED, EnumSet.noneOf(RequestState.class),
            EXPIRED, EnumSet.noneOf(RequestState.class),
            CANCELLED, EnumSet.noneOf(RequestState.class),
            UNFILLED, EnumSet.noneOf(RequestState.class)));

    public boolean canBecome(RequestState next) {
        return NEXT.getOrDefault(this, Set.of()).contains(next);
    }

    public boolean open() {
        return switch (this) {
            case OPEN, PAUSED, OFFERED, ACCEPTED, READY -> true;
            case FULFILLED, EXPIRED, CANCELLED, UNFILLED -> false;
        };
    }

    /** A credit of the household is held while the request stands here. */
    boolean holdsCredit() {
        return this == ACCEPTED || this == READY;
    }
}
