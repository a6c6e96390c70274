package cn.yishulai.fairs;

import cn.yishulai.journal.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What families are told of their places at a fair: once each, in the transaction of what happened. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class TicketNotices {

    private static final String PLACE =
            """
            SELECT f.id AS fair_id, f.title, v.name AS site, l.begins_at FROM fair f JOIN site v ON v.id = f.venue_id
            JOIN fair_slot l ON l.fair_id = f.id WHERE f.id = ? AND l.session_number = ? AND l.slot_number = ?""";

    private final TradeSql sql;
    private final Outbox outbox;

    TicketNotices(TradeSql sql, Outbox outbox) {
        this.sql = sql;
        this.outbox = outbox;
    }

    void issued(Ticket ticket) {
        ticket("ticket-issued", ticket, ticket.persons());
    }

    void changed(Ticket ticket, int persons) {
        ticket("ticket-changed", ticket, persons);
    }

    void remind(Ticket ticket) {
        ticket("ticket-reminder", ticket, ticket.persons() - ticket.letGo());
    }

    void noShow(Ticket ticket) {
        ticket("ticket-no-show", ticket, ticket.persons());
    }

    void offered(WaitlistEntry entry, Instant until) {
        tell("waitlist-offered", entry, until);
    }

    void lapsed(WaitlistEntry entry) {
        tell("waitlist-lapsed", entry, null);
    }

    /** Nothing was said to the new time until now. @param until when silence gives the ticket back */
    void askAgain(Ticket ticket, Instant until) {
        Map<String, Object> facts = about(ticket, ticket.persons());
        facts.put("until", TicketViews.inCity(until).toString());
        outbox.post("ticket-choice-reminder", facts);
    }

    /** Nothing was said to the new time, and the places went to others. */
    void silence(Ticket ticket) {
        ticket("ticket-silence", ticket, ticket.persons());
    }

    private void ticket(String topic, Ticket ticket, int persons) {
        outbox.post(topic, about(ticket, persons));
    }

    private Map<String, Object> about(Ticket ticket, int persons) {
        Map<String, Object> facts = place(ticket.fair(), ticket.session(), ticket.slot());
        facts.put("householdId", ticket.household().toString());
        facts.put("ticketId", ticket.id().toString());
        facts.put("persons", persons);
        return facts;
    }

    private void tell(String topic, WaitlistEntry entry, @Nullable Instant until) {
        Map<String, Object> facts = place(entry.fair(), entry.session(), entry.slot());
        facts.put("householdId", entry.household().toString());
        facts.put("persons", entry.persons());
        if (until != null) {
            facts.put("until", TicketViews.inCity(until).toString());
        }
        outbox.post(topic, facts);
    }

    private Map<String, Object> place(UUID fair, int session, int slot) {
        return sql.one(
                        row -> {
                            Map<String, Object> facts = new HashMap<>();
                            facts.put("fairId", TradeSql.id(row, "fair_id").toString());
                            facts.put("fair", row.getString("title"));
                            facts.put("siteName", row.getString("site"));
                            facts.put(
                                    "at",
                                    TicketViews.inCity(row.getTimestamp("begins_at")
                                                    .toInstant())
                                            .toString());
                            return facts;
                        },
                        PLACE,
                        fair,
                        session,
                        slot)
                .orElseThrow();
    }
}
