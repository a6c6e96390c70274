-- Every volume can be found
SELECT v.id FROM volume v WHERE v.merged_into IS NULL AND NOT EXISTS (SELECT FROM volume_search s WHERE s.volume_id = v.id);

-- What search reads was made by the rules of this version (else: the subcommand reindex)
SELECT volume_id, rules FROM volume_search WHERE rules < 2;

-- What was merged cannot be found any more
SELECT v.id, v.merged_into FROM volume v JOIN volume_search s ON s.volume_id = v.id WHERE v.merged_into IS NOT NULL;

-- A volume that was merged has one merge that was not undone
SELECT v.id, v.merged_into, m.into_id FROM volume v
FULL JOIN (SELECT * FROM volume_merge WHERE level = 'VOLUME' AND undone_at IS NULL) m ON m.gone_id = v.id
WHERE v.merged_into IS DISTINCT FROM m.into_id;

-- No merge leads in a circle
WITH RECURSIVE path (start, here, steps) AS (
    SELECT id, merged_into, 1 FROM volume WHERE merged_into IS NOT NULL
    UNION ALL SELECT p.start, v.merged_into, p.steps + 1 FROM path p JOIN volume v ON v.id = p.here
    WHERE v.merged_into IS NOT NULL AND p.steps < 100)
SELECT start FROM path WHERE here = start OR steps >= 100;

-- A field says what its history says last
SELECT c.subject_id, c.field, c.new_value, v.value
FROM (SELECT DISTINCT ON (subject_id, field) subject_id, field, new_value FROM description_change
      WHERE field <> 'ALL' ORDER BY subject_id, field, id DESC) c
JOIN description_value v ON v.subject_id = c.subject_id AND v.field = c.field
WHERE v.value IS DISTINCT FROM c.new_value;

-- An import that is over is nobody's, and its list holds every record that it rejected
SELECT i.id, i.state, i.rejected FROM catalog_import i
WHERE (i.state NOT IN ('CHECKING', 'RUNNING') AND (i.worker IS NOT NULL OR i.lease_until IS NOT NULL))
   OR (i.state IN ('CHECKED', 'DONE')
       AND i.rejected <> (SELECT count(*) FROM catalog_import_rejected r WHERE r.import_id = i.id));
