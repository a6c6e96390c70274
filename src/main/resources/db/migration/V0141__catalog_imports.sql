-- Files of records that librarians bring in. The file waits here in parts until some process has read it.

CREATE TABLE catalog_import (
    id          uuid DEFAULT uuidv7() CONSTRAINT catalog_import_pk PRIMARY KEY,
    name        text NOT NULL CONSTRAINT catalog_import_has_a_name CHECK (name <> ''),
    size        bigint NOT NULL CONSTRAINT catalog_import_size_is_one CHECK (size > 0),
    state       text NOT NULL CONSTRAINT catalog_import_state_is_known CHECK (state IN
                    ('UPLOADING', 'CHECKING', 'CHECKED', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED')),
    format      text CONSTRAINT catalog_import_format_is_known CHECK (format IN ('CSV', 'XLSX', 'ISO2709', 'MARCXML')),
    columns     text[],
    meanings    text[],
    asked_by    text NOT NULL,
    asked_at    timestamptz NOT NULL,
    started_at  timestamptz,
    finished_at timestamptz,
    records     bigint NOT NULL DEFAULT 0,
    added       bigint NOT NULL DEFAULT 0,
    known       bigint NOT NULL DEFAULT 0,
    changed     bigint NOT NULL DEFAULT 0,
    rejected    bigint NOT NULL DEFAULT 0,
    position    bigint NOT NULL DEFAULT 0,
    failure     text,
    worker      uuid,
    lease_until timestamptz,
    attempts    integer NOT NULL DEFAULT 0,
    CONSTRAINT catalog_import_counts_add_up CHECK (records = added + known + changed + rejected),
    CONSTRAINT catalog_import_failure_has_a_reason CHECK ((state = 'FAILED') = (failure IS NOT NULL))
);
CREATE INDEX catalog_import_work_ix ON catalog_import (asked_at, id) WHERE state IN ('CHECKING', 'RUNNING');
COMMENT ON COLUMN catalog_import.records IS 'What is done of the pass that runs, or ran last: the check, then the import.';
COMMENT ON COLUMN catalog_import.position IS 'Bytes of the file that are behind us.';
COMMENT ON COLUMN catalog_import.lease_until IS 'Until then the worker has it; who lets it pass has died, and another goes on.';
COMMENT ON COLUMN catalog_import.attempts IS 'How often it was taken since a batch last succeeded.';

CREATE TABLE catalog_import_part (
    import_id uuid NOT NULL CONSTRAINT catalog_import_part_is_of_an_import REFERENCES catalog_import ON DELETE CASCADE,
    part      integer NOT NULL CONSTRAINT catalog_import_part_is_counted_from_one CHECK (part > 0),
    bytes     bytea NOT NULL,
    CONSTRAINT catalog_import_part_pk PRIMARY KEY (import_id, part)
);
-- Most files are packed already or read once; compressing them costs more than it saves.
ALTER TABLE catalog_import_part ALTER COLUMN bytes SET STORAGE EXTERNAL;

CREATE TABLE catalog_import_rejected (
    import_id uuid NOT NULL CONSTRAINT catalog_import_rejected_is_of_an_import REFERENCES catalog_import ON DELETE CASCADE,
    record    bigint NOT NULL,
    place     text NOT NULL,
    code      text NOT NULL,
    reason    text NOT NULL,
    raw       text[] NOT NULL,
    CONSTRAINT catalog_import_rejected_pk PRIMARY KEY (import_id, record)
);

CREATE TABLE catalog_import_sample (
    import_id uuid NOT NULL CONSTRAINT catalog_import_sample_is_of_an_import REFERENCES catalog_import ON DELETE CASCADE,
    record    bigint NOT NULL,
    outcome   text NOT NULL CONSTRAINT catalog_import_sample_outcome_is_known CHECK (outcome IN ('ADDED', 'KNOWN', 'CHANGED')),
    sample    text NOT NULL,
    CONSTRAINT catalog_import_sample_pk PRIMARY KEY (import_id, record)
);
COMMENT ON TABLE catalog_import_sample IS 'The first few of each outcome that the check foresaw.';
