package cn.yishulai.copies;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who moved a copy, when and why.
 *
 * @param occurredAt when it happened, for offline work earlier than when it is recorded; null is now
 */
public record Move(UUID actor, @Nullable Instant occurredAt, String reason) {

    public static Move by(UUID actor, String reason) {
        return new Move(actor, null, reason);
    }
}
