package cn.yishulai.reports;

import java.util.List;

/** Places held when a session ended, and who came in with them. A ticket that was given back before does not count. */
final class NoShowRecipe {

    private static final String GATHER =
            """
            INSERT INTO counted (id, site_id, fair_id, session_number, day, channel, n, m, l)
            SELECT t.id, f.venue_id, t.fair_id, t.session_number, (s.ends_at AT TIME ZONE 'Asia/Shanghai')::date, t.channel, t.persons, a.came, t.let_go
            FROM fair_session s JOIN fair f ON f.id = s.fair_id AND f.state IN ('RUNNING', 'CLOSED', 'RECONCILED')
            JOIN ticket t ON t.fair_id = s.fair_id AND t.session_number = s.number AND t.issued_at <= least(s.ends_at, :asOf)
            CROSS JOIN LATERAL (SELECT least(count(*), t.persons)::integer AS came FROM admission a WHERE a.ticket_id = t.id AND a.recorded_at <= :asOf) a
            WHERE s.ends_at >= :begin AND s.ends_at < :end AND s.ends_at <= :asOf
              AND (cast(:site AS uuid) IS NULL OR f.venue_id = :site) AND (cast(:fair AS uuid) IS NULL OR f.id = :fair)
              AND (t.state NOT IN ('RELEASED', 'VOID') OR t.ended_at > s.ends_at OR :lateReleases AND t.state = 'RELEASED' AND t.late)""";

    private static final String SUM =
            """
            WITH summed AS (
                SELECT GROUPING(month, fair_id, session_number, channel) AS over, month, fair_id, session_number, channel, count(*) AS tickets,
                       coalesce(sum(n), 0) AS held, coalesce(sum(m), 0) AS came, coalesce(sum(l), 0) AS given
                FROM (SELECT c.*, to_char(day, 'YYYY-MM') AS month FROM counted c) c
                GROUP BY GROUPING SETS ((), (month), (fair_id), (fair_id, session_number), (channel), (fair_id, session_number, channel)))
            SELECT CASE over WHEN 15 THEN 'TOTAL' WHEN 7 THEN 'BY_MONTH' WHEN 11 THEN 'BY_FAIR' WHEN 9 THEN 'BY_SESSION' WHEN 14 THEN 'BY_CHANNEL'
                       ELSE 'DETAIL' END AS section,
                   jsonb_strip_nulls(jsonb_build_object('MONTH', month, 'FAIR', fair_id, 'SESSION', session_number::text, 'CHANNEL', channel)) AS keys,
                   jsonb_strip_nulls(jsonb_build_object('TICKETS', tickets, 'HELD', held, 'ADMITTED', came, 'NO_SHOW', held - came,
                       'SHARE', round((held - came)::numeric / nullif(held, 0), 4), 'LET_GO', given)) AS measures
            FROM summed""";

    static final Recipe RECIPE = new Recipe(GATHER, List.of(), List.of(SUM));

    private NoShowRecipe() {}
}
