-- Which records have come in already, so that a file that is imported again adds nothing again.

CREATE TABLE import_record (
    identity    bytea NOT NULL CONSTRAINT import_record_pk PRIMARY KEY,
    volume_id   uuid NOT NULL CONSTRAINT import_record_is_of_a_volume REFERENCES volume,
    fingerprint bytea NOT NULL,
    source      text NOT NULL,
    imported_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX import_record_volume_ix ON import_record (volume_id);
COMMENT ON COLUMN import_record.identity IS 'SHA-256 of what makes a record the same record: see Arrival.';
COMMENT ON COLUMN import_record.fingerprint IS 'SHA-256 of all it said.';
COMMENT ON COLUMN import_record.source IS 'Name of the file it came in.';
