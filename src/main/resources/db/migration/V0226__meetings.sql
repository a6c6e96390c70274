-- Families that meet swap books from hand to hand (面对面换书), without a desk and perhaps without network. Each phone keeps a record of
-- its own; a swap is what two records of two families say of each other. Whatever does not fit is kept for staff, never bounced.

-- What one phone shows and the other scans: signed by the service for one book and a bounded time.
CREATE TABLE meeting_code (
    id           uuid        NOT NULL,
    household_id uuid        NOT NULL,
    copy_id      uuid        NOT NULL,
    made_at      timestamptz NOT NULL,
    valid_until  timestamptz NOT NULL,
    CONSTRAINT meeting_code_pk PRIMARY KEY (id),
    CONSTRAINT meeting_code_household FOREIGN KEY (household_id) REFERENCES household (id),
    CONSTRAINT meeting_code_copy FOREIGN KEY (copy_id) REFERENCES copy (id),
    CONSTRAINT meeting_code_time CHECK (valid_until > made_at)
);
CREATE INDEX meeting_code_of_household ON meeting_code (household_id, valid_until);

-- What one family says: this book of ours for that one of theirs.
CREATE TABLE meeting_record (
    id           uuid        NOT NULL DEFAULT uuidv7(),
    device       uuid        NOT NULL,
    sequence     bigint      NOT NULL,
    household_id uuid        NOT NULL,
    person_id    uuid        NOT NULL,
    gives        uuid        NOT NULL,
    takes        uuid        NOT NULL,
    code_id      uuid,
    happened_at  timestamptz NOT NULL,
    received_at  timestamptz NOT NULL,
    state        text        NOT NULL,
    because      text,
    met          uuid,
    CONSTRAINT meeting_record_pk PRIMARY KEY (id),
    CONSTRAINT meeting_record_once UNIQUE (device, sequence),
    CONSTRAINT meeting_record_household FOREIGN KEY (household_id) REFERENCES household (id),
    CONSTRAINT meeting_record_person FOREIGN KEY (person_id) REFERENCES person (id),
    CONSTRAINT meeting_record_gives FOREIGN KEY (gives) REFERENCES copy (id),
    CONSTRAINT meeting_record_takes FOREIGN KEY (takes) REFERENCES copy (id),
    CONSTRAINT meeting_record_code FOREIGN KEY (code_id) REFERENCES meeting_code (id),
    CONSTRAINT meeting_record_met FOREIGN KEY (met) REFERENCES meeting_record (id),
    CONSTRAINT meeting_record_state CHECK (state IN ('WAITING', 'DONE', 'CONTRADICTED')),
    CONSTRAINT meeting_record_because CHECK ((state = 'CONTRADICTED') = (because IS NOT NULL)
        AND because IN ('CODE_NOT_OURS', 'CODE_TOO_OLD', 'SAME_FAMILY', 'BOOK_GONE', 'OTHER_BOOK', 'TOO_MANY', 'NEVER_CONFIRMED')),
    CONSTRAINT meeting_record_two CHECK (gives <> takes AND (state = 'DONE') = (met IS NOT NULL) AND met <> id)
);
CREATE INDEX meeting_record_waiting ON meeting_record (takes, gives) WHERE state = 'WAITING';
CREATE INDEX meeting_record_of_household ON meeting_record (household_id, happened_at);
CREATE INDEX meeting_record_contradicted ON meeting_record (id) WHERE state = 'CONTRADICTED';

INSERT INTO personal_column (table_name, column_name, purpose)
SELECT split_part(names, ':', 1), unnest(string_to_array(split_part(names, ':', 2), ' ')), purpose FROM (VALUES
    ('meeting_code:household_id made_at valid_until', 'home-swaps'),
    ('meeting_record:device household_id person_id happened_at received_at state because', 'home-swaps')) AS listed (names, purpose);
