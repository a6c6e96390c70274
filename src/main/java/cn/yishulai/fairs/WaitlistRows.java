package cn.yishulai.fairs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rows of waiting lines. Whoever changes one holds the session. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class WaitlistRows {

    private static final String ENTRY = "SELECT w.* FROM waitlist_entry w WHERE ";

    private final TradeSql sql;

    WaitlistRows(TradeSql sql) {
        this.sql = sql;
    }

    Optional<WaitlistEntry> find(UUID id) {
        return sql.one(WaitlistEntry::read, ENTRY + "w.id = ?", id);
    }

    /** Who waits for a slot, in order. */
    List<WaitlistEntry> line(UUID fair, int session, int slot) {
        return sql.list(
                WaitlistEntry::read,
                ENTRY
                        + """
                        w.fair_id = ? AND w.session_number = ? AND w.slot_number = ? AND w.state = 'WAITING' ORDER BY w.position""",
                fair,
                session,
                slot);
    }

    /** Where a family waits for a session, or is offered places. */
    Optional<WaitlistEntry> open(UUID household, UUID fair, int session) {
        return sql.one(
                WaitlistEntry::read,
                ENTRY
                        + """
                        w.household_id = ? AND w.fair_id = ? AND w.session_number = ? AND w.state IN ('WAITING', 'OFFERED')
                        AND NOT w.joined""",
                household,
                fair,
                session);
    }

    UUID add(SlotSale sale, SlotSale.Slot slot, UUID household, int persons, Instant now) {
        return sql.one(
                        row -> TradeSql.id(row, "id"),
                        """
                        INSERT INTO waitlist_entry (fair_id, session_number, slot_number, household_id, persons, joined_at)
                        VALUES (?, ?, ?, ?, ?, ?) RETURNING id""",
                        sale.fair().id(),
                        sale.session(),
                        slot.number(),
                        household,
                        persons,
                        now)
                .orElseThrow();
    }

    void offer(UUID entry, Instant now, Instant until) {
        sql.change(
                """
                UPDATE waitlist_entry SET state = 'OFFERED', offered_at = ?, offer_until = ? WHERE id = ? AND state = 'WAITING'""",
                now,
                until,
                entry);
    }

    void passedOver(UUID entry, int times) {
        sql.change("UPDATE waitlist_entry SET passed_over = ? WHERE id = ?", times, entry);
    }

    /** Everybody who waits for the slot was passed over once more. */
    void allPassedOver(SlotSale sale, SlotSale.Slot slot) {
        sql.change(
                """
                UPDATE waitlist_entry SET passed_over = passed_over + 1
                WHERE fair_id = ? AND session_number = ? AND slot_number = ? AND state = 'WAITING'""",
                sale.fair().id(),
                sale.session(),
                slot.number());
    }

    /** @param ticket that came of it; null when none did */
    void end(WaitlistEntry entry, WaitlistState end, @Nullable UUID ticket, Instant now) {
        if (!entry.state().canBecome(end)) {
            throw TicketRefusal.WAITLIST_NO_OFFER.because(
                    "the place in line is %s and cannot become %s".formatted(entry.state(), end));
        }
        sql.change(
                """
                UPDATE waitlist_entry SET state = ?, ticket_id = ?::uuid, over_at = ?, offer_until = NULL, frozen_seconds = NULL
                WHERE id = ?""",
                end,
                ticket,
                now,
                entry.id());
    }
}
