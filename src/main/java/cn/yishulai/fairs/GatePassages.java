package cn.yishulai.fairs;

import cn.yishulai.fairs.GateFold.Direction;
import cn.yishulai.fairs.GateFold.Passage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Every passage through the gates of a fair: of tickets at all gates, and of people without one where a device counted. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class GatePassages {

    private final TradeSql sql;

    GatePassages(TradeSql sql) {
        this.sql = sql;
    }

    /** @param by the device and its number; null at a gate with network */
    record Went(
            UUID fair, @Nullable UUID ticket, Direction direction, int persons, Instant at, @Nullable DeviceEvent by) {}

    /** @param scan so that it can be taken back; null for who comes back in, or goes out */
    void online(Ticket ticket, Direction direction, int persons, Instant at, @Nullable UUID scan) {
        sql.change(
                """
                INSERT INTO gate_passage (fair_id, ticket_id, direction, persons, occurred_at, scan_id)
                VALUES (?, ?, ?, ?, ?, ?::uuid)""",
                ticket.fair(),
                ticket.id(),
                direction,
                persons,
                at,
                scan);
    }

    void undo(UUID scan) {
        sql.change("DELETE FROM gate_passage WHERE scan_id = ?", scan);
    }

    /** @param unmet of those who went out: nobody was known to be inside */
    void byDevice(Went went, int unmet) {
        DeviceEvent by = Objects.requireNonNull(went.by());
        sql.change(
                """
                INSERT INTO gate_passage (fair_id, ticket_id, direction, persons, occurred_at, device_id, sequence, unmet)
                VALUES (?, ?::uuid, ?, ?, ?, ?, ?, ?)""",
                went.fair(),
                went.ticket(),
                went.direction(),
                went.persons(),
                went.at(),
                by.device(),
                by.sequence(),
                unmet);
    }

    List<Passage> of(UUID ticket) {
        return sql.list(
                row -> new Passage(
                        Direction.valueOf(row.getString("direction")),
                        row.getInt("persons"),
                        Objects.requireNonNull(TradeSql.instant(row, "occurred_at")),
                        row.getString("order")),
                """
                SELECT direction, persons, occurred_at, coalesce(device_id::text || lpad(sequence::text, 20, '0'), id::text) AS order
                FROM gate_passage WHERE ticket_id = ?""",
                ticket);
    }

    /** Everybody goes home now: who went out unmet has been met by that. */
    void everybodyHome(UUID fair, Instant at) {
        sql.change("INSERT INTO gate_break (fair_id, at) VALUES (?, ?) ON CONFLICT DO NOTHING", fair, at);
        sql.change("UPDATE gate_passage SET unmet = 0 WHERE fair_id = ? AND unmet > 0", fair);
    }

    /** When everybody went home, in their order. */
    List<Instant> breaks(UUID fair) {
        return sql.list(
                row -> Objects.requireNonNull(TradeSql.instant(row, "at")),
                "SELECT at FROM gate_break WHERE fair_id = ? ORDER BY at",
                fair);
    }

    /** When whoever came in then went home with everybody; null when that is still to come. */
    @Nullable
    Instant homeAfter(UUID fair, Instant came) {
        return breaks(fair).stream().filter(at -> at.isAfter(came)).findFirst().orElse(null);
    }

    /** Some who went out without a ticket are those who now turn out to have come in. @return how many */
    int settle(UUID fair, int most) {
        int left = most;
        for (Unmet unmet : sql.list(
                row -> new Unmet(TradeSql.id(row, "id"), row.getInt("unmet")),
                "SELECT id, unmet FROM gate_passage WHERE fair_id = ? AND unmet > 0 ORDER BY occurred_at, id FOR UPDATE",
                fair)) {
            int met = Math.min(left, unmet.persons());
            sql.change("UPDATE gate_passage SET unmet = unmet - ? WHERE id = ?", met, unmet.id());
            left -= met;
        }
        return most - left;
    }

    private record Unmet(UUID id, int persons) {}
}
