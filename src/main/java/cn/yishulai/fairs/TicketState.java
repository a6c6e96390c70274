package cn.yishulai.fairs;

import java.util.EnumSet;
import java.util.Set;

/** The life of a ticket. */
public enum TicketState {
    ISSUED,
    /** Somebody of the family came in. */
    ADMITTED,
    /** Given back by the family. */
    RELEASED,
    /** Nobody came; its places went to others. */
    NO_SHOW,
    /** The fair was called off. */
    VOID;

    boolean canBecome(TicketState next) {
        return nexts().contains(next);
    }

    /** Whether it holds places of its slot. */
    boolean good() {
        return this == ISSUED || this == ADMITTED;
    }

    private Set<TicketState> nexts() {
        return switch (this) {
            case ISSUED -> EnumSet.of(ADMITTED, RELEASED, NO_SHOW, VOID);
            // the one admission was undone
            case ADMITTED -> EnumSet.of(ISSUED);
            // the session was broken off: nobody was absent from it
            case NO_SHOW -> EnumSet.of(ISSUED);
            // a gate that was without network is heard of: somebody had come before the fair was called off
            case VOID -> EnumSet.of(ADMITTED);
            case RELEASED -> EnumSet.noneOf(TicketState.class);
        };
    }
}
