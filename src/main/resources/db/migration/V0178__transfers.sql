-- Transfers (调拨): what one van load takes from one site to another. A copy that is packed is in transit; every copy in transit belongs to at most one load.

CREATE TABLE transfer (
    id         uuid        NOT NULL CONSTRAINT transfer_pk PRIMARY KEY,
    code       text        NOT NULL CONSTRAINT transfer_code_once UNIQUE
                                    CONSTRAINT transfer_code_formed CHECK (code ~ '^[0-9A-HJKMNP-TV-Z]{11}$'),
    from_site  uuid        NOT NULL CONSTRAINT transfer_from REFERENCES site (id),
    to_site    uuid        NOT NULL CONSTRAINT transfer_to REFERENCES site (id),
    state      text        NOT NULL CONSTRAINT transfer_state CHECK (state IN ('PROPOSED', 'PACKING', 'SENT', 'RECEIVED', 'CANCELLED')),
    -- how many copies the boxes of this load take
    room       integer     NOT NULL CONSTRAINT transfer_room_said CHECK (room BETWEEN 1 AND 1000),
    maker      uuid        NOT NULL,
    made_at    timestamptz NOT NULL,
    sender     uuid,
    sent_at    timestamptz,
    closer     uuid,
    closed_at  timestamptz,
    CONSTRAINT transfer_goes_somewhere CHECK (from_site <> to_site),
    CONSTRAINT transfer_sent_by_somebody CHECK ((state IN ('SENT', 'RECEIVED')) = (sent_at IS NOT NULL) AND (sent_at IS NULL) = (sender IS NULL)),
    CONSTRAINT transfer_closed_by_somebody CHECK ((state IN ('RECEIVED', 'CANCELLED')) = (closed_at IS NOT NULL) AND (closed_at IS NULL) = (closer IS NULL))
);
CREATE INDEX transfer_open_from ON transfer (from_site, id) WHERE closed_at IS NULL;
CREATE INDEX transfer_open_to ON transfer (to_site, id) WHERE closed_at IS NULL;
CREATE INDEX transfer_by_site ON transfer (to_site, id);

-- One copy in one load. What was not packed and came all the same begins RECEIVED.
CREATE TABLE transfer_copy (
    id          uuid        NOT NULL CONSTRAINT transfer_copy_pk PRIMARY KEY,
    transfer_id uuid        NOT NULL CONSTRAINT transfer_copy_transfer REFERENCES transfer (id),
    copy_id     uuid        NOT NULL CONSTRAINT transfer_copy_copy REFERENCES copy (id),
    state       text        NOT NULL CONSTRAINT transfer_copy_state CHECK (state IN ('PACKED', 'RECEIVED', 'MISSING', 'TAKEN_OUT')),
    difference  text        CONSTRAINT transfer_copy_difference CHECK (difference IN ('UNEXPECTED', 'DAMAGED', 'ELSEWHERE', 'MISSING')),
    packer      uuid,
    packed_at   timestamptz,
    settler     uuid,
    settled_at  timestamptz,
    note        text        CONSTRAINT transfer_copy_note_said CHECK (btrim(note) <> '' AND char_length(note) <= 300),
    CONSTRAINT transfer_copy_packed_by_somebody CHECK ((packer IS NULL) = (packed_at IS NULL) AND (packer IS NOT NULL OR difference = 'UNEXPECTED')),
    CONSTRAINT transfer_copy_settled_by_somebody CHECK ((state = 'PACKED') = (settled_at IS NULL) AND (settled_at IS NULL) = (settler IS NULL)),
    CONSTRAINT transfer_copy_missing_is_a_difference CHECK ((state = 'MISSING') = (difference IS NOT DISTINCT FROM 'MISSING'))
);
CREATE UNIQUE INDEX transfer_copy_one_load ON transfer_copy (copy_id) WHERE state = 'PACKED';
CREATE UNIQUE INDEX transfer_copy_once ON transfer_copy (transfer_id, copy_id) WHERE state <> 'TAKEN_OUT';

INSERT INTO personal_column (table_name, column_name, purpose)
SELECT split_part(names, ':', 1), unnest(string_to_array(split_part(names, ':', 2), ' ')), 'staff' FROM (VALUES
    ('transfer:maker sender closer'),
    ('transfer_copy:packer settler')) AS listed (names);
