-- What the public page of fairness shows, counted once a day: nobody's page counts while somebody hands over a book. Sums only, and none
-- of fewer than ten.
CREATE TABLE fairness (
    one        boolean     NOT NULL DEFAULT true CONSTRAINT fairness_pk PRIMARY KEY CONSTRAINT fairness_one CHECK (one),
    counted_at timestamptz NOT NULL,
    body       jsonb       NOT NULL CONSTRAINT fairness_is_an_object CHECK (jsonb_typeof(body) = 'object')
);
