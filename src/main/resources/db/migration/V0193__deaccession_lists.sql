-- Deaccession lists (剔除清单): copies that leave the stock together, onto the free shelf or to somebody who can use them. One person draws
-- the list up, another strikes the copies off; it destroys what credits buy.
CREATE TABLE deaccession_list (
    id             uuid        NOT NULL CONSTRAINT deaccession_list_pk PRIMARY KEY,
    site_id        uuid        NOT NULL CONSTRAINT deaccession_list_site REFERENCES site (id),
    purpose        text        NOT NULL CONSTRAINT deaccession_list_purpose CHECK (purpose IN ('FREE_SHELF', 'DONATION')),
    -- who gets a donation
    recipient      text,
    reason         text        NOT NULL CONSTRAINT deaccession_list_says_why CHECK (btrim(reason) <> ''),
    state          text        NOT NULL CONSTRAINT deaccession_list_state CHECK (state IN ('PROPOSED', 'EXECUTED', 'REFUSED')),
    proposed_by    uuid        NOT NULL CONSTRAINT deaccession_list_proposer REFERENCES staff_member (id),
    proposed_at    timestamptz NOT NULL,
    decided_by     uuid        CONSTRAINT deaccession_list_decider REFERENCES staff_member (id),
    decided_at     timestamptz,
    decided_reason text,
    CONSTRAINT deaccession_list_recipient CHECK ((purpose = 'DONATION') = (recipient IS NOT NULL)),
    CONSTRAINT deaccession_list_two_persons CHECK (decided_by <> proposed_by),
    CONSTRAINT deaccession_list_decided CHECK ((state = 'PROPOSED') = (decided_by IS NULL) AND (decided_by IS NULL) = (decided_at IS NULL)),
    CONSTRAINT deaccession_list_refused_says_why CHECK ((state = 'REFUSED') = (decided_reason IS NOT NULL))
);
CREATE INDEX deaccession_list_by_state ON deaccession_list (state, id);

-- outcome: WITHDRAWN, or KEPT because it was on its way to a reader when the list was confirmed
CREATE TABLE deaccession_list_copy (
    list_id uuid NOT NULL CONSTRAINT deaccession_list_copy_list REFERENCES deaccession_list (id),
    copy_id uuid NOT NULL CONSTRAINT deaccession_list_copy_copy REFERENCES copy (id),
    outcome text CONSTRAINT deaccession_list_copy_outcome CHECK (outcome IN ('WITHDRAWN', 'KEPT')),
    CONSTRAINT deaccession_list_copy_pk PRIMARY KEY (list_id, copy_id)
);
CREATE INDEX deaccession_list_copy_by_copy ON deaccession_list_copy (copy_id);

INSERT INTO personal_column (table_name, column_name, purpose) VALUES
    ('deaccession_list', 'proposed_by', 'staff'),
    ('deaccession_list', 'decided_by', 'staff');
