-- What came over when one volume was merged into another, so that it can go back.

ALTER TABLE swap_request ADD COLUMN folded_into uuid CONSTRAINT swap_request_folded_into REFERENCES swap_request (id)
    CONSTRAINT swap_request_folded_is_over CHECK (folded_into IS NULL OR state = 'CANCELLED');
COMMENT ON COLUMN swap_request.folded_into IS 'The same person''s earlier request, when two volumes turned out to be one.';

CREATE TABLE merge_copy (
    merge_id uuid NOT NULL CONSTRAINT merge_copy_merge REFERENCES volume_merge (id),
    copy_id  uuid NOT NULL CONSTRAINT merge_copy_copy REFERENCES copy (id),
    CONSTRAINT merge_copy_pk PRIMARY KEY (merge_id, copy_id)
);

CREATE TABLE merge_request (
    merge_id   uuid NOT NULL CONSTRAINT merge_request_merge REFERENCES volume_merge (id),
    request_id uuid NOT NULL CONSTRAINT merge_request_request REFERENCES swap_request (id),
    CONSTRAINT merge_request_pk PRIMARY KEY (merge_id, request_id)
);
COMMENT ON TABLE merge_request IS 'Requests that waited for the volume that is gone: moved along, or folded.';

-- One kind of notice more, beside all that there are.
DO $$
DECLARE known text;
BEGIN
    SELECT substring(pg_get_constraintdef(oid) FROM '^CHECK \((.*)\)$') INTO STRICT known
      FROM pg_constraint WHERE conname = 'notice_kind_known' AND conrelid = 'notice'::regclass;
    ALTER TABLE notice DROP CONSTRAINT notice_kind_known;
    EXECUTE format('ALTER TABLE notice ADD CONSTRAINT notice_kind_known CHECK (kind = %L OR %s)', 'REQUEST_FOLDED', known);
END $$;
