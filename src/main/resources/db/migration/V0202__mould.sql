-- A copy was mouldy: its neighbours, which stood on its shelf at the same time, are looked at one by one, wherever they stand now.
CREATE TABLE mould_find (
    id       uuid        NOT NULL CONSTRAINT mould_find_pk PRIMARY KEY,
    copy_id  uuid        NOT NULL CONSTRAINT mould_find_copy REFERENCES copy (id),
    found_by uuid        NOT NULL CONSTRAINT mould_find_finder REFERENCES staff_member (id),
    found_at timestamptz NOT NULL
);

CREATE TABLE mould_look (
    find_id   uuid NOT NULL CONSTRAINT mould_look_find REFERENCES mould_find (id),
    copy_id   uuid NOT NULL CONSTRAINT mould_look_copy REFERENCES copy (id),
    finding   text CONSTRAINT mould_look_finding CHECK (finding IN ('FINE', 'MOULDY')),
    looked_by uuid CONSTRAINT mould_look_looker REFERENCES staff_member (id),
    looked_at timestamptz,
    CONSTRAINT mould_look_pk PRIMARY KEY (find_id, copy_id),
    CONSTRAINT mould_look_by_somebody CHECK ((finding IS NULL) = (looked_by IS NULL) AND (finding IS NULL) = (looked_at IS NULL))
);
CREATE INDEX mould_look_open ON mould_look (find_id, copy_id) WHERE finding IS NULL;
CREATE INDEX mould_look_by_copy ON mould_look (copy_id, looked_at);

INSERT INTO personal_column (table_name, column_name, purpose) VALUES
    ('mould_find', 'found_by', 'staff'), ('mould_look', 'looked_by', 'staff');
