-- Nothing was approved by one person alone
SELECT id, kind, subject, state, proposed_by, decided_by FROM approval
WHERE state = 'EXECUTED' AND (decided_by IS NULL OR decided_by = proposed_by);

-- Every correction of credits has an approval of two persons for as many credits of that household, and every such approval its entry
SELECT a.id AS approval, a.household_id, a.credits, t.id AS transaction, t.amount
FROM (SELECT * FROM approval WHERE kind = 'CREDIT_CORRECTION' AND state = 'EXECUTED') a
FULL JOIN (SELECT t.id, t.reference, sum(e.amount) FILTER (WHERE c.kind = 'FREE') AS amount, max(c.household::text) AS household
    FROM credit_transaction t JOIN credit_entry e ON e.transaction_id = t.id JOIN credit_account c ON c.id = e.account_id
    WHERE t.kind IN ('CORRECT_UP', 'CORRECT_DOWN') GROUP BY t.id) t ON t.reference = a.id
WHERE a.id IS NULL OR t.id IS NULL OR t.amount <> a.credits OR t.household <> a.household_id::text;

-- A child has a guardian: a grown-up who lives in the same household
SELECT c.id AS child, c.household_id, g.id AS guardian FROM person c LEFT JOIN person g ON g.id = c.guardian_id
WHERE c.kind = 'CHILD' AND (g.id IS NULL OR g.kind = 'CHILD' OR g.erased_at IS NOT NULL OR g.household_id <> c.household_id);

-- A child has one consent in force, and its guardian gave it
SELECT c.id AS child, count(k.id) AS consents FROM person c
LEFT JOIN consent k ON k.person_id = c.id AND k.revoked_at IS NULL AND k.guardian_id = c.guardian_id
WHERE c.kind = 'CHILD' GROUP BY c.id HAVING count(k.id) <> 1;

-- A family code that was retired is on no card
SELECT f.code, h.id AS household FROM former_family_code f JOIN household h ON h.family_code = f.code;

-- A household that became part of another has nothing left: no persons, books, requests, claims, drop-off sessions or credits
SELECT h.id FROM household h WHERE h.merged_into IS NOT NULL AND (
    EXISTS (SELECT FROM person p WHERE p.household_id = h.id) OR EXISTS (SELECT FROM copy c WHERE h.id IN (c.household_id, c.brought_by))
    OR EXISTS (SELECT FROM swap_request r WHERE r.household_id = h.id) OR EXISTS (SELECT FROM claim k WHERE k.household_id = h.id)
    OR EXISTS (SELECT FROM drop_off d WHERE d.household_id = h.id)
    OR EXISTS (SELECT FROM credit_account a WHERE a.household = h.id AND a.balance <> 0));

-- A transfer of credits is between two households: what is free stays free and what is held stays held
SELECT t.id FROM credit_transaction t JOIN credit_entry e ON e.transaction_id = t.id JOIN credit_account a ON a.id = e.account_id
WHERE t.kind = 'TRANSFER' GROUP BY t.id
HAVING sum(e.amount) <> 0 OR count(DISTINCT a.household) <> 2 OR bool_or(a.household IS NULL)
    OR coalesce(sum(e.amount) FILTER (WHERE a.kind = 'HELD'), 0) <> 0;
-- One thing is proposed once at a time
SELECT subject, count(*) FROM approval WHERE state = 'PROPOSED' GROUP BY subject HAVING count(*) > 1;
