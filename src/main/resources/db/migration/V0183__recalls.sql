-- Recalls (召回): a title is set aside everywhere at once. The copies stay whose they are; nobody is blamed.

-- Volumes of which no copy goes out as long as a recall stands. Read wherever a book comes in.
CREATE TABLE recalled_volume (
    recall_id uuid NOT NULL,
    volume_id uuid NOT NULL,
    CONSTRAINT recalled_volume_pk PRIMARY KEY (volume_id, recall_id),
    CONSTRAINT recalled_volume_volume FOREIGN KEY (volume_id) REFERENCES volume (id)
);
CREATE INDEX recalled_volume_of ON recalled_volume (recall_id);

CREATE TABLE recall (
    id           uuid        NOT NULL,
    scope        text        NOT NULL,
    scope_id     uuid        NOT NULL,
    title        text        NOT NULL,
    reason       text        NOT NULL,
    note         text        NOT NULL,
    state        text        NOT NULL,
    opened_by    uuid        NOT NULL,
    opened_at    timestamptz NOT NULL,
    confirmed_by uuid,
    confirmed_at timestamptz,
    lifted_by    uuid,
    lifted_at    timestamptz,
    CONSTRAINT recall_pk PRIMARY KEY (id),
    CONSTRAINT recall_opener FOREIGN KEY (opened_by) REFERENCES staff_member (id),
    CONSTRAINT recall_confirmer FOREIGN KEY (confirmed_by) REFERENCES staff_member (id),
    CONSTRAINT recall_lifter FOREIGN KEY (lifted_by) REFERENCES staff_member (id),
    CONSTRAINT recall_scope CHECK (scope IN ('VOLUME', 'EDITION', 'WORK')),
    CONSTRAINT recall_reason CHECK (reason IN ('PROVENANCE', 'MOULD', 'BANNED', 'PIRATED', 'SAFETY')),
    CONSTRAINT recall_state CHECK (state IN ('RUNNING', 'STANDING', 'LIFTING', 'LIFTED')),
    CONSTRAINT recall_two_persons CHECK (confirmed_by <> opened_by),
    CONSTRAINT recall_confirmed CHECK ((confirmed_by IS NULL) = (confirmed_at IS NULL)),
    CONSTRAINT recall_lifted CHECK ((state IN ('LIFTING', 'LIFTED')) = (lifted_by IS NOT NULL) AND (lifted_by IS NULL) = (lifted_at IS NULL))
);
CREATE UNIQUE INDEX recall_one_standing ON recall (scope, scope_id) WHERE state <> 'LIFTED';
CREATE INDEX recall_at_work ON recall (id) WHERE state <> 'LIFTED';

-- One copy of a recalled title, and what became of it.
CREATE TABLE recall_copy (
    id          uuid        NOT NULL DEFAULT uuidv7(),
    recall_id   uuid        NOT NULL,
    copy_id     uuid        NOT NULL,
    outcome     text,
    handled_at  timestamptz,
    credit_due  boolean     NOT NULL DEFAULT false,
    credited_at timestamptz,
    restored_at timestamptz,
    CONSTRAINT recall_copy_pk PRIMARY KEY (id),
    CONSTRAINT recall_copy_once UNIQUE (recall_id, copy_id),
    CONSTRAINT recall_copy_recall FOREIGN KEY (recall_id) REFERENCES recall (id),
    CONSTRAINT recall_copy_copy FOREIGN KEY (copy_id) REFERENCES copy (id),
    CONSTRAINT recall_copy_outcome CHECK (outcome IN ('QUARANTINED', 'FAMILY_TOLD', 'LEFT')),
    CONSTRAINT recall_copy_handled CHECK ((outcome IS NULL) = (handled_at IS NULL)),
    CONSTRAINT recall_copy_credit CHECK (credited_at IS NULL OR credit_due)
);
CREATE INDEX recall_copy_open ON recall_copy (recall_id, copy_id) WHERE handled_at IS NULL;
CREATE INDEX recall_copy_credit_due ON recall_copy (recall_id, copy_id) WHERE credit_due AND credited_at IS NULL;

-- A reader in line for a recalled title waits, told once, and goes on at the same place when it is lifted.
CREATE TABLE recall_request (
    recall_id  uuid        NOT NULL,
    request_id uuid        NOT NULL,
    paused_at  timestamptz NOT NULL,
    resumed_at timestamptz,
    CONSTRAINT recall_request_pk PRIMARY KEY (recall_id, request_id),
    CONSTRAINT recall_request_recall FOREIGN KEY (recall_id) REFERENCES recall (id),
    CONSTRAINT recall_request_request FOREIGN KEY (request_id) REFERENCES swap_request (id)
);

INSERT INTO personal_column (table_name, column_name, purpose)
SELECT split_part(names, ':', 1), unnest(string_to_array(split_part(names, ':', 2), ' ')), purpose FROM (VALUES
    ('recall:opened_by confirmed_by lifted_by', 'staff'),
    ('recall_copy:outcome credit_due credited_at', 'copies'),
    ('recall_request:paused_at resumed_at', 'requests')) AS listed (names, purpose);

-- Kinds of notices more, beside all that there are.
DO $$
DECLARE known text;
BEGIN
    SELECT substring(pg_get_constraintdef(oid) FROM '^CHECK \((.*)\)$') INTO STRICT known
      FROM pg_constraint WHERE conname = 'notice_kind_known' AND conrelid = 'notice'::regclass;
    ALTER TABLE notice DROP CONSTRAINT notice_kind_known;
    EXECUTE format('ALTER TABLE notice ADD CONSTRAINT notice_kind_known CHECK (kind IN (%L, %L, %L, %L) OR %s)',
        'RECALL_AT_HOME', 'RECALL_WAITING', 'RECALL_CREDIT', 'RECALL_LIFTED', known);
END $$;
