package cn.yishulai.rules;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A version of rules, which stands for ever.
 *
 * @param <R> what they decide: {@link IntakeRules} or {@link RequestRules}
 * @param from when it comes, or came, into force
 * @param publishedBy null for the rules the house began with
 */
public record PublishedRules<R>(
        R rules,
        Instant from,
        @Nullable Instant publishedAt,
        @Nullable UUID publishedBy,
        @Nullable UUID preparedBy,
        @Nullable String note) {}
