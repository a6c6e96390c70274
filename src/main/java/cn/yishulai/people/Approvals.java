package cn.yishulai.people;

import static cn.yishulai.kernel.KernelRefusal.PAGE_MALFORMED;
import static cn.yishulai.people.ApprovalRefusal.APPROVAL_OPEN;

import cn.yishulai.journal.Audit;
import cn.yishulai.kernel.OpaqueId;
import cn.yishulai.kernel.Page;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The two-person rule (内控): what destroys or corrects value is proposed by one and done when another confirms it, in
 * the transaction of the confirmation.
 */
@ApplicationScoped
@Transactional
public class Approvals {

    private static final ZoneId CITY = ZoneId.of("Asia/Shanghai");

    private final ApprovalRepository repository;
    private final HouseholdRepository households;
    private final Instance<TwoPersonStep> steps;
    private final Staff staff;
    private final Looks looks;
    private final Audit audit;
    private final Clock clock;

    Approvals(
            ApprovalRepository repository,
            HouseholdRepository households,
            Instance<TwoPersonStep> steps,
            Staff staff,
            Looks looks,
            Audit audit,
            Clock clock) {
        this.repository = repository;
        this.households = households;
        this.steps = steps;
        this.staff = staff;
        this.looks = looks;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Writes down what is to be done. The caller holds the lock of the subject, so that two never propose it at once.
     *
     * @throws cn.yishulai.kernel.Refused APPROVAL_OPEN
     */
    public ApprovalView propose(Caller caller, Proposal proposal) {
        repository.expire(clock.instant());
        repository.open(proposal.subject()).ifPresent(open -> {
            throw APPROVAL_OPEN.because(
                    "this is proposed already", Map.of("approvalId", open.id().toString()));
        });
        Approval approval = new Approval(proposal, caller.personId(), clock.instant());
        repository.persist(approval);
        audit.record(
                caller.actor(),
                "approval.propose",
                proposal.subject(),
                Map.of(
                        "approval",
                        approval.id().toString(),
                        "kind",
                        proposal.kind().name()));
        return view(caller, approval);
    }

    /**
     * Does what was proposed.
     *
     * @throws cn.yishulai.kernel.Refused APPROVAL_UNKNOWN, SECOND_PERSON_NEEDED, APPROVAL_DECIDED, APPROVAL_EXPIRED; or
     *     whatever keeps it from being done, and then it stays open
     */
    public ApprovalView confirm(Caller caller, UUID id) {
        Approval approval = requireForDecision(caller, id);
        approval.confirm(caller.personId(), clock.instant());
        repository.flush();
        Proposal proposal = approval.proposal();
        step(proposal.kind()).execute(id, proposal, caller);
        tell(caller, approval, "approval.execute");
        return view(caller, approval);
    }

    /** @throws cn.yishulai.kernel.Refused as {@link #confirm} */
    public ApprovalView refuse(Caller caller, UUID id, String why) {
        Approval approval = requireForDecision(caller, id);
        approval.refuse(caller.personId(), why, clock.instant());
        tell(caller, approval, "approval.refuse");
        return view(caller, approval);
    }

    /** @throws cn.yishulai.kernel.Refused APPROVAL_UNKNOWN, also for what concerns another site */
    public ApprovalView show(Caller caller, UUID id) {
        Approval approval = repository.require(id);
        requireSeen(caller, approval);
        UUID household = approval.proposal().household();
        if (household != null) {
            looks.note(household);
        }
        return view(caller, approval);
    }

    /** Newest first: librarians and auditors see all, staff what concerns copies at their sites. */
    public Page<ApprovalView> list(Caller caller, ApprovalState state, @Nullable String after, int limit) {
        repository.expire(clock.instant());
        UUID cursor = after == null ? null : OpaqueId.parse(after, PAGE_MALFORMED);
        Set<UUID> sites = caller.isStaff() ? caller.sites() : null;
        List<ApprovalView> rows = repository.list(state, sites, cursor, limit + 1).stream()
                .map(approval -> view(caller, approval))
                .toList();
        return Page.cut(rows, limit, view -> view.id().toString());
    }

    @Scheduled(every = "1h", delayed = "13m")
    void expireOld() {
        repository.expire(clock.instant());
    }

    private Approval requireForDecision(Caller caller, UUID id) {
        Approval approval = repository.requireLocked(id);
        requireSeen(caller, approval);
        return approval;
    }

    private static void requireSeen(Caller caller, Approval approval) {
        if (caller.isStaff() && !caller.sites().contains(approval.proposal().site())) {
            throw ApprovalRepository.unknown();
        }
    }

    private TwoPersonStep step(ApprovalKind kind) {
        return steps.stream()
                .filter(step -> step.kind() == kind)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nobody can do " + kind));
    }

    /** Both persons stand in the entry. */
    private void tell(Caller caller, Approval approval, String verb) {
        Proposal proposal = approval.proposal();
        audit.record(
                caller.actor(),
                verb,
                proposal.subject(),
                Map.of(
                        "approval", approval.id().toString(),
                        "kind", proposal.kind().name(),
                        "proposedBy", approval.proposedBy().toString(),
                        "decidedBy", caller.personId().toString()));
    }

    private ApprovalView view(Caller caller, Approval approval) {
        Proposal what = approval.proposal();
        UUID decider = approval.decidedBy();
        Map<UUID, String> names =
                staff.displayNames(Stream.of(approval.proposedBy(), decider == null ? approval.proposedBy() : decider)
                        .distinct()
                        .toList());
        Instant decided = approval.decidedAt();
        return new ApprovalView(
                approval.id(),
                what.kind(),
                approval.stateAt(clock.instant()),
                what.copy() == null ? null : what.copy().value(),
                what.site(),
                what.household() == null
                        ? null
                        : households.require(what.household()).familyCode().value(),
                what.credits(),
                what.reason(),
                names.getOrDefault(approval.proposedBy(), "—"),
                edge(approval.proposedAt()),
                edge(approval.expiresAt()),
                decider == null ? null : names.getOrDefault(decider, "—"),
                decided == null ? null : edge(decided),
                approval.decidedReason(),
                approval.proposedBy().equals(caller.personId()));
    }

    private static OffsetDateTime edge(Instant at) {
        return at.atZone(CITY).toOffsetDateTime();
    }
}
