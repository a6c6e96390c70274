-- What was done at a table of a fair without network, and what became of it when it was merged. Once for each number of a device.
CREATE TABLE fair_table_step (
    id           uuid        NOT NULL DEFAULT uuidv7() CONSTRAINT fair_table_step_pk PRIMARY KEY,
    device       uuid        NOT NULL,
    sequence     bigint      NOT NULL,
    fair_id      uuid        NOT NULL CONSTRAINT fair_table_step_fair REFERENCES fair (id),
    table_number integer,
    kind         text        NOT NULL CONSTRAINT fair_table_step_kind CHECK (kind IN ('SWAP', 'DROP_OFF', 'COUNT')),
    copy_code    text,
    copy_id      uuid        CONSTRAINT fair_table_step_copy REFERENCES copy (id),
    drop_off_id  uuid        CONSTRAINT fair_table_step_drop_off REFERENCES drop_off (id),
    books        integer     NOT NULL DEFAULT 0 CONSTRAINT fair_table_step_books CHECK (books >= 0),
    brought      text[]      NOT NULL DEFAULT '{}',
    credits      integer     NOT NULL DEFAULT 0,
    covered      integer     NOT NULL DEFAULT 0,
    outcome      text        NOT NULL CONSTRAINT fair_table_step_outcome CHECK (outcome IN ('SWAPPED', 'OVERSPENT', 'REPEATED', 'BROUGHT', 'COUNTED',
                     'COPY_GONE', 'COPY_NOT_HERE', 'COPY_UNKNOWN', 'FAMILY_UNKNOWN', 'TABLE_UNKNOWN', 'FAIR_OVER', 'UNREADABLE')),
    occurred_at  timestamptz NOT NULL,
    merged_at    timestamptz NOT NULL,
    explanation  text        CONSTRAINT fair_table_step_said CHECK (btrim(explanation) <> '' AND char_length(explanation) <= 300),
    explained_by uuid,
    explained_at timestamptz,
    CONSTRAINT fair_table_step_once UNIQUE (device, sequence),
    CONSTRAINT fair_table_step_credits CHECK (covered BETWEEN 0 AND credits AND (covered > 0) = (outcome = 'OVERSPENT')
        AND (credits = 0 OR outcome IN ('SWAPPED', 'OVERSPENT'))),
    CONSTRAINT fair_table_step_explained CHECK ((explanation IS NULL) = (explained_by IS NULL) AND (explanation IS NULL) = (explained_at IS NULL))
);
COMMENT ON COLUMN fair_table_step.copy_code IS 'as the device read it, when it is a code at all';
COMMENT ON COLUMN fair_table_step.books IS 'brought, or scanned in a count';
COMMENT ON COLUMN fair_table_step.brought IS 'numbers and labels of the books, as they were scanned';
COMMENT ON COLUMN fair_table_step.credits IS 'that the family gave for it, with those that the library gave it then';
COMMENT ON COLUMN fair_table_step.covered IS 'what the family had no more, because it was spent elsewhere: the library carries it';
CREATE INDEX fair_table_step_of_fair ON fair_table_step (fair_id, id);
CREATE INDEX fair_table_step_of_copy ON fair_table_step (copy_id) WHERE copy_id IS NOT NULL;

INSERT INTO personal_column (table_name, column_name, purpose) VALUES
    ('fair_table_step', 'explained_by', 'staff'), ('fair_table_step', 'brought', 'intake');
