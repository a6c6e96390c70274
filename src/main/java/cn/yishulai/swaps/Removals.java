package cn.yishulai.swaps;

import static cn.yishulai.copies.CopyRefusal.COPY_UNKNOWN;

import cn.yishulai.copies.Copies;
import cn.yishulai.copies.CopyFacts;
import cn.yishulai.copies.CopyReads;
import cn.yishulai.copies.CopyStatus;
import cn.yishulai.copies.Move;
import cn.yishulai.inventory.Claims;
import cn.yishulai.inventory.Loads;
import cn.yishulai.inventory.TransferFacts;
import cn.yishulai.kernel.CopyCode;
import cn.yishulai.people.ApprovalView;
import cn.yishulai.people.Approvals;
import cn.yishulai.people.Caller;
import cn.yishulai.people.Proposal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A copy is not there to be given: missing, in quarantine, withdrawn. It is never the reader's fault: the reader keeps
 * the place in line, and the next free copy is claimed in the same transaction.
 */
@ApplicationScoped
@Transactional
public class Removals {

    private final Copies copies;
    private final CopyReads reads;
    private final Claims claims;
    private final Loads loads;
    private final RequestRepository requests;
    private final WaitingLine line;
    private final Outcomes outcomes;
    private final Approvals approvals;

    Removals(
            Copies copies,
            CopyReads reads,
            Claims claims,
            Loads loads,
            RequestRepository requests,
            WaitingLine line,
            Outcomes outcomes,
            Approvals approvals) {
        this.copies = copies;
        this.reads = reads;
        this.claims = claims;
        this.loads = loads;
        this.requests = requests;
        this.line = line;
        this.outcomes = outcomes;
        this.approvals = approvals;
    }

    public CopyOutcome miss(Caller caller, CopyCode code, UUID site, String reason) {
        caller.requireSite(site);
        CopyFacts copy = take(code);
        copies.miss(code, site, Move.by(caller.personId(), reason));
        loads.lost(copy.id(), caller.personId(), reason);
        return letTheNextCopyServe(caller, copy, reason);
    }

    public CopyOutcome quarantine(Caller caller, CopyCode code, UUID site, String reason) {
        caller.requireSite(site);
        CopyFacts copy = take(code);
        copies.quarantine(code, site, Move.by(caller.personId(), reason));
        loads.arrived(copy.id(), site, caller.personId());
        return letTheNextCopyServe(caller, copy, reason);
    }

    /** It came with a van and nobody can read it any more. */
    CopyOutcome receiveDamaged(Caller caller, CopyCode code, UUID site, String what) {
        CopyFacts copy = copies.arrive(code, site, Move.by(caller.personId(), "received"));
        loads.arrived(copy.id(), site, caller.personId());
        copies.quarantine(code, site, Move.by(caller.personId(), what));
        return letTheNextCopyServe(caller, copy, what);
    }

    /** Packed and not received. Lines are locked in one order, so that two such lists never wait for each other. */
    void missFromLoad(Caller caller, List<UUID> ids, TransferFacts load, String reason) {
        reads.factsOf(ids).stream()
                .sorted(Comparator.comparing(CopyFacts::volume).thenComparing(CopyFacts::id))
                .map(CopyFacts::code)
                .forEach(code -> {
                    CopyFacts copy = take(code);
                    if (loads.carrying(copy.id())
                            .filter(line -> line.transfer().equals(load.id()))
                            .isPresent()) {
                        copies.miss(code, load.to(), Move.by(caller.personId(), reason));
                        loads.lost(copy.id(), caller.personId(), reason);
                        letTheNextCopyServe(caller, copy, reason);
                    }
                });
    }

    /**
     * Citizens withdraw what they listed at home, librarians too; another family's book does not exist for a citizen. A
     * copy at a site is only proposed to be withdrawn: a second person does it.
     */
    public Withdrawal withdraw(Caller caller, CopyCode code, String reason) {
        CopyFacts copy = take(code);
        if (caller.isCitizen() && !caller.household().equals(copy.household())) {
            throw COPY_UNKNOWN.because("no copy of yours has the code " + code);
        }
        UUID site = copy.site();
        if (site == null || !copy.status().canBecome(CopyStatus.WITHDRAWN)) {
            copies.withdraw(code, Move.by(caller.personId(), reason));
            return new Withdrawal(outcomes.of(code).copy(), null);
        }
        ApprovalView proposed = approvals.propose(caller, Proposal.withdrawal(code, site, reason));
        return new Withdrawal(outcomes.of(code).copy(), proposed);
    }

    private CopyFacts take(CopyCode code) {
        line.lock(() -> reads.facts(code).volume());
        return copies.lock(code);
    }

    /** The copy is gone for whoever waits for it: they keep their place, and the next copy is theirs. */
    CopyOutcome letTheNextCopyServe(Caller caller, CopyFacts copy, String reason) {
        letTheNextCopyServe(caller.personId(), copy, reason);
        return outcomes.of(copy.code());
    }

    void letTheNextCopyServe(UUID actor, CopyFacts copy, String reason) {
        Optional<SwapRequest> waits = claims.drop(copy.id())
                .map(claim -> requests.require(claim.reader().request()));
        waits.ifPresent(request -> {
            line.reopen(request, actor, reason);
            requests.flush();
        });
        line.serve(copy.volume(), actor);
        waits.ifPresent(request -> line.serveFamily(request.household(), actor));
    }
}
