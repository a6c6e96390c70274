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

-- A stocktake was signed by somebody who neither opened nor counted nor scanned it
SELECT s.id, s.signed_by FROM stocktake s WHERE s.signed_by IN (s.opened_by, s.counted_by)
   OR EXISTS (SELECT FROM stocktake_scan c JOIN offline_event e ON e.device = c.device AND e.sequence = c.sequence
              WHERE c.stocktake_id = s.id AND e.actor = s.signed_by);

-- What a stocktake did to a copy stands once in the movements of the copy
SELECT l.stocktake_id, l.copy_id, l.remedy, count(m.seq) AS movements FROM stocktake_line l
LEFT JOIN movement m ON m.copy_id = l.copy_id AND m.reason LIKE 'stocktake ' || l.stocktake_id || ':%'
WHERE l.settled_at IS NOT NULL AND l.remedy <> 'NONE' GROUP BY l.stocktake_id, l.copy_id, l.remedy, l.seen_shelf
HAVING count(m.seq) <> CASE WHEN l.remedy = 'ADOPT' THEN 2 + num_nonnulls(l.seen_shelf) ELSE 1 END;

-- A stocktake that was put into effect has no line left, and one that was not signed has none settled
SELECT s.id, s.state, l.copy_id FROM stocktake s JOIN stocktake_line l ON l.stocktake_id = s.id
WHERE CASE s.state WHEN 'APPLIED' THEN l.settled_at IS NULL WHEN 'SIGNED' THEN false ELSE l.settled_at IS NOT NULL END;

-- A copy was last seen where its newest scan says
SELECT DISTINCT ON (c.stocktake_id, c.copy_id) c.stocktake_id, c.copy_id, l.seen_at, c.happened_at
FROM stocktake_scan c LEFT JOIN stocktake_line l ON l.stocktake_id = c.stocktake_id AND l.copy_id = c.copy_id
WHERE c.copy_id IS NOT NULL AND (l.seen_at IS NULL OR (c.happened_at, c.device, c.sequence) > (l.seen_at, l.seen_device, l.seen_sequence));

-- Shelves are counted as long as their stocktake is neither put into effect nor cancelled
SELECT s.id, s.state, h.shelf FROM stocktake s JOIN stocktake_shelf h ON h.stocktake_id = s.id
WHERE h.running = (s.state IN ('APPLIED', 'CANCELLED'));

-- No copy is at a site that was given up, or bound for one
SELECT c.code, c.status, s.closed_down_on FROM copy c JOIN site s ON s.id = c.site_id WHERE s.closed_down_on IS NOT NULL AND c.status <> 'WITHDRAWN';
