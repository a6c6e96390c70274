package cn.yishulai.people;

import cn.yishulai.kernel.CopyCode;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done when a second person agrees.
 *
 * @param subject what it is done to, as the audit trail names it; of one subject there is one open proposal
 * @param site where the copy is; null for credits
 * @param credits signed, never 0; null for a copy
 */
public record Proposal(
        ApprovalKind kind,
        String subject,
        @Nullable CopyCode copy,
        @Nullable UUID site,
        @Nullable UUID household,
        @Nullable Long credits,
        String reason) {

    public static Proposal withdrawal(CopyCode copy, UUID site, String reason) {
        return new Proposal(ApprovalKind.COPY_WITHDRAWAL, "copy:" + copy, copy, site, null, null, reason);
    }

    static Proposal correction(UUID household, long credits, String reason) {
        return new Proposal(
                ApprovalKind.CREDIT_CORRECTION, "household:" + household, null, null, household, credits, reason);
    }
}
