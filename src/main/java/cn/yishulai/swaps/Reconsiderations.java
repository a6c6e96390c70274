package cn.yishulai.swaps;

import cn.yishulai.copies.Copies;
import cn.yishulai.copies.Copies.Delivery;
import cn.yishulai.copies.CopyFacts;
import cn.yishulai.copies.CopyReads;
import cn.yishulai.copies.Move;
import cn.yishulai.intake.Decision;
import cn.yishulai.intake.SecondLook;
import cn.yishulai.intake.SecondLookForm;
import cn.yishulai.intake.SecondLooks;
import cn.yishulai.kernel.CopyCode;
import cn.yishulai.people.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/**
 * A book that was brought is decided again, and goes where the new decision sends it. Who was promised it keeps the
 * place in line. Stands here because a promise is a matter of swaps.
 */
@ApplicationScoped
@Transactional
public class Reconsiderations {

    private final SecondLooks looks;
    private final Deposits deposits;
    private final Removals removals;
    private final Copies copies;
    private final CopyReads reads;
    private final RequestRepository requests;
    private final WaitingLine line;

    Reconsiderations(
            SecondLooks looks,
            Deposits deposits,
            Removals removals,
            Copies copies,
            CopyReads reads,
            RequestRepository requests,
            WaitingLine line) {
        this.looks = looks;
        this.deposits = deposits;
        this.removals = removals;
        this.copies = copies;
        this.reads = reads;
        this.requests = requests;
        this.line = line;
    }

    /**
     * @throws cn.yishulai.kernel.Refused what {@link SecondLooks#begin} and {@link SecondLooks#enter} refuse; COPY_ELSEWHERE
     *     and COPY_NOT_AVAILABLE when the book has moved on
     */
    public DepositView again(Caller caller, UUID dropOff, CopyCode code, SecondLookForm form) {
        return carryOut(caller, looks.begin(caller, dropOff, named(code), form));
    }

    /**
     * Its provenance is clear: it goes on a shelf, and the family gets the credit late.
     *
     * @throws cn.yishulai.kernel.Refused what {@link SecondLooks#clear} refuses
     */
    public DepositView release(Caller caller, CopyCode code, String why) {
        return carryOut(caller, looks.clear(caller, named(code), why));
    }

    /** The line of its volume is locked from here on. */
    private SecondLooks.Named named(CopyCode code) {
        UUID volume = line.lock(() -> reads.facts(code).volume());
        return new SecondLooks.Named(code, requests.waitingFor(volume));
    }

    private DepositView carryOut(Caller caller, SecondLook look) {
        Move move = Move.by(caller.personId(), "decided again: " + look.why());
        CopyFacts moved =
                switch (look.before()) {
                    case CREDIT, GIFT -> fromTheShelf(caller, look, move);
                    case QUARANTINE -> fromAside(look, move);
                    case RETURNED -> fromHome(look, move);
                };
        return deposits.promised(caller, looks.enter(look, moved));
    }

    private CopyFacts fromTheShelf(Caller caller, SecondLook look, Move move) {
        CopyCode code = look.copy().code();
        return switch (look.after()) {
            case CREDIT, GIFT -> copies.regrade(code, look.site(), look.grade());
            case QUARANTINE -> {
                copies.regrade(code, look.site(), look.grade());
                removals.quarantine(caller, code, look.site(), move.reason());
                yield copies.lock(code);
            }
            case RETURNED -> {
                CopyFacts home = takeHome(look, move);
                removals.letTheNextCopyServe(caller, home, move.reason());
                yield home;
            }
        };
    }

    private CopyFacts fromAside(SecondLook look, Move move) {
        CopyCode code = look.copy().code();
        CopyFacts regraded = copies.regrade(code, look.site(), look.grade());
        if (look.after() == Decision.QUARANTINE) {
            return regraded;
        }
        CopyFacts shelved = copies.shelve(code, look.site(), null, move);
        return look.after() == Decision.RETURNED ? takeHome(look, move) : shelved;
    }

    private CopyFacts fromHome(SecondLook look, Move move) {
        if (look.after() == Decision.RETURNED) {
            return look.copy();
        }
        Delivery delivery = new Delivery(look.household(), look.site(), look.grade());
        return copies.receive(look.copy().code(), delivery, look.after() == Decision.QUARANTINE, move);
    }

    private CopyFacts takeHome(SecondLook look, Move move) {
        return copies.takeHome(look.copy().code(), look.site(), look.household(), look.bringerBefore(), move);
    }
}
