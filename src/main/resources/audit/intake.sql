-- Credit is minted at inspection and nowhere else, once for each book that earned it
SELECT i.id AS inspection, i.credits, t.id AS transaction, e.amount
FROM (SELECT * FROM inspection WHERE decision = 'CREDIT') i
FULL JOIN (SELECT * FROM credit_transaction WHERE kind = 'MINT') t ON t.reference = i.id
LEFT JOIN credit_entry e ON e.transaction_id = t.id AND e.amount > 0
WHERE i.id IS NULL OR t.id IS NULL OR e.amount IS DISTINCT FROM i.credits;

-- A family has at most one open drop-off session at a site
SELECT household_id, site_id, count(*) FROM drop_off WHERE state = 'OPEN' GROUP BY household_id, site_id HAVING count(*) > 1;
