-- Credits go from one household to another when families merge or somebody moves out; no other kind has two purses.
ALTER TABLE credit_transaction DROP CONSTRAINT credit_transaction_kind;
ALTER TABLE credit_transaction ADD CONSTRAINT credit_transaction_kind
    CHECK (kind IN ('MINT', 'GRANT', 'HOLD', 'RELEASE', 'BURN', 'REVERSE', 'EXPIRE', 'TRANSFER'));
