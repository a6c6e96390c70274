-- A step that is undone puts a copy back where it stood, to the shelf.
ALTER TABLE movement ADD shelf text;

-- A hand-over that is undone gives the credit back: what was burned is free again, once.
ALTER TABLE credit_transaction DROP CONSTRAINT credit_transaction_kind;
ALTER TABLE credit_transaction ADD CONSTRAINT credit_transaction_kind
    CHECK (kind IN ('MINT', 'GRANT', 'HOLD', 'RELEASE', 'BURN', 'REFUND', 'REVERSE', 'EXPIRE', 'CORRECT_UP', 'CORRECT_DOWN', 'FORFEIT', 'TRANSFER'));
CREATE UNIQUE INDEX credit_transaction_refunds_once ON credit_transaction (reference) WHERE kind = 'REFUND';
