package cn.yishulai.places;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A time at which a place can be had, or cannot. Times of one kind are apart. */
public record VenueWindow(Kind kind, Instant from, Instant until, @Nullable String note) {

    /** Whether it can be had. */
    public enum Kind {
        AVAILABLE,
        BLOCKED
    }
}
