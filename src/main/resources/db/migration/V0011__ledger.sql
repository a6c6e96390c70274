-- Swap credits as double entry. Amounts are whole credits; nothing is ever updated but the balances of household accounts,
-- which are a cache of their entries (the audit compares them) and carry the limit: never below zero.

CREATE TABLE credit_account (
    id        uuid   NOT NULL DEFAULT uuidv7() CONSTRAINT credit_account_pk PRIMARY KEY,
    kind      text   NOT NULL CONSTRAINT credit_account_kind CHECK (kind IN ('FREE', 'HELD', 'MINTED', 'GRANTED', 'BURNED', 'EXPIRED')),
    household uuid,
    purse     text   NOT NULL DEFAULT 'GENERAL',
    balance   bigint NOT NULL DEFAULT 0,
    CONSTRAINT credit_account_owner CHECK ((household IS NOT NULL) = (kind IN ('FREE', 'HELD'))),
    CONSTRAINT credit_account_limit CHECK (household IS NULL OR balance >= 0),
    CONSTRAINT credit_account_one UNIQUE NULLS NOT DISTINCT (household, kind, purse)
);

-- The library's own accounts keep no balance: every mint would wait for one row.
INSERT INTO credit_account (kind) VALUES ('MINTED'), ('GRANTED'), ('BURNED'), ('EXPIRED');

CREATE TABLE credit_transaction (
    id        uuid        NOT NULL CONSTRAINT credit_transaction_pk PRIMARY KEY,
    kind      text        NOT NULL CONSTRAINT credit_transaction_kind CHECK (kind IN ('MINT', 'GRANT', 'HOLD', 'RELEASE', 'BURN', 'REVERSE', 'EXPIRE')),
    at        timestamptz NOT NULL,
    actor     uuid        NOT NULL,
    reference uuid        NOT NULL,
    copy_code text,
    reason    text        NOT NULL
);

-- One inspection mints once and one request burns once, whoever asks how often.
CREATE UNIQUE INDEX credit_transaction_once ON credit_transaction (kind, reference) WHERE kind IN ('MINT', 'BURN', 'GRANT');

CREATE TABLE credit_entry (
    id             uuid   NOT NULL DEFAULT uuidv7() CONSTRAINT credit_entry_pk PRIMARY KEY,
    transaction_id uuid   NOT NULL CONSTRAINT credit_entry_transaction REFERENCES credit_transaction (id),
    account_id     uuid   NOT NULL CONSTRAINT credit_entry_account REFERENCES credit_account (id),
    amount         bigint NOT NULL CONSTRAINT credit_entry_amount CHECK (amount <> 0)
);

CREATE INDEX credit_entry_by_account ON credit_entry (account_id, id);
CREATE INDEX credit_entry_by_transaction ON credit_entry (transaction_id);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
END $$;

CREATE TRIGGER credit_transaction_append_only BEFORE UPDATE OR DELETE ON credit_transaction FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER credit_entry_append_only BEFORE UPDATE OR DELETE ON credit_entry FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE FUNCTION credit_transaction_sums_to_zero() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (SELECT sum(amount) FROM credit_entry WHERE transaction_id = NEW.transaction_id) <> 0 THEN
        RAISE EXCEPTION 'credit transaction % does not sum to zero', NEW.transaction_id
            USING CONSTRAINT = 'credit_transaction_sums_to_zero';
    END IF;
    RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER credit_transaction_sums_to_zero AFTER INSERT ON credit_entry
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION credit_transaction_sums_to_zero();
