package cn.yishulai.fairs;

import cn.yishulai.copies.Copies;
import cn.yishulai.copies.CopyFacts;
import cn.yishulai.copies.CopyReads;
import cn.yishulai.copies.CopyStatus;
import cn.yishulai.copies.Move;
import cn.yishulai.kernel.Credits;
import cn.yishulai.ledger.CreditKind;
import cn.yishulai.ledger.Ledger;
import cn.yishulai.ledger.Posting;
import cn.yishulai.swaps.BooksAside;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is left of a session when nobody comes for it any more: books that were not brought stay at home, those at the desk
 * go on a shelf, and a family that got none for its book keeps the credit.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class TradeLeftovers {

    private static final String LEFT = "left over in a trade session";

    private final TradeSql sql;
    private final TradeSessionRows sessions;
    private final TradeListingRows rows;
    private final TradeLegs legs;
    private final BooksAside books;
    private final Copies copies;
    private final CopyReads reads;
    private final Ledger ledger;

    TradeLeftovers(
            TradeSql sql,
            TradeSessionRows sessions,
            TradeListingRows rows,
            TradeLegs legs,
            BooksAside books,
            Copies copies,
            CopyReads reads,
            Ledger ledger) {
        this.sql = sql;
        this.sessions = sessions;
        this.rows = rows;
        this.legs = legs;
        this.books = books;
        this.copies = copies;
        this.reads = reads;
        this.ledger = ledger;
    }

    /** @param copy of a family's offer, or from the shelves */
    record Left(UUID session, UUID copy) {}

    /**
     * Books of sessions that are over, those that were not brought in time, and copies from the shelves whose taker went
     * away. In a session that was called off, books that go home wait until its last day.
     */
    List<Left> next(LocalDate today, int limit) {
        return sql.list(
                row -> new Left(TradeSql.id(row, "session_id"), TradeSql.id(row, "copy_id")),
                """
                SELECT o.session_id, o.copy_id FROM trade_session s JOIN trade_offer o ON o.session_id = s.id
                WHERE s.state IN ('MATCHED', 'FINISHED', 'CANCELLED') AND (o.open OR o.escrow > 0)
                  AND CASE s.state WHEN 'MATCHED' THEN o.stage = 'LISTED' WHEN 'FINISHED' THEN true
                      ELSE o.stage = 'LISTED' OR s.hand_over_until < ? OR o.stage = 'PRESENT' END
                UNION ALL SELECT t.session_id, t.copy_id FROM trade_leg t JOIN kept_copy k ON k.copy_id = t.copy_id
                JOIN trade_session s ON s.id = t.session_id
                WHERE t.giver IS NULL AND (t.state IN ('GONE', 'NOT_FETCHED') OR t.state = 'TO_FETCH' AND s.state = 'FINISHED')
                  AND NOT EXISTS (SELECT FROM trade_leg n WHERE n.copy_id = t.copy_id AND n.state = 'TO_FETCH' AND n.id <> t.id)
                  AND NOT EXISTS (SELECT FROM trade_offer n WHERE n.copy_id = t.copy_id AND n.open)
                LIMIT ?""",
                today,
                limit);
    }

    /** Whatever is to be done with it now; nothing, if another node was first. */
    void settle(Left left) {
        TradeSession session = sessions.hold(left.session());
        CopyFacts copy = books.lock(reads.factsOf(List.of(left.copy())).get(0).code());
        @Nullable TradeOffer offer = rows.lockOf(left.session(), left.copy()).orElse(null);
        if (offer != null && offer.stage() == TradeStage.LISTED) {
            notBrought(copy, offer);
        } else if (session.state() == TradeState.CANCELLED && offer != null) {
            calledOff(session, copy, offer);
        } else if (session.state() == TradeState.FINISHED || offer == null) {
            over(left, copy, offer);
        }
    }

    private void notBrought(CopyFacts copy, TradeOffer offer) {
        if (copy.status() == CopyStatus.PROMISED && offer.household().equals(copy.household())) {
            copies.stayHome(copy.code(), Move.by(TradeClock.THE_CLOCK, "not brought to a trade session"));
        }
        rows.stage(offer.id(), TradeStage.NOT_BROUGHT);
    }

    private void calledOff(TradeSession session, CopyFacts copy, TradeOffer offer) {
        if (offer.stage() == TradeStage.PRESENT && offer.ifUnmatched() == TradeEnd.HOME) {
            rows.stage(offer.id(), TradeStage.GOES_HOME);
        } else {
            toShelf(copy);
            keepsCredit(offer, copy);
            rows.stage(offer.id(), TradeStage.STOCK);
        }
    }

    private void over(Left left, CopyFacts copy, @Nullable TradeOffer offer) {
        legs.lockOf(left.session(), copy.id())
                .filter(leg -> leg.state() == TradeLegState.TO_FETCH)
                .ifPresent(leg -> legs.notFetched(leg.id()));
        if (offer == null || offer.stage().atDesk()) {
            toShelf(copy);
        }
        if (offer != null) {
            if (offer.stage().atDesk()) {
                rows.stage(offer.id(), TradeStage.STOCK);
            }
            creditOf(offer, copy);
        }
    }

    /** What the family did not fetch is no longer kept for it; that book is seen to in its own turn. */
    private void creditOf(TradeOffer offer, CopyFacts copy) {
        legs.notFetchedFor(offer);
        keepsCredit(offer, copy);
    }

    private void keepsCredit(TradeOffer offer, CopyFacts copy) {
        if (offer.escrow() > 0) {
            ledger.post(
                    CreditKind.RELEASE,
                    new Credits(offer.escrow()),
                    new Posting(offer.household(), TradeClock.THE_CLOCK, offer.heldAs(), copy.code(), LEFT));
            rows.paid(offer);
        }
    }

    /** One that is not where it was kept any more is left to whoever looks for it. */
    private void toShelf(CopyFacts copy) {
        if (copy.status() == CopyStatus.ON_HOLD_SHELF) {
            books.toShelf(copy, Move.by(TradeClock.THE_CLOCK, LEFT));
        } else {
            books.letGo(copy.id());
        }
    }
}
