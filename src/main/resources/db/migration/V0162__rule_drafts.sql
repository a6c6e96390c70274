-- Rules are prepared as drafts, tried on the books of the last month, and published by a second person from a moment on. A
-- published version is never changed: rule_set_stands keeps it.
ALTER TABLE rule_set ADD COLUMN published_at timestamptz;
ALTER TABLE rule_set ADD COLUMN published_by uuid;
ALTER TABLE rule_set ADD COLUMN prepared_by uuid;
ALTER TABLE rule_set ADD COLUMN note text CONSTRAINT rule_set_note_is_short CHECK (length(note) <= 500);
COMMENT ON COLUMN rule_set.published_by IS 'null for the rules the house began with';
CREATE INDEX rule_set_in_force ON rule_set (kind, valid_from DESC, version DESC);

CREATE TABLE rule_draft (
    id         uuid        NOT NULL CONSTRAINT rule_draft_pk PRIMARY KEY,
    state      text        NOT NULL CONSTRAINT rule_draft_state CHECK (state IN ('OPEN', 'PUBLISHED', 'DISCARDED')),
    revision   integer     NOT NULL CONSTRAINT rule_draft_revision CHECK (revision >= 1),
    body       jsonb       NOT NULL CONSTRAINT rule_draft_body_is_an_object CHECK (jsonb_typeof(body) = 'object'),
    note       text        NOT NULL CONSTRAINT rule_draft_note_is_short CHECK (length(note) BETWEEN 1 AND 500),
    changed_by uuid        NOT NULL,
    changed_at timestamptz NOT NULL,
    version    integer,
    CONSTRAINT rule_draft_published CHECK ((version IS NOT NULL) = (state = 'PUBLISHED'))
);
COMMENT ON COLUMN rule_draft.revision IS 'grows with each change: who edits an older one is told';
COMMENT ON COLUMN rule_draft.version IS 'as which it was published';

INSERT INTO personal_column (table_name, column_name, purpose) VALUES
    ('rule_set', 'published_at', 'staff'), ('rule_set', 'published_by', 'staff'), ('rule_set', 'prepared_by', 'staff'), ('rule_set', 'note', 'staff'),
    ('rule_draft', 'changed_by', 'staff'), ('rule_draft', 'changed_at', 'staff'), ('rule_draft', 'note', 'staff');
