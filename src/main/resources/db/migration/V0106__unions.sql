-- A household that became part of another stays as a name in history; nothing is its own any more.
ALTER TABLE household ADD COLUMN merged_into uuid;
ALTER TABLE household ADD COLUMN merged_at timestamptz;
ALTER TABLE household ADD CONSTRAINT household_merged_into FOREIGN KEY (merged_into) REFERENCES household (id);
ALTER TABLE household ADD CONSTRAINT household_merged CHECK ((merged_into IS NULL) = (merged_at IS NULL) AND merged_into <> id);

-- What one family tells another so that it, or one of its persons, may join: good once, for a quarter of an hour.
CREATE TABLE join_code (
    code         text        NOT NULL,
    household_id uuid        NOT NULL,
    made_by      uuid        NOT NULL,
    made_at      timestamptz NOT NULL,
    expires_at   timestamptz NOT NULL,
    used_at      timestamptz,
    CONSTRAINT join_code_pk PRIMARY KEY (code),
    CONSTRAINT join_code_household FOREIGN KEY (household_id) REFERENCES household (id),
    CONSTRAINT join_code_maker FOREIGN KEY (made_by) REFERENCES person (id),
    CONSTRAINT join_code_form CHECK (code ~ '^[0-9A-HJKMNP-TV-Z]{9}$')
);
CREATE INDEX join_code_of ON join_code (household_id) WHERE used_at IS NULL;
