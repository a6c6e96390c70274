-- Putting the catalogue right: covers, duplicates, and what librarians are asked to look at.

ALTER TABLE volume ADD COLUMN cover_id uuid CONSTRAINT volume_cover REFERENCES photo (id);
ALTER TABLE volume ADD COLUMN merged_into uuid CONSTRAINT volume_is_merged_into REFERENCES volume (id)
    CONSTRAINT volume_is_not_merged_into_itself CHECK (merged_into <> id);
CREATE INDEX volume_merged_into_ix ON volume (merged_into) WHERE merged_into IS NOT NULL;
COMMENT ON COLUMN volume.merged_into IS 'The volume that it turned out to be. Its id keeps answering; copies and open requests stand there.';

CREATE TABLE volume_merge (
    id             uuid        NOT NULL CONSTRAINT volume_merge_pk PRIMARY KEY,
    level          text        NOT NULL CONSTRAINT volume_merge_level CHECK (level IN ('VOLUME', 'EDITION', 'WORK')),
    gone_id        uuid        NOT NULL CONSTRAINT volume_merge_gone REFERENCES volume (id),
    into_id        uuid        NOT NULL CONSTRAINT volume_merge_into REFERENCES volume (id),
    edition_before uuid        NOT NULL CONSTRAINT volume_merge_edition_before REFERENCES edition (id),
    work_before    uuid        NOT NULL CONSTRAINT volume_merge_work_before REFERENCES work (id),
    numbers_added  text[]      NOT NULL,
    merged_by      text        NOT NULL,
    merged_at      timestamptz NOT NULL,
    undone_by      text,
    undone_at      timestamptz,
    CONSTRAINT volume_merge_undone CHECK ((undone_at IS NULL) = (undone_by IS NULL))
);
CREATE UNIQUE INDEX volume_merge_open ON volume_merge (gone_id, level) WHERE undone_at IS NULL;
CREATE INDEX volume_merge_into_ix ON volume_merge (into_id);

-- A pair of volumes is suggested once, whichever was found first; what was dismissed is not suggested again.
CREATE TABLE cataloguing_task (
    id        uuid        NOT NULL DEFAULT uuidv7() CONSTRAINT cataloguing_task_pk PRIMARY KEY,
    kind      text        NOT NULL CONSTRAINT cataloguing_task_kind CHECK (kind IN ('ENRICH', 'MERGE', 'SPLIT')),
    volume_id uuid        NOT NULL CONSTRAINT cataloguing_task_volume REFERENCES volume (id),
    other_id  uuid        CONSTRAINT cataloguing_task_other REFERENCES volume (id),
    evidence  text[]      NOT NULL,
    state     text        NOT NULL DEFAULT 'OPEN' CONSTRAINT cataloguing_task_state CHECK (state IN ('OPEN', 'DONE', 'DISMISSED')),
    demand    integer     NOT NULL DEFAULT 0 CONSTRAINT cataloguing_task_demand CHECK (demand >= 0),
    found_at  timestamptz NOT NULL,
    closed_at timestamptz,
    closed_by text,
    CONSTRAINT cataloguing_task_pair CHECK ((other_id IS NULL) = (kind = 'ENRICH') AND other_id IS DISTINCT FROM volume_id),
    CONSTRAINT cataloguing_task_closed CHECK ((closed_at IS NULL) = (state = 'OPEN') AND (closed_by IS NULL) = (state = 'OPEN'))
);
CREATE UNIQUE INDEX cataloguing_task_once ON cataloguing_task
    (kind, least(volume_id, other_id), greatest(volume_id, other_id));
CREATE INDEX cataloguing_task_queue ON cataloguing_task (demand DESC, id) WHERE state = 'OPEN';
CREATE INDEX cataloguing_task_volume_ix ON cataloguing_task (volume_id) WHERE state = 'OPEN';
CREATE INDEX cataloguing_task_other_ix ON cataloguing_task (other_id) WHERE state = 'OPEN';
COMMENT ON COLUMN cataloguing_task.demand IS 'Open requests and copies of both volumes, counted every minute: the order of the queue.';

-- How far the search for duplicates has come through the catalogue; volumes are compared in the order in which they came.
CREATE TABLE duplicate_search (
    one         boolean NOT NULL DEFAULT true CONSTRAINT duplicate_search_pk PRIMARY KEY CONSTRAINT duplicate_search_is_one CHECK (one),
    last_volume uuid    NOT NULL
);
INSERT INTO duplicate_search (last_volume) VALUES ('00000000-0000-0000-0000-000000000000');
