-- Every decision keeps what it was made from: the finding at the counter, what the catalogue knew, and what the caps counted.
-- Rows that were written before have none.
ALTER TABLE inspection ADD COLUMN basis jsonb CONSTRAINT inspection_basis_is_an_object CHECK (jsonb_typeof(basis) = 'object');

ALTER TABLE inspection DROP CONSTRAINT inspection_reason;
ALTER TABLE inspection ADD CONSTRAINT inspection_reason CHECK (reason IN ('ACCEPTED', 'WANTED_AS_GIFT', 'ABOVE_SESSION_CAP',
    'ABOVE_VOLUME_CAP', 'ABOVE_PERSON_CAP', 'ABOVE_HOUSEHOLD_CAP', 'ABOVE_TITLE_CAP', 'ENOUGH_COPIES', 'YEAR_UNKNOWN_AS_GIFT',
    'CLASS_UNKNOWN_AS_GIFT', 'INCOMPLETE_AS_GIFT', 'OWN_COPY_BACK', 'BELOW_GRADE', 'FLAW_REFUSED', 'TOO_OLD', 'YEAR_UNKNOWN',
    'KIND_REFUSED', 'CLASS_REFUSED', 'CLASS_UNKNOWN', 'AUDIENCE_REFUSED', 'DISCARDED_COPY_REFUSED', 'SET_INCOMPLETE',
    'LIBRARY_STAMP', 'TO_BE_CLEARED'));

-- The caps over time read a family's sessions.
CREATE INDEX drop_off_by_household ON drop_off (household_id);

INSERT INTO personal_column (table_name, column_name, purpose) VALUES ('inspection', 'basis', 'intake');
