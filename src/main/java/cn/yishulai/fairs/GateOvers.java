package cn.yishulai.fairs;

import cn.yishulai.fairs.AdmissionRows.Scan;
import cn.yishulai.fairs.GatePassages.Went;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/** Who came in beyond what a ticket is good for: a row for each ticket, and people who are inside and counted. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class GateOvers {

    private final TradeSql sql;
    private final AdmissionRows admissions;
    private final GatePassages passages;
    private final Clock clock;

    GateOvers(TradeSql sql, AdmissionRows admissions, GatePassages passages, Clock clock) {
        this.sql = sql;
        this.passages = passages;
        this.admissions = admissions;
        this.clock = clock;
    }

    /** So many persons at the fair, by all gates. */
    int persons(UUID fair) {
        return count("SELECT coalesce(sum(persons), 0)::int FROM over_admission WHERE fair_id = ?", fair);
    }

    int came(UUID ticket) {
        return count("SELECT count(*) FROM admission WHERE over_ticket = ?", ticket);
    }

    int inside(UUID ticket) {
        return count("SELECT count(*) FROM admission WHERE over_ticket = ? AND left_at IS NULL", ticket);
    }

    private int count(String question, UUID ticket) {
        return sql.one(row -> row.getInt(1), question, ticket).orElse(0);
    }

    /** The session whose time it was, or the next; the last when all are over. */
    int session(UUID fair, Instant at) {
        return sql.one(
                        row -> row.getInt("number"),
                        """
                        SELECT s.number FROM fair_session s WHERE s.fair_id = ?
                        ORDER BY s.ends_at > ?::timestamptz DESC, CASE WHEN s.ends_at > ?::timestamptz THEN s.begins_at END, s.begins_at DESC
                        LIMIT 1""",
                        fair,
                        at,
                        at)
                .orElseThrow();
    }

    /** A ticket that is none of this fair's. */
    void add(DeviceFacts device, DeviceEvent event, int session, String reason, int persons) {
        sql.change(
                """
                INSERT INTO over_admission (fair_id, session_number, device_id, sequence, reason, persons, occurred_at, recorded_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)""",
                device.fair(),
                session,
                device.id(),
                event.sequence(),
                reason,
                persons,
                event.occurredAt(),
                clock.instant());
    }

    /** As many of a ticket as its passages come to, and as many of them inside. */
    void become(DeviceFacts device, Ticket ticket, Went went, GateFold wanted) {
        int came = came(ticket.id());
        Scan scan = new Scan(UUID.randomUUID(), ticket.fair(), ticket.session(), device.pairedBy(), went.at());
        for (int i = came; i < wanted.over(); i++) {
            admissions.addOver(scan, device.id(), ticket.id());
        }
        if (wanted.over() < came) {
            sql.change(
                    """
                    DELETE FROM admission WHERE id IN (SELECT id FROM admission WHERE over_ticket = ?
                        ORDER BY left_at IS NOT NULL DESC, admitted_at DESC, id LIMIT ?)""",
                    ticket.id(),
                    came - wanted.over());
        }
        Instant home = passages.homeAfter(ticket.fair(), went.at());
        inside(ticket, wanted.overInside(), home == null ? went.at() : home);
        record(device, ticket, went, wanted.over());
    }

    private void inside(Ticket ticket, int wanted, Instant at) {
        int inside = inside(ticket.id());
        sql.change(
                """
                UPDATE admission SET left_at = ? WHERE id IN (SELECT id FROM admission WHERE over_ticket = ? AND left_at IS NULL
                    ORDER BY admitted_at, id LIMIT ?)""",
                at,
                ticket.id(),
                Math.max(0, inside - wanted));
        sql.change(
                """
                UPDATE admission SET left_at = NULL WHERE id IN (SELECT id FROM admission WHERE over_ticket = ? AND left_at IS NOT NULL
                    ORDER BY left_at DESC, id LIMIT ?)""",
                ticket.id(),
                Math.max(0, wanted - inside));
    }

    private void record(DeviceFacts device, Ticket ticket, Went went, int persons) {
        if (persons == 0) {
            sql.change("DELETE FROM over_admission WHERE ticket_id = ?", ticket.id());
            return;
        }
        sql.change(
                """
                INSERT INTO over_admission (fair_id, session_number, ticket_id, device_id, sequence, reason, persons, occurred_at,
                    recorded_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT ON CONSTRAINT over_admission_one_of_ticket DO UPDATE SET persons = excluded.persons, reason = excluded.reason""",
                ticket.fair(),
                ticket.session(),
                ticket.id(),
                device.id(),
                Objects.requireNonNull(went.by()).sequence(),
                reason(ticket),
                persons,
                went.at(),
                clock.instant());
    }

    private static String reason(Ticket ticket) {
        return switch (ticket.state()) {
            case ISSUED, ADMITTED -> ticket.letGo() > 0 ? "PLACE_GIVEN" : "TWICE";
            case NO_SHOW -> "PLACE_GIVEN";
            case RELEASED, VOID -> "TICKET_OVER";
        };
    }
}
