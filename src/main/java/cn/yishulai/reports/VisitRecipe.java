package cn.yishulai.reports;

import java.util.List;

/**
 * Service visits: at the gates of fairs, at counters and, where a definition says so, at the stops of tours. {@code who} is
 * what counts once; of several events that are one visit the first says where, when and in which age band it was.
 */
final class VisitRecipe {

    private static final String GATHER =
            """
            WITH step AS (%s AND m.status = 'HANDED_OVER' AND p.site_id IS NOT NULL AND p.status <> 'AT_FAIR'
                AND :fetching AND cast(:fair AS uuid) IS NULL)
            INSERT INTO counted (id, site_id, fair_id, session_number, at, day, band, channel, who)
            SELECT a.id, f.venue_id, a.fair_id, a.session_number, a.admitted_at, d.day,
                   CASE WHEN a.age_band IS NOT NULL THEN a.age_band WHEN a.person_id IS NOT NULL THEN 'GROWN_UP' ELSE 'UNKNOWN' END, a.channel,
                   CASE WHEN a.person_id IS NOT NULL THEN concat_ws(' ', 'P', a.person_id, CASE :fairUnit
                            WHEN 'PERSON_SESSION' THEN concat_ws(' ', a.fair_id, a.session_number)
                            WHEN 'PERSON_FAIR' THEN a.fair_id::text ELSE concat_ws(' ', f.venue_id, d.day) END)
                        WHEN a.ticket_id IS NOT NULL THEN concat_ws(' ', 'T', a.ticket_id, a.place)
                        ELSE concat_ws(' ', 'W', a.id) END
            FROM admission a JOIN fair f ON f.id = a.fair_id
            CROSS JOIN LATERAL (SELECT (a.admitted_at AT TIME ZONE 'Asia/Shanghai')::date AS day) d
            WHERE a.admitted_at >= :begin AND a.admitted_at < :end AND a.recorded_at <= :asOf AND (:walkIns OR a.channel <> 'WALK_IN')
              AND (cast(:site AS uuid) IS NULL OR f.venue_id = :site) AND (cast(:fair AS uuid) IS NULL OR a.fair_id = :fair)
            UNION ALL
            SELECT s.copy_id, s.from_site, NULL, NULL, s.occurred_at, s.day, 'UNKNOWN', 'COUNTER',
                   concat_ws(' ', 'F', s.household_id, CASE :counterUnit WHEN 'FAMILY_SITE_DAY' THEN s.from_site END, s.day)
            FROM step s WHERE (cast(:site AS uuid) IS NULL OR s.from_site = :site)
            UNION ALL
            SELECT d.id, d.site_id, NULL, NULL, d.opened_at, o.day, 'UNKNOWN', 'COUNTER',
                   concat_ws(' ', 'F', d.opened_for, CASE :counterUnit WHEN 'FAMILY_SITE_DAY' THEN d.site_id END, o.day)
            FROM drop_off d CROSS JOIN LATERAL (SELECT (d.opened_at AT TIME ZONE 'Asia/Shanghai')::date AS day) o
            WHERE :bringing AND cast(:fair AS uuid) IS NULL AND d.opened_at >= :begin AND d.opened_at < :end AND d.opened_at <= :asOf
              AND (cast(:site AS uuid) IS NULL OR d.site_id = :site)
              AND EXISTS (SELECT FROM inspection i WHERE i.drop_off_id = d.id AND i.decided_at <= :asOf)
            UNION ALL
            SELECT t.id, t.site_id, NULL, NULL, t.stamped_at, s.day, 'UNKNOWN', 'TOUR', concat_ws(' ', 'S', t.person_id, t.site_id, s.day)
            FROM tour_stamp t CROSS JOIN LATERAL (SELECT (t.stamped_at AT TIME ZONE 'Asia/Shanghai')::date AS day) s
            WHERE :tours AND cast(:fair AS uuid) IS NULL AND t.stamped_at >= :begin AND t.stamped_at < :end AND t.recorded_at <= :asOf
              AND (cast(:site AS uuid) IS NULL OR t.site_id = :site)"""
                    .formatted(Recipe.STEPS);

    /** The bits of GROUPING say which columns stand for all: the last column is the lowest bit. */
    private static final String SUM =
            """
            WITH visit AS (SELECT c.*, to_char(day, 'YYYY-MM') AS month, row_number() OVER (PARTITION BY who ORDER BY at, id) = 1 AS counts FROM counted c),
            summed AS (
                SELECT GROUPING(site_id, month, day, band, channel, fair_id, session_number) AS over, site_id, month, day, band, channel, fair_id,
                       session_number, count(*) FILTER (WHERE counts) AS visits, count(*) AS events
                FROM visit GROUP BY GROUPING SETS ((), (site_id), (month), (day), (band), (channel), (fair_id), (fair_id, session_number),
                    (site_id, day, band, channel)))
            SELECT CASE over WHEN 127 THEN 'TOTAL' WHEN 63 THEN 'BY_VENUE' WHEN 95 THEN 'BY_MONTH' WHEN 111 THEN 'BY_DAY' WHEN 119 THEN 'BY_AGE_BAND'
                       WHEN 123 THEN 'BY_CHANNEL' WHEN 125 THEN 'BY_FAIR' WHEN 124 THEN 'BY_SESSION' ELSE 'DETAIL' END AS section,
                   jsonb_strip_nulls(jsonb_build_object('SITE', site_id, 'MONTH', month, 'DAY', day, 'AGE_BAND', band, 'CHANNEL', channel,
                       'FAIR', fair_id, 'SESSION', session_number::text)) AS keys,
                   jsonb_build_object('VISITS', visits, 'EVENTS', events) AS measures
            FROM summed WHERE over NOT IN (124, 125) OR fair_id IS NOT NULL""";

    private static final String PER_RESIDENT =
            """
            WITH RECURSIVE visit AS (
                SELECT DISTINCT ON (who) site_id FROM counted ORDER BY who, at, id),
            below (area, id) AS (
                SELECT code, site_id FROM resident_area WHERE site_id IS NOT NULL
                UNION SELECT b.area, s.id FROM site s JOIN below b ON s.parent_id = b.id)
            SELECT 'PER_RESIDENT' AS section, jsonb_build_object('AREA', a.code, 'YEAR', r.year::text) AS keys,
                   jsonb_build_object('VISITS', v.visits, 'RESIDENTS', r.residents, 'PER_RESIDENT', round(v.visits::numeric / r.residents, 6)) AS measures
            FROM resident_area a
            CROSS JOIN LATERAL (SELECT c.year, c.residents FROM resident_count c
                WHERE c.area = a.code AND c.year <= extract(year FROM cast(:lastDay AS date)) AND c.recorded_at <= :asOf
                ORDER BY c.year DESC, c.recorded_at DESC, c.id DESC LIMIT 1) r
            CROSS JOIN LATERAL (SELECT count(*) AS visits FROM visit
                WHERE a.site_id IS NULL OR site_id IN (SELECT b.id FROM below b WHERE b.area = a.code)) v""";

    static final Recipe RECIPE = new Recipe(GATHER, List.of(), List.of(SUM, PER_RESIDENT));

    private VisitRecipe() {}
}
