-- Credit is minted at inspection, or for a book that was brought to a trade session, and nowhere else, once for each book that earned it
SELECT i.id AS inspection, i.credits, t.id AS transaction, e.amount
FROM (SELECT * FROM inspection WHERE credits > 0) i
FULL JOIN (SELECT * FROM credit_transaction m WHERE kind = 'MINT' AND NOT EXISTS (
    SELECT FROM trade_offer o WHERE o.id = m.reference AND o.present_at IS NOT NULL)) t ON t.reference = i.id
LEFT JOIN credit_entry e ON e.transaction_id = t.id AND e.amount > 0
WHERE i.id IS NULL OR t.id IS NULL OR e.amount IS DISTINCT FROM i.credits;

-- A family has at most one open drop-off session at a site
SELECT household_id, site_id, count(*) FROM drop_off WHERE state = 'OPEN' GROUP BY household_id, site_id HAVING count(*) > 1;

-- What was minted for a decision that another one took the place of was taken back once, and nothing else was
SELECT i.id AS inspection, t.id AS transaction FROM inspection i JOIN inspection later ON later.supersedes = i.id
LEFT JOIN credit_transaction t ON t.kind = 'REVERSE' AND t.reference = i.id WHERE i.credits > 0 AND NOT coalesce(i.worth ? 'stepFen', false) AND t.id IS NULL
UNION ALL SELECT i.id, t.id FROM credit_transaction t JOIN inspection i ON i.id = t.reference WHERE t.kind = 'REVERSE'
  AND NOT EXISTS (SELECT FROM inspection later WHERE later.supersedes = i.id AND i.decision = 'CREDIT');

-- A decision takes the place of one about the same copy in the same session
SELECT later.id, i.id AS before FROM inspection later JOIN inspection i ON i.id = later.supersedes
WHERE (later.drop_off_id, later.copy_id) IS DISTINCT FROM (i.drop_off_id, i.copy_id);

-- Nothing is minted inside one household: a copy that came back to who brought it has no credit
SELECT id, copy_id FROM inspection WHERE decision = 'CREDIT' AND (basis -> 'finding' ->> 'ownCopyBack')::boolean;

-- A pooled book minted what its remainder says, once
SELECT i.id AS inspection, i.credits, e.credits AS pooled FROM (SELECT * FROM inspection WHERE worth ? 'stepFen') i
FULL JOIN (SELECT * FROM credit_remainder_entry WHERE kind = 'POOLED') e ON e.reference = i.id
WHERE i.id IS NULL OR e.id IS NULL OR e.credits <> i.credits
   OR e.fen <> (i.worth ->> 'remainderAfter')::bigint - (i.worth ->> 'remainderBefore')::bigint;
