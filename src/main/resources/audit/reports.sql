-- Versions of a definition are numbered from one without a gap
SELECT report, count(*) AS versions, max(version) AS last FROM report_definition WHERE version IS NOT NULL GROUP BY report HAVING count(*) <> max(version);

-- The figures of a count are those that its checksum was made of
SELECT c.id, c.checksum FROM report_count c WHERE c.state = 'DONE' AND c.checksum <> encode(sha256(convert_to(coalesce((
    SELECT string_agg(f.section || chr(9) || f.keys::text || chr(9) || f.measures::text || chr(10), '' ORDER BY f.section COLLATE "C", f.position)
    FROM report_figure f WHERE f.count_id = c.id), ''), 'UTF8')), 'hex');

-- A count that proves another has its figures
SELECT c.id, c.recount_of FROM report_count c JOIN report_count b ON b.id = c.recount_of
WHERE c.state = 'DONE' AND b.state = 'DONE' AND c.definition_id = b.definition_id AND c.as_of = b.as_of AND c.checksum <> b.checksum;
