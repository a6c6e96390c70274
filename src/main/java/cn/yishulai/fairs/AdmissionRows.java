package cn.yishulai.fairs;

import static cn.yishulai.fairs.TicketRefusal.GATE_FULL;

import cn.yishulai.people.AgeBand;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rows of admissions, and the one counter of heads that all gates of a fair share. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class AdmissionRows {

    private final TradeSql sql;
    private final Clock clock;

    AdmissionRows(TradeSql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** Who lets in whom, by which scan, where and when. */
    record Scan(UUID id, UUID fair, int session, UUID by, Instant at) {}

    /** @param persons how many came in with the scan and are inside */
    record Last(UUID scan, int session, @Nullable UUID ticket, @Nullable Integer slip, int persons, int inside) {}

    /**
     * So many more are inside, or fewer. One statement, because all gates of a fair wait for each other here.
     *
     * @return how many are inside now
     * @throws cn.yishulai.kernel.Refused GATE_FULL above the limit
     */
    int heads(UUID fair, int more, int limit) {
        return sql.one(
                        row -> row.getInt("inside"),
                        """
                        INSERT INTO fair_heads AS h (fair_id, inside) SELECT ?::uuid, greatest(?, 0) WHERE ? < 0 OR ? <= ?
                        ON CONFLICT ON CONSTRAINT fair_heads_pk DO UPDATE SET inside = h.inside + ?
                            WHERE ? < 0 OR h.inside + ? <= ?
                        RETURNING inside""",
                        fair,
                        more,
                        more,
                        more,
                        limit,
                        more,
                        more,
                        more,
                        limit)
                .orElseThrow(
                        () -> GATE_FULL.because("%d people are inside, as many as may be".formatted(inside(fair))));
    }

    int inside(UUID fair) {
        return sql.one(row -> row.getInt("inside"), "SELECT inside FROM fair_heads WHERE fair_id = ?", fair)
                .orElse(0);
    }

    /**
     * The lowest places of a ticket that nobody came in on. How many there are and are asked for comes by sub-selects: seen by
     * the planner, either makes it plan anew at each scan (0.15 ms of PostgreSQL) instead of once for all.
     */
    List<Integer> freePlaces(Ticket ticket, int number) {
        return sql.list(
                row -> row.getInt("place"),
                """
                SELECT place FROM generate_series(1, (SELECT ?::integer)) AS place WHERE NOT EXISTS (
                    SELECT FROM admission a WHERE a.ticket_id = ? AND a.place = place.place) ORDER BY place LIMIT (SELECT ?::bigint)""",
                ticket.persons(),
                ticket.id(),
                number);
    }

    /** @return whether it is new: a person comes in once to a session */
    boolean add(Scan scan, Ticket ticket, int place, @Nullable UUID person) {
        return sql.change(
                        """
                        INSERT INTO admission (fair_id, session_number, ticket_id, place, person_id, age_band, channel, scan_id,
                            admitted_at, recorded_at, admitted_by)
                        SELECT ?, ?, ?, ?, ?::uuid, (SELECT age_band FROM person WHERE id = ?::uuid), ?, ?, ?, ?, ?
                        ON CONFLICT DO NOTHING""",
                        scan.fair(),
                        scan.session(),
                        ticket.id(),
                        place,
                        person,
                        person,
                        ticket.channel(),
                        scan.id(),
                        scan.at(),
                        scan.at(),
                        scan.by())
                == 1;
    }

    void addWalkIn(Scan scan, @Nullable Integer slip, @Nullable AgeBand band) {
        sql.change(
                """
                INSERT INTO admission (fair_id, session_number, age_band, channel, slip_number, scan_id, admitted_at, recorded_at,
                    admitted_by) VALUES (?, ?, ?::text, 'WALK_IN', ?::integer, ?, ?, ?, ?)""",
                scan.fair(),
                scan.session(),
                band,
                slip,
                scan.id(),
                scan.at(),
                scan.at(),
                scan.by());
    }

    /** A place of a ticket, and who came on it; null for somebody who was only counted. */
    record Place(Ticket ticket, int number, @Nullable UUID person) {}

    /**
     * Somebody whom a device let in.
     *
     * @param place null for somebody without a ticket
     * @return whether it is new
     */
    boolean addByDevice(Scan scan, UUID device, @Nullable Place place) {
        UUID person = place == null ? null : place.person();
        return sql.change(
                        """
                        INSERT INTO admission (fair_id, session_number, ticket_id, place, person_id, age_band, channel, scan_id,
                            admitted_at, recorded_at, admitted_by, device_id)
                        SELECT ?, ?, ?::uuid, ?::integer, ?::uuid, (SELECT age_band FROM person WHERE id = ?::uuid), ?, ?, ?, ?, ?, ?
                        ON CONFLICT DO NOTHING""",
                        scan.fair(),
                        scan.session(),
                        place == null ? null : place.ticket().id(),
                        place == null ? null : place.number(),
                        person,
                        person,
                        place == null ? TicketChannel.WALK_IN : place.ticket().channel(),
                        scan.id(),
                        scan.at(),
                        clock.instant(),
                        scan.by(),
                        device)
                == 1;
    }

    /** Somebody who came in by a ticket that was good for nobody any more. */
    void addOver(Scan scan, UUID device, UUID ticket) {
        sql.change(
                """
                INSERT INTO admission (fair_id, session_number, channel, scan_id, admitted_at, recorded_at, admitted_by, device_id,
                    over_ticket) VALUES (?, ?, 'WALK_IN', ?, ?, ?, ?, ?, ?)""",
                scan.fair(),
                scan.session(),
                scan.id(),
                scan.at(),
                clock.instant(),
                scan.by(),
                device,
                ticket);
    }

    /** Until the end of the transaction nobody else counts heads. */
    void holdHeads(UUID fair) {
        sql.change("INSERT INTO fair_heads (fair_id) VALUES (?) ON CONFLICT DO NOTHING", fair);
        sql.list(row -> 1, "SELECT 1 FROM fair_heads WHERE fair_id = ? FOR UPDATE", fair);
    }

    int outside(UUID ticket) {
        return sql.one(
                        row -> row.getInt(1),
                        "SELECT count(*) FROM admission WHERE ticket_id = ? AND left_at IS NOT NULL",
                        ticket)
                .orElse(0);
    }

    /** @return how many came back in: not more than went out */
    int comeBack(UUID ticket, int number) {
        return sql.change(
                """
                UPDATE admission SET left_at = NULL WHERE id IN (SELECT id FROM admission
                    WHERE ticket_id = ? AND left_at IS NOT NULL ORDER BY left_at, id LIMIT ?)""",
                ticket,
                number);
    }

    /** @return how many went out */
    int leave(UUID ticket, int number, Instant now) {
        return sql.change(
                """
                UPDATE admission SET left_at = ? WHERE id IN (SELECT id FROM admission
                    WHERE ticket_id = ? AND left_at IS NULL ORDER BY place LIMIT ? FOR UPDATE)""",
                now,
                ticket,
                number);
    }

    /** All who came in with a scan. */
    void leave(Scan scan, Instant at) {
        sql.change("UPDATE admission SET left_at = ? WHERE scan_id = ? AND left_at IS NULL", at, scan.id());
    }

    /** Of those without a ticket, who came first. @return how many went out */
    int leaveWalkIns(UUID fair, int number, Instant now) {
        return sql.change(
                """
                UPDATE admission SET left_at = ? WHERE id IN (SELECT id FROM admission
                    WHERE fair_id = ? AND channel = 'WALK_IN' AND left_at IS NULL AND over_ticket IS NULL
                    ORDER BY admitted_at, id LIMIT ? FOR UPDATE SKIP LOCKED)""",
                now,
                fair,
                number);
    }

    /** The last whom somebody let in at a fair, since then. */
    Optional<Last> last(UUID fair, UUID by, Instant since) {
        return sql.one(
                row -> new Last(
                        TradeSql.id(row, "scan_id"),
                        row.getInt("session_number"),
                        row.getObject("ticket_id", UUID.class),
                        TradeSql.number(row, "slip_number"),
                        row.getInt("persons"),
                        row.getInt("inside")),
                """
                SELECT a.scan_id, a.session_number, a.ticket_id, a.slip_number, count(*) AS persons,
                       count(*) FILTER (WHERE a.left_at IS NULL) AS inside
                FROM admission a WHERE a.scan_id = (SELECT scan_id FROM admission WHERE fair_id = ? AND admitted_by = ? AND recorded_at > ? AND device_id IS NULL
                    ORDER BY recorded_at DESC, id DESC LIMIT 1)
                GROUP BY a.scan_id, a.session_number, a.ticket_id, a.slip_number""",
                fair,
                by,
                since);
    }

    void remove(UUID scan) {
        sql.change("DELETE FROM admission WHERE scan_id = ?", scan);
    }
}
