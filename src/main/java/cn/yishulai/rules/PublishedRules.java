package cn.yishulai.rules;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A version of the intake rules, which stands for ever.
 *
 * @param from when it comes, or came, into force
 * @param publishedBy null for the rules the house began with
 */
public record PublishedRules(
        IntakeRules rules,
        Instant from,
        @Nullable Instant publishedAt,
        @Nullable UUID publishedBy,
        @Nullable UUID preparedBy,
        @Nullable String note) {}
