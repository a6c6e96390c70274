-- The gauge of inflation, counted every night: credits that families have, and copies on shelves that anybody wants. While there are more
-- credits than such copies the library gives none of its own.
CREATE TABLE credit_gauge (
    one        boolean     NOT NULL DEFAULT true CONSTRAINT credit_gauge_pk PRIMARY KEY CONSTRAINT credit_gauge_one CHECK (one),
    counted_at timestamptz NOT NULL,
    credits    bigint      NOT NULL CONSTRAINT credit_gauge_credits CHECK (credits >= 0),
    wanted     bigint      NOT NULL CONSTRAINT credit_gauge_wanted CHECK (wanted >= 0)
);

-- The bonus of a promised book goes back when a second look sends the book home.
ALTER TABLE promise ADD COLUMN bonus_taken_back bigint NOT NULL DEFAULT 0;
ALTER TABLE promise ADD CONSTRAINT promise_bonus_taken_back CHECK (bonus_taken_back >= 0 AND (bonus_taken_back = 0 OR state = 'TURNED_DOWN'));
INSERT INTO personal_column (table_name, column_name, purpose) VALUES ('promise', 'bonus_taken_back', 'appeals');

DO $$
DECLARE known text;
BEGIN
    SELECT substring(pg_get_constraintdef(oid) FROM '^CHECK \((.*)\)$') INTO STRICT known
      FROM pg_constraint WHERE conname = 'credit_transaction_kind' AND conrelid = 'credit_transaction'::regclass;
    ALTER TABLE credit_transaction DROP CONSTRAINT credit_transaction_kind;
    EXECUTE format('ALTER TABLE credit_transaction ADD CONSTRAINT credit_transaction_kind CHECK (kind = %L OR %s)', 'TAKE_BACK', known);
END $$;
CREATE UNIQUE INDEX credit_transaction_takes_back_once ON credit_transaction (reference) WHERE kind = 'TAKE_BACK';
