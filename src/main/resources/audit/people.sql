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
