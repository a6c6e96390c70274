-- At most one open claim per copy
SELECT copy_id, count(*) FROM claim WHERE state IN ('OFFERED', 'TO_PULL', 'ON_ITS_WAY', 'TO_FETCH') GROUP BY copy_id HAVING count(*) > 1;

-- At most one open claim per request
SELECT request_id, count(*) FROM claim WHERE state IN ('OFFERED', 'TO_PULL', 'ON_ITS_WAY', 'TO_FETCH') GROUP BY request_id HAVING count(*) > 1;
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

-- A copy stands once in a van load
SELECT transfer_id, copy_id, count(*) FROM transfer_copy WHERE state <> 'TAKEN_OUT' GROUP BY transfer_id, copy_id HAVING count(*) > 1;
-- A van load that is closed has accounted for every copy
SELECT t.code, t.state, count(*) FROM transfer t JOIN transfer_copy l ON l.transfer_id = t.id
WHERE t.closed_at IS NOT NULL AND l.state = 'PACKED' GROUP BY t.code, t.state;

-- No van load holds more than its boxes take
SELECT t.code, t.room, count(*) FROM transfer t JOIN transfer_copy l ON l.transfer_id = t.id
WHERE l.packer IS NOT NULL AND l.state <> 'TAKEN_OUT' GROUP BY t.code, t.room HAVING count(*) > t.room;

-- On no leg of a run does more ride than the van takes, unless somebody said why
SELECT r.id, leg, sum(CASE WHEN t.sent_at IS NULL THEN t.room ELSE l.packed END) AS planned, r.room FROM van_run r
JOIN transfer t ON t.run_id = r.id AND t.state <> 'CANCELLED' CROSS JOIN LATERAL generate_series(t.run_from, t.run_to - 1) AS leg
CROSS JOIN LATERAL (SELECT count(*) AS packed FROM transfer_copy c WHERE c.transfer_id = t.id AND c.packer IS NOT NULL AND c.state <> 'TAKEN_OUT') l
GROUP BY r.id, leg, r.room HAVING sum(CASE WHEN t.sent_at IS NULL THEN t.room ELSE l.packed END) > r.room AND count(t.over_because) = 0;

-- A load rides from the site of one stop to that of a later one, and has left where the van has
SELECT t.code, t.state, t.run_from, t.run_to FROM transfer t JOIN van_stop f ON f.run_id = t.run_id AND f.position = t.run_from
JOIN van_stop u ON u.run_id = t.run_id AND u.position = t.run_to
WHERE f.site_id <> t.from_site OR u.site_id <> t.to_site OR f.left_at IS NOT NULL AND t.state IN ('PROPOSED', 'PACKING');

-- A van leaves its stops in order, and a run is over when it has left the last
SELECT r.id, r.state FROM van_run r JOIN van_stop s ON s.run_id = r.id GROUP BY r.id, r.state
HAVING coalesce(max(s.position) FILTER (WHERE s.left_at IS NOT NULL), 0) <> count(s.left_at)
    OR (r.state = 'DONE') <> (count(*) = count(s.left_at)) OR (r.state IN ('PLANNED', 'CANCELLED')) <> (count(s.left_at) = 0);

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

-- A copy was last seen where its newest scan says: at that moment, and on the shelf that its device had read before
SELECT n.stocktake_id, n.copy_id, l.seen_at, n.happened_at, l.seen_shelf, p.shelf
FROM (SELECT DISTINCT ON (stocktake_id, copy_id) stocktake_id, copy_id, happened_at, device, sequence FROM stocktake_scan
      WHERE copy_id IS NOT NULL ORDER BY stocktake_id, copy_id, happened_at DESC, device DESC, sequence DESC) n
LEFT JOIN stocktake_line l ON l.stocktake_id = n.stocktake_id AND l.copy_id = n.copy_id
LEFT JOIN LATERAL (SELECT s.kind, s.shelf FROM stocktake_scan s WHERE s.stocktake_id = n.stocktake_id AND s.device = n.device
      AND s.sequence < n.sequence AND s.kind IN ('SHELF', 'HOLD_SHELF') ORDER BY s.sequence DESC LIMIT 1) p ON true
WHERE (l.seen_at, l.seen_device, l.seen_sequence, l.seen_shelf, l.seen_on_hold)
      IS DISTINCT FROM (n.happened_at, n.device, n.sequence, p.shelf, coalesce(p.kind = 'HOLD_SHELF', false));
-- A shelf is counted in one stocktake at a time
SELECT site_id, shelf, count(*) FROM stocktake_shelf WHERE running GROUP BY site_id, shelf HAVING count(*) > 1;
-- Shelves are counted as long as their stocktake is neither put into effect nor cancelled
SELECT s.id, s.state, h.shelf FROM stocktake s JOIN stocktake_shelf h ON h.stocktake_id = s.id
WHERE h.running = (s.state IN ('APPLIED', 'CANCELLED'));

-- No copy is at a site that was given up, or bound for one
SELECT c.code, c.status, s.closed_down_on FROM copy c JOIN site s ON s.id = c.site_id WHERE s.closed_down_on IS NOT NULL AND c.status <> 'WITHDRAWN';
