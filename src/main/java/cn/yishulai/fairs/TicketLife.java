package cn.yishulai.fairs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/**
 * What becomes of tickets and waiting lines when the fair is postponed, published again, or called off; in the transaction
 * of that step. Tickets are kept over a postponement; the clocks of offers rest, and go on where they were.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class TicketLife {

    private final TradeSql sql;
    private final SlotSales sales;
    private final WaitlistTurns turns;
    private final RainBreak broken;
    private final RainChoices choices;
    private final RainNotices notices;
    private final Clock clock;

    TicketLife(
            TradeSql sql,
            SlotSales sales,
            WaitlistTurns turns,
            RainBreak broken,
            RainChoices choices,
            RainNotices notices,
            Clock clock) {
        this.sql = sql;
        this.sales = sales;
        this.turns = turns;
        this.broken = broken;
        this.choices = choices;
        this.notices = notices;
        this.clock = clock;
    }

    /** The fair is postponed: everybody goes home, and the clocks of offers rest. */
    void postponed(UUID fair) {
        broken.putOff(fair);
        sql.change(
                """
                UPDATE waitlist_entry SET offer_until = NULL,
                    frozen_seconds = greatest(0, ceil(extract(epoch FROM offer_until - ?::timestamptz)))::integer
                WHERE fair_id = ? AND state = 'OFFERED' AND offer_until IS NOT NULL""",
                clock.instant(),
                fair);
        notices.putOff(fair);
    }

    /** The fair is published, or published again: kept tickets are good for it, their families choose, and the clocks go on. */
    void published(UUID fair) {
        Instant now = clock.instant();
        int moved = sql.change(
                """
                UPDATE ticket t SET epoch = f.epoch, reminded_at = NULL FROM fair f
                WHERE f.id = t.fair_id AND f.id = ? AND t.state IN ('ISSUED', 'ADMITTED') AND t.epoch < f.epoch""",
                fair);
        int resumed = sql.change(
                """
                UPDATE waitlist_entry w SET offer_until = least(?::timestamptz + w.frozen_seconds * interval '1 second', l.begins_at),
                    frozen_seconds = NULL FROM fair_slot l
                WHERE (l.fair_id, l.session_number, l.slot_number) = (w.fair_id, w.session_number, w.slot_number)
                  AND w.fair_id = ? AND w.state = 'OFFERED' AND w.frozen_seconds IS NOT NULL""",
                now,
                fair);
        boolean again = sql.one(row -> row.getInt("epoch") > 0, "SELECT epoch FROM fair WHERE id = ?", fair)
                .orElse(false);
        if (again || moved + resumed > 0) {
            broken.everybodyLeaves(fair, now); // whom a gate counted in the moment in which it was put off
            sweepAgain(fair);
            choices.ask(fair);
            notices.moved(fair);
        }
        sales.all(fair).forEach(sale -> turns.serve(fair, sale.session()));
    }

    /** Who does not come at the new time is noticed then. */
    private void sweepAgain(UUID fair) {
        sql.change(
                """
                UPDATE slot_sale s SET swept_at = NULL WHERE s.fair_id = ? AND s.swept_at IS NOT NULL AND NOT EXISTS (
                    SELECT FROM fair_session_held h WHERE (h.fair_id, h.session_number) = (s.fair_id, s.session_number))""",
                fair);
    }

    /** The fair is called off: whoever had a ticket or waited is told, and nothing counts against anybody. */
    void cancelled(UUID fair) {
        Instant now = clock.instant();
        notices.calledOff(fair);
        broken.callOff(fair, now);
        sql.change(
                "UPDATE ticket SET state = 'VOID', changed_at = ?, ended_at = ? WHERE fair_id = ? AND state = 'ISSUED'",
                now,
                now,
                fair);
        sql.change(
                """
                UPDATE waitlist_entry SET state = 'LAPSED', over_at = ?, offer_until = NULL, frozen_seconds = NULL
                WHERE fair_id = ? AND state IN ('WAITING', 'OFFERED')""",
                now,
                fair);
        sql.change(
                """
                UPDATE slot_sale l SET held = 0, booked = coalesce(t.good, 0), by_desk = coalesce(t.desk, 0) FROM slot_sale s
                LEFT JOIN LATERAL (SELECT sum(persons - let_go) AS good, sum(persons - let_go) FILTER (WHERE channel <> 'APP') AS desk
                    FROM ticket t WHERE (t.fair_id, t.session_number, t.slot_number) = (s.fair_id, s.session_number, s.slot_number)
                      AND t.state = 'ADMITTED') t ON true
                WHERE (l.fair_id, l.session_number, l.slot_number) = (s.fair_id, s.session_number, s.slot_number) AND l.fair_id = ?""",
                fair);
    }
}
