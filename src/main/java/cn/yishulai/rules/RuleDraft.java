package cn.yishulai.rules;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Intake rules that are being prepared.
 *
 * @param revision grows with each change
 * @param version as which it was published; null while it is not
 */
public record RuleDraft(
        UUID id,
        State state,
        int revision,
        IntakeRules rules,
        String note,
        UUID changedBy,
        Instant changedAt,
        @Nullable Integer version) {

    /** Whether it can still be changed. */
    public enum State {
        OPEN,
        PUBLISHED,
        DISCARDED
    }
}
