package cn.yishulai.people;

import static cn.yishulai.people.ApprovalRefusal.APPROVAL_DECIDED;
import static cn.yishulai.people.ApprovalRefusal.APPROVAL_EXPIRED;
import static cn.yishulai.people.ApprovalRefusal.SECOND_PERSON_NEEDED;

import cn.yishulai.kernel.CopyCode;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;

/** Something proposed by one person, which another confirms or refuses. */
@Entity(name = "approval")
class Approval {

    /** After two weeks nobody remembers what was meant. */
    static final Duration OPEN_FOR = Duration.ofDays(14);

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @Enumerated(EnumType.STRING)
    private ApprovalKind kind;

    private String subject;
    private @Nullable String copyCode;
    private @Nullable UUID householdId;
    private @Nullable Long credits;
    private @Nullable UUID siteId;
    private String reason;

    @Enumerated(EnumType.STRING)
    private ApprovalState state;

    private UUID proposedBy;
    private Instant proposedAt;
    private Instant expiresAt;
    private @Nullable UUID decidedBy;
    private @Nullable Instant decidedAt;
    private @Nullable String decidedReason;

    protected Approval() {}

    Approval(Proposal proposal, UUID proposer, Instant now) {
        kind = proposal.kind();
        subject = proposal.subject();
        copyCode = proposal.copy() == null ? null : proposal.copy().value();
        householdId = proposal.household();
        credits = proposal.credits();
        siteId = proposal.site();
        reason = proposal.reason();
        state = ApprovalState.PROPOSED;
        proposedBy = proposer;
        proposedAt = now;
        expiresAt = now.plus(OPEN_FOR);
    }

    void confirm(UUID second, Instant now) {
        decide(ApprovalState.EXECUTED, second, now);
    }

    void refuse(UUID second, String why, Instant now) {
        decide(ApprovalState.REFUSED, second, now);
        decidedReason = why;
    }

    private void decide(ApprovalState decision, UUID second, Instant now) {
        if (second.equals(proposedBy)) {
            throw SECOND_PERSON_NEEDED.because("somebody else must look at what you proposed");
        }
        if (decidedAt != null) {
            throw APPROVAL_DECIDED.because(
                    "this was decided at " + decidedAt, Map.of("state", state, "since", decidedAt.toString()));
        }
        if (stateAt(now) == ApprovalState.EXPIRED) {
            throw APPROVAL_EXPIRED.because("nobody decided until " + expiresAt);
        }
        state = decision;
        decidedBy = second;
        decidedAt = now;
    }

    /** A proposal is too old from the moment on, not from when somebody notices. */
    ApprovalState stateAt(Instant now) {
        return state == ApprovalState.PROPOSED && !now.isBefore(expiresAt) ? ApprovalState.EXPIRED : state;
    }

    Proposal proposal() {
        CopyCode copy = copyCode == null ? null : new CopyCode(copyCode);
        return new Proposal(kind, subject, copy, siteId, householdId, credits, reason);
    }

    UUID id() {
        return id;
    }

    UUID proposedBy() {
        return proposedBy;
    }

    Instant proposedAt() {
        return proposedAt;
    }

    Instant expiresAt() {
        return expiresAt;
    }

    @Nullable
    UUID decidedBy() {
        return decidedBy;
    }

    @Nullable
    Instant decidedAt() {
        return decidedAt;
    }

    @Nullable
    String decidedReason() {
        return decidedReason;
    }
}
