package cn.yishulai.reports;

import cn.yishulai.places.OpeningCalendar;
import cn.yishulai.places.SiteName;
import cn.yishulai.reports.StockBalance.Inflation;
import cn.yishulai.reports.StockBalance.Row;
import cn.yishulai.swaps.CreditGauge;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;

/** The report on which sites starve and which overflow, and on the gauge of inflation: a statement each. */
@ApplicationScoped
@Transactional
public class StockBalances {

    /** A quarter, so that a holiday does not decide. */
    static final int DAYS = 90;

    /** What was given is counted where the copy stood before it was handed over. */
    private static final String SITES =
            """
            WITH stock AS (
                SELECT site_id, count(*) AS copies FROM copy WHERE status = 'AVAILABLE' GROUP BY site_id
            ), given AS (
                SELECT before.site_id, count(*) AS copies
                FROM movement h JOIN movement before ON before.copy_id = h.copy_id AND before.seq = h.seq - 1
                WHERE h.status = 'HANDED_OVER' AND h.recorded_at >= :begin AND h.recorded_at < :end AND before.site_id IS NOT NULL
                GROUP BY before.site_id
            ), brought AS (
                SELECT d.site_id, count(*) AS copies
                FROM inspection_in_force i JOIN drop_off d ON d.id = i.drop_off_id
                WHERE i.decided_at >= :begin AND i.decided_at < :end AND i.decision IN ('CREDIT', 'GIFT')
                GROUP BY d.site_id
            ), waiting AS (
                SELECT pickup_site, count(*) AS requests FROM swap_request WHERE state = 'OPEN' GROUP BY pickup_site
            )
            SELECT s.id, s.name, coalesce(stock.copies, 0), coalesce(brought.copies, 0), coalesce(given.copies, 0),
                   coalesce(waiting.requests, 0)
            FROM site s LEFT JOIN stock ON stock.site_id = s.id LEFT JOIN given ON given.site_id = s.id
            LEFT JOIN brought ON brought.site_id = s.id LEFT JOIN waiting ON waiting.pickup_site = s.id
            WHERE s.receives ORDER BY s.name, s.id""";

    private final Session database;
    private final CreditGauge gauge;
    private final Clock clock;

    StockBalances(Session database, CreditGauge gauge, Clock clock) {
        this.database = database;
        this.gauge = gauge;
        this.clock = clock;
    }

    StockBalance now() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), OpeningCalendar.CITY);
        Days days = new Days(today.minusDays(DAYS - 1), today);
        List<Row> rows = database.createNativeQuery(SITES, Object[].class)
                .setParameter("begin", days.begin())
                .setParameter("end", days.end())
                .getResultStream()
                .map(StockBalances::row)
                .toList();
        return new StockBalance(days.from(), days.to(), rows, StockBalance.suggest(rows, DAYS), inflation());
    }

    private Inflation inflation() {
        CreditGauge.Reading now = gauge.now();
        return Inflation.of(now.credits(), now.wanted());
    }

    private static Row row(Object[] row) {
        long onShelf = (long) row[2];
        long given = (long) row[4];
        long waiting = (long) row[5];
        return new Row(
                new SiteName((UUID) row[0], (String) row[1]),
                onShelf,
                (long) row[3],
                given,
                waiting,
                given == 0 ? null : onShelf * DAYS / given,
                StockBalance.state(onShelf, given, waiting, DAYS));
    }
}
