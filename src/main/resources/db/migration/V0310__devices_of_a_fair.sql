-- Phones and tablets of helpers at a fair. One is good for one fair, for its gate or for one of its tables; it holds a token of
-- its own, of which only the digest lies here, and no helper's name.
CREATE TABLE fair_device (
    id              uuid        NOT NULL,
    fair_id         uuid        NOT NULL,
    purpose         text        NOT NULL,
    label           text        NOT NULL,
    table_number    integer,
    token_digest    bytea       NOT NULL,
    paired_by       uuid        NOT NULL,
    paired_at       timestamptz NOT NULL,
    epoch           integer     NOT NULL,
    revoked_at      timestamptz,
    revoked_by      uuid,
    last_seen_at    timestamptz NOT NULL,
    clock_offset_ms bigint      NOT NULL,
    CONSTRAINT fair_device_pk PRIMARY KEY (id),
    CONSTRAINT fair_device_token UNIQUE (token_digest),
    CONSTRAINT fair_device_fair FOREIGN KEY (fair_id) REFERENCES fair (id),
    CONSTRAINT fair_device_paired_by FOREIGN KEY (paired_by) REFERENCES staff_member (id),
    CONSTRAINT fair_device_revoked_by FOREIGN KEY (revoked_by) REFERENCES staff_member (id),
    CONSTRAINT fair_device_purpose CHECK (purpose IN ('GATE', 'TABLE')),
    CONSTRAINT fair_device_table CHECK ((purpose = 'TABLE') = (table_number IS NOT NULL) AND table_number > 0),
    CONSTRAINT fair_device_label CHECK (btrim(label) <> '' AND char_length(label) <= 40),
    CONSTRAINT fair_device_revoked CHECK ((revoked_at IS NULL) = (revoked_by IS NULL))
);
COMMENT ON COLUMN fair_device.epoch IS 'of the fair when it was paired: after a postponement it is paired anew';
COMMENT ON COLUMN fair_device.clock_offset_ms IS 'what is added to the clock of the device to have ours; measured at pairing and at each upload';
CREATE INDEX fair_device_of_fair ON fair_device (fair_id, id);

-- A code on the screen of somebody who works on the fair, good once and for ten minutes. Only its digest lies here.
CREATE TABLE fair_pairing (
    code_digest  bytea       NOT NULL,
    request_mac  bytea       NOT NULL,
    fair_id      uuid        NOT NULL,
    purpose      text        NOT NULL,
    label        text        NOT NULL,
    table_number integer,
    made_by      uuid        NOT NULL,
    expires_at   timestamptz NOT NULL,
    used_key     uuid,
    device_id    uuid,
    CONSTRAINT fair_pairing_pk PRIMARY KEY (code_digest),
    CONSTRAINT fair_pairing_fair FOREIGN KEY (fair_id) REFERENCES fair (id),
    CONSTRAINT fair_pairing_made_by FOREIGN KEY (made_by) REFERENCES staff_member (id),
    CONSTRAINT fair_pairing_device FOREIGN KEY (device_id) REFERENCES fair_device (id),
    CONSTRAINT fair_pairing_used CHECK ((used_key IS NULL) = (device_id IS NULL))
);
CREATE INDEX fair_pairing_age ON fair_pairing (expires_at);

-- What a device did without network, beside offline_event: what its own clock said, and how wrong that clock was taken to be.
CREATE TABLE fair_device_event (
    device_id   uuid        NOT NULL,
    sequence    bigint      NOT NULL,
    device_time timestamptz NOT NULL,
    offset_ms   bigint      NOT NULL,
    said        bytea       NOT NULL,
    CONSTRAINT fair_device_event_pk PRIMARY KEY (device_id, sequence),
    CONSTRAINT fair_device_event_device FOREIGN KEY (device_id) REFERENCES fair_device (id),
    CONSTRAINT fair_device_event_event FOREIGN KEY (device_id, sequence) REFERENCES offline_event (device, sequence)
);
COMMENT ON COLUMN fair_device_event.said IS 'digest of the whole event: a number that comes back with other contents is not the same event';

INSERT INTO personal_column (table_name, column_name, purpose)
SELECT split_part(names, ':', 1), unnest(string_to_array(split_part(names, ':', 2), ' ')), 'staff' FROM (VALUES
    ('fair_device:paired_by paired_at revoked_by revoked_at'), ('fair_pairing:made_by')) AS listed (names);
