package cn.yishulai.fairs;

import static cn.yishulai.fairs.TradeRefusal.TRADE_BOOK_UNKNOWN;
import static cn.yishulai.swaps.BooksAside.TRADED;
import static cn.yishulai.swaps.UndoRefusal.UNDO_NOTHING;
import static cn.yishulai.swaps.UndoRefusal.UNDO_TOO_LATE;

import cn.yishulai.copies.Copies;
import cn.yishulai.copies.CopyFacts;
import cn.yishulai.copies.CopyStatus;
import cn.yishulai.copies.Move;
import cn.yishulai.fairs.TradeLegs.Leg;
import cn.yishulai.fairs.TradeLostRows.Lost;
import cn.yishulai.kernel.CopyCode;
import cn.yishulai.people.Caller;
import cn.yishulai.swaps.BooksAside;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;

/**
 * Books of a trade session that the desk cannot find, and those that turn up again. Locks are taken in the same order as
 * by the {@link TradeDesk}.
 */
@ApplicationScoped
@Transactional
public class TradeLosses {

    private final TradeSessionRows sessions;
    private final TradeListingRows rows;
    private final TradeLegs legs;
    private final TradeLostRows losses;
    private final BooksAside books;
    private final Copies copies;

    TradeLosses(
            TradeSessionRows sessions,
            TradeListingRows rows,
            TradeLegs legs,
            TradeLostRows losses,
            BooksAside books,
            Copies copies) {
        this.sessions = sessions;
        this.rows = rows;
        this.legs = legs;
        this.losses = losses;
        this.books = books;
        this.copies = copies;
    }

    /**
     * A book cannot be found at the desk. Its family loses nothing; who would have got it gets a substitute if there is one.
     *
     * @throws cn.yishulai.kernel.Refused TRADE_NOT_READY, TRADE_BOOK_UNKNOWN, TRADE_BOOK_NOT_READY, COPY_UNKNOWN,
     *     SITE_NOT_YOURS
     */
    public void missing(Caller caller, UUID id, CopyCode code) {
        TradeSession session = hold(caller, id);
        CopyFacts copy = books.lock(code);
        Optional<Leg> leg = legs.lockOf(id, copy.id()).filter(kept -> kept.state() == TradeLegState.TO_FETCH);
        Optional<TradeOffer> offer = rows.lockOf(id, copy.id());
        if (leg.isEmpty() && offer.filter(kept -> kept.stage().atDesk()).isEmpty()) {
            throw offer.orElseThrow(() -> unknown(code)).notReady();
        }
        if (copy.status() == CopyStatus.ON_HOLD_SHELF) {
            copies.miss(code, session.site(), Move.by(caller.personId(), "not found " + TRADED));
        }
        books.letGo(copy.id());
        losses.note(
                id,
                copy.id(),
                offer.map(TradeOffer::stage).orElse(null),
                leg.map(Leg::id).orElse(null));
        leg.ifPresent(lost -> legs.gone(lost.id()));
        offer.ifPresent(lost -> rows.stage(lost.id(), TradeStage.MISSING));
    }

    /**
     * A missing book turned up at the desk: it waits there for whom it waited before, or for anybody when that family took
     * its own book back meanwhile. Once a further run was made without it, it goes on a shelf instead, as any missing copy.
     *
     * @throws cn.yishulai.kernel.Refused UNDO_NOTHING, UNDO_TOO_LATE, TRADE_NOT_READY, TRADE_BOOK_UNKNOWN, COPY_UNKNOWN,
     *     SITE_NOT_YOURS
     */
    public void found(Caller caller, UUID id, CopyCode code) {
        TradeSession session = hold(caller, id);
        CopyFacts copy = books.lock(code);
        Lost lost = losses.find(id, copy.id()).orElseThrow(() -> notMissing(id, copy));
        if (copy.status() != CopyStatus.MISSING || !copy.isAt(session.site())) {
            throw UNDO_NOTHING.because("copy %s was found by somebody else, or looked for elsewhere".formatted(code));
        }
        if (lost.furtherRun()) {
            throw UNDO_TOO_LATE.because("a further run was made without copy " + code);
        }
        Move move = Move.by(caller.personId(), "found " + TRADED);
        copies.findAgain(code, session.site(), null, move);
        books.keep(copy, session.site(), move);
        boolean taken = lost.leg() != null && legs.standsAgain(lost.leg());
        rows.lockOf(id, copy.id())
                .ifPresent(offer -> rows.stage(
                        offer.id(), taken || lost.stage() != TradeStage.TO_FETCH ? lost.stage() : TradeStage.PRESENT));
        losses.forget(id, copy.id());
    }

    private RuntimeException notMissing(UUID session, CopyFacts copy) {
        return rows.lockOf(session, copy.id()).isEmpty()
                        && legs.lockOf(session, copy.id()).isEmpty()
                ? unknown(copy.code())
                : UNDO_NOTHING.because("copy %s is not missing here".formatted(copy.code()));
    }

    private TradeSession hold(Caller caller, UUID id) {
        TradeSession session = sessions.hold(id);
        caller.requireSite(session.site());
        session.require(TradeState.MATCHED);
        session.requireNoRun();
        return session;
    }

    private static RuntimeException unknown(CopyCode code) {
        return TRADE_BOOK_UNKNOWN.because("copy %s is not in this session".formatted(code));
    }
}
