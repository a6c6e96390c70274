package cn.yishulai.fairs;

import static cn.yishulai.fairs.TradeRefusal.TRADE_BOOK_NOT_READY;
import static cn.yishulai.fairs.TradeRefusal.TRADE_BOOK_RECALLED;
import static cn.yishulai.fairs.TradeRefusal.TRADE_BOOK_UNKNOWN;
import static cn.yishulai.fairs.TradeRefusal.TRADE_OTHER_FAMILY;
import static cn.yishulai.swaps.BooksAside.TRADED;
import static cn.yishulai.swaps.UndoRefusal.UNDO_NOTHING;
import static cn.yishulai.swaps.UndoRefusal.UNDO_NOT_YOURS;
import static cn.yishulai.swaps.UndoRefusal.UNDO_TOO_LATE;

import cn.yishulai.copies.Copies;
import cn.yishulai.copies.CopyFacts;
import cn.yishulai.copies.CopyStatus;
import cn.yishulai.copies.LastVerb;
import cn.yishulai.copies.Move;
import cn.yishulai.copies.RecalledVolumes;
import cn.yishulai.fairs.TradeLegs.Leg;
import cn.yishulai.kernel.CopyCode;
import cn.yishulai.kernel.Credits;
import cn.yishulai.ledger.CreditKind;
import cn.yishulai.ledger.Ledger;
import cn.yishulai.ledger.Payment;
import cn.yishulai.ledger.Posting;
import cn.yishulai.people.Caller;
import cn.yishulai.people.Households;
import cn.yishulai.swaps.BooksAside;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Books of a trade session at the desk: brought, handed over in loops, or fetched home again. The session is held first,
 * then the line of the volume, the copy, the family's offer, and its credits.
 *
 * <p>What a book earns is minted when it is brought and held until its family has another for it, and then burned: so a
 * swap leaves every family with the credits it had.
 */
@ApplicationScoped
@Transactional
public class TradeDesk {

    static final String HANDED_OVER = "handed over " + TRADED;

    private static final String UNDONE = "undone: " + HANDED_OVER;

    /** For a slip of the hand, like at the counter. */
    private static final Duration LONGEST_UNDO = Duration.ofMinutes(30);

    private final TradeSessionRows sessions;
    private final TradeListingRows rows;
    private final TradeLegs legs;
    private final BooksAside books;
    private final Copies copies;
    private final RecalledVolumes recalled;
    private final Households households;
    private final Ledger ledger;
    private final Clock clock;

