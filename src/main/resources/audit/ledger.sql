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

-- What is left of pooled prices is the sum of its entries
SELECT coalesce(r.household, e.household) AS household, coalesce(r.purse, e.purse) AS purse, r.fen, e.fen AS entries
FROM credit_remainder r FULL JOIN (SELECT household, purse, sum(fen) AS fen FROM credit_remainder_entry GROUP BY household, purse) e
  ON e.household = r.household AND e.purse = r.purse
WHERE coalesce(r.fen, 0) <> coalesce(e.fen, 0);

-- What is moved between households stays with them: mergers of remainders sum to zero
SELECT reference, sum(fen) FROM credit_remainder_entry WHERE kind = 'MERGED' GROUP BY reference HAVING sum(fen) <> 0;

-- Credits that ended were not spent afterwards, and only ended ones expired
SELECT t.id, t.kind, t.at, a.ends_at FROM credit_transaction t
JOIN credit_entry e ON e.transaction_id = t.id JOIN credit_account a ON a.id = e.account_id
WHERE a.kind = 'FREE' AND e.amount < 0
  AND ((t.kind = 'HOLD' AND a.ends_at <= t.at) OR (t.kind = 'EXPIRE' AND coalesce(a.ends_at > t.at, true)));
