-- The entries of a transaction sum to zero
SELECT transaction_id, sum(amount) AS sum FROM credit_entry GROUP BY transaction_id HAVING sum(amount) <> 0;

-- Every transaction has entries
SELECT t.id FROM credit_transaction t WHERE NOT EXISTS (SELECT FROM credit_entry e WHERE e.transaction_id = t.id);

-- The balance of each household account, one for each purse, end and site, is the sum of its entries
SELECT a.id, a.household, a.kind, a.purse, a.ends_at, a.site, a.balance, coalesce(e.entries, 0) AS entries
FROM credit_account a LEFT JOIN (SELECT account_id, sum(amount) AS entries FROM credit_entry GROUP BY account_id) e ON e.account_id = a.id
WHERE a.household IS NOT NULL AND a.balance <> coalesce(e.entries, 0);

-- The library's own accounts keep no balance: they are their entries
SELECT id, kind, balance FROM credit_account WHERE household IS NULL AND balance <> 0;

-- What all families have is what was minted and granted, less what was burned and ended, up to the credit
SELECT f.balance, e.given FROM (SELECT coalesce(sum(balance), 0) AS balance FROM credit_account WHERE household IS NOT NULL) f
CROSS JOIN (SELECT coalesce(-sum(e.amount), 0) AS given FROM credit_entry e JOIN credit_account a ON a.id = e.account_id WHERE a.household IS NULL) e
WHERE f.balance <> e.given;

-- No household purse is below zero
SELECT id, household, kind, balance FROM credit_account WHERE household IS NOT NULL AND balance < 0;

-- A transaction moves between the accounts that its kind names, and in their direction
SELECT t.id, t.kind, a.kind AS account, e.amount FROM credit_transaction t JOIN credit_entry e ON e.transaction_id = t.id
JOIN credit_account a ON a.id = e.account_id
LEFT JOIN (VALUES ('MINT', 'MINTED', 'FREE'), ('GRANT', 'GRANTED', 'FREE'), ('TAKE_BACK', 'FREE', 'GRANTED'), ('HOLD', 'FREE', 'HELD'), ('RELEASE', 'HELD', 'FREE'),
    ('BURN', 'HELD', 'BURNED'), ('REFUND', 'BURNED', 'FREE'), ('REVERSE', 'FREE', 'MINTED'), ('EXPIRE', 'FREE', 'EXPIRED'),
    ('CORRECT_UP', 'CORRECTED', 'FREE'), ('CORRECT_DOWN', 'FREE', 'CORRECTED'), ('FORFEIT', 'FREE', 'EXPIRED')) AS k (kind, source, target)
  ON k.kind = t.kind
WHERE t.kind <> 'TRANSFER' AND a.kind IS DISTINCT FROM CASE WHEN e.amount < 0 THEN k.source ELSE k.target END;

-- Between households free stays free, held stays held, and each purse stays what it is good for
SELECT e.transaction_id, a.kind, a.purse, a.ends_at, a.site, sum(e.amount) FROM credit_transaction t
JOIN credit_entry e ON e.transaction_id = t.id JOIN credit_account a ON a.id = e.account_id
WHERE t.kind = 'TRANSFER' GROUP BY e.transaction_id, a.kind, a.purse, a.ends_at, a.site HAVING sum(e.amount) <> 0;

-- What is held for a request, or was passed on to it, or for a swap between families or a trade, is what was held less what was given back and burned
WITH RECURSIVE root AS (
    SELECT id, id AS root FROM swap_request WHERE folded_into IS NULL
    UNION ALL SELECT r.id, root.root FROM swap_request r JOIN root ON root.id = r.folded_into
), moved AS (
    SELECT coalesce(root.root, t.reference) AS root, sum(e.amount) AS held FROM credit_transaction t
    JOIN credit_entry e ON e.transaction_id = t.id JOIN credit_account a ON a.id = e.account_id AND a.kind = 'HELD'
    LEFT JOIN root ON root.id = t.reference WHERE t.kind IN ('HOLD', 'RELEASE', 'BURN') GROUP BY 1
), promised AS (SELECT root.root, sum(r.held_credits) AS held FROM swap_request r JOIN root ON root.id = r.id GROUP BY 1
    UNION ALL SELECT id, escrow FROM home_swap_leg UNION ALL SELECT held_as, escrow FROM trade_offer)
SELECT coalesce(m.root, p.root) AS reference, m.held AS by_entries, p.held AS by_requests
FROM moved m FULL JOIN promised p ON p.root = m.root WHERE coalesce(m.held, 0) <> coalesce(p.held, 0);

-- What was burned was burned for a copy that was handed over, or that its family took home again, once for each time, whatever its label then
SELECT coalesce(k.copy_id::text, t.copy_code) AS copy, count(*) AS burned, max(g.times) AS given FROM credit_transaction t
LEFT JOIN (SELECT code, id AS copy_id FROM copy UNION ALL SELECT code, copy_id FROM voided_label) k ON k.code = t.copy_code
LEFT JOIN (SELECT m.copy_id, count(*) AS times FROM movement m
    WHERE m.status = 'HANDED_OVER' OR m.reason LIKE 'home again%' GROUP BY m.copy_id) g ON g.copy_id = k.copy_id
WHERE t.kind = 'BURN' GROUP BY 1 HAVING count(*) > coalesce(max(g.times), 0);

