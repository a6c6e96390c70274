-- The physical copy, its label and its movements.

CREATE TABLE copy (
    id           uuid        NOT NULL CONSTRAINT copy_pk PRIMARY KEY,
    code         text        NOT NULL CONSTRAINT copy_code UNIQUE CONSTRAINT copy_code_shape CHECK (code ~ '^[0-9A-HJKMNP-TV-Z]{10}$'),
    volume_id    uuid        NOT NULL CONSTRAINT copy_volume REFERENCES volume (id),
    status       text        NOT NULL CONSTRAINT copy_status CHECK (status IN ('LISTED', 'PROMISED', 'AVAILABLE', 'CLAIMED', 'ON_HOLD_SHELF',
                                 'IN_TRANSIT', 'AT_FAIR', 'MISSING', 'QUARANTINED', 'HANDED_OVER', 'WITHDRAWN')),
    -- where it is: with a household or at a site; in transit, the site it is expected at
    household_id uuid        CONSTRAINT copy_household REFERENCES household (id),
    site_id      uuid        CONSTRAINT copy_site REFERENCES site (id),
    shelf        text,
    grade        text        CONSTRAINT copy_grade CHECK (grade IN ('LIKE_NEW', 'GOOD', 'FAIR', 'WORN', 'DAMAGED')),
    disposition  text        CONSTRAINT copy_disposition CHECK (disposition IN ('GIVE', 'SWAP', 'CALLABLE', 'SHOW_ONLY')),
    -- the household that last brought it; nothing is minted inside one household
    brought_by   uuid        CONSTRAINT copy_brought_by REFERENCES household (id),
    since        timestamptz NOT NULL,
    moves        integer     NOT NULL DEFAULT 0,
    CONSTRAINT copy_one_place CHECK (num_nonnulls(household_id, site_id) = 1),
    CONSTRAINT copy_at_home CHECK (status NOT IN ('LISTED', 'PROMISED', 'HANDED_OVER') OR household_id IS NOT NULL),
    CONSTRAINT copy_at_site CHECK (status NOT IN ('AVAILABLE', 'CLAIMED', 'ON_HOLD_SHELF', 'IN_TRANSIT', 'AT_FAIR') OR site_id IS NOT NULL)
);

CREATE INDEX copy_by_volume ON copy (volume_id, status);
CREATE INDEX copy_by_household ON copy (household_id, id) WHERE household_id IS NOT NULL;
CREATE INDEX copy_by_site ON copy (site_id, status) WHERE site_id IS NOT NULL;

CREATE TABLE movement (
    copy_id         uuid        NOT NULL CONSTRAINT movement_copy REFERENCES copy (id),
    seq             integer     NOT NULL,
    status          text        NOT NULL,
    site_id         uuid,
    household_id    uuid,
    actor           uuid        NOT NULL,
    occurred_at     timestamptz NOT NULL,
    recorded_at     timestamptz NOT NULL,
    reason          text        NOT NULL,
    idempotency_key uuid,
    CONSTRAINT movement_pk PRIMARY KEY (copy_id, seq)
);

CREATE INDEX movement_by_time ON movement (recorded_at);
CREATE TRIGGER movement_append_only BEFORE UPDATE OR DELETE ON movement FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- Labels printed before the book is known; bound at the first scan, never bound twice.
CREATE TABLE blank_label (
    code     text        NOT NULL CONSTRAINT blank_label_pk PRIMARY KEY,
    made_at  timestamptz NOT NULL,
    made_by  uuid        NOT NULL,
    bound_to uuid        CONSTRAINT blank_label_copy UNIQUE REFERENCES copy (id)
);
