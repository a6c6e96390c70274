package cn.yishulai.swaps;

import static cn.yishulai.copies.CopyRefusal.COPY_UNKNOWN;

import cn.yishulai.copies.Copies;
import cn.yishulai.copies.CopyFacts;
import cn.yishulai.copies.CopyReads;
import cn.yishulai.copies.Move;
import cn.yishulai.inventory.Claims;
import cn.yishulai.kernel.CopyCode;
import cn.yishulai.people.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
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
    private final RequestRepository requests;
    private final WaitingLine line;
    private final Outcomes outcomes;

    Removals(
            Copies copies,
            CopyReads reads,
            Claims claims,
            RequestRepository requests,
            WaitingLine line,
            Outcomes outcomes) {
        this.copies = copies;
        this.reads = reads;
        this.claims = claims;
        this.requests = requests;
        this.line = line;
        this.outcomes = outcomes;
    }

    public CopyOutcome miss(Caller caller, CopyCode code, UUID site, String reason) {
        caller.requireSite(site);
        CopyFacts copy = take(code);
        copies.miss(code, site, Move.by(caller.personId(), reason));
        return letTheNextCopyServe(caller, copy, reason);
    }

    public CopyOutcome quarantine(Caller caller, CopyCode code, UUID site, String reason) {
        caller.requireSite(site);
        CopyFacts copy = take(code);
        copies.quarantine(code, site, Move.by(caller.personId(), reason));
        return letTheNextCopyServe(caller, copy, reason);
    }

    /** Citizens withdraw what they listed at home; another family's book does not exist for them. */
    public CopyOutcome withdraw(Caller caller, CopyCode code, String reason) {
        CopyFacts copy = take(code);
        if (caller.isCitizen() && !caller.household().equals(copy.household())) {
            throw COPY_UNKNOWN.because("no copy of yours has the code " + code);
        }
        copies.withdraw(code, Move.by(caller.personId(), reason));
        return outcomes.of(code);
    }

    private CopyFacts take(CopyCode code) {
        line.lock(reads.facts(code).volume());
        return copies.lock(code);
    }

    private CopyOutcome letTheNextCopyServe(Caller caller, CopyFacts copy, String reason) {
        claims.drop(copy.id()).ifPresent(claim -> {
            SwapRequest request = requests.require(claim.reader().request());
            line.reopen(request, caller.personId(), reason);
            requests.flush();
        });
        line.serve(copy.volume(), caller.personId());
        return outcomes.of(copy.code());
    }
}
