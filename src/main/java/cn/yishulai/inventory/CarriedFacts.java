package cn.yishulai.inventory;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One copy of a van load as the rooms above see it.
 *
 * @param packer who put it in; null when nobody had packed it
 * @param settler who received it, took it out or found it missing
 * @param note what is broken, or why it is missing
 */
public record CarriedFacts(
        UUID transfer,
        UUID copy,
        CarriedState state,
        @Nullable Difference difference,
        @Nullable UUID packer,
        @Nullable Instant packedAt,
        @Nullable UUID settler,
        @Nullable Instant settledAt,
        @Nullable String note) {}
