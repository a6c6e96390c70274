package cn.yishulai.people;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A proposal as those see it who may decide.
 *
 * @param copyCode of a withdrawal
 * @param familyCode of a correction; names of the family are not told here
 * @param credits of a correction, signed
 * @param mine whether the caller proposed it: then somebody else decides
 */
public record ApprovalView(
        UUID id,
        ApprovalKind kind,
        ApprovalState state,
        @Nullable String copyCode,
        @Nullable UUID siteId,
        @Nullable String familyCode,
        @Nullable Long credits,
        String reason,
        String proposedBy,
        OffsetDateTime proposedAt,
        OffsetDateTime expiresAt,
        @Nullable String decidedBy,
        @Nullable OffsetDateTime decidedAt,
        @Nullable String decidedReason,
        boolean mine) {}
