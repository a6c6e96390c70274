package cn.yishulai.fairs;

import java.util.EnumSet;
import java.util.Set;

/** The life of a tour. */
public enum TourState {
    DRAFT,
    /** Shown to everybody; stamps are collected on its days. */
    PUBLISHED,
    /** Over, or called off: no stamp any more, certificates stay. */
    CLOSED;

    boolean canBecome(TourState next) {
        return nexts().contains(next);
    }

    private Set<TourState> nexts() {
        return switch (this) {
            case DRAFT -> EnumSet.of(PUBLISHED);
            case PUBLISHED -> EnumSet.of(CLOSED);
            case CLOSED -> EnumSet.noneOf(TourState.class);
        };
    }
}
