package cn.yishulai.reports;

import java.util.List;

/** What became of the copies that were registered: the first step of each, whether and when it moved, and how often it changed hands. */
final class ActivationRecipe {

    private static final String GATHER =
            """
            INSERT INTO counted (id, site_id, at, day, moved_on, n)
            SELECT r.copy_id, r.site_id, r.occurred_at, r.day,
                   CASE WHEN cast(:withinDays AS integer) IS NULL OR w.moved_on - r.day <= :withinDays THEN w.moved_on END, coalesce(w.turns, 0)
            FROM (SELECT m.copy_id, m.site_id, m.occurred_at, (m.occurred_at AT TIME ZONE 'Asia/Shanghai')::date AS day FROM movement m
                  WHERE m.seq = 1 AND m.occurred_at >= :begin AND m.occurred_at < :end AND m.recorded_at <= :asOf
                    AND (cast(:site AS uuid) IS NULL OR m.site_id = :site)) r
            CROSS JOIN LATERAL (
                SELECT (least(min(s.occurred_at), CASE WHEN :movedMeans = 'LEFT_HOME' AND r.site_id IS NOT NULL THEN r.occurred_at END)
                           AT TIME ZONE 'Asia/Shanghai')::date AS moved_on, count(*) FILTER (WHERE s.handed) AS turns
                FROM (SELECT m.occurred_at, m.status = 'HANDED_OVER' AND p.status <> 'HANDED_OVER' AND (:faceToFace OR p.site_id IS NOT NULL) AS handed,
                             :movedMeans = 'LEFT_HOME' AND m.site_id IS NOT NULL AND p.household_id IS NOT NULL AS brought
                      FROM movement m JOIN movement p ON p.copy_id = m.copy_id AND p.seq = m.seq - 1
                      WHERE m.copy_id = r.copy_id AND m.recorded_at <= :asOf AND m.reason NOT LIKE 'undone: %'
                        AND NOT EXISTS (SELECT FROM movement u WHERE u.copy_id = m.copy_id AND u.seq = m.seq + 1
                                        AND u.reason = 'undone: ' || m.reason AND u.recorded_at <= :asOf)) s
                WHERE s.handed OR s.brought) w""";

    private static final String SUM =
            """
            WITH copies AS (SELECT c.*, to_char(day, 'YYYY-MM') AS month, moved_on - day AS days FROM counted c),
            summed AS (
                SELECT GROUPING(month, class, site_id) AS over, month, class, site_id, count(*) AS registered, count(days) AS moved, sum(n) AS turns,
                       percentile_cont(0.5) WITHIN GROUP (ORDER BY days) AS median, percentile_disc(0.9) WITHIN GROUP (ORDER BY days) AS ninth
                FROM copies GROUP BY GROUPING SETS ((), (month), (class), (site_id)))
            SELECT CASE over WHEN 7 THEN 'TOTAL' WHEN 3 THEN 'BY_MONTH' WHEN 5 THEN 'BY_CLASS' ELSE 'BY_ORIGIN' END AS section,
                   jsonb_strip_nulls(jsonb_build_object('MONTH', month, 'CLASS', class, 'SITE', CASE WHEN over = 6 THEN coalesce(site_id::text, 'HOME') END)) AS keys,
                   jsonb_strip_nulls(jsonb_build_object('REGISTERED', registered, 'MOVED', moved, 'SHARE', round(moved::numeric / nullif(registered, 0), 4),
                       'MEDIAN_DAYS', round(median::numeric, 1), 'NINTH_DAYS', ninth, 'TURNS', coalesce(turns, 0),
                       'TURNS_PER_COPY', round(turns::numeric / nullif(registered, 0), 4))) AS measures
            FROM summed""";

    private static final String DAYS =
            """
            SELECT 'DAYS_TO_MOVE' AS section, jsonb_build_object('DAYS', span) AS keys, jsonb_build_object('COPIES', count(*)) AS measures
            FROM (SELECT CASE WHEN moved_on IS NULL THEN 'NOT_YET' WHEN moved_on - day <= 7 THEN '000-007' WHEN moved_on - day <= 30 THEN '008-030'
                              WHEN moved_on - day <= 90 THEN '031-090' WHEN moved_on - day <= 180 THEN '091-180' ELSE '181-' END AS span FROM counted) d
            GROUP BY span""";

    /** Over all that ever happened: the first time of a family is found in no month alone. */
    private static final String FAMILIES =
            """
            WITH first AS (
                SELECT household, min(at) AS at FROM (
                    SELECT m.household_id AS household, m.occurred_at AS at FROM movement m LEFT JOIN movement p ON p.copy_id = m.copy_id AND p.seq = m.seq - 1
                    WHERE m.household_id IS NOT NULL AND m.recorded_at <= :asOf AND m.occurred_at < :until AND m.reason NOT LIKE 'undone: %'
                      AND (m.seq = 1 OR m.status = 'HANDED_OVER' AND p.status <> 'HANDED_OVER' AND NOT EXISTS (SELECT FROM movement u
                          WHERE u.copy_id = m.copy_id AND u.seq = m.seq + 1 AND u.reason = 'undone: ' || m.reason AND u.recorded_at <= :asOf))
                    UNION ALL
                    SELECT d.opened_for, d.opened_at FROM drop_off d WHERE d.opened_at <= :asOf AND d.opened_at < :until
                      AND EXISTS (SELECT FROM inspection i WHERE i.drop_off_id = d.id AND i.decided_at <= :asOf)) e
                GROUP BY household HAVING min(at) >= :since),
            summed AS (SELECT to_char(at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM') AS month, count(*) AS families FROM first
                WHERE cast(:site AS uuid) IS NULL GROUP BY GROUPING SETS ((), (1)))
            SELECT CASE WHEN month IS NULL THEN 'FAMILIES' ELSE 'FAMILIES_BY_MONTH' END AS section, jsonb_strip_nulls(jsonb_build_object('MONTH', month)) AS keys,
                   jsonb_build_object('NEW_FAMILIES', families) AS measures
            FROM summed WHERE cast(:site AS uuid) IS NULL""";

    static final Recipe RECIPE =
            new Recipe(GATHER, List.of(Recipe.NOTE_CLASSES, Recipe.CLASSES), List.of(SUM, DAYS, FAMILIES));

    private ActivationRecipe() {}
}
