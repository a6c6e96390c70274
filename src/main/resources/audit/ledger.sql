-- The entries of a transaction sum to zero
SELECT transaction_id, sum(amount) AS sum FROM credit_entry GROUP BY transaction_id HAVING sum(amount) <> 0;

-- Every transaction has entries
SELECT t.id FROM credit_transaction t WHERE NOT EXISTS (SELECT FROM credit_entry e WHERE e.transaction_id = t.id);

-- The balance of a household account is the sum of its entries
SELECT a.id, a.household, a.kind, a.balance, coalesce(sum(e.amount), 0) AS entries
FROM credit_account a LEFT JOIN credit_entry e ON e.account_id = a.id
WHERE a.household IS NOT NULL GROUP BY a.id HAVING a.balance <> coalesce(sum(e.amount), 0);

-- No household purse is below zero
SELECT id, household, kind, balance FROM credit_account WHERE household IS NOT NULL AND balance < 0;
