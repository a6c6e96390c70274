package cn.yishulai.fairs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A fair has a new time, and each family says whether it keeps its ticket or gives it back. Silence keeps it until so many
 * hours before as giving back is free; then the places go to those who wait, and that counts against nobody. Who was not
 * asked in time, or has no phone to be asked by, keeps the ticket without a word.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class RainChoices {

    /** What a family says to the new time, or what silence says for it. */
    public enum Answer {
        KEEP,
        RELEASE,
        SILENCE
    }

    /** So long before silence ends a family is asked once more, if it was asked more than twice as long before. */
    private static final Duration ASKED_AGAIN = Duration.ofDays(1);

    private final TradeSql sql;
    private final SlotSales sales;
    private final TicketRows tickets;
    private final WaitlistTurns turns;
    private final TicketNotices notices;
    private final Clock clock;

    RainChoices(
            TradeSql sql,
            SlotSales sales,
            TicketRows tickets,
            WaitlistTurns turns,
            TicketNotices notices,
            Clock clock) {
        this.sql = sql;
        this.sales = sales;
        this.tickets = tickets;
        this.turns = turns;
        this.notices = notices;
        this.clock = clock;
    }

    /** The fair is published at its new time. */
    void ask(UUID fair) {
        Instant now = clock.instant();
        sql.change(
                """
                INSERT INTO ticket_choice (ticket_id, epoch, asked_at, free_until, lapses_at)
                SELECT t.id, t.epoch, ?, CASE WHEN c.in_time THEN c.release ELSE l.begins_at END,
                       CASE WHEN c.in_time AND t.channel = 'APP' THEN c.release END
                FROM ticket t JOIN fair f ON f.id = t.fair_id AND f.epoch = t.epoch
                JOIN fair_slot l ON (l.fair_id, l.session_number, l.slot_number) = (t.fair_id, t.session_number, t.slot_number)
                CROSS JOIN LATERAL (SELECT * FROM ticket_rules r WHERE r.fair_id = f.id OR r.fair_id IS NULL
                    ORDER BY r.fair_id NULLS LAST LIMIT 1) r
                CROSS JOIN LATERAL (SELECT l.begins_at - r.release_hours * interval '1 hour' AS release,
                    l.begins_at - r.release_hours * interval '1 hour' > ?::timestamptz + r.offer_minutes * interval '1 minute' AS in_time) c
                WHERE t.fair_id = ? AND t.state = 'ISSUED' AND l.begins_at > ? ON CONFLICT DO NOTHING""",
                now,
                now,
                fair,
                now);
    }

    /** A family answers, also after having answered before; nothing for a ticket that nobody asked about. */
    void answer(Ticket ticket, Answer answer) {
        sql.change(
                """
                UPDATE ticket_choice c SET answer = ?, answered_at = ? FROM fair f
                WHERE c.ticket_id = ? AND f.id = ? AND c.epoch = f.epoch""",
                answer,
                clock.instant(),
                ticket.id(),
                ticket.fair());
    }

    /** Whether giving it back now counts. Of a fair that is postponed nothing is late: nobody knows the new day. */
    boolean isLate(SlotSale sale, Ticket ticket, Instant now) {
        if (sale.fair().state() == FairState.POSTPONED) {
            return false;
        }
        Instant until =
                sale.slot(ticket.slot()).span().begins().minus(sale.rules().release());
        return now.isAfter(until)
                && sql.list(
                                row -> 1,
                                "SELECT 1 FROM ticket_choice WHERE ticket_id = ? AND epoch = ? AND free_until >= ?",
                                ticket.id(),
                                sale.fair().epoch(),
                                now)
                        .isEmpty();
    }

    /** Tickets whose families said nothing, and the time for it is over. */
    List<UUID> due(int most) {
        return sql.list(
                row -> TradeSql.id(row, "ticket_id"),
                """
                SELECT c.ticket_id FROM ticket_choice c JOIN ticket t ON t.id = c.ticket_id JOIN fair f ON f.id = t.fair_id
                WHERE c.answer IS NULL AND c.lapses_at <= ? AND t.state = 'ISSUED' AND f.state IN ('PUBLISHED', 'RUNNING')
                  AND c.epoch = f.epoch ORDER BY c.lapses_at, c.ticket_id LIMIT ?""",
                clock.instant(),
                most);
    }

    /** Silence gives a ticket back, unless somebody spoke since. */
    void lapse(UUID id) {
        Ticket found = tickets.find(id).orElseThrow();
        SlotSale sale = sales.lock(found.fair(), found.session());
        Ticket ticket = tickets.lock(id);
        Instant now = clock.instant();
        if (ticket.state() != TicketState.ISSUED || !sale.fair().sells() || !isSilent(sale, ticket, now)) {
            return;
        }
        answer(ticket, Answer.SILENCE);
        tickets.become(ticket, TicketState.RELEASED, false, now);
        sales.giveBack(sale, sale.slot(ticket.slot()), ticket.persons() - ticket.letGo(), ticket.channel());
        notices.silence(ticket);
        turns.serve(ticket.fair(), ticket.session());
    }

    private boolean isSilent(SlotSale sale, Ticket ticket, Instant now) {
        return !sql.list(
                        row -> 1,
                        "SELECT 1 FROM ticket_choice WHERE ticket_id = ? AND epoch = ? AND answer IS NULL AND lapses_at <= ?",
                        ticket.id(),
                        sale.fair().epoch(),
                        now)
                .isEmpty();
    }

    /** Those who said nothing are asked once more. @return how many */
    int remind(int most) {
        Instant now = clock.instant();
        List<Ticket> silent = sql.list(
                Ticket::read,
                """
                WITH due AS (UPDATE ticket_choice SET reminded_at = ? WHERE (ticket_id, epoch) IN (
                    SELECT c.ticket_id, c.epoch FROM ticket_choice c JOIN ticket t ON t.id = c.ticket_id JOIN fair f ON f.id = t.fair_id
                    WHERE c.answer IS NULL AND c.reminded_at IS NULL AND c.lapses_at > ? AND c.lapses_at <= ?
                      AND c.asked_at < c.lapses_at - 2 * make_interval(secs => ?) AND t.state = 'ISSUED'
                      AND f.state IN ('PUBLISHED', 'RUNNING') AND c.epoch = f.epoch
                    ORDER BY c.lapses_at, c.ticket_id LIMIT ? FOR UPDATE OF c SKIP LOCKED) RETURNING ticket_id)
                SELECT t.* FROM ticket t JOIN due ON due.ticket_id = t.id ORDER BY t.id""",
                now,
                now,
                now.plus(ASKED_AGAIN),
                ASKED_AGAIN.toSeconds(),
                most);
        silent.forEach(ticket -> notices.askAgain(ticket, lapses(ticket)));
        return silent.size();
    }

    private Instant lapses(Ticket ticket) {
        return sql.one(
                        row -> TourRows.moment(row, "lapses_at"),
                        "SELECT lapses_at FROM ticket_choice WHERE ticket_id = ? ORDER BY epoch DESC LIMIT 1",
                        ticket.id())
                .orElseThrow();
    }
}
