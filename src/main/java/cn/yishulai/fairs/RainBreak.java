package cn.yishulai.fairs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A fair that is put off while people are there, or called off. Everybody goes home and comes in again by the same ticket;
 * numbers at the gate are over; nobody was absent from a session that was broken off, and nobody gave back too late.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class RainBreak {

    /** Of this fair, and of no session that took place. */
    private static final String NOT_HELD =
            """
            t.fair_id = ? AND NOT EXISTS (SELECT FROM fair_session_held h
                WHERE (h.fair_id, h.session_number) = (t.fair_id, t.session_number))""";

    /** Places that went to others because nobody came, of families that have no other ticket to the session. */
    private static final String ABSENT =
            """
            (t.state = 'ADMITTED' AND t.let_go > 0 OR t.state = 'NO_SHOW' AND NOT t.joined AND NOT EXISTS (SELECT FROM ticket o
                WHERE (o.household_id, o.fair_id, o.session_number) = (t.household_id, t.fair_id, t.session_number)
                  AND o.id <> t.id AND (o.state IN ('ISSUED', 'ADMITTED') OR o.state = 'NO_SHOW' AND o.id < t.id)))""";

    private final TradeSql sql;
    private final GatePassages passages;
    private final Clock clock;

    RainBreak(TradeSql sql, GatePassages passages, Clock clock) {
        this.sql = sql;
        this.passages = passages;
        this.clock = clock;
    }

    private record Absent(int session, int slot, int places, int ofDesk) {

        static Absent read(ResultSet row) throws SQLException {
            return new Absent(
                    row.getInt("session_number"), row.getInt("slot_number"), row.getInt("places"), row.getInt("desk"));
        }
    }

    void putOff(UUID fair) {
        sql.change(
                "UPDATE walk_in_slip SET state = 'LAPSED' WHERE fair_id = ? AND state IN ('WAITING', 'CALLED')", fair);
        goHome(fair, clock.instant());
        absent(fair).forEach(slot -> comesAgain(fair, slot));
        forgiveLate(fair);
    }

    void callOff(UUID fair, Instant now) {
        goHome(fair, now);
        forgiveLate(fair);
    }

    private void goHome(UUID fair, Instant now) {
        passages.everybodyHome(fair, now);
        everybodyLeaves(fair, now);
    }

    /** Those inside are not scanned out one by one. Gates take the same rows in the same order. */
    void everybodyLeaves(UUID fair, Instant now) {
        int inside = sql.change("UPDATE admission SET left_at = ? WHERE fair_id = ? AND left_at IS NULL", now, fair);
        if (inside > 0) {
            sql.change("UPDATE fair_heads SET inside = inside - ? WHERE fair_id = ?", inside, fair);
        }
    }

    private void forgiveLate(UUID fair) {
        sql.change(
                "DELETE FROM ticket_mark m USING ticket t WHERE t.id = m.ticket_id AND m.kind = 'LATE' AND " + NOT_HELD,
                fair);
        sql.change("UPDATE ticket t SET late = false WHERE t.late AND " + NOT_HELD, fair);
    }

    private List<Absent> absent(UUID fair) {
        return sql.list(
                Absent::read,
                """
                SELECT a.* FROM (SELECT t.session_number, t.slot_number, sum(CASE t.state WHEN 'ADMITTED' THEN t.let_go ELSE t.persons - t.let_go END) AS places,
                        coalesce(sum(CASE t.state WHEN 'ADMITTED' THEN t.let_go ELSE t.persons - t.let_go END) FILTER (WHERE t.channel <> 'APP'), 0) AS desk
                    FROM ticket t WHERE %s AND %s GROUP BY 1, 2) a
                JOIN slot_sale s ON (s.session_number, s.slot_number) = (a.session_number, a.slot_number) AND s.fair_id = ?
                WHERE s.booked + s.held + a.places <= s.places ORDER BY 1, 2"""
                        .formatted(NOT_HELD, ABSENT),
                fair,
                fair);
    }

    private void comesAgain(UUID fair, Absent slot) {
        Instant now = clock.instant();
        sql.change(
                """
                UPDATE slot_sale SET booked = booked + ?, by_desk = by_desk + ?
                WHERE fair_id = ? AND session_number = ? AND slot_number = ?""",
                slot.places(),
                slot.ofDesk(),
                fair,
                slot.session(),
                slot.slot());
        List<UUID> tickets = sql.list(
                row -> TradeSql.id(row, "id"),
                """
                UPDATE ticket t SET let_go = CASE t.state WHEN 'ADMITTED' THEN 0 ELSE t.let_go END,
                    state = CASE t.state WHEN 'ADMITTED' THEN 'ADMITTED' ELSE 'ISSUED' END, changed_at = ?
                WHERE t.session_number = ? AND t.slot_number = ? AND %s AND %s RETURNING t.id"""
                        .formatted(NOT_HELD, ABSENT),
                now,
                slot.session(),
                slot.slot(),
                fair);
        sql.change("DELETE FROM ticket_mark WHERE kind = 'NO_SHOW' AND ticket_id = ANY (?::uuid[])", tickets);
    }
}
