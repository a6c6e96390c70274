-- At most one open request per person and wish
SELECT person_id, line_key, count(*) FROM swap_request WHERE state IN ('OPEN', 'PAUSED', 'OFFERED', 'ACCEPTED', 'READY')
GROUP BY person_id, line_key HAVING count(*) > 1;

-- A request waits in the line of what it points at, and for nothing else while nothing is promised
SELECT r.id, r.wish, r.line_key FROM swap_request r WHERE r.state IN ('OPEN', 'PAUSED', 'OFFERED', 'ACCEPTED', 'READY')
  AND ((r.wish <> 'LIKE' AND r.line_key IS DISTINCT FROM wish_key(r.wish, r.alike, r.wished_volume))
    OR (r.wish = 'VOLUME' AND r.wished_volume <> r.volume_id)
    OR (r.state IN ('OPEN', 'PAUSED') AND (r.wished_volume, r.wished_site) <> (r.volume_id, r.pickup_site)));

-- A request stands in its line where the order in force puts it
SELECT r.id, r.precedence, r.since FROM swap_request r CROSS JOIN wish_order w CROSS JOIN LATERAL wish_place(r, w.determinants) p
WHERE r.state IN ('OPEN', 'PAUSED', 'OFFERED', 'ACCEPTED', 'READY') AND (r.precedence, r.since) IS DISTINCT FROM (p.precedence, p.since);

-- Nobody in line whose family has a credit is marked as having none
SELECT r.id, r.household_id FROM swap_request r WHERE r.state = 'OPEN' AND NOT r.payable
  AND EXISTS (SELECT FROM credit_account a WHERE a.household = r.household_id AND a.kind = 'FREE' AND a.balance > 0);

-- A copy that is promised is in the condition that was asked for
SELECT r.id, c.code, c.grade, r.worst_grade FROM swap_request r
JOIN claim k ON k.request_id = r.id AND k.state IN ('OFFERED', 'TO_PULL') JOIN copy c ON c.id = k.copy_id
WHERE array_position(ARRAY['LIKE_NEW', 'GOOD', 'FAIR', 'WORN', 'DAMAGED'], c.grade)
    > array_position(ARRAY['LIKE_NEW', 'GOOD', 'FAIR', 'WORN', 'DAMAGED'], r.worst_grade);

-- A request that is offered, accepted or ready has one open claim of the same stage, and no other has any
SELECT r.id, r.state, k.state AS claim
FROM swap_request r LEFT JOIN claim k ON k.request_id = r.id AND k.state IN ('OFFERED', 'TO_PULL', 'ON_ITS_WAY', 'TO_FETCH')
WHERE coalesce(k.state, 'NONE') NOT IN (SELECT unnest(CASE r.state WHEN 'OFFERED' THEN ARRAY['OFFERED']
    WHEN 'ACCEPTED' THEN ARRAY['TO_PULL', 'ON_ITS_WAY'] WHEN 'READY' THEN ARRAY['TO_FETCH'] ELSE ARRAY['NONE'] END));

-- What a family has held is what its accepted and ready requests say, and nothing else is held
SELECT coalesce(a.household, r.household_id) AS household, a.held, r.promised
FROM (SELECT household, sum(balance) AS held FROM credit_account WHERE kind = 'HELD' GROUP BY household) a
FULL JOIN (SELECT household_id, sum(held) AS promised FROM (SELECT household_id, held_credits AS held FROM swap_request
    UNION ALL SELECT household_id, escrow FROM home_swap_leg
    UNION ALL SELECT l.household_id, o.escrow FROM trade_offer o JOIN trade_listing l ON l.id = o.listing_id) p GROUP BY household_id) r ON r.household_id = a.household
WHERE coalesce(a.held, 0) <> coalesce(r.promised, 0);

-- A fulfilled request burned its credits
SELECT r.id FROM swap_request r WHERE r.state = 'FULFILLED'
  AND NOT EXISTS (SELECT FROM credit_transaction t WHERE t.kind = 'BURN' AND t.reference = r.id);

-- Nobody in line who can pay is passed over while a copy that meets the wish is free for more than five minutes
SELECT DISTINCT r.id, c.code FROM swap_request r
JOIN (SELECT household, sum(balance) AS free FROM credit_account WHERE kind = 'FREE' AND balance > 0 AND purse = 'GENERAL' AND site IS NULL
  AND (ends_at IS NULL OR ends_at > now()) GROUP BY household) a ON a.household = r.household_id
