-- No site belongs to one that belongs to it
WITH RECURSIVE up AS (
    SELECT id AS site, parent_id, 1 AS steps FROM site WHERE parent_id IS NOT NULL
    UNION ALL
    SELECT up.site, s.parent_id, up.steps + 1 FROM up JOIN site s ON s.id = up.parent_id WHERE s.parent_id IS NOT NULL AND up.steps < 200)
SELECT site FROM up WHERE parent_id = site;

-- The spans of a day of a site are apart
SELECT a.site_id, a.weekday, a.opens, b.opens AS other FROM site_hours a JOIN site_hours b USING (site_id, weekday)
WHERE a.opens < b.opens AND a.closes >= b.opens;

-- The shelves of a site are walked in places from 1 without a gap
SELECT site_id, count(*), max(walking_order) FROM shelf_location GROUP BY site_id HAVING count(*) <> max(walking_order) OR min(walking_order) <> 1;

-- A site of which nobody said the district is in the one that its address names, if it names exactly one
SELECT s.id, s.address, d.district FROM site s LEFT JOIN site_district d ON d.site_id = s.id
LEFT JOIN LATERAL (SELECT min(x.code) AS code FROM district x WHERE strpos(s.address, x.zh) > 0 HAVING count(*) = 1) a ON true
WHERE d.said IS NOT TRUE AND d.district IS DISTINCT FROM a.code;
