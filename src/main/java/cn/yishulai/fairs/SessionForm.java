package cn.yishulai.fairs;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A session to be planned: from when until when, for how many people at once.
 *
 * @param walkInPlaces never booked: for people who just come; null leaves it as it is, and none in a new session
 * @param deskPlaces booked by phone, at a desk or by a proxy only; null leaves it as it is, and none in a new session
 * @param slots when people arrive; empty leaves them as they are, and all at any time in a new session
 */
public record SessionForm(
        Instant from,
        Instant until,
        int capacity,
        @Nullable Integer walkInPlaces,
        @Nullable Integer deskPlaces,
        List<SlotForm> slots) {

    public SessionForm {
        slots = slots == null ? List.of() : List.copyOf(slots);
    }

    public SessionForm(Instant from, Instant until, int capacity) {
        this(from, until, capacity, null, null, List.of());
    }
}
