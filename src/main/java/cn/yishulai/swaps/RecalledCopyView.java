package cn.yishulai.swaps;

import cn.yishulai.copies.CopyView;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A copy of a recalled title; of families nothing is said.
 *
 * @param outcome null before it is dealt with
 * @param creditedAt when its reader got the credit back
 */
public record RecalledCopyView(
        CopyView copy,
        RecalledCopies.@Nullable Outcome outcome,
        @Nullable OffsetDateTime handledAt,
        boolean creditDue,
        @Nullable OffsetDateTime creditedAt,
        @Nullable OffsetDateTime restoredAt,
        @Nullable OffsetDateTime withdrawnAt) {}
