-- Tickets to a session of a fair. A household code admits counted persons one by one; admission is once per place.
CREATE TABLE ticket (
    id             uuid        NOT NULL CONSTRAINT ticket_pk PRIMARY KEY,
    code           text        NOT NULL CONSTRAINT ticket_code UNIQUE CONSTRAINT ticket_code_shape CHECK (code ~ '^[0-9A-HJKMNP-TV-Z]{12}$'),
    fair_id        uuid        NOT NULL,
    session_number integer     NOT NULL,
    household_id   uuid        NOT NULL CONSTRAINT ticket_household REFERENCES household (id),
    persons        integer     NOT NULL CONSTRAINT ticket_persons CHECK (persons > 0),
    admitted       integer     NOT NULL DEFAULT 0,
    state          text        NOT NULL CONSTRAINT ticket_state CHECK (state IN ('ISSUED', 'ADMITTED', 'RELEASED', 'NO_SHOW', 'VOID')),
    epoch          integer     NOT NULL,
    issued_at      timestamptz NOT NULL,
    changed_at     timestamptz NOT NULL,
    CONSTRAINT ticket_session FOREIGN KEY (fair_id, session_number) REFERENCES fair_session (fair_id, number),
    CONSTRAINT ticket_admits_no_more CHECK (admitted BETWEEN 0 AND persons)
);
CREATE UNIQUE INDEX ticket_one_per_household ON ticket (fair_id, session_number, household_id) WHERE state IN ('ISSUED', 'ADMITTED');
