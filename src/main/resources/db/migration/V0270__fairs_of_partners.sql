-- A fair belongs to a partner's organisation, or to the library itself; who proposed it does not approve it. A venue is given to one fair
-- at a time from its approval on: two librarians who approve at once are told so by the database.
CREATE EXTENSION IF NOT EXISTS btree_gist;

ALTER TABLE fair ADD COLUMN organisation_id uuid CONSTRAINT fair_organisation_fk REFERENCES organisation;
ALTER TABLE fair ADD COLUMN proposed_by uuid CONSTRAINT fair_proposed_by_fk REFERENCES staff_member;
ALTER TABLE fair ADD COLUMN version integer NOT NULL DEFAULT 0;
ALTER TABLE fair ADD CONSTRAINT fair_venue_free EXCLUDE USING gist (venue_id WITH =, tstzrange(begins_at, ends_at) WITH &&)
    WHERE (state IN ('APPROVED', 'PUBLISHED', 'RUNNING'));
COMMENT ON COLUMN fair.organisation_id IS 'null: the library''s own';
COMMENT ON COLUMN fair.version IS 'grows with every change; whoever edits says which one was seen';
CREATE INDEX fair_of_organisation ON fair (organisation_id, begins_at DESC, id) WHERE organisation_id IS NOT NULL;
CREATE INDEX fair_by_state ON fair (state, begins_at, id);

INSERT INTO personal_column (table_name, column_name, purpose) VALUES ('fair', 'proposed_by', 'staff');

-- When the sessions of a draft are said anew, the fair and they say together how many people there are at once.
ALTER TABLE fair_session ALTER CONSTRAINT fair_session_fair_fk DEFERRABLE INITIALLY IMMEDIATE;
