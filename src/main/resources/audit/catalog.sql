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
