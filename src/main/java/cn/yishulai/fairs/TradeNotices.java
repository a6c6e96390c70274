package cn.yishulai.fairs;

import cn.yishulai.journal.Outbox;
import cn.yishulai.places.Sites;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What families are told of a trade session: once each, however many books they brought. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class TradeNotices {

    private final TradeSql sql;
    private final Outbox outbox;
    private final Sites sites;

    TradeNotices(TradeSql sql, Outbox outbox, Sites sites) {
        this.sql = sql;
        this.outbox = outbox;
        this.sites = sites;
    }

    /** Of a run that was just kept. */
    void result(TradeSession session, int run) {
        tell(
                run == 1 ? "trade-matched" : "trade-substitute",
                session,
                """
                SELECT l.household_id, count(*) AS books FROM trade_leg t JOIN trade_offer o ON o.id = t.taker
                JOIN trade_listing l ON l.id = o.listing_id WHERE t.session_id = ? AND t.run_number = ? GROUP BY l.household_id""",
                session.id(),
                run);
        if (run == 1) {
            tell(
                    "trade-not-matched",
                    session,
                    """
                    SELECT l.household_id, count(*) AS books FROM trade_offer o JOIN trade_listing l ON l.id = o.listing_id
                    WHERE o.session_id = ? AND o.stage = 'PRESENT' AND NOT EXISTS (SELECT FROM trade_leg t
                        JOIN trade_offer k ON k.id = t.taker WHERE k.listing_id = l.id) GROUP BY l.household_id""",
                    session.id());
        } else {
            tell(
                    "trade-no-substitute",
                    session,
                    """
                    SELECT l.household_id, count(*) AS books FROM trade_offer o JOIN trade_listing l ON l.id = o.listing_id
                    WHERE o.session_id = ? AND o.escrow > 0 AND o.stage IN ('TO_FETCH', 'FETCHED', 'MISSING') AND NOT EXISTS (
                        SELECT FROM trade_leg t WHERE t.taker = o.id AND t.state = 'TO_FETCH') GROUP BY l.household_id""",
                    session.id());
        }
    }

    /** Who has a book to fetch on the last day. */
    void remind(TradeSession session) {
        tell(
                "trade-reminder",
                session,
                """
                SELECT l.household_id, count(*) AS books FROM trade_leg t JOIN trade_offer o ON o.id = t.taker
                JOIN trade_listing l ON l.id = o.listing_id WHERE t.session_id = ? AND t.state = 'TO_FETCH' GROUP BY l.household_id""",
                session.id());
    }

    void cancelled(TradeSession session) {
        tell(
                "trade-cancelled",
                session,
                """
                SELECT l.household_id, count(*) AS books FROM trade_offer o JOIN trade_listing l ON l.id = o.listing_id
                WHERE o.session_id = ? AND o.open GROUP BY l.household_id""",
                session.id());
    }

    private void tell(String topic, TradeSession session, String families, Object... values) {
        String site = sites.name(session.site()).name();
        LocalDate until = session.handOverUntil();
        List<Map<String, Object>> told = sql.list(
                row -> facts(TradeSql.id(row, "household_id"), row.getInt("books"), session, site, until),
                families,
                values);
        outbox.postAll(topic, told);
    }

    private static Map<String, Object> facts(
            UUID household, int books, TradeSession session, String site, LocalDate until) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("householdId", household.toString());
        facts.put("tradeSessionId", session.id().toString());
        facts.put("session", session.title());
        facts.put("books", books);
        facts.put("siteName", site);
        facts.put("until", until.toString());
        return facts;
    }
}
