package cn.yishulai.reports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import org.hibernate.Session;

/** The report on appeals: one statement, so its figures fit together. */
@ApplicationScoped
@Transactional
public class AppealReports {

    private static final String FIGURES =
            """
            WITH made AS (SELECT state, basis FROM appeal WHERE asked_at >= :begin AND asked_at < :end),
            given AS (
                SELECT p.state, p.bonus, extract(epoch FROM p.ended_at - a.asked_at) / 86400.0 AS days
                FROM promise p JOIN appeal a ON a.id = p.appeal_id WHERE p.promised_at >= :begin AND p.promised_at < :end)
            SELECT m.*, g.*, (SELECT count(*) FROM sleeping_shelf WHERE woken_at IS NULL) AS asleep FROM (
                SELECT count(*) AS asked, count(*) FILTER (WHERE basis = 'LISTED') AS listed, count(*) FILTER (WHERE basis = 'TAKEN') AS taken,
                    count(*) FILTER (WHERE state = 'PROMISED') AS promised, count(*) FILTER (WHERE state = 'LATER') AS later,
                    count(*) FILTER (WHERE state = 'GONE') AS gone, count(*) FILTER (WHERE state = 'LAPSED') AS lapsed,
                    count(*) FILTER (WHERE state = 'CLOSED') AS closed, count(*) FILTER (WHERE state = 'ASKED') AS waiting FROM made) m, (
                SELECT count(*) FILTER (WHERE state = 'KEPT') AS kept, count(*) FILTER (WHERE state = 'TURNED_DOWN') AS turned_down,
                    count(*) FILTER (WHERE state = 'TAKEN_BACK') AS taken_back, count(*) FILTER (WHERE state = 'MISSED') AS missed,
                    count(*) FILTER (WHERE state = 'RELEASED') AS released, count(*) FILTER (WHERE state = 'RUNNING') AS running,
                    cast(round(cast(percentile_cont(0.5) WITHIN GROUP (ORDER BY days) FILTER (WHERE state = 'KEPT') AS numeric), 1) AS float8) AS median_days,
                    cast(round(cast(max(days) FILTER (WHERE state = 'KEPT') AS numeric), 1) AS float8) AS longest_days,
                    cast(coalesce(sum(bonus), 0) AS bigint) AS bonuses FROM given) g""";

    private final Session database;

    AppealReports(Session database) {
        this.database = database;
    }

    AppealFigures of(Days days) {
        Tuple row = database.createNativeQuery(FIGURES, Tuple.class)
                .setParameter("begin", days.begin())
                .setParameter("end", days.end())
                .getSingleResult();
        return new AppealFigures(
                days.from(),
                days.to(),
                row.get("asked", Long.class),
                row.get("listed", Long.class),
                row.get("taken", Long.class),
                row.get("promised", Long.class),
                row.get("later", Long.class),
                row.get("gone", Long.class),
                row.get("lapsed", Long.class),
                row.get("closed", Long.class),
                row.get("waiting", Long.class),
                row.get("kept", Long.class),
                row.get("turned_down", Long.class),
                row.get("taken_back", Long.class),
                row.get("missed", Long.class),
                row.get("released", Long.class),
                row.get("running", Long.class),
                row.get("median_days", Double.class),
                row.get("longest_days", Double.class),
                row.get("bonuses", Long.class),
                row.get("asleep", Long.class));
    }
}
