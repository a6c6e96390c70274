-- Gates without network: every passage is kept, so that what several devices did, in whatever order it arrives, comes to the
-- same count; who should not have come in did, and is recorded as such; every no at a gate has its reason.
CREATE TABLE gate_passage (
    id          uuid        NOT NULL DEFAULT uuidv7(),
    fair_id     uuid        NOT NULL,
    ticket_id   uuid,
    direction   text        NOT NULL,
    persons     integer     NOT NULL,
    occurred_at timestamptz NOT NULL,
    scan_id     uuid,
    device_id   uuid,
    sequence    bigint,
    unmet       integer     NOT NULL DEFAULT 0,
    CONSTRAINT gate_passage_pk PRIMARY KEY (id),
    CONSTRAINT gate_passage_fair FOREIGN KEY (fair_id) REFERENCES fair (id),
    CONSTRAINT gate_passage_ticket FOREIGN KEY (ticket_id) REFERENCES ticket (id),
    CONSTRAINT gate_passage_device FOREIGN KEY (device_id) REFERENCES fair_device (id),
    CONSTRAINT gate_passage_once UNIQUE (device_id, sequence),
    CONSTRAINT gate_passage_direction CHECK (direction IN ('IN', 'OUT')),
    CONSTRAINT gate_passage_persons CHECK (persons > 0 AND unmet BETWEEN 0 AND persons),
    CONSTRAINT gate_passage_of_device CHECK ((device_id IS NULL) = (sequence IS NULL)),
    CONSTRAINT gate_passage_of_somebody CHECK (ticket_id IS NOT NULL OR device_id IS NOT NULL)
);
COMMENT ON TABLE gate_passage IS 'through a gate by a ticket, or without one where a device counted';
COMMENT ON COLUMN gate_passage.unmet IS 'who went out without a ticket before anybody was known to be inside: their coming in is still under way';
CREATE INDEX gate_passage_of_ticket ON gate_passage (ticket_id, occurred_at);
CREATE INDEX gate_passage_unmet ON gate_passage (fair_id) WHERE unmet > 0;
CREATE INDEX gate_passage_by_scan ON gate_passage (scan_id);

INSERT INTO gate_passage (fair_id, ticket_id, direction, persons, occurred_at, scan_id)
SELECT fair_id, ticket_id, 'IN', count(*), admitted_at, scan_id FROM admission WHERE ticket_id IS NOT NULL
GROUP BY fair_id, ticket_id, admitted_at, scan_id;
INSERT INTO gate_passage (fair_id, ticket_id, direction, persons, occurred_at, scan_id)
SELECT fair_id, ticket_id, 'OUT', count(*), left_at, scan_id FROM admission WHERE ticket_id IS NOT NULL AND left_at IS NOT NULL
GROUP BY fair_id, ticket_id, left_at, scan_id;

-- Who came in by a device, and who did beyond what a ticket is good for: they are inside and counted, whoever let them in.
ALTER TABLE admission
    ADD COLUMN device_id   uuid,
    ADD COLUMN over_ticket uuid,
    ADD CONSTRAINT admission_device FOREIGN KEY (device_id) REFERENCES fair_device (id),
    ADD CONSTRAINT admission_over_ticket FOREIGN KEY (over_ticket) REFERENCES ticket (id),
    ADD CONSTRAINT admission_over_without_place CHECK (over_ticket IS NULL OR channel = 'WALK_IN');
COMMENT ON COLUMN admission.over_ticket IS 'the ticket that was shown, which was good for nobody any more';
CREATE INDEX admission_over ON admission (over_ticket) WHERE over_ticket IS NOT NULL;

CREATE TABLE over_admission (
    id             uuid        NOT NULL DEFAULT uuidv7(),
    fair_id        uuid        NOT NULL,
    session_number integer     NOT NULL,
    ticket_id      uuid,
    device_id      uuid        NOT NULL,
    sequence       bigint      NOT NULL,
    reason         text        NOT NULL,
    persons        integer     NOT NULL,
    occurred_at    timestamptz NOT NULL,
    recorded_at    timestamptz NOT NULL,
    CONSTRAINT over_admission_pk PRIMARY KEY (id),
    CONSTRAINT over_admission_fair FOREIGN KEY (fair_id) REFERENCES fair (id),
    CONSTRAINT over_admission_ticket FOREIGN KEY (ticket_id) REFERENCES ticket (id),
    CONSTRAINT over_admission_device FOREIGN KEY (device_id) REFERENCES fair_device (id),
    CONSTRAINT over_admission_once UNIQUE (device_id, sequence),
    CONSTRAINT over_admission_one_of_ticket UNIQUE (ticket_id),
    CONSTRAINT over_admission_persons CHECK (persons > 0),
    CONSTRAINT over_admission_reason CHECK (reason IN ('TWICE', 'TICKET_OVER', 'PLACE_GIVEN', 'TICKET_UNKNOWN', 'OTHER_FAIR'))
);
COMMENT ON COLUMN over_admission.reason IS 'TWICE: the same ticket came in more often than it is good for, at one gate or at several';
CREATE INDEX over_admission_of_fair ON over_admission (fair_id, occurred_at);

-- Nobody's name and no ticket: how often a gate said no, and why.
CREATE TABLE gate_refusal (
    id          uuid        NOT NULL DEFAULT uuidv7(),
    fair_id     uuid        NOT NULL,
    reason      text        NOT NULL,
    device_id   uuid,
    sequence    bigint,
    occurred_at timestamptz NOT NULL,
    recorded_at timestamptz NOT NULL,
    CONSTRAINT gate_refusal_pk PRIMARY KEY (id),
    CONSTRAINT gate_refusal_fair FOREIGN KEY (fair_id) REFERENCES fair (id),
    CONSTRAINT gate_refusal_device FOREIGN KEY (device_id) REFERENCES fair_device (id),
    CONSTRAINT gate_refusal_once UNIQUE (device_id, sequence),
    CONSTRAINT gate_refusal_of_device CHECK ((device_id IS NULL) = (sequence IS NULL)),
    CONSTRAINT gate_refusal_reason CHECK (reason ~ '^[A-Z_]{1,40}$')
);
CREATE INDEX gate_refusal_of_fair ON gate_refusal (fair_id, occurred_at);

-- What opens the lists that gates carry: each ticket has a secret of its own, made from this one. When the fair is over it is
-- destroyed, and a list that was left on a device opens for nobody.
CREATE TABLE fair_roster_key (
    fair_id      uuid        NOT NULL,
    secret       bytea,
    made_at      timestamptz NOT NULL,
    destroyed_at timestamptz,
    CONSTRAINT fair_roster_key_pk PRIMARY KEY (fair_id),
    CONSTRAINT fair_roster_key_fair FOREIGN KEY (fair_id) REFERENCES fair (id),
    CONSTRAINT fair_roster_key_destroyed CHECK ((secret IS NULL) = (destroyed_at IS NOT NULL))
);
CREATE INDEX fair_roster_key_kept ON fair_roster_key (fair_id) WHERE secret IS NOT NULL;

INSERT INTO personal_column (table_name, column_name, purpose)
SELECT split_part(names, ':', 1), unnest(string_to_array(split_part(names, ':', 2), ' ')), 'fair-visits' FROM (VALUES
    ('gate_passage:ticket_id occurred_at persons direction'), ('admission:over_ticket'),
    ('over_admission:ticket_id persons occurred_at reason')) AS listed (names);
