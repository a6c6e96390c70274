package cn.yishulai.swaps;

import jakarta.validation.constraints.NotNull;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * @param revision of the draft that was looked at
 * @param validFrom when the rules come into force; null for now
 */
record RequestRulePublicationForm(@NotNull Integer revision, @Nullable OffsetDateTime validFrom) {}
