-- Stocktakes (盘点): what a site should hold, frozen when counting begins, against what was seen while the doors are open.
CREATE TABLE stocktake (
    id           uuid        NOT NULL,
    site_id      uuid        NOT NULL,
    whole        boolean     NOT NULL,
    state        text        NOT NULL,
    opened_by    uuid        NOT NULL,
    opened_at    timestamptz NOT NULL,
    counted_by   uuid,
    counted_at   timestamptz,
    signed_by    uuid,
    signed_at    timestamptz,
    cancelled_by uuid,
    ended_at     timestamptz,
    CONSTRAINT stocktake_pk PRIMARY KEY (id),
    CONSTRAINT stocktake_site FOREIGN KEY (site_id) REFERENCES site (id),
    CONSTRAINT stocktake_opener FOREIGN KEY (opened_by) REFERENCES staff_member (id),
    CONSTRAINT stocktake_counter FOREIGN KEY (counted_by) REFERENCES staff_member (id),
    CONSTRAINT stocktake_signer FOREIGN KEY (signed_by) REFERENCES staff_member (id),
    CONSTRAINT stocktake_canceller FOREIGN KEY (cancelled_by) REFERENCES staff_member (id),
    CONSTRAINT stocktake_state CHECK (state IN ('OPEN', 'COUNTED', 'SIGNED', 'APPLIED', 'CANCELLED')),
    CONSTRAINT stocktake_two_persons CHECK (signed_by <> opened_by AND signed_by <> counted_by),
    CONSTRAINT stocktake_counted CHECK (state NOT IN ('COUNTED', 'SIGNED', 'APPLIED') OR (counted_by IS NOT NULL AND counted_at IS NOT NULL)),
    CONSTRAINT stocktake_signed CHECK ((state IN ('SIGNED', 'APPLIED')) = (signed_by IS NOT NULL) AND (signed_by IS NULL) = (signed_at IS NULL)),
    CONSTRAINT stocktake_ended CHECK ((state IN ('APPLIED', 'CANCELLED')) = (ended_at IS NOT NULL)),
    CONSTRAINT stocktake_cancelled CHECK ((state = 'CANCELLED') = (cancelled_by IS NOT NULL))
);
CREATE INDEX stocktake_of_site ON stocktake (site_id, id DESC);
CREATE INDEX stocktake_to_apply ON stocktake (id) WHERE state = 'SIGNED';

-- Which shelves are counted. '' stands for what stands on none: the hold shelf, quarantine, and books nobody has shelved.
CREATE TABLE stocktake_shelf (
    stocktake_id uuid    NOT NULL,
    site_id      uuid    NOT NULL,
    shelf        text    NOT NULL,
    running      boolean NOT NULL,
    CONSTRAINT stocktake_shelf_pk PRIMARY KEY (stocktake_id, shelf),
    CONSTRAINT stocktake_shelf_stocktake FOREIGN KEY (stocktake_id) REFERENCES stocktake (id)
);
-- A shelf is counted in one stocktake at a time.
CREATE UNIQUE INDEX stocktake_shelf_once ON stocktake_shelf (site_id, shelf) WHERE running;

