package cn.yishulai.fairs;

import cn.yishulai.journal.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What families are told when a fair is put off, has its new time, or is called off: each once, however many tickets and
 * coupons it has and lines it waits in, and in the words for what it has. Whose session took place is told nothing.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class RainNotices {

    private static final String EVERYBODY =
            """
            SELECT h.*, f.title, v.name AS site, coalesce(h.with_ticket, h.in_line, h.with_coupons, f.begins_at) AS begins_at
            FROM (SELECT household_id, min(begins_at) FILTER (WHERE what = 'TICKET') AS with_ticket, min(lapses_at) AS lapses_at,
                         min(begins_at) FILTER (WHERE what = 'LINE') AS in_line, min(begins_at) FILTER (WHERE what = 'COUPONS') AS with_coupons,
                         sum(credits) AS credits FROM (
                    SELECT t.household_id, t.session_number, 'TICKET' AS what, l.begins_at, c.lapses_at, NULL::bigint AS credits FROM ticket t JOIN fair f ON f.id = t.fair_id
                    JOIN fair_slot l ON (l.fair_id, l.session_number, l.slot_number) = (t.fair_id, t.session_number, t.slot_number)
                    LEFT JOIN ticket_choice c ON (c.ticket_id, c.epoch) = (t.id, f.epoch) AND c.answer IS NULL
                    WHERE t.fair_id = ? AND t.state IN ('ISSUED', 'ADMITTED')
                    UNION ALL
                    SELECT w.household_id, w.session_number, 'LINE', l.begins_at, NULL, NULL FROM waitlist_entry w JOIN fair_slot l
                      ON (l.fair_id, l.session_number, l.slot_number) = (w.fair_id, w.session_number, w.slot_number)
                    WHERE w.fair_id = ? AND w.state IN ('WAITING', 'OFFERED')
                    UNION ALL
                    SELECT a.household, x.session_number, 'COUPONS', s.begins_at, NULL, a.balance FROM fair_session_terms x
                    JOIN fair_session s ON (s.fair_id, s.number) = (x.fair_id, x.session_number)
                    JOIN credit_account a ON a.purse = x.purse AND a.kind IN ('FREE', 'HELD') AND a.balance > 0 WHERE x.fair_id = ?) one
                WHERE NOT EXISTS (SELECT FROM fair_session_held d WHERE d.fair_id = ? AND d.session_number = one.session_number)
                GROUP BY household_id) h
            JOIN fair f ON f.id = ? JOIN site v ON v.id = f.venue_id ORDER BY h.household_id""";

    private final TradeSql sql;
    private final Outbox outbox;

    RainNotices(TradeSql sql, Outbox outbox) {
        this.sql = sql;
        this.outbox = outbox;
    }

    /**
     * @param line whether it waits for places
     * @param lapses when silence gives its ticket back; null: it does not
     * @param credits coupons of sessions that did not take place
     */
    private record Told(
            boolean ticket, boolean line, @Nullable Instant lapses, long credits, Map<String, Object> facts) {

        static Told read(ResultSet row, UUID fair) throws SQLException {
            Map<String, Object> facts = new HashMap<>();
            facts.put("householdId", TradeSql.id(row, "household_id").toString());
            facts.put("fairId", fair.toString());
            facts.put("fair", row.getString("title"));
            facts.put("siteName", row.getString("site"));
            facts.put(
                    "at", TicketViews.inCity(TourRows.moment(row, "begins_at")).toString());
            Instant lapses = TradeSql.instant(row, "lapses_at");
            if (lapses != null) {
                facts.put("until", TicketViews.inCity(lapses).toString());
            }
            long credits = row.getLong("credits");
            if (credits > 0) {
                facts.put("credits", credits);
            }
            return new Told(
                    row.getObject("with_ticket") != null, row.getObject("in_line") != null, lapses, credits, facts);
        }
    }

    void putOff(UUID fair) {
        tell(
                fair,
                told -> told.ticket()
                        ? "fair-postponed"
                        : told.line() ? "fair-postponed-waiting" : "fair-postponed-coupons");
    }

    void moved(UUID fair) {
        tell(fair, RainNotices::movedFor);
    }

    private static String movedFor(Told told) {
        if (told.ticket()) {
            return told.lapses() != null ? "fair-moved-ask" : "fair-moved";
        }
        return told.line() ? "fair-moved-waiting" : "fair-moved-coupons";
    }

    /** Coupons are good everywhere from then on: who has some hears that in the same notice. */
    void calledOff(UUID fair) {
        tell(fair, told -> told.credits() > 0 ? "fair-cancelled-coupons" : "fair-cancelled");
    }

    private void tell(UUID fair, Function<Told, String> topic) {
        Map<String, List<Map<String, Object>>> byTopic = new HashMap<>();
        sql.list(row -> Told.read(row, fair), EVERYBODY, fair, fair, fair, fair, fair)
                .forEach(told -> byTopic.computeIfAbsent(topic.apply(told), any -> new ArrayList<>())
                        .add(told.facts()));
        byTopic.forEach(outbox::postAll);
    }
}
