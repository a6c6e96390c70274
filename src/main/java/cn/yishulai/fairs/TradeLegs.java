package cn.yishulai.fairs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which book goes to which family, as rows. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class TradeLegs {

    private static final String LEG =
            """
            SELECT t.id, t.run_number, t.loop, t.item, t.copy_id, t.giver, t.taker, l.household_id, t.state, t.done_at, t.done_by,
                   t.credits, t.burned_as, t.closed
            FROM trade_leg t JOIN trade_offer o ON o.id = t.taker JOIN trade_listing l ON l.id = o.listing_id
            """;

    private final TradeSql sql;

    TradeLegs(TradeSql sql) {
        this.sql = sql;
    }

    /**
     * A copy of a result on its way to a family.
     *
     * @param giver the offer of the copy; null for one from the shelves
     * @param taker the offer for which it is
     * @param family of the taker
     * @param burnedAs the reference under which its credit was burned; null before
     * @param closed requests of the family that ended with the hand-over
     */
    record Leg(
            UUID id,
            int run,
            int loop,
            String item,
            UUID copy,
            @Nullable UUID giver,
            UUID taker,
            UUID family,
            TradeLegState state,
            @Nullable Instant doneAt,
            @Nullable UUID doneBy,
            long credits,
            @Nullable UUID burnedAs,
            List<UUID> closed) {}

    /** The running part of a copy, or the last one that was done; locked. The copy is locked before. */
    Optional<Leg> lockOf(UUID session, UUID copy) {
        return sql.one(
                TradeLegs::leg,
                LEG
                        + """
                        WHERE t.session_id = ? AND t.copy_id = ? AND t.state IN ('TO_FETCH', 'FETCHED') FOR UPDATE OF t""",
                session,
                copy);
    }

    /** What a family gets for its offer, if that still stands. */
    Optional<Leg> lockFor(UUID offer) {
        return sql.one(
                TradeLegs::leg,
                LEG + "WHERE t.taker = ? AND t.state IN ('TO_FETCH', 'FETCHED') FOR UPDATE OF t",
                offer);
    }

    void gone(UUID leg) {
        sql.change("UPDATE trade_leg SET state = 'GONE' WHERE id = ?", leg);
    }

    /**
     * What was gone is there again, for a family that waits for it still.
     *
     * @return false when the family has taken its own book back, or left
     */
    boolean standsAgain(UUID leg) {
        return sql.change(
                        """
                        UPDATE trade_leg t SET state = 'TO_FETCH' FROM trade_offer k
                        WHERE t.id = ? AND t.state = 'GONE' AND k.id = t.taker AND k.escrow > 0 AND k.stage <> 'GOES_HOME'""",
                        leg)
                == 1;
    }

    /**
     * The family of the offer takes part no more: who would have got its book lacks one, and the book that was kept for it
     * comes free for others.
     */
    void breakOf(TradeOffer offer) {
        sql.change("UPDATE trade_leg SET state = 'GONE' WHERE giver = ? AND state = 'TO_FETCH'", offer.id());
        breakTakeOf(offer);
    }

    /** Its family does not take what is kept for it: that comes free for others. */
    void breakTakeOf(TradeOffer offer) {
        sql.change(
                """
                WITH freed AS (UPDATE trade_leg SET state = 'GONE' WHERE taker = ? AND state = 'TO_FETCH' RETURNING giver)
                UPDATE trade_offer o SET stage = 'PRESENT' FROM freed f WHERE o.id = f.giver""",
                offer.id());
    }

    void notFetched(UUID leg) {
        sql.change("UPDATE trade_leg SET state = 'NOT_FETCHED' WHERE id = ?", leg);
    }

    /** Nobody comes for what was kept for this offer: the book of whoever gave it stands at the desk for nobody in particular. */
    void notFetchedFor(TradeOffer taker) {
        sql.change(
                """
                WITH left_there AS (
                    UPDATE trade_leg SET state = 'NOT_FETCHED' WHERE taker = ? AND state = 'TO_FETCH' RETURNING giver)
                UPDATE trade_offer o SET stage = 'PRESENT' FROM left_there l WHERE o.id = l.giver""",
                taker.id());
    }

    void fetched(Leg leg, TradeOffer taker, UUID by, List<UUID> closed, Instant now) {
        sql.change(
                """
                UPDATE trade_leg SET state = 'FETCHED', done_at = ?, done_by = ?, credits = ?, burned_as = ?, closed = ?::uuid[]
                WHERE id = ?""",
                now,
                by,
                taker.escrow(),
                taker.heldAs(),
                closed,
                leg.id());
    }

    void notYetFetched(UUID leg) {
        sql.change(
                """
                UPDATE trade_leg SET state = 'TO_FETCH', done_at = NULL, done_by = NULL, credits = 0, burned_as = NULL, closed = '{}'
                WHERE id = ?""",
                leg);
    }

    static Leg leg(ResultSet row) throws SQLException {
        return new Leg(
                TradeSql.id(row, "id"),
                row.getInt("run_number"),
                row.getInt("loop"),
                row.getString("item"),
                TradeSql.id(row, "copy_id"),
                row.getObject("giver", UUID.class),
                TradeSql.id(row, "taker"),
                TradeSql.id(row, "household_id"),
                TradeLegState.valueOf(row.getString("state")),
                TradeSql.instant(row, "done_at"),
                row.getObject("done_by", UUID.class),
                row.getLong("credits"),
                row.getObject("burned_as", UUID.class),
                List.of((UUID[]) row.getArray("closed").getArray()));
    }
}