    TradeDesk(
            TradeSessionRows sessions,
            TradeListingRows rows,
            TradeLegs legs,
            BooksAside books,
            Copies copies,
            RecalledVolumes recalled,
            Households households,
            Ledger ledger,
            Clock clock) {
        this.sessions = sessions;
        this.rows = rows;
        this.legs = legs;
        this.books = books;
        this.copies = copies;
        this.recalled = recalled;
        this.households = households;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * A listed book was brought and looked at. Scanned again nothing happens.
     *
     * @return whether it was here already
     * @throws cn.yishulai.kernel.Refused TRADE_NOT_READY, TRADE_BOOK_UNKNOWN, TRADE_BOOK_NOT_READY, TRADE_BOOK_RECALLED,
     *     COPY_NOT_AVAILABLE when it went elsewhere meanwhile, COPY_UNKNOWN, SITE_NOT_YOURS
     */
    public boolean present(Caller caller, UUID id, TradeForms.Presence form) {
        TradeSession session = hold(caller, id);
        session.require(TradeState.OPEN);
        CopyFacts copy = books.lock(form.copy());
        TradeOffer offer = offer(id, copy);
        if (offer.stage() == TradeStage.PRESENT) {
            return true;
        }
        if (offer.stage() != TradeStage.LISTED) {
            throw offer.notReady();
        }
        if (form.away()) {
            copies.stayHome(copy.code(), Move.by(caller.personId(), "not taken " + TRADED));
            rows.stage(offer.id(), TradeStage.TURNED_AWAY);
        } else {
            bring(caller, session, copy, offer, form);
        }
        return false;
    }

    private void bring(
            Caller caller, TradeSession session, CopyFacts copy, TradeOffer offer, TradeForms.Presence form) {
        if (recalled.stands(copy.volume())) {
            throw TRADE_BOOK_RECALLED.because("the title of copy %s is being looked into".formatted(copy.code()));
        }
        Move move = Move.by(caller.personId(), "brought to a trade session");
        Credits credits = new Credits(session.creditsPerCopy());
        copies.receive(copy.code(), new Copies.Delivery(offer.household(), session.site(), form.grade()), false, move);
        books.keep(copy, session.site(), move);
        Posting earned = new Posting(offer.household(), caller.personId(), offer.id(), copy.code(), "trade session");
        Posting held = new Posting(offer.household(), caller.personId(), offer.heldAs(), copy.code(), "trade session");
        ledger.post(CreditKind.MINT, credits, earned);
        ledger.hold(credits, new Payment(session.site(), Set::of), held);
        rows.present(offer, credits.amount(), clock.instant());
    }

    /**
     * To the family that gets it. The credit of the book that the family brought is burned, and its requests for the
     * volume end.
     *
     * @throws cn.yishulai.kernel.Refused TRADE_NOT_READY, TRADE_BOOK_UNKNOWN, TRADE_BOOK_NOT_READY, TRADE_OTHER_FAMILY,
     *     HOUSEHOLD_UNKNOWN, COPY_UNKNOWN, COPY_NOT_AVAILABLE, SITE_NOT_YOURS
     */
    public void handOver(Caller caller, UUID id, TradeForms.HandOver form) {
        TradeSession session = hold(caller, id);
        session.require(TradeState.MATCHED);
        UUID family = households.requireByCode(form.card());
        CopyFacts copy = books.lock(form.copy());
        Leg leg = legs.lockOf(id, copy.id()).orElseThrow(() -> offer(id, copy).notReady());
        if (leg.state() != TradeLegState.TO_FETCH) {
            throw TRADE_BOOK_NOT_READY.because(
                    "copy %s was handed over".formatted(copy.code()), Map.of("tradeStage", TradeStage.FETCHED));
        }
        if (!leg.family().equals(family)) {
            throw TRADE_OTHER_FAMILY.because("another family gets copy " + copy.code());
        }
        Move move = Move.by(caller.personId(), HANDED_OVER);
        books.letGo(copy.id());
        copies.handOver(copy.code(), session.site(), family, move);
        TradeOffer taker = rows.lock(leg.taker());
        burn(caller, taker, family, copy.code(), HANDED_OVER);
        List<UUID> closed = books.wishFulfilled(family, copy.volume(), move);
        legs.fetched(leg, taker, caller.personId(), closed, clock.instant());
        if (leg.giver() != null) {
            rows.stage(leg.giver(), TradeStage.FETCHED);
        }
    }

    private void burn(Caller caller, TradeOffer offer, UUID family, CopyCode code, String reason) {
        ledger.post(
                CreditKind.BURN,
                new Credits(offer.escrow()),
                new Posting(family, caller.personId(), offer.heldAs(), code, reason));
        rows.paid(offer);
    }

    /**
     * The last hand-over of a book is undone: it waits at the desk again, and the credit is held again.
     *
     * @throws cn.yishulai.kernel.Refused UNDO_NOTHING, UNDO_NOT_YOURS, UNDO_TOO_LATE, TRADE_NOT_READY, COPY_UNKNOWN,
     *     SITE_NOT_YOURS
     */
    public void undo(Caller caller, UUID id, CopyCode code) {
        TradeSession session = hold(caller, id);
        session.require(TradeState.MATCHED);
        CopyFacts copy = books.lock(code);
        Leg leg = legs.lockOf(id, copy.id())
                .filter(done -> done.state() == TradeLegState.FETCHED)
                .orElseThrow(() -> UNDO_NOTHING.because("copy %s was not handed over here".formatted(code)));
        if (!caller.personId().equals(leg.doneBy())) {
            throw UNDO_NOT_YOURS.because("somebody else handed copy %s over".formatted(code));
        }
        if (leg.doneAt() == null || leg.doneAt().isBefore(clock.instant().minus(LONGEST_UNDO))) {
            throw UNDO_TOO_LATE.because("copy %s was handed over long ago".formatted(code));
        }
        if (copy.status() != CopyStatus.HANDED_OVER || !leg.family().equals(copy.household())) {
            throw UNDO_NOTHING.because("something happened to copy %s since".formatted(code));
        }
        Move move = Move.by(caller.personId(), UNDONE);
        copies.goBack(code, new LastVerb.Stood(CopyStatus.AVAILABLE, null, session.site(), null), move);
        books.keep(copy, session.site(), move);
        holdAgain(caller, session, leg, code);
        books.wishOpenAgain(leg.closed());
        legs.notYetFetched(leg.id());
        if (leg.giver() != null) {
            rows.stage(leg.giver(), TradeStage.TO_FETCH);
        }
    }

    /** What was burned under one name is held under another: each is burned once. */
    private void holdAgain(Caller caller, TradeSession session, Leg leg, CopyCode code) {
        Credits credits = new Credits(leg.credits());
        UUID again = UUID.randomUUID();
        ledger.post(
                CreditKind.REFUND,
                credits,
                new Posting(
                        leg.family(),
                        caller.personId(),
                        Optional.ofNullable(leg.burnedAs()).orElseThrow(),
                        code,
                        UNDONE));
        ledger.hold(
                credits,
                new Payment(session.site(), Set::of),
                new Posting(leg.family(), caller.personId(), again, code, UNDONE));
        rows.heldAgain(rows.lock(leg.taker()), credits.amount(), again);
    }

    /**
     * A family fetches its own book home: one that it took back, or that nobody takes. The credit it had for it is burned,
     * as at every hand-over.
     *
     * @throws cn.yishulai.kernel.Refused TRADE_NOT_READY, TRADE_BOOK_UNKNOWN, TRADE_BOOK_NOT_READY, TRADE_OTHER_FAMILY,
     *     HOUSEHOLD_UNKNOWN, COPY_UNKNOWN, SITE_NOT_YOURS
     */
    public void takeHome(Caller caller, UUID id, TradeForms.HandOver form) {
        TradeSession session = hold(caller, id);
        session.requireNoRun();
        UUID family = households.requireByCode(form.card());
        CopyFacts copy = books.lock(form.copy());
        TradeOffer offer = offer(id, copy);
        if (!offer.household().equals(family)) {
            throw TRADE_OTHER_FAMILY.because("copy %s is not of this family".formatted(copy.code()));
        }
        boolean untaken = offer.stage() == TradeStage.PRESENT
                && session.state() != TradeState.OPEN
                && offer.ifUnmatched() == TradeEnd.HOME
                && offer.escrow() > 0
                && legs.lockFor(offer.id()).isEmpty();
        if (offer.stage() != TradeStage.GOES_HOME && !untaken) {
            throw offer.notReady();
        }
        String reason = "home again from a trade session";
        books.letGo(copy.id());
        copies.takeHome(copy.code(), session.site(), family, null, Move.by(caller.personId(), reason));
        burn(caller, offer, family, copy.code(), reason);
        rows.stage(offer.id(), TradeStage.HOME);
    }

    private TradeSession hold(Caller caller, UUID id) {
        TradeSession session = sessions.hold(id);
        caller.requireSite(session.site());
        return session;
    }

    private TradeOffer offer(UUID session, CopyFacts copy) {
        return rows.lockOf(session, copy.id())
                .orElseThrow(() -> TRADE_BOOK_UNKNOWN.because("copy %s is not in this session".formatted(copy.code())));
    }
}
