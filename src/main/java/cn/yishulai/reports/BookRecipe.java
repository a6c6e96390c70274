package cn.yishulai.reports;

import java.util.List;

/** Books that came in, went out, came and went, and were carried from site to site. */
final class BookRecipe {

    /** A copy in transit stands at the site that expects it; where it came from stands a step before. */
    private static final String GATHER =
            """
            WITH step AS (%s)
            INSERT INTO counted (kind, id, seq, site_id, from_site, fair_id, at, day, channel)
            SELECT 'IN', s.copy_id, s.seq, s.site_id, cast(NULL AS uuid), cast(NULL AS uuid), s.occurred_at, s.day, 'COUNTER' FROM step s
            WHERE s.site_id IS NOT NULL AND s.from_site IS NULL AND (:quarantined OR s.status <> 'QUARANTINED')
              AND cast(:fair AS uuid) IS NULL AND (cast(:site AS uuid) IS NULL OR s.site_id = :site)
            UNION ALL
            SELECT 'OUT', s.copy_id, s.seq, s.from_site, NULL, f.id, s.occurred_at, s.day,
                   CASE WHEN s.before = 'AT_FAIR' THEN 'FAIR' WHEN s.from_site IS NULL THEN 'FACE_TO_FACE' ELSE 'COUNTER' END
            FROM step s LEFT JOIN LATERAL (SELECT f.id FROM fair f WHERE s.before = 'AT_FAIR' AND f.venue_id = s.from_site AND f.begins_at <= s.occurred_at
                AND s.occurred_at < f.ends_at + make_interval(hours => :fairHours) ORDER BY f.begins_at DESC, f.id LIMIT 1) f ON true
            WHERE s.status = 'HANDED_OVER' AND s.before <> 'HANDED_OVER' AND (:faceToFace OR s.from_site IS NOT NULL)
              AND (cast(:site AS uuid) IS NULL OR s.from_site = :site) AND (cast(:fair AS uuid) IS NULL OR f.id = :fair)
            UNION ALL
            SELECT 'WAY', s.copy_id, s.seq, s.site_id, o.site_id, NULL, s.occurred_at, s.day, 'VAN'
            FROM step s JOIN movement o ON o.copy_id = s.copy_id AND o.seq = s.seq - 2
            WHERE s.before = 'IN_TRANSIT' AND s.status <> 'MISSING' AND s.site_id IS NOT NULL AND o.site_id <> s.site_id
              AND cast(:fair AS uuid) IS NULL AND (cast(:site AS uuid) IS NULL OR :site IN (s.site_id, o.site_id))"""
                    .formatted(Recipe.STEPS);

    private static final String SUM =
            """
            WITH book AS (
                SELECT c.*, to_char(day, 'YYYY-MM') AS month, kind = 'OUT' AND bool_or(kind = 'IN') OVER (PARTITION BY id ORDER BY seq) AS through
                FROM counted c WHERE kind <> 'WAY'),
            summed AS (
                SELECT GROUPING(month, site_id, class, fair_id, channel, day) AS over, month, site_id, class, fair_id, channel, day,
                       count(*) FILTER (WHERE kind = 'IN') AS came, count(*) FILTER (WHERE kind = 'OUT') AS went, count(*) FILTER (WHERE through) AS through
                FROM book GROUP BY GROUPING SETS ((), (month), (site_id), (class), (fair_id), (channel), (site_id, class, day)))
            SELECT CASE over WHEN 63 THEN 'TOTAL' WHEN 31 THEN 'BY_MONTH' WHEN 47 THEN 'BY_VENUE' WHEN 55 THEN 'BY_CLASS' WHEN 59 THEN 'BY_FAIR'
                       WHEN 61 THEN 'BY_WAY' ELSE 'DETAIL' END AS section,
                   jsonb_strip_nulls(jsonb_build_object('MONTH', month, 'SITE', CASE WHEN over IN (47, 38) THEN coalesce(site_id::text, 'HOME') END,
                       'CLASS', class, 'FAIR', fair_id, 'WAY', channel, 'DAY', day)) AS keys,
                   jsonb_build_object('IN', came, 'OUT', went, 'THROUGH', through) AS measures
            FROM summed WHERE over <> 59 OR fair_id IS NOT NULL""";

    /**
     * The straight line between two sites, in kilometres to the first decimal (haversine; earth 6,371 km). A position that is put
     * right changes no count that was made: the last that was noted before its moment holds, or else the first.
     */
    private static final String NOTE_LEGS =
            """
            INSERT INTO counted_leg (from_site, to_site, since, km)
            SELECT l.from_site, l.site_id, :now, k.km FROM (SELECT DISTINCT from_site, site_id FROM counted WHERE kind = 'WAY') l
            JOIN venue_profile a ON a.site_id = l.from_site AND a.latitude IS NOT NULL JOIN venue_profile b ON b.site_id = l.site_id AND b.latitude IS NOT NULL
            CROSS JOIN LATERAL (SELECT round((12742 * asin(sqrt(power(sin(radians(b.latitude - a.latitude) / 2), 2) + cos(radians(a.latitude))
                * cos(radians(b.latitude)) * power(sin(radians(b.longitude - a.longitude) / 2), 2))))::numeric, 1) AS km) k
            LEFT JOIN LATERAL (SELECT km FROM counted_leg h WHERE h.from_site = l.from_site AND h.to_site = l.site_id ORDER BY since DESC LIMIT 1) last ON true
            WHERE last.km IS DISTINCT FROM k.km
            ON CONFLICT DO NOTHING""";

    private static final String WAYS =
            """
            WITH leg AS (
                SELECT w.from_site, w.site_id, w.copies, (SELECT h.km FROM counted_leg h WHERE h.from_site = w.from_site AND h.to_site = w.site_id
                    ORDER BY h.since <= :asOf DESC, abs(extract(epoch FROM h.since - :asOf)) LIMIT 1) AS km
                FROM (SELECT from_site, site_id, count(*) AS copies FROM counted WHERE kind = 'WAY' GROUP BY from_site, site_id) w)
            SELECT 'BY_LEG' AS section, jsonb_build_object('FROM_SITE', from_site, 'SITE', site_id) AS keys,
                   jsonb_strip_nulls(jsonb_build_object('COPIES', copies, 'KM', km, 'COPY_KM', copies * km)) AS measures FROM leg
            UNION ALL
            SELECT 'WAYS', '{}'::jsonb, jsonb_build_object('COPIES', coalesce(sum(copies), 0), 'COPY_KM', coalesce(sum(copies * km), 0),
                   'NO_POSITION', coalesce(sum(copies) FILTER (WHERE km IS NULL), 0)) FROM leg""";

    static final Recipe RECIPE =
            new Recipe(GATHER, List.of(Recipe.NOTE_CLASSES, Recipe.CLASSES, NOTE_LEGS), List.of(SUM, WAYS));

    private BookRecipe() {}
}
