package cn.yishulai.people;

import static cn.yishulai.people.ApprovalRefusal.CORRECTION_EMPTY;
import static cn.yishulai.people.ApprovalRefusal.GRADER_MAY_NOT_CORRECT;

import cn.yishulai.kernel.Credits;
import cn.yishulai.kernel.FamilyCode;
import cn.yishulai.ledger.CreditKind;
import cn.yishulai.ledger.Ledger;
import cn.yishulai.ledger.Posting;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Objects;
import java.util.UUID;

/**
 * Credits that are put right: two librarians, neither of whom has graded a book of the family, and a new entry in the
 * ledger; nothing that was written is changed.
 */
@ApplicationScoped
@Transactional
public class Corrections implements TwoPersonStep {

    private final Households households;
    private final HouseholdRepository repository;
    private final Approvals approvals;
    private final Ledger ledger;
    private final OwnFamilies own;

    Corrections(
            Households households,
            HouseholdRepository repository,
            Approvals approvals,
            Ledger ledger,
            OwnFamilies own) {
        this.households = households;
        this.repository = repository;
        this.approvals = approvals;
        this.ledger = ledger;
        this.own = own;
    }

    /** @throws cn.yishulai.kernel.Refused HOUSEHOLD_UNKNOWN, CORRECTION_EMPTY, OWN_FAMILY, GRADER_MAY_NOT_CORRECT, APPROVAL_OPEN */
    public ApprovalView propose(Caller caller, CorrectionForm form) {
        return propose(
                caller, households.requireByCode(new FamilyCode(form.familyCode())), form.credits(), form.reason());
    }

    /** The same for a family that a report names. */
    public ApprovalView propose(Caller caller, UUID household, long credits, String reason) {
        if (credits == 0) {
            throw CORRECTION_EMPTY.because("a correction adds or takes at least one credit");
        }
        repository.requireLocked(household);
        requireNoGrader(caller, household);
        return approvals.propose(caller, Proposal.correction(household, credits, reason));
    }

    @Override
    public ApprovalKind kind() {
        return ApprovalKind.CREDIT_CORRECTION;
    }

    /** @throws cn.yishulai.kernel.Refused CREDIT_SHORT when the household has meanwhile spent what is to be taken */
    @Override
    public void execute(UUID approval, Proposal proposal, Caller confirmer) {
        UUID household = Objects.requireNonNull(proposal.household());
        long credits = Objects.requireNonNull(proposal.credits());
        requireNoGrader(confirmer, household);
        ledger.post(
                credits > 0 ? CreditKind.CORRECT_UP : CreditKind.CORRECT_DOWN,
                new Credits(Math.abs(credits)),
                new Posting(household, confirmer.personId(), approval, null, proposal.reason()));
    }

    private void requireNoGrader(Caller caller, UUID household) {
        own.requireAnothers(caller, household);
        if (ledger.hasMintedFor(caller.personId(), household)) {
            throw GRADER_MAY_NOT_CORRECT.because("you have graded books of this family");
        }
    }
}
