-- At most one open request per person and volume
SELECT person_id, volume_id, count(*) FROM swap_request WHERE state IN ('OPEN', 'PAUSED', 'OFFERED', 'ACCEPTED', 'READY')
GROUP BY person_id, volume_id HAVING count(*) > 1;

-- A request that is offered, accepted or ready has one open claim of the same stage, and no other has any
SELECT r.id, r.state, k.state AS claim
FROM swap_request r LEFT JOIN claim k ON k.request_id = r.id AND k.state IN ('OFFERED', 'TO_PULL', 'ON_ITS_WAY', 'TO_FETCH')
WHERE coalesce(k.state, 'NONE') NOT IN (SELECT unnest(CASE r.state WHEN 'OFFERED' THEN ARRAY['OFFERED']
    WHEN 'ACCEPTED' THEN ARRAY['TO_PULL', 'ON_ITS_WAY'] WHEN 'READY' THEN ARRAY['TO_FETCH'] ELSE ARRAY['NONE'] END));

-- A credit is held for each accepted or ready request, and for nothing else
SELECT coalesce(a.household, r.household_id) AS household, a.held, r.requests
FROM (SELECT household, sum(balance) AS held FROM credit_account WHERE kind = 'HELD' GROUP BY household) a
FULL JOIN (SELECT household_id, count(*) AS requests FROM swap_request WHERE credit_held GROUP BY household_id) r ON r.household_id = a.household
WHERE coalesce(a.held, 0) <> coalesce(r.requests, 0);

-- A fulfilled request burned one credit
SELECT r.id FROM swap_request r WHERE r.state = 'FULFILLED'
  AND NOT EXISTS (SELECT FROM credit_transaction t WHERE t.kind = 'BURN' AND t.reference = r.id);

-- Nobody in line who can pay is passed over while a copy of the volume is free for more than five minutes
SELECT DISTINCT r.volume_id, c.code FROM swap_request r
JOIN credit_account a ON a.household = r.household_id AND a.kind = 'FREE' AND a.balance > 0 AND a.purse = 'GENERAL' AND a.site IS NULL
  AND (a.ends_at IS NULL OR a.ends_at > now())
JOIN copy c ON c.volume_id = r.volume_id AND c.status = 'AVAILABLE'
WHERE r.state = 'OPEN' AND c.since < now() - interval '5 minutes' AND r.changed_at < now() - interval '5 minutes';

-- An open request is of the household in which its person lives, and so is its claim
SELECT r.id, r.household_id, p.household_id AS lives_in FROM swap_request r JOIN person p ON p.id = r.person_id
LEFT JOIN claim k ON k.request_id = r.id AND k.state IN ('OFFERED', 'TO_PULL', 'ON_ITS_WAY', 'TO_FETCH')
WHERE r.state IN ('OPEN', 'PAUSED', 'OFFERED', 'ACCEPTED', 'READY')
  AND (r.household_id <> p.household_id OR k.household_id <> p.household_id);

-- Nobody waits for a volume that was merged into another
SELECT r.id, v.merged_into FROM swap_request r JOIN volume v ON v.id = r.volume_id
WHERE v.merged_into IS NOT NULL AND r.state IN ('OPEN', 'PAUSED', 'OFFERED', 'ACCEPTED', 'READY');

-- A request waits for the volume of the copy that is claimed for it
SELECT r.id, r.volume_id, c.volume_id AS volume_of_the_copy FROM swap_request r
JOIN claim k ON k.request_id = r.id AND k.state IN ('OFFERED', 'TO_PULL', 'ON_ITS_WAY', 'TO_FETCH')
JOIN copy c ON c.id = k.copy_id WHERE c.volume_id <> r.volume_id;

-- A recall that was confirmed was confirmed by another person, and gives no credit back before
SELECT r.id, r.opened_by, r.confirmed_by FROM recall r WHERE r.confirmed_by = r.opened_by
   OR (r.confirmed_by IS NULL AND EXISTS (SELECT FROM recall_copy k WHERE k.recall_id = r.id AND k.credited_at IS NOT NULL));

-- A credit given back for a recalled copy stands once in the ledger
SELECT k.recall_id, k.copy_id, count(t.id) FROM recall_copy k
LEFT JOIN credit_transaction t ON t.reference = k.id AND t.kind = 'GRANT'
GROUP BY k.id HAVING count(t.id) <> count(k.credited_at);

-- No copy of a recalled title goes round for more than five minutes
SELECT c.code, v.recall_id, c.status FROM recalled_volume v JOIN copy c ON c.volume_id = v.volume_id
WHERE c.status IN ('AVAILABLE', 'CLAIMED', 'ON_HOLD_SHELF', 'IN_TRANSIT', 'AT_FAIR') AND c.since < now() - interval '5 minutes'
  AND EXISTS (SELECT FROM recall r WHERE r.id = v.recall_id AND r.opened_at < now() - interval '5 minutes');

-- Volumes are recalled as long as their recall stands
SELECT v.recall_id, v.volume_id FROM recalled_volume v
WHERE NOT EXISTS (SELECT FROM recall r WHERE r.id = v.recall_id AND r.state IN ('RUNNING', 'STANDING'));
