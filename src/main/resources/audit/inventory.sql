-- At most one open claim per copy
SELECT copy_id, count(*) FROM claim WHERE state IN ('OFFERED', 'TO_PULL', 'ON_ITS_WAY', 'TO_FETCH') GROUP BY copy_id HAVING count(*) > 1;

-- An open claim and its copy agree: offered or to be pulled is claimed, on its way is in transit, to be fetched is on the hold shelf
SELECT k.copy_id, k.state, c.status FROM claim k JOIN copy c ON c.id = k.copy_id
WHERE k.state IN ('OFFERED', 'TO_PULL', 'ON_ITS_WAY', 'TO_FETCH')
  AND c.status <> CASE k.state WHEN 'ON_ITS_WAY' THEN 'IN_TRANSIT' WHEN 'TO_FETCH' THEN 'ON_HOLD_SHELF' ELSE 'CLAIMED' END;

-- A claimed copy has an open claim
SELECT c.code FROM copy c WHERE c.status = 'CLAIMED'
  AND NOT EXISTS (SELECT FROM claim k WHERE k.copy_id = c.id AND k.state IN ('OFFERED', 'TO_PULL'));

-- A copy to be fetched stands at the site where its reader fetches it
SELECT k.copy_id, k.pickup_site, c.site_id FROM claim k JOIN copy c ON c.id = k.copy_id
WHERE k.state = 'TO_FETCH' AND c.site_id IS DISTINCT FROM k.pickup_site;
