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

-- A copy is in one open van load at most, and is in transit to where the load goes
SELECT l.copy_id, c.code, c.status, t.code AS load FROM transfer_copy l JOIN transfer t ON t.id = l.transfer_id JOIN copy c ON c.id = l.copy_id
WHERE l.state = 'PACKED' AND (c.status <> 'IN_TRANSIT' OR c.site_id IS DISTINCT FROM t.to_site OR t.closed_at IS NOT NULL
   OR (SELECT count(*) FROM transfer_copy o WHERE o.copy_id = l.copy_id AND o.state = 'PACKED') > 1);

-- A van load that is closed has accounted for every copy
SELECT t.code, t.state, count(*) FROM transfer t JOIN transfer_copy l ON l.transfer_id = t.id
WHERE t.closed_at IS NOT NULL AND l.state = 'PACKED' GROUP BY t.code, t.state;

-- No van load holds more than its boxes take
SELECT t.code, t.room, count(*) FROM transfer t JOIN transfer_copy l ON l.transfer_id = t.id
WHERE l.packer IS NOT NULL AND l.state <> 'TAKEN_OUT' GROUP BY t.code, t.room HAVING count(*) > t.room;