-- One copy in one stocktake: how it stood when the list was frozen, where it was last seen, and what sign-off made of it.
CREATE TABLE stocktake_line (
    stocktake_id  uuid        NOT NULL,
    copy_id       uuid        NOT NULL,
    expected      boolean     NOT NULL,
    status_then   text,
    shelf_then    text,
    moves_then    integer,
    seen_at       timestamptz,
    seen_shelf    text,
    seen_on_hold  boolean,
    seen_device   uuid,
    seen_sequence bigint,
    bucket        text,
    finding       text,
    remedy        text,
    settled_at    timestamptz,
    CONSTRAINT stocktake_line_pk PRIMARY KEY (stocktake_id, copy_id),
    CONSTRAINT stocktake_line_stocktake FOREIGN KEY (stocktake_id) REFERENCES stocktake (id),
    CONSTRAINT stocktake_line_copy FOREIGN KEY (copy_id) REFERENCES copy (id),
    CONSTRAINT stocktake_line_frozen CHECK (expected = (status_then IS NOT NULL) AND expected = (moves_then IS NOT NULL)),
    CONSTRAINT stocktake_line_seen CHECK ((seen_at IS NULL) = (seen_device IS NULL) AND (seen_at IS NULL) = (seen_sequence IS NULL)
        AND (seen_at IS NULL) = (seen_on_hold IS NULL)),
    CONSTRAINT stocktake_line_expected_or_seen CHECK (expected OR seen_at IS NOT NULL),
    CONSTRAINT stocktake_line_bucket CHECK (bucket IN ('FOUND', 'MISSING', 'MISPLACED', 'MOVED')),
    CONSTRAINT stocktake_line_remedy CHECK (remedy IN ('NONE', 'MISS', 'FIND', 'CORRECT_SHELF', 'ADOPT')),
    CONSTRAINT stocktake_line_settled CHECK ((settled_at IS NULL) = (bucket IS NULL) AND (bucket IS NULL) = (finding IS NULL) AND (bucket IS NULL) = (remedy IS NULL))
);
CREATE INDEX stocktake_line_unsettled ON stocktake_line (stocktake_id, copy_id) WHERE settled_at IS NULL;

-- Settled stays settled: a node that died in the middle goes on after the last line, and nothing is done twice.
CREATE FUNCTION stocktake_line_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a settled line of a stocktake does not change' USING CONSTRAINT = 'stocktake_line_stands';
END $$;
CREATE TRIGGER stocktake_line_stands BEFORE UPDATE OR DELETE ON stocktake_line
    FOR EACH ROW WHEN (OLD.settled_at IS NOT NULL) EXECUTE FUNCTION stocktake_line_stands();

-- What the scanners read, each event once by device and sequence, whether sent at once or days later.
CREATE TABLE stocktake_scan (
    device       uuid        NOT NULL,
    sequence     bigint      NOT NULL,
    stocktake_id uuid        NOT NULL,
    kind         text        NOT NULL,
    copy_id      uuid,
    shelf        text,
    text_read    text,
    happened_at  timestamptz NOT NULL,
    device_time  timestamptz NOT NULL,
    CONSTRAINT stocktake_scan_pk PRIMARY KEY (device, sequence),
    CONSTRAINT stocktake_scan_event FOREIGN KEY (device, sequence) REFERENCES offline_event (device, sequence),
    CONSTRAINT stocktake_scan_stocktake FOREIGN KEY (stocktake_id) REFERENCES stocktake (id),
    CONSTRAINT stocktake_scan_copy FOREIGN KEY (copy_id) REFERENCES copy (id),
    CONSTRAINT stocktake_scan_kind CHECK (kind IN ('COPY', 'SHELF', 'HOLD_SHELF', 'UNKNOWN')),
    CONSTRAINT stocktake_scan_of_a_copy CHECK ((kind = 'COPY') = (copy_id IS NOT NULL)),
    CONSTRAINT stocktake_scan_of_a_shelf CHECK ((kind = 'SHELF') = (shelf IS NOT NULL)),
    CONSTRAINT stocktake_scan_of_nothing CHECK ((kind = 'UNKNOWN') = (text_read IS NOT NULL))
);
CREATE INDEX stocktake_scan_of_copy ON stocktake_scan (stocktake_id, copy_id) WHERE copy_id IS NOT NULL;
CREATE INDEX stocktake_scan_of_shelf ON stocktake_scan (stocktake_id, device, sequence) WHERE kind IN ('SHELF', 'HOLD_SHELF');
CREATE INDEX stocktake_scan_unknown ON stocktake_scan (stocktake_id, text_read) WHERE kind = 'UNKNOWN';
COMMENT ON COLUMN stocktake_scan.happened_at IS 'put right by how wrong the clock of the device was when it sent; device_time is what it said';

INSERT INTO personal_column (table_name, column_name, purpose)
SELECT split_part(names, ':', 1), unnest(string_to_array(split_part(names, ':', 2), ' ')), purpose FROM (VALUES
    ('stocktake:opened_by counted_by signed_by cancelled_by', 'staff'),
    ('stocktake_scan:device text_read', 'offline'),
    ('stocktake_line:seen_device', 'offline')) AS listed (names, purpose);
