-- What was left of pooled prices when the session was closed, so that its receipt says the same whenever it is printed.
ALTER TABLE drop_off ADD COLUMN remainders_after jsonb;
INSERT INTO personal_column (table_name, column_name, purpose) VALUES ('drop_off', 'remainders_after', 'intake');

-- The decisions of one session: the index on the first decisions alone does not find them all.
CREATE INDEX inspection_by_drop_off ON inspection (drop_off_id, id);
-- The sessions of one family, newest first.
CREATE INDEX drop_off_of_household ON drop_off (household_id, id DESC);
-- What is set aside at one site.
CREATE INDEX copy_set_aside ON copy (site_id, id) WHERE status = 'QUARANTINED';

-- What came of a book that was set aside is told, beside all that there is to tell.
DO $$
DECLARE known text;
BEGIN
    SELECT substring(pg_get_constraintdef(oid) FROM '^CHECK \((.*)\)$') INTO STRICT known
      FROM pg_constraint WHERE conname = 'notice_kind_known' AND conrelid = 'notice'::regclass;
    ALTER TABLE notice DROP CONSTRAINT notice_kind_known;
    EXECUTE format('ALTER TABLE notice ADD CONSTRAINT notice_kind_known CHECK (kind IN (%L, %L) OR %s)', 'LATE_CREDIT', 'BOOK_CLEARED', known);
END $$;
