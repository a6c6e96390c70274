package cn.yishulai.rules;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Rules that are being prepared.
 *
 * @param <R> what they decide: {@link IntakeRules} or {@link RequestRules}
 * @param revision grows with each change
 * @param version as which it was published; null while it is not
 */
public record RuleDraft<R>(
        UUID id,
        State state,
        int revision,
        R rules,
        String note,
        UUID changedBy,
        Instant changedAt,
        @Nullable Integer version) {

    /** As somebody saw it: what was changed since is found out when it is locked. */
    public RuleDraft<R> seenAt(@Nullable Integer seen) {
        return seen == null ? this : new RuleDraft<>(id, state, seen, rules, note, changedBy, changedAt, version);
    }

    /** Whether it can still be changed. */
    public enum State {
        OPEN,
        PUBLISHED,
        DISCARDED
    }
}