CROSS JOIN LATERAL wish_volumes(r.wish, r.alike, r.wished_volume) AS v (volume)
JOIN copy c ON c.volume_id = v.volume AND c.status = 'AVAILABLE' AND (r.worst_grade IS NULL OR c.grade IS NULL
  OR array_position(ARRAY['LIKE_NEW', 'GOOD', 'FAIR', 'WORN', 'DAMAGED'], c.grade)
    <= array_position(ARRAY['LIKE_NEW', 'GOOD', 'FAIR', 'WORN', 'DAMAGED'], r.worst_grade))
WHERE r.state = 'OPEN' AND c.since < now() - interval '5 minutes' AND r.changed_at < now() - interval '5 minutes'
  AND a.free >= swap_cost(c.id, c.volume_id, now());

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

-- A recalled copy is struck off because two persons agreed after readers were kept whole, and is withdrawn
SELECT k.recall_id, k.copy_id, c.status FROM recall_copy k JOIN recall r ON r.id = k.recall_id JOIN copy c ON c.id = k.copy_id
WHERE k.withdrawn_at IS NOT NULL AND (r.withdrawal_agreed_by IS NULL OR r.withdrawal_agreed_by = r.withdrawal_proposed_by
   OR r.confirmed_by IS NULL OR c.status <> 'WITHDRAWN');

-- No copy of a recalled title goes round for more than five minutes
SELECT c.code, v.recall_id, c.status FROM recalled_volume v JOIN copy c ON c.volume_id = v.volume_id
WHERE c.status IN ('AVAILABLE', 'CLAIMED', 'ON_HOLD_SHELF', 'IN_TRANSIT', 'AT_FAIR') AND c.since < now() - interval '5 minutes'
  AND EXISTS (SELECT FROM recall r WHERE r.id = v.recall_id AND r.opened_at < now() - interval '5 minutes');

-- Volumes are recalled as long as their recall stands
SELECT v.recall_id, v.volume_id FROM recalled_volume v
WHERE NOT EXISTS (SELECT FROM recall r WHERE r.id = v.recall_id AND r.state IN ('RUNNING', 'STANDING'));

-- A swap between families gave nothing out before every book was brought
SELECT s.id, s.state, l.copy_id, l.outcome FROM home_swap s JOIN home_swap_leg l ON l.swap_id = s.id
WHERE CASE s.state WHEN 'RELEASED' THEN l.deposited_at IS NULL OR l.outcome IS DISTINCT FROM 'RELEASED' ELSE coalesce(l.outcome = 'RELEASED', false) END;

-- A swap between families is a ring of two or three: each book in it is given once and taken once
SELECT s.id, count(*), count(DISTINCT l.household_id) FROM home_swap s JOIN home_swap_leg l ON l.swap_id = s.id GROUP BY s.id
HAVING count(*) NOT IN (2, 3) OR count(DISTINCT l.copy_id) <> count(*) OR count(DISTINCT l.takes) <> count(*)
    OR bool_or(l.takes NOT IN (SELECT o.copy_id FROM home_swap_leg o WHERE o.swap_id = l.swap_id));

-- A part of a swap between families is open as long as the swap runs, or its book waits to go home
SELECT s.id, s.state, l.copy_id, l.outcome FROM home_swap s JOIN home_swap_leg l ON l.swap_id = s.id
WHERE s.state IN ('RELEASED', 'ENDED') AND l.open AND l.outcome IS DISTINCT FROM 'WAITS_TO_GO_HOME'
   OR s.state IN ('PROPOSED', 'AGREED') AND NOT l.open AND l.outcome IS DISTINCT FROM 'REFUSED';

-- A book that was brought for a swap between families is kept for nobody else
SELECT l.swap_id, l.copy_id, k.request_id FROM home_swap_leg l JOIN claim k ON k.copy_id = l.copy_id
WHERE l.open AND l.deposited_at IS NOT NULL AND k.state IN ('OFFERED', 'TO_PULL', 'ON_ITS_WAY', 'TO_FETCH');

-- A wish sleeps only as long as its swap between families runs
SELECT l.swap_id, l.request_id, r.state FROM home_swap_leg l JOIN home_swap s ON s.id = l.swap_id JOIN swap_request r ON r.id = l.request_id
WHERE s.state = 'AGREED' AND l.open AND r.state NOT IN ('PAUSED', 'OPEN') AND r.changed_at < now() - interval '5 minutes';

-- A running promise is of a copy that its family has promised to bring
SELECT p.id, c.code, c.status FROM promise p JOIN copy c ON c.id = p.copy_id
WHERE p.state = 'RUNNING' AND (c.status <> 'PROMISED' OR c.household_id <> p.household_id)
  AND c.since < now() - interval '5 minutes';

