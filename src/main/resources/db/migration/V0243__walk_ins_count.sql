-- Who took a book over the counter without having asked for it has received a book too, and so has who swapped one face to face: in the
-- order of the lines such a book counts for the whole family, because nobody wrote down who of it reads it. One that was undone does not.
CREATE FUNCTION received_unasked(family uuid) RETURNS timestamptz LANGUAGE sql STABLE AS $$
    SELECT greatest(
        (SELECT max(t.at) FROM credit_account a JOIN credit_entry e ON e.account_id = a.id AND e.amount < 0
            JOIN credit_transaction t ON t.id = e.transaction_id AND t.kind = 'BURN' AND t.reason = 'walk-in swap'
            WHERE a.household = family AND a.kind = 'HELD'
              AND NOT EXISTS (SELECT FROM credit_transaction u WHERE u.reference = t.reference AND u.kind = 'REFUND')),
        (SELECT max(m.recorded_at) FROM movement m WHERE m.household_id = family AND m.status = 'HANDED_OVER'
            AND m.reason = 'swapped face to face'))
$$;

CREATE OR REPLACE FUNCTION wish_place(r swap_request, determinants text[], OUT precedence integer, OUT since timestamptz) LANGUAGE sql STABLE AS $$
    SELECT coalesce((SELECT sum((CASE d.name WHEN 'FIRST_BOOK' THEN h.received IS NOT NULL WHEN 'CHILDREN' THEN p.kind <> 'CHILD' ELSE false END)::integer
                      * (1 << (cardinality(determinants) - d.at::integer))) FROM unnest(determinants) WITH ORDINALITY AS d (name, at)), 0)::integer,
           CASE WHEN 'WAITED_LONGEST' = ANY (determinants) THEN coalesce(h.received, p.created_at) ELSE r.placed_at END
    FROM person p CROSS JOIN LATERAL (SELECT CASE WHEN determinants && ARRAY['FIRST_BOOK', 'WAITED_LONGEST'] THEN greatest(
        (SELECT max(f.changed_at) FROM swap_request f WHERE f.state = 'FULFILLED'
            AND CASE WHEN r.for_family THEN f.household_id = r.household_id ELSE f.person_id = r.person_id END),
        received_unasked(r.household_id)) END AS received) h
    WHERE p.id = r.person_id
$$;

UPDATE swap_request r SET precedence = (wish_place(r, w.determinants)).precedence, since = (wish_place(r, w.determinants)).since
FROM wish_order w WHERE w.determinants && ARRAY['FIRST_BOOK', 'WAITED_LONGEST'] AND r.state IN ('OPEN', 'PAUSED', 'OFFERED', 'ACCEPTED', 'READY');
