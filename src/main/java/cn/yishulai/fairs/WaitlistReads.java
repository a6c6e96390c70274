package cn.yishulai.fairs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Places in waiting lines with the words around them. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class WaitlistReads {

    /** So long a place that is over is shown. */
    private static final Duration SHOWN = Duration.ofDays(14);

    private static final String VIEW =
            """
            SELECT w.*, f.title, f.state AS fair_state, f.venue_id, v.name AS venue, l.begins_at, s.ends_at, r.passed_over AS most,
                   EXISTS (SELECT FROM fair_without_day d WHERE d.fair_id = f.id) AS without_day,
                   (SELECT count(*) FROM waitlist_entry o WHERE (o.fair_id, o.session_number, o.slot_number)
                      = (w.fair_id, w.session_number, w.slot_number) AND o.state = 'WAITING' AND o.position < w.position) AS before
            FROM waitlist_entry w JOIN fair f ON f.id = w.fair_id JOIN site v ON v.id = f.venue_id
            JOIN fair_session s ON (s.fair_id, s.number) = (w.fair_id, w.session_number)
            JOIN fair_slot l ON (l.fair_id, l.session_number, l.slot_number) = (w.fair_id, w.session_number, w.slot_number)
            CROSS JOIN LATERAL (SELECT passed_over FROM ticket_rules r WHERE r.fair_id = f.id OR r.fair_id IS NULL
                ORDER BY r.fair_id NULLS LAST LIMIT 1) r
            """;

    private final TradeSql sql;
    private final Clock clock;

    WaitlistReads(TradeSql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    WaitlistView of(UUID entry) {
        return sql.one(WaitlistReads::read, VIEW + "WHERE w.id = ?", entry).orElseThrow();
    }

    List<WaitlistView> ofFamily(UUID household) {
        return sql.list(
                WaitlistReads::read,
                VIEW
                        + "WHERE w.household_id = ? AND (w.over_at IS NULL OR w.over_at > ?) ORDER BY l.begins_at, w.position",
                household,
                clock.instant().minus(SHOWN));
    }

    private static WaitlistView read(ResultSet row) throws SQLException {
        WaitlistEntry entry = WaitlistEntry.read(row);
        Instant until = entry.offerUntil();
        return new WaitlistView(
                entry.id(),
                TicketViews.fair(row),
                entry.session(),
                entry.slot(),
                TicketViews.inCity(Objects.requireNonNull(TradeSql.instant(row, "begins_at"))),
                TicketViews.inCity(Objects.requireNonNull(TradeSql.instant(row, "ends_at"))),
                entry.persons(),
                entry.state(),
                entry.state() == WaitlistState.WAITING ? row.getInt("before") : null,
                entry.passedOver(),
                row.getInt("most"),
                until == null ? null : TicketViews.inCity(until),
                TradeSql.number(row, "frozen_seconds"),
                TicketViews.inCity(Objects.requireNonNull(TradeSql.instant(row, "joined_at"))));
    }
}
