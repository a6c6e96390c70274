package cn.yishulai.copies;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A label that a book carries or carried.
 *
 * @param printedAt null when it was never printed by a job
 * @param voidedAt null for the one that is good; the members after it go with it
 * @param voidedBy a member of staff by name; null for somebody of the family
 */
public record CopyLabelView(
        String code,
        @Nullable OffsetDateTime printedAt,
        @Nullable UUID printJobId,
        @Nullable OffsetDateTime voidedAt,
        @Nullable String voidedBy,
        @Nullable VoidReason voidReason,
        @Nullable String note) {}