-- A running promise counts for an open wish that the book meets
SELECT p.id, r.state FROM promise p JOIN swap_request r ON r.id = p.request_id JOIN copy c ON c.id = p.copy_id
WHERE p.state = 'RUNNING' AND r.changed_at < now() - interval '5 minutes'
  AND (r.state NOT IN ('OPEN', 'PAUSED') OR (r.wish <> 'LIKE' AND r.line_key <> ALL (wish_keys(c.volume_id))));

-- A promise never runs longer than its day without being missed, unless its days are being counted anew
SELECT p.id, p.bring_until FROM promise p
WHERE p.state = 'RUNNING' AND p.bring_until < (now() AT TIME ZONE 'Asia/Shanghai')::date - 1;

-- The bonus of a kept promise stands once in the ledger, and is taken back there once when the book went home; no other has one
SELECT p.id, p.bonus, p.bonus_taken_back, count(t.id) FROM promise p
LEFT JOIN credit_transaction t ON t.reference = p.id AND t.kind IN ('GRANT', 'TAKE_BACK')
GROUP BY p.id HAVING count(*) FILTER (WHERE t.kind = 'GRANT') <> (p.bonus + p.bonus_taken_back > 0)::integer
    OR count(*) FILTER (WHERE t.kind = 'TAKE_BACK') <> (p.bonus_taken_back > 0)::integer;

-- An appeal that was promised has its promise, and no other has one
SELECT a.id, a.state FROM appeal a LEFT JOIN promise p ON p.appeal_id = a.id
WHERE (a.state = 'PROMISED') <> (p.id IS NOT NULL) OR a.household_id <> p.household_id AND p.state = 'RUNNING';

-- A home whose shelf sleeps is not asked for anything
SELECT a.id, a.household_id FROM appeal a JOIN sleeping_shelf s ON s.household_id = a.household_id AND s.woken_at IS NULL
WHERE a.state = 'ASKED' AND a.asked_at > s.slept_at;

-- A title is recalled once at a time
SELECT scope, scope_id, count(*) FROM recall WHERE state <> 'LIFTED' GROUP BY scope, scope_id HAVING count(*) > 1;
-- A copy stands once in a recall
SELECT recall_id, copy_id, count(*) FROM recall_copy GROUP BY recall_id, copy_id HAVING count(*) > 1;
-- A list of books to go was decided by another person than who drew it up
SELECT id, proposed_by FROM deaccession_list WHERE decided_by = proposed_by;

-- Of a swap face to face both families said the same, and each book went to the other once
SELECT r.id, r.met, r.state FROM meeting_record r LEFT JOIN meeting_record o ON o.id = r.met
WHERE r.state = 'DONE' AND (o.met, o.gives, o.takes, o.state) IS DISTINCT FROM (r.id, r.takes, r.gives, 'DONE');

-- Every movement from shelf to shelf is that of a swap face to face, and the other way round
SELECT r.gives, count(*) FROM meeting_record r WHERE r.state = 'DONE' GROUP BY r.gives
HAVING count(*) <> (SELECT count(*) FROM movement m WHERE m.copy_id = r.gives AND m.reason = 'swapped face to face' AND m.status = 'HANDED_OVER');

-- A record of a swap face to face came as an event of its phone
SELECT r.device, r.sequence FROM meeting_record r WHERE NOT EXISTS (SELECT FROM offline_event e
    WHERE e.device = r.device AND e.sequence = r.sequence AND e.kind = 'MEETING' AND e.actor = r.person_id);

-- A wish and a copy have one running promise each at most, and a copy earns its bonus once
SELECT 'wish' AS what, request_id AS id, count(*) FROM promise WHERE state = 'RUNNING' GROUP BY request_id HAVING count(*) > 1
UNION ALL SELECT 'copy', copy_id, count(*) FROM promise WHERE state = 'RUNNING' GROUP BY copy_id HAVING count(*) > 1
UNION ALL SELECT 'bonus', copy_id, count(*) FROM promise WHERE bonus > 0 GROUP BY copy_id HAVING count(*) > 1;

-- A home is asked for a copy once at a time
SELECT copy_id, count(*) FROM appeal WHERE state = 'ASKED' GROUP BY copy_id HAVING count(*) > 1;

-- A book and a wish are in one open swap between families at most
SELECT 'copy' AS what, copy_id AS id, count(*) FROM home_swap_leg WHERE open GROUP BY copy_id HAVING count(*) > 1
UNION ALL SELECT 'wish', request_id, count(*) FROM home_swap_leg WHERE open AND fetch_until IS NULL GROUP BY request_id HAVING count(*) > 1;

-- A record of a swap face to face counts once by its phone and number
SELECT device, sequence, count(*) FROM meeting_record GROUP BY device, sequence HAVING count(*) > 1;