-- Every copy that went over the counter was paid for
SELECT c.code, g.times AS handed_over, b.times AS burned
FROM (SELECT m.copy_id, count(*) AS times FROM movement m
    WHERE m.status = 'HANDED_OVER' AND m.reason = 'handed over' GROUP BY m.copy_id) g JOIN copy c ON c.id = g.copy_id
LEFT JOIN (SELECT k.copy_id, count(*) AS times FROM credit_transaction t
    JOIN (SELECT code, id AS copy_id FROM copy UNION ALL SELECT code, copy_id FROM voided_label) k ON k.code = t.copy_code
    WHERE t.kind = 'BURN' GROUP BY k.copy_id) b ON b.copy_id = g.copy_id
WHERE g.times > coalesce(b.times, 0);

-- What was given back after a hand-over was undone is what was burned for it, once
SELECT t.reference, count(*) AS refunds, sum(s.amount) AS given_back, max(b.amount) AS burned FROM credit_transaction t
JOIN (SELECT transaction_id, sum(amount) AS amount FROM credit_entry WHERE amount > 0 GROUP BY transaction_id) s ON s.transaction_id = t.id
LEFT JOIN (SELECT x.reference, sum(e.amount) AS amount FROM credit_transaction x JOIN credit_entry e ON e.transaction_id = x.id AND e.amount > 0
    WHERE x.kind = 'BURN' GROUP BY x.reference) b ON b.reference = t.reference
WHERE t.kind = 'REFUND' GROUP BY t.reference HAVING count(*) > 1 OR sum(s.amount) IS DISTINCT FROM max(b.amount);

-- What was minted lies in the purse that the inspection named
SELECT t.id, a.purse, i.worth ->> 'purse' AS of_the_book FROM credit_transaction t JOIN inspection i ON i.id = t.reference
JOIN credit_entry e ON e.transaction_id = t.id AND e.amount > 0 JOIN credit_account a ON a.id = e.account_id
WHERE t.kind = 'MINT' AND i.worth IS NOT NULL AND a.purse <> i.worth ->> 'purse';

-- Who had minted for a family neither proposed nor agreed to a correction of its credits
SELECT t.id, p.household_id, m.actor FROM credit_transaction t JOIN approval p ON p.id = t.reference
JOIN credit_account a ON a.household = p.household_id AND a.kind = 'FREE' JOIN credit_entry e ON e.account_id = a.id
JOIN credit_transaction m ON m.id = e.transaction_id AND m.kind = 'MINT' AND m.at < t.at
WHERE t.kind IN ('CORRECT_UP', 'CORRECT_DOWN') AND (m.actor = p.decided_by OR m.actor = p.proposed_by AND m.at < p.proposed_at);

-- Every entry says by which rules: those of the inspection, of the promise, or of its day
SELECT t.id, t.kind, t.rules_version FROM credit_transaction t
LEFT JOIN inspection i ON i.id = t.reference AND t.kind IN ('MINT', 'REVERSE')
LEFT JOIN rule_set r ON r.kind = 'INTAKE' AND r.version = t.rules_version
WHERE r.version IS NULL OR i.rules_version <> t.rules_version;

-- What is left of pooled prices is the sum of its entries
SELECT coalesce(r.household, e.household) AS household, coalesce(r.purse, e.purse) AS purse, r.fen, e.fen AS entries
FROM credit_remainder r FULL JOIN (SELECT household, purse, sum(fen) AS fen FROM credit_remainder_entry GROUP BY household, purse) e
  ON e.household = r.household AND e.purse = r.purse
WHERE coalesce(r.fen, 0) <> coalesce(e.fen, 0);

-- What is moved between households stays with them: mergers of remainders sum to zero
SELECT reference, sum(fen) FROM credit_remainder_entry WHERE kind = 'MERGED' GROUP BY reference HAVING sum(fen) <> 0;

-- A price that was taken back was pooled before, and is the same price
SELECT t.reference, t.price_fen, p.price_fen AS pooled FROM credit_remainder_entry t
LEFT JOIN credit_remainder_entry p ON p.reference = t.reference AND p.kind = 'POOLED'
WHERE t.kind = 'TAKEN_BACK' AND (p.id IS NULL OR (p.price_fen, p.step_fen, p.purse) IS DISTINCT FROM (t.price_fen, t.step_fen, t.purse));

-- Credits that ended were not spent afterwards, and only ended ones expired
SELECT t.id, t.kind, t.at, a.ends_at FROM credit_transaction t
JOIN credit_entry e ON e.transaction_id = t.id JOIN credit_account a ON a.id = e.account_id
WHERE a.kind = 'FREE' AND e.amount < 0
  AND ((t.kind = 'HOLD' AND a.ends_at <= t.at) OR (t.kind = 'EXPIRE' AND coalesce(a.ends_at > t.at, true)));

-- One reference mints, gives, burns, gives back, takes back and reverses once
SELECT kind, reference, count(*) FROM credit_transaction WHERE kind IN ('MINT', 'GRANT', 'TAKE_BACK', 'BURN', 'REFUND', 'REVERSE')
GROUP BY kind, reference HAVING count(*) > 1;

-- Credits in a bound purse are good at its site, and not for a shorter time than it is bound to
SELECT a.id, a.purse, a.ends_at, a.site FROM credit_account a JOIN bound_purse b ON b.name = a.purse
WHERE a.balance > 0 AND (a.site IS DISTINCT FROM b.site OR a.ends_at < b.ends_at);
