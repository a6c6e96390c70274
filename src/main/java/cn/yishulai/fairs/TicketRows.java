package cn.yishulai.fairs;

import cn.yishulai.kernel.TicketCode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The rows of tickets. The session is locked before its tickets. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class TicketRows {

    private static final String TICKET = "SELECT t.* FROM ticket t WHERE ";

    private final TradeSql sql;

    TicketRows(TradeSql sql) {
        this.sql = sql;
    }

    Optional<Ticket> find(UUID id) {
        return sql.one(Ticket::read, TICKET + "t.id = ?", id);
    }

    Optional<Ticket> find(TicketCode code) {
        return sql.one(Ticket::read, TICKET + "t.code = ?", code.value());
    }

    /** Of its fair, when it was sold or last kept over a postponement. */
    int epoch(UUID id) {
        return sql.one(row -> row.getInt("epoch"), "SELECT epoch FROM ticket WHERE id = ?", id)
                .orElseThrow();
    }

    /** When it was given back, or its fair was called off. */
    Instant ended(UUID id) {
        return sql.one(row -> TourRows.moment(row, "ended_at"), "SELECT ended_at FROM ticket WHERE id = ?", id)
                .orElseThrow();
    }

    Ticket lock(UUID id) {
        return sql.one(Ticket::read, TICKET + "t.id = ? FOR UPDATE", id).orElseThrow();
    }

    /** All that a family has for a fair, by session. */
    List<Ticket> of(UUID household, UUID fair) {
        return sql.list(
                Ticket::read,
                TICKET + "t.household_id = ? AND t.fair_id = ? ORDER BY t.session_number, t.slot_number, t.id",
                household,
                fair);
    }

    /** The one with which a family comes to a session. */
    Optional<Ticket> good(UUID household, UUID fair, int session) {
        return sql.one(
                Ticket::read,
                TICKET
                        + """
                        t.household_id = ? AND t.fair_id = ? AND t.session_number = ? AND t.state IN ('ISSUED', 'ADMITTED')
                        AND NOT t.joined""",
                household,
                fair,
                session);
    }

    /** Those that hold places of a slot. */
    List<Ticket> goodOf(UUID fair, int session, int slot) {
        return sql.list(
                Ticket::read,
                TICKET
                        + """
                        t.fair_id = ? AND t.session_number = ? AND t.slot_number = ? AND t.state IN ('ISSUED', 'ADMITTED')
                        ORDER BY t.id FOR UPDATE""",
                fair,
                session,
                slot);
    }

    UUID add(SlotSale sale, SlotSale.Slot slot, UUID household, int persons, TicketChannel channel, Instant now) {
        return sql.one(
                        row -> TradeSql.id(row, "id"),
                        """
                        INSERT INTO ticket (id, code, fair_id, session_number, slot_number, household_id, persons, state, channel, epoch,
                            issued_at, changed_at)
                        VALUES (uuidv7(), ?, ?, ?, ?, ?, ?, 'ISSUED', ?, ?, ?, ?) RETURNING id""",
                        TicketCode.random().value(),
                        sale.fair().id(),
                        sale.session(),
                        slot.number(),
                        household,
                        persons,
                        channel,
                        sale.fair().epoch(),
                        now,
                        now)
                .orElseThrow();
    }

    /** Whom it names from now on. */
    void name(UUID ticket, Collection<UUID> persons) {
        sql.change("DELETE FROM ticket_person WHERE ticket_id = ? AND person_id <> ALL (?::uuid[])", ticket, persons);
        sql.change(
                """
                INSERT INTO ticket_person (ticket_id, person_id) SELECT ?, unnest(?::uuid[]) ON CONFLICT DO NOTHING""",
                ticket,
                persons);
    }

    /** Whom it names and who did not come in by it. */
    List<UUID> toCome(UUID ticket) {
        return sql.list(
                row -> TradeSql.id(row, "person_id"),
                """
                SELECT n.person_id FROM ticket_person n WHERE n.ticket_id = ? AND NOT EXISTS (
                    SELECT FROM admission a WHERE a.ticket_id = n.ticket_id AND a.person_id = n.person_id) ORDER BY n.person_id""",
                ticket);
    }

    void resize(UUID ticket, int persons, boolean late, Instant now) {
        sql.change(
                "UPDATE ticket SET persons = ?, late = late OR ?, changed_at = ? WHERE id = ?",
                persons,
                late,
                now,
                ticket);
    }

    void become(Ticket ticket, TicketState next, boolean late, Instant now) {
        if (!ticket.state().canBecome(next)) {
            throw TicketRefusal.TICKET_OVER.because(
                    "the ticket is %s and cannot become %s".formatted(ticket.state(), next));
        }
        sql.change(
                "UPDATE ticket SET state = ?, late = late OR ?, changed_at = ?, ended_at = CASE WHEN ? THEN ?::timestamptz END WHERE id = ?",
                next,
                late,
                now,
                next == TicketState.RELEASED,
                now,
                ticket.id());
    }

    /** Places of those who did not come. */
    void letGo(Ticket ticket, Instant now) {
        sql.change(
                "UPDATE ticket SET let_go = let_go + ?, changed_at = ? WHERE id = ?", ticket.open(), now, ticket.id());
    }

    /** So many more came in, or fewer after an undo. One that its family gave back after the rain stays given back. */
    void admitted(UUID ticket, int more, Instant now) {
        sql.change(
                """
                UPDATE ticket SET admitted = admitted + ?, changed_at = ?,
                    state = CASE WHEN state = 'RELEASED' THEN state WHEN admitted + ? > 0 THEN 'ADMITTED' ELSE 'ISSUED' END WHERE id = ?""",
                more,
                now,
                more,
                ticket);
    }
}
