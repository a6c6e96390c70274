package cn.yishulai.fairs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/** How many of those without a ticket a session has room for. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class GateRoom {

    private final TradeSql sql;
    private final Clock clock;

    GateRoom(TradeSql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * @param inside of the session
     * @param came since its beginning, inside or not
     * @param walkIns of those inside, who came without a ticket
     * @param expected with a ticket whose time it is, and not here yet
     * @param called numbers that were called: people
     */
    record Counts(int inside, int came, int walkIns, int expected, int called) {}

    Counts counts(SlotSale sale) {
        UUID fair = sale.fair().id();
        return sql.one(
                        row -> new Counts(
                                row.getInt("inside"),
                                row.getInt("came"),
                                row.getInt("walk_ins"),
                                row.getInt("expected"),
                                row.getInt("called")),
                        """
                        SELECT a.*, t.*, c.* FROM (SELECT count(*) FILTER (WHERE left_at IS NULL) AS inside, count(*) AS came,
                                count(*) FILTER (WHERE left_at IS NULL AND channel = 'WALK_IN') AS walk_ins
                            FROM admission WHERE fair_id = ? AND session_number = ?) a
                        CROSS JOIN (SELECT coalesce(sum(t.persons - t.let_go - t.admitted), 0) AS expected FROM ticket t JOIN fair_slot l
                              ON (l.fair_id, l.session_number, l.slot_number) = (t.fair_id, t.session_number, t.slot_number)
                            WHERE t.fair_id = ? AND t.session_number = ? AND t.state IN ('ISSUED', 'ADMITTED')
                              AND l.begins_at <= ?) t
                        CROSS JOIN (SELECT coalesce(sum(persons), 0) AS called FROM walk_in_slip
                            WHERE fair_id = ? AND session_number = ? AND state = 'CALLED') c""",
                        fair,
                        sale.session(),
                        fair,
                        sale.session(),
                        clock.instant().plus(sale.rules().early()),
                        fair,
                        sale.session())
                .orElseThrow();
    }

    /** Before the session begins only the places that are never booked; from then on all that is neither used nor expected. */
    int of(SlotSale sale) {
        Counts counts = counts(sale);
        Instant now = clock.instant();
        int room = sale.capacity() - counts.inside() - counts.expected() - counts.called();
        if (now.isBefore(sale.span().begins())) {
            room = Math.min(room, sale.walkInPlaces() - counts.walkIns() - counts.called());
        }
        return now.isBefore(sale.span().ends()) ? Math.max(0, room) : 0;
    }
}
