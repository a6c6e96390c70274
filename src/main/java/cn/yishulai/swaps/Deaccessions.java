package cn.yishulai.swaps;

import static cn.yishulai.copies.CopyRefusal.COPY_ELSEWHERE;

import cn.yishulai.copies.Copies;
import cn.yishulai.copies.CopyFacts;
import cn.yishulai.copies.CopyReads;
import cn.yishulai.copies.CopyStatus;
import cn.yishulai.copies.Move;
import cn.yishulai.copies.VoidedLabels;
import cn.yishulai.intake.SecondLooks;
import cn.yishulai.kernel.CopyCode;
import cn.yishulai.people.ApprovalKind;
import cn.yishulai.people.Caller;
import cn.yishulai.people.Proposal;
import cn.yishulai.people.TwoPersonStep;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Objects;
import java.util.UUID;

/**
 * Deaccession (剔除): a copy in the library's keeping is what the families' credits buy, whoever brought it and however
 * it came, so it goes for good by two persons.
 */
@ApplicationScoped
@Transactional
public class Deaccessions implements TwoPersonStep {

    private final Copies copies;
    private final CopyReads reads;
    private final WaitingLine line;
    private final VoidedLabels labels;
    private final SecondLooks looks;

    Deaccessions(Copies copies, CopyReads reads, WaitingLine line, VoidedLabels labels, SecondLooks looks) {
        this.copies = copies;
        this.reads = reads;
        this.line = line;
        this.labels = labels;
        this.looks = looks;
    }

    @Override
    public ApprovalKind kind() {
        return ApprovalKind.COPY_WITHDRAWAL;
    }

    /** @throws cn.yishulai.kernel.Refused COPY_ELSEWHERE, COPY_NOT_AVAILABLE when it has moved or was claimed since */
    @Override
    public void execute(UUID approval, Proposal proposal, Caller confirmer) {
        CopyCode code = labels.current(Objects.requireNonNull(proposal.copy())); // it may have another label by now
        line.lock(reads.facts(code).volume());
        CopyFacts copy = copies.lock(code);
        if (!copy.isAt(Objects.requireNonNull(proposal.site()))) {
            throw COPY_ELSEWHERE.because("copy %s is not where it was when this was proposed".formatted(code));
        }
        copies.withdraw(code, Move.by(confirmer.personId(), proposal.reason()));
        if (copy.status() == CopyStatus.QUARANTINED) {
            looks.withdrawn(copy);
        }
    }
}
