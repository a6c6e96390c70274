-- A free copy that could serve one reader more if promises moved, but somebody was working on one of the lines just then. The clock tries
-- again. Only written and taken away, never waited for: a copy may stand here more than once.
CREATE TABLE move_put_off (
    id         uuid        NOT NULL DEFAULT uuidv7() CONSTRAINT move_put_off_pk PRIMARY KEY,
    copy_id    uuid        NOT NULL CONSTRAINT move_put_off_copy REFERENCES copy (id),
    put_off_at timestamptz NOT NULL
);
