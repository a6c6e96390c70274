package cn.yishulai.fairs;

import static cn.yishulai.fairs.TicketRefusal.SLOT_UNKNOWN;
import static cn.yishulai.fairs.TicketRefusal.TICKETS_SOLD_OUT;

import cn.yishulai.fairs.SlotSale.Slot;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * The counters of what is sold, a row for each slot. Whoever changes them holds the row of the session; every change asks
 * the counter itself whether it may, and a CHECK asks again, so that nothing is sold twice whatever a reader saw before.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class SlotSales {

    private static final String SESSION =
            """
            SELECT f.id, f.title, f.state, f.epoch, f.venue_id, f.people_at_once, f.published_at, s.number, s.begins_at, s.ends_at,
                   s.capacity, s.walk_in_places, s.desk_places
            FROM fair f JOIN fair_session s ON s.fair_id = f.id WHERE f.id = ?""";

    private final TradeSql sql;
    private final TicketRuleBook rules;

    SlotSales(TradeSql sql, TicketRuleBook rules) {
        this.sql = sql;
        this.rules = rules;
    }

    /** As it stands. @throws cn.yishulai.kernel.Refused SLOT_UNKNOWN */
    SlotSale read(UUID fair, int session) {
        return one(fair, session, "");
    }

    /** Nobody else sells, offers or calls for this session, and the fair stays what it is, until the transaction ends. */
    SlotSale lock(UUID fair, int session) {
        return one(fair, session, " FOR SHARE OF f FOR NO KEY UPDATE OF s");
    }

    /** All sessions of a fair, as they stand. */
    List<SlotSale> all(UUID fair) {
        return sql.list(row -> row.getInt("number"), SESSION + " ORDER BY s.number", fair).stream()
                .map(session -> read(fair, session))
                .toList();
    }

    private SlotSale one(UUID fair, int session, String locked) {
        Head head = sql.one(SlotSales::head, SESSION + " AND s.number = ?" + locked, fair, session)
                .orElseThrow(() -> SLOT_UNKNOWN.because("the fair has no session " + session));
        List<Slot> slots = sql.list(
                SlotSales::slot,
                """
                SELECT l.slot_number, l.begins_at, l.ends_at, s.places, s.booked, s.held, s.by_desk, s.swept_at FROM fair_slot l
                JOIN slot_sale s ON (s.fair_id, s.session_number, s.slot_number) = (l.fair_id, l.session_number, l.slot_number)
                WHERE l.fair_id = ? AND l.session_number = ? ORDER BY l.slot_number""",
                fair,
                session);
        return new SlotSale(
                head.fair(), session, head.span(), head.capacity(), head.walkIn(), head.desk(), slots, rules.of(fair));
    }

    private record Head(SlotSale.Fair fair, SlotSale.Span span, int capacity, int walkIn, int desk) {}

    /** Places are booked. @throws cn.yishulai.kernel.Refused TICKETS_SOLD_OUT */
    void book(SlotSale sale, Slot slot, int persons, TicketChannel channel) {
        int changed = sql.change(
                """
                UPDATE slot_sale SET booked = booked + ?, by_desk = by_desk + ?
                WHERE fair_id = ? AND session_number = ? AND slot_number = ? AND booked + held + ? <= places""",
                persons,
                channel.byDesk() ? persons : 0,
                sale.fair().id(),
                sale.session(),
                slot.number(),
                persons);
        requireSold(changed);
    }

    /** Places that were held for a family are booked by it. */
    void bookHeld(SlotSale sale, Slot slot, int persons, TicketChannel channel) {
        free(sale, slot, persons);
        book(sale, slot, persons, channel);
    }

    /** Booked places are free again. */
    void giveBack(SlotSale sale, Slot slot, int persons, TicketChannel channel) {
        sql.change(
                """
                UPDATE slot_sale SET booked = booked - ?, by_desk = by_desk - ?
                WHERE fair_id = ? AND session_number = ? AND slot_number = ?""",
                persons,
                channel.byDesk() ? persons : 0,
                sale.fair().id(),
                sale.session(),
                slot.number());
    }

    /** Somebody came by a ticket before its fair was called off: it was used, and its places are not free. */
    void again(Ticket ticket) {
        int places = ticket.persons() - ticket.letGo();
        sql.change(
                """
                UPDATE slot_sale SET booked = booked + ?, by_desk = by_desk + ?
                WHERE fair_id = ? AND session_number = ? AND slot_number = ?""",
                places,
                ticket.channel().byDesk() ? places : 0,
                ticket.fair(),
                ticket.session(),
                ticket.slot());
    }

    /** Places are held for an offer. @throws cn.yishulai.kernel.Refused TICKETS_SOLD_OUT */
    void hold(SlotSale sale, Slot slot, int persons) {
        requireSold(sql.change(
                """
                UPDATE slot_sale SET held = held + ?
                WHERE fair_id = ? AND session_number = ? AND slot_number = ? AND booked + held + ? <= places""",
                persons,
                sale.fair().id(),
                sale.session(),
                slot.number(),
                persons));
    }

    /** Held places are free again. */
    void free(SlotSale sale, Slot slot, int persons) {
        sql.change(
                "UPDATE slot_sale SET held = held - ? WHERE fair_id = ? AND session_number = ? AND slot_number = ?",
                persons,
                sale.fair().id(),
                sale.session(),
                slot.number());
    }

    private static void requireSold(int changed) {
        if (changed == 0) {
            throw TICKETS_SOLD_OUT.because("not so many places are free");
        }
    }

    private static Head head(ResultSet row) throws SQLException {
        return new Head(
                new SlotSale.Fair(
                        TradeSql.id(row, "id"),
                        row.getString("title"),
                        FairState.valueOf(row.getString("state")),
                        row.getInt("epoch"),
                        TradeSql.id(row, "venue_id"),
                        row.getInt("people_at_once"),
                        TradeSql.instant(row, "published_at")),
                span(row),
                row.getInt("capacity"),
                row.getInt("walk_in_places"),
                row.getInt("desk_places"));
    }

    private static Slot slot(ResultSet row) throws SQLException {
        return new Slot(
                row.getInt("slot_number"),
                span(row),
                row.getInt("places"),
                row.getInt("booked"),
                row.getInt("held"),
                row.getInt("by_desk"),
                TradeSql.instant(row, "swept_at") != null);
    }

    private static SlotSale.Span span(ResultSet row) throws SQLException {
        return new SlotSale.Span(
                Objects.requireNonNull(TradeSql.instant(row, "begins_at")),
                Objects.requireNonNull(TradeSql.instant(row, "ends_at")));
    }
}
