-- Every movement of credits says by which version of the intake rules: what a book is worth and which purse pays for it. Of a mint
-- and its reversal it is that of the inspection; of a hold, and of what became of it, that of the moment of the promise.
ALTER TABLE credit_transaction ADD COLUMN rules_version integer;

CREATE FUNCTION credit_rules_at(moment timestamptz) RETURNS integer LANGUAGE sql STABLE AS $$
    SELECT version FROM rule_set WHERE kind = 'INTAKE' ORDER BY valid_from <= moment DESC,
        CASE WHEN valid_from <= moment THEN valid_from END DESC, version DESC LIMIT 1
$$;

ALTER TABLE credit_transaction DISABLE TRIGGER credit_transaction_append_only;
UPDATE credit_transaction t SET rules_version = coalesce(
    (SELECT i.rules_version FROM inspection i WHERE i.id = t.reference AND t.kind IN ('MINT', 'REVERSE')),
    (SELECT credit_rules_at(h.at) FROM credit_transaction h WHERE h.reference = t.reference AND h.kind = 'HOLD' AND h.at <= t.at
       AND t.kind IN ('RELEASE', 'BURN', 'REFUND') ORDER BY h.at DESC, h.id DESC LIMIT 1),
    credit_rules_at(t.at));
ALTER TABLE credit_transaction ENABLE TRIGGER credit_transaction_append_only;
ALTER TABLE credit_transaction ALTER COLUMN rules_version SET NOT NULL;

-- Written here and not by the callers, so that nothing that ever writes an entry can leave it out.
CREATE FUNCTION credit_transaction_says_its_rules() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.kind IN ('RELEASE', 'BURN', 'REFUND') THEN
        SELECT rules_version INTO NEW.rules_version FROM credit_transaction
         WHERE reference = NEW.reference AND kind = 'HOLD' ORDER BY at DESC, id DESC LIMIT 1;
    ELSIF NEW.kind = 'REVERSE' THEN
        SELECT rules_version INTO NEW.rules_version FROM credit_transaction WHERE reference = NEW.reference AND kind = 'MINT';
    END IF;
    NEW.rules_version := coalesce(NEW.rules_version, credit_rules_at(NEW.at));
    RETURN NEW;
END $$;
CREATE TRIGGER credit_transaction_says_its_rules BEFORE INSERT ON credit_transaction
    FOR EACH ROW EXECUTE FUNCTION credit_transaction_says_its_rules();
-- Also for who writes past the other triggers.
ALTER TABLE credit_transaction ENABLE ALWAYS TRIGGER credit_transaction_says_its_rules;

CREATE OR REPLACE VIEW audit_credit_entry AS
SELECT e.id, e.transaction_id, t.kind, t.at, t.actor, t.reference, t.copy_code, t.reason, a.kind AS account, a.household, a.purse, e.amount,
       a.ends_at, a.site, t.rules_version
FROM credit_entry e JOIN credit_transaction t ON t.id = e.transaction_id JOIN credit_account a ON a.id = e.account_id;
