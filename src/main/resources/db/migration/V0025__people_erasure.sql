-- An erased person is an id that names nobody; the ledger and the requests keep pointing at it.
ALTER TABLE person ADD COLUMN erased_at timestamptz;
ALTER TABLE person ADD CONSTRAINT person_erased
    CHECK (erased_at IS NULL OR (nickname = '已注销' AND kind = 'ADULT' AND age_band IS NULL AND guardian_id IS NULL));
DROP INDEX person_household_members;
CREATE INDEX person_household_members ON person (household_id, created_at, id) WHERE erased_at IS NULL;
-- "Who looked at my record": what the desk opened, read by the household itself.
CREATE INDEX audit_entry_looks ON audit_entry (subject, at DESC, id) WHERE verb = 'household.look';
