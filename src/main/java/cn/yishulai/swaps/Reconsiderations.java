package cn.yishulai.swaps;

import cn.yishulai.copies.Copies;
import cn.yishulai.copies.Copies.Delivery;
import cn.yishulai.copies.CopyFacts;
import cn.yishulai.copies.CopyReads;
import cn.yishulai.copies.Move;
import cn.yishulai.intake.Decision;
import cn.yishulai.intake.ReleaseForm;
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
    private final PromiseBonus bonus;
    private final Removals removals;
    private final Copies copies;
    private final CopyReads reads;
    private final PlacesInLine places;
    private final WaitingLine line;
    private final HomeSwapRows homeSwaps;

    Reconsiderations(
            SecondLooks looks,
            Deposits deposits,
            PromiseBonus bonus,
            Removals removals,
            Copies copies,
            CopyReads reads,
            PlacesInLine places,
            WaitingLine line,
            HomeSwapRows homeSwaps) {
        this.looks = looks;
        this.deposits = deposits;
        this.bonus = bonus;
        this.removals = removals;
        this.copies = copies;
        this.reads = reads;
        this.places = places;
        this.line = line;
        this.homeSwaps = homeSwaps;
    }

    /**
     * @throws cn.yishulai.kernel.Refused what {@link SecondLooks#begin} and {@link SecondLooks#enter} refuse; COPY_ELSEWHERE
     *     and COPY_NOT_AVAILABLE when the book has moved on; HOME_SWAP_KEEPS_COPY
     */
    public DepositView again(Caller caller, UUID dropOff, CopyCode code, SecondLookForm form) {
        SecondLooks.Named named = named(code);
        homeSwaps.requireNotKept(copies.lock(code));
        return carryOut(caller, looks.begin(caller, dropOff, named, form));
    }

    /**
     * Its inspection was a slip of the hand: it goes home with who brought it, and what it earned goes back.
     *
     * @throws cn.yishulai.kernel.Refused what {@link SecondLooks#takeHome} refuses; CREDIT_SHORT when what it earned is spent
     */
    public DepositView takeHome(Caller caller, CopyCode code, String why) {
        return carryOut(caller, looks.takeHome(caller, named(code), why));
    }

    /**
     * Its provenance is clear: it goes on a shelf and the family gets the credit late, or it goes home. The family is told.
     *
     * @throws cn.yishulai.kernel.Refused what {@link SecondLooks#clear} refuses
     */
    public DepositView release(Caller caller, CopyCode code, ReleaseForm form) {
        SecondLook look = looks.clear(caller, named(code), form);
        DepositView released = carryOut(caller, look);
        looks.tell(look);
        return released;
    }

    /** The line of its volume is locked from here on. */
    private SecondLooks.Named named(CopyCode code) {
        UUID volume = line.lock(() -> reads.facts(code).volume());
        return new SecondLooks.Named(code, places.waitingFor(volume));
    }

    private DepositView carryOut(Caller caller, SecondLook look) {
        Move move = Move.by(caller.personId(), "decided again: " + look.why());
        CopyFacts moved =
                switch (look.before()) {
                    case CREDIT, GIFT -> fromTheShelf(caller, look, move);
                    case QUARANTINE -> fromAside(look, move);
                    case RETURNED -> fromHome(look, move);
                };
        DepositView decided = deposits.promised(caller, looks.enter(look, moved));
        if (look.after() == Decision.RETURNED) {
            bonus.wentHome(caller, look.household(), moved);
        }
        return decided;
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
