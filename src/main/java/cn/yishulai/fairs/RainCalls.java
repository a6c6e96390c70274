package cn.yishulai.fairs;

import cn.yishulai.fairs.RainSheet.Call;
import cn.yishulai.fairs.RainSheet.Whom;
import cn.yishulai.people.Caller;
import cn.yishulai.people.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Whom nobody can tell by a notice: performers, who answers for the venue, and families without a phone. Each is told once of
 * each change of the time, by somebody who says so.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class RainCalls {

    private static final String TOLD =
            """
            SELECT c.*, d.told_at, m.display_name AS told_by FROM (%s) c
            LEFT JOIN fair_call d ON (d.fair_id, d.epoch, d.whom, d.thing) = (c.fair_id, c.epoch, c.whom, c.thing)
            LEFT JOIN staff_member m ON m.id = d.told_by ORDER BY c.whom, c.at, c.thing""";

    /** Of a whole troupe once, however often it plays: by its first performance. */
    private static final String PERFORMERS =
            """
            SELECT DISTINCT ON (p.performer) p.fair_id, f.epoch, 'PERFORMER' AS whom, p.id AS thing, p.performer AS name, p.title AS about,
                   p.contact, p.begins_at AS at FROM fair_performance p JOIN fair f ON f.id = p.fair_id
            WHERE f.id = ? AND p.performer IS NOT NULL ORDER BY p.performer, p.contact IS NULL, p.begins_at, p.id""";

    private static final String OTHERS =
            """
            UNION ALL SELECT f.id, f.epoch, 'VENUE', f.venue_id, v.name, v.about, v.phone, NULL FROM fair f
            JOIN LATERAL (SELECT name, about, phone FROM venue_contact WHERE site_id = f.venue_id ORDER BY place LIMIT 1) v ON true WHERE f.id = ?
            UNION ALL SELECT f.id, f.epoch, 'TICKET', t.id, t.code, NULL, NULL, t.issued_at FROM fair f JOIN ticket t ON t.fair_id = f.id
            WHERE f.id = ? AND t.channel <> 'APP' AND t.state IN ('ISSUED', 'ADMITTED', 'VOID') AND NOT EXISTS (
                SELECT FROM fair_session_held h WHERE (h.fair_id, h.session_number) = (t.fair_id, t.session_number))""";

    private final TradeSql sql;

    RainCalls(TradeSql sql) {
        this.sql = sql;
    }

    /** Partners see their performers; numbers of venues and codes of tickets are for the library. Nobody before the first change. */
    List<Call> of(Caller caller, FairFacts fair) {
        if (fair.epoch() == 0 || fair.publishedAt() == null) {
            return List.of();
        }
        boolean ofLibrary = caller.role() == Role.STAFF || caller.role() == Role.LIBRARIAN;
        String performers = "SELECT * FROM (" + PERFORMERS + ") p";
        return ofLibrary
                ? sql.list(RainCalls::read, TOLD.formatted(performers + " " + OTHERS), fair.id(), fair.id(), fair.id())
                : sql.list(RainCalls::read, TOLD.formatted(performers), fair.id()).stream()
                        .map(call -> caller.role() == Role.PARTNER ? call : call.withoutContact())
                        .toList();
    }

    /** @return whether nobody had told them before */
    boolean told(Caller caller, FairFacts fair, Whom whom, UUID thing, Instant now) {
        return sql.change(
                        """
                        INSERT INTO fair_call (fair_id, epoch, whom, thing, told_by, told_at) VALUES (?, ?, ?, ?, ?, ?)
                        ON CONFLICT ON CONSTRAINT fair_call_pk DO NOTHING""",
                        fair.id(),
                        fair.epoch(),
                        whom,
                        thing,
                        caller.personId(),
                        now)
                == 1;
    }

    private static Call read(ResultSet row) throws SQLException {
        Instant told = TradeSql.instant(row, "told_at");
        return new Call(
                Whom.valueOf(row.getString("whom")),
                TradeSql.id(row, "thing"),
                row.getString("name"),
                row.getString("about"),
                row.getString("contact"),
                told == null ? null : FairView.inCity(told),
                row.getString("told_by"));
    }
}
