package cn.yishulai.fairs;

import cn.yishulai.fairs.SlotSale.Slot;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Once a slot has begun and its grace is over, places of those who did not come go to others at the gate. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class NoShows {

    private final TradeSql sql;
    private final SlotSales sales;
    private final TicketRows tickets;
    private final TicketMarks marks;
    private final TicketNotices notices;
    private final Clock clock;

    NoShows(TradeSql sql, SlotSales sales, TicketRows tickets, TicketMarks marks, TicketNotices notices, Clock clock) {
        this.sql = sql;
        this.sales = sales;
        this.tickets = tickets;
        this.marks = marks;
        this.notices = notices;
        this.clock = clock;
    }

    record Due(UUID fair, int session, int slot) {}

    /** Slots whose grace is over. Of a fair that never opened nobody is said not to have come. */
    List<Due> due(int most) {
        return sql.list(
                row -> new Due(TradeSql.id(row, "fair_id"), row.getInt("session_number"), row.getInt("slot_number")),
                """
                SELECT l.fair_id, l.session_number, l.slot_number FROM fair_slot l JOIN fair f ON f.id = l.fair_id
                JOIN slot_sale s ON (s.fair_id, s.session_number, s.slot_number) = (l.fair_id, l.session_number, l.slot_number)
                CROSS JOIN LATERAL (SELECT grace_minutes FROM ticket_rules r WHERE r.fair_id = f.id OR r.fair_id IS NULL
                    ORDER BY r.fair_id NULLS LAST LIMIT 1) r
                WHERE s.swept_at IS NULL AND l.begins_at < ? AND f.state IN ('RUNNING', 'CLOSED')
                  AND l.begins_at + r.grace_minutes * interval '1 minute' <= ? ORDER BY l.begins_at, l.fair_id LIMIT ?""",
                clock.instant(),
                clock.instant(),
                most);
    }

    /** @return how many places became free */
    int sweep(Due due) {
        SlotSale sale = sales.lock(due.fair(), due.session());
        Slot slot = sale.slot(due.slot());
        Instant now = clock.instant();
        boolean over = !now.isBefore(slot.span().begins().plus(sale.rules().grace()));
        boolean opened = sale.fair().state() == FairState.RUNNING || sale.fair().state() == FairState.CLOSED;
        if (slot.swept() || !over || !opened) {
            return 0;
        }
        int places = 0;
        for (Ticket ticket : tickets.goodOf(due.fair(), due.session(), due.slot())) {
            places += ticket.open();
            letGo(sale, slot, ticket, now);
        }
        sql.change(
                "UPDATE slot_sale SET swept_at = ? WHERE fair_id = ? AND session_number = ? AND slot_number = ?",
                now,
                due.fair(),
                due.session(),
                due.slot());
        return places;
    }

    private void letGo(SlotSale sale, Slot slot, Ticket ticket, Instant now) {
        if (ticket.open() > 0) {
            sales.giveBack(sale, slot, ticket.open(), ticket.channel());
        }
        if (ticket.admitted() > 0) {
            tickets.letGo(ticket, now);
            return;
        }
        tickets.become(ticket, TicketState.NO_SHOW, false, now);
        marks.noShow(ticket, sale.rules().points());
        notices.noShow(ticket);
    }
}
