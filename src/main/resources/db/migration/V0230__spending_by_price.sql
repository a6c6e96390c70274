-- Where the rules count in prices, taking a book costs what it was worth when it was brought. One sum for the service and the audit:
-- the price staff read on the book, else the one the catalogue gave then, else the one it gives now, in full yuan and at least one.
-- Under all other rules a book costs one credit.
CREATE FUNCTION swap_cost(copy uuid, volume uuid, at timestamptz) RETURNS bigint LANGUAGE sql STABLE AS $$
    SELECT CASE WHEN r.body #>> '{value,per}' = 'LIST_PRICE' THEN greatest(1, coalesce(
        (SELECT coalesce((i.basis #>> '{finding,coverPriceFen}')::bigint, (i.basis #>> '{finding,book,priceFen}')::bigint)
           FROM inspection i WHERE i.copy_id = swap_cost.copy ORDER BY i.decided_at DESC, i.id DESC LIMIT 1),
        (SELECT e.price_fen FROM volume v JOIN edition e ON e.id = v.edition_id WHERE v.id = swap_cost.volume), 0) / 100)
      ELSE 1 END
    FROM rule_set r WHERE r.kind = 'INTAKE' AND r.valid_from <= swap_cost.at ORDER BY r.valid_from DESC, r.version DESC LIMIT 1
$$;

-- What is held for a request, so that it is burned or given back in the same amount whatever the rules say by then.
ALTER TABLE swap_request ADD COLUMN held_credits integer NOT NULL DEFAULT 0;
UPDATE swap_request SET held_credits = 1 WHERE credit_held;
ALTER TABLE swap_request ADD CONSTRAINT swap_request_held CHECK (held_credits >= 0 AND (held_credits > 0) = credit_held);
INSERT INTO personal_column (table_name, column_name, purpose) VALUES ('swap_request', 'held_credits', 'requests');
