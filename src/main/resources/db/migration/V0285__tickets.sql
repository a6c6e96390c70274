-- Tickets by arrival slot, the waiting line for a group, admission at the gate, and numbered slips for those who just come.

-- Times of a fair change by writing its sessions anew: references to them are looked at when the step ends.

-- What is sold of a slot stands in a row of its own: two nodes that sell the last place meet here. The places are those of
-- the slot, kept by the database itself, whoever writes slots: less than is sold is refused.
CREATE TABLE slot_sale (
    fair_id        uuid        NOT NULL,
    session_number integer     NOT NULL,
    slot_number    integer     NOT NULL,
    places         integer     NOT NULL,
    booked         integer     NOT NULL DEFAULT 0,
    held           integer     NOT NULL DEFAULT 0,
    by_desk        integer     NOT NULL DEFAULT 0,
    swept_at       timestamptz,
    CONSTRAINT slot_sale_pk PRIMARY KEY (fair_id, session_number, slot_number),
    CONSTRAINT slot_sale_slot FOREIGN KEY (fair_id, session_number, slot_number)
        REFERENCES fair_slot (fair_id, session_number, slot_number) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT slot_sale_sold CHECK (booked >= 0 AND held >= 0 AND booked + held <= places),
    CONSTRAINT slot_sale_by_desk CHECK (by_desk BETWEEN 0 AND booked)
);
COMMENT ON COLUMN slot_sale.booked IS 'places of tickets that are good';
COMMENT ON COLUMN slot_sale.held IS 'places that are offered to families of the waiting line';
COMMENT ON COLUMN slot_sale.by_desk IS 'of the booked ones: by desk, phone or proxy';
COMMENT ON COLUMN slot_sale.swept_at IS 'when the places of those who did not come were released';

CREATE FUNCTION slot_sale_follows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        DELETE FROM slot_sale WHERE (fair_id, session_number, slot_number) = (OLD.fair_id, OLD.session_number, OLD.slot_number)
            AND booked = 0 AND held = 0;
    ELSE
        INSERT INTO slot_sale (fair_id, session_number, slot_number, places)
        VALUES (NEW.fair_id, NEW.session_number, NEW.slot_number, NEW.places)
        ON CONFLICT (fair_id, session_number, slot_number) DO UPDATE SET places = excluded.places;
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER slot_sale_follows AFTER INSERT OR UPDATE OF places OR DELETE ON fair_slot FOR EACH ROW EXECUTE FUNCTION slot_sale_follows();
INSERT INTO slot_sale (fair_id, session_number, slot_number, places) SELECT fair_id, session_number, slot_number, places FROM fair_slot;

-- Rules of ticketing. The row without a fair is the city's; a fair may have a row of its own.
CREATE TABLE ticket_rules (
    id              uuid    NOT NULL DEFAULT uuidv7(),
    fair_id         uuid,
    opens_at        timestamptz,
    largest_party   integer NOT NULL,
    release_hours   integer NOT NULL,
    early_minutes   integer NOT NULL,
    grace_minutes   integer NOT NULL,
    offer_minutes   integer NOT NULL,
    passed_over     integer NOT NULL,
    call_minutes    integer NOT NULL,
    elders_first    boolean NOT NULL,
    safety_limit    integer,
    no_show_points  integer NOT NULL,
    late_points     integer NOT NULL,
    attended_points integer NOT NULL,
    helped_points   integer NOT NULL,
    block_from      integer NOT NULL,
    block_days      integer NOT NULL,
    forget_days     integer NOT NULL,
    CONSTRAINT ticket_rules_pk PRIMARY KEY (id),
    CONSTRAINT ticket_rules_fair FOREIGN KEY (fair_id) REFERENCES fair (id),
    CONSTRAINT ticket_rules_one_per_fair UNIQUE NULLS NOT DISTINCT (fair_id),
    CONSTRAINT ticket_rules_counts CHECK (largest_party BETWEEN 1 AND 100 AND release_hours BETWEEN 0 AND 720
        AND early_minutes BETWEEN 0 AND 720 AND grace_minutes BETWEEN 0 AND 720 AND offer_minutes BETWEEN 1 AND 10080
        AND passed_over BETWEEN 0 AND 1000 AND call_minutes BETWEEN 1 AND 240 AND safety_limit > 0),
    CONSTRAINT ticket_rules_points CHECK (no_show_points BETWEEN 0 AND 100 AND late_points BETWEEN 0 AND 100
        AND attended_points BETWEEN 0 AND 100 AND helped_points BETWEEN 0 AND 100
        AND block_from BETWEEN 1 AND 1000 AND block_days BETWEEN 0 AND 365 AND forget_days BETWEEN 1 AND 3650)
);
INSERT INTO ticket_rules (largest_party, release_hours, early_minutes, grace_minutes, offer_minutes, passed_over, call_minutes, elders_first,
    no_show_points, late_points, attended_points, helped_points, block_from, block_days, forget_days)
VALUES (6, 24, 30, 20, 120, 3, 10, true, 2, 1, 1, 3, 4, 30, 180);

ALTER TABLE ticket
    ADD COLUMN slot_number integer NOT NULL DEFAULT 1,
    ADD COLUMN channel     text    NOT NULL DEFAULT 'APP',
    ADD COLUMN let_go      integer NOT NULL DEFAULT 0,
    ADD COLUMN joined      boolean NOT NULL DEFAULT false,
    ADD COLUMN late        boolean NOT NULL DEFAULT false,
    ADD COLUMN reminded_at timestamptz,
    ADD CONSTRAINT ticket_slot FOREIGN KEY (fair_id, session_number, slot_number) REFERENCES fair_slot (fair_id, session_number, slot_number) DEFERRABLE INITIALLY DEFERRED,
    ADD CONSTRAINT ticket_channel CHECK (channel IN ('APP', 'DESK', 'PHONE', 'PROXY')),
    DROP CONSTRAINT ticket_admits_no_more,
    ADD CONSTRAINT ticket_admits_no_more CHECK (let_go >= 0 AND admitted BETWEEN 0 AND persons - let_go);
COMMENT ON COLUMN ticket.let_go IS 'places of those who did not come, given to others at the gate';
COMMENT ON COLUMN ticket.joined IS 'from a family that became part of this one, which has a ticket of its own';
COMMENT ON COLUMN ticket.late IS 'released, or made smaller, after the time for it: that counts';
DROP INDEX ticket_one_per_household;
CREATE UNIQUE INDEX ticket_one_per_household ON ticket (fair_id, session_number, household_id) WHERE state IN ('ISSUED', 'ADMITTED') AND NOT joined;
CREATE INDEX ticket_of_household ON ticket (household_id, issued_at);
CREATE INDEX ticket_of_slot ON ticket (fair_id, session_number, slot_number) WHERE state IN ('ISSUED', 'ADMITTED');

-- Whom a ticket names; the others of its places are counted.
CREATE TABLE ticket_person (
    ticket_id uuid NOT NULL,
    person_id uuid NOT NULL,
    CONSTRAINT ticket_person_pk PRIMARY KEY (ticket_id, person_id),
    CONSTRAINT ticket_person_ticket FOREIGN KEY (ticket_id) REFERENCES ticket (id),
    CONSTRAINT ticket_person_person FOREIGN KEY (person_id) REFERENCES person (id)
);
CREATE INDEX ticket_person_of_person ON ticket_person (person_id);

-- A family in the waiting line of a slot: all of it is served, or none.
CREATE TABLE waitlist_entry (
    id             uuid        NOT NULL DEFAULT uuidv7(),
    fair_id        uuid        NOT NULL,
    session_number integer     NOT NULL,
    slot_number    integer     NOT NULL,
    household_id   uuid        NOT NULL,
    persons        integer     NOT NULL,
    position       bigint      NOT NULL GENERATED ALWAYS AS IDENTITY,
    passed_over    integer     NOT NULL DEFAULT 0,
    state          text        NOT NULL DEFAULT 'WAITING',
    joined         boolean     NOT NULL DEFAULT false,
    joined_at      timestamptz NOT NULL,
    offered_at     timestamptz,
    offer_until    timestamptz,
    frozen_seconds integer,
    over_at        timestamptz,
    ticket_id      uuid,
    CONSTRAINT waitlist_entry_pk PRIMARY KEY (id),
    CONSTRAINT waitlist_entry_position UNIQUE (position),
    CONSTRAINT waitlist_entry_slot FOREIGN KEY (fair_id, session_number, slot_number) REFERENCES fair_slot (fair_id, session_number, slot_number) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT waitlist_entry_household FOREIGN KEY (household_id) REFERENCES household (id),
    CONSTRAINT waitlist_entry_ticket FOREIGN KEY (ticket_id) REFERENCES ticket (id),
    CONSTRAINT waitlist_entry_persons CHECK (persons > 0 AND passed_over >= 0),
    CONSTRAINT waitlist_entry_state CHECK (state IN ('WAITING', 'OFFERED', 'TAKEN', 'LAPSED', 'LEFT')),
    CONSTRAINT waitlist_entry_clock CHECK ((state = 'OFFERED') = ((offer_until IS NULL) <> (frozen_seconds IS NULL))
        AND (state = 'OFFERED' OR (offer_until IS NULL AND frozen_seconds IS NULL)) AND frozen_seconds >= 0),
    CONSTRAINT waitlist_entry_over CHECK ((over_at IS NOT NULL) = (state IN ('TAKEN', 'LAPSED', 'LEFT'))),
    CONSTRAINT waitlist_entry_taken CHECK ((ticket_id IS NOT NULL) = (state = 'TAKEN'))
);
COMMENT ON COLUMN waitlist_entry.passed_over IS 'how often somebody behind it was served first';
COMMENT ON COLUMN waitlist_entry.frozen_seconds IS 'what is left of the time for the answer while the fair is postponed';
CREATE UNIQUE INDEX waitlist_one_per_household ON waitlist_entry (fair_id, session_number, household_id) WHERE state IN ('WAITING', 'OFFERED') AND NOT joined;
CREATE INDEX waitlist_in_line ON waitlist_entry (fair_id, session_number, slot_number, position) WHERE state IN ('WAITING', 'OFFERED');
CREATE INDEX waitlist_of_household ON waitlist_entry (household_id);
CREATE INDEX waitlist_due ON waitlist_entry (offer_until) WHERE state = 'OFFERED';

-- Who is inside, in one row for all gates. It is counted from the admissions, and audited against them.
CREATE TABLE fair_heads (
    fair_id uuid    NOT NULL,
    inside  integer NOT NULL DEFAULT 0,
    CONSTRAINT fair_heads_pk PRIMARY KEY (fair_id),
    CONSTRAINT fair_heads_fair FOREIGN KEY (fair_id) REFERENCES fair (id),
    CONSTRAINT fair_heads_count CHECK (inside >= 0)
);

-- Numbers at the gate for those who come without a ticket. Nobody's name: a number, how many, and whether an elder is with them.
CREATE TABLE walk_in_queue (
    fair_id        uuid    NOT NULL,
    session_number integer NOT NULL,
    last_number    integer NOT NULL,
    CONSTRAINT walk_in_queue_pk PRIMARY KEY (fair_id, session_number),
    CONSTRAINT walk_in_queue_session FOREIGN KEY (fair_id, session_number) REFERENCES fair_session (fair_id, number) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT walk_in_queue_counts CHECK (last_number > 0)
);
CREATE TABLE walk_in_slip (
    id             uuid        NOT NULL DEFAULT uuidv7(),
    fair_id        uuid        NOT NULL,
    session_number integer     NOT NULL,
    number         integer     NOT NULL,
    persons        integer     NOT NULL,
    elder          boolean     NOT NULL,
    passed_over    integer     NOT NULL DEFAULT 0,
    state          text        NOT NULL DEFAULT 'WAITING',
    taken_at       timestamptz NOT NULL,
    called_at      timestamptz,
    call_until     timestamptz,
    CONSTRAINT walk_in_slip_pk PRIMARY KEY (id),
    CONSTRAINT walk_in_slip_number UNIQUE (fair_id, session_number, number),
    CONSTRAINT walk_in_slip_session FOREIGN KEY (fair_id, session_number) REFERENCES fair_session (fair_id, number) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT walk_in_slip_persons CHECK (persons > 0 AND passed_over >= 0),
    CONSTRAINT walk_in_slip_state CHECK (state IN ('WAITING', 'CALLED', 'ADMITTED', 'LAPSED', 'LEFT')),
    CONSTRAINT walk_in_slip_called CHECK ((called_at IS NULL) = (call_until IS NULL) AND (called_at IS NOT NULL OR state NOT IN ('CALLED', 'ADMITTED')))
);
CREATE INDEX walk_in_slip_waiting ON walk_in_slip (fair_id, session_number, number) WHERE state IN ('WAITING', 'CALLED');

-- One row for each person who came in, once per session. Who goes out and comes back is the same row.
CREATE TABLE admission (
    id             uuid        NOT NULL DEFAULT uuidv7(),
    fair_id        uuid        NOT NULL,
    session_number integer     NOT NULL,
    ticket_id      uuid,
    place          integer,
    person_id      uuid,
    age_band       text,
    channel        text        NOT NULL,
    slip_number    integer,
    scan_id        uuid        NOT NULL,
    admitted_at    timestamptz NOT NULL,
    recorded_at    timestamptz NOT NULL,
    admitted_by    uuid        NOT NULL,
    left_at        timestamptz,
    CONSTRAINT admission_pk PRIMARY KEY (id),
    CONSTRAINT admission_session FOREIGN KEY (fair_id, session_number) REFERENCES fair_session (fair_id, number) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT admission_ticket FOREIGN KEY (ticket_id) REFERENCES ticket (id),
    CONSTRAINT admission_person FOREIGN KEY (person_id) REFERENCES person (id),
    CONSTRAINT admission_slip FOREIGN KEY (fair_id, session_number, slip_number) REFERENCES walk_in_slip (fair_id, session_number, number),
    CONSTRAINT admission_place_once UNIQUE (ticket_id, place),
    CONSTRAINT admission_person_once UNIQUE (fair_id, session_number, person_id),
    CONSTRAINT admission_channel CHECK (channel IN ('APP', 'DESK', 'PHONE', 'PROXY', 'WALK_IN')),
    CONSTRAINT admission_by_ticket CHECK ((ticket_id IS NULL) = (channel = 'WALK_IN') AND (ticket_id IS NULL) = (place IS NULL) AND place > 0),
    CONSTRAINT admission_age_band CHECK (age_band IN ('UNDER_7', 'FROM_7_TO_10', 'FROM_11_TO_13', 'FROM_14_TO_17'))
);
COMMENT ON COLUMN admission.age_band IS 'of children and young people; null for grown-ups and where nothing was said';
COMMENT ON COLUMN admission.scan_id IS 'those who came in with one scan';
CREATE INDEX admission_inside ON admission (fair_id, session_number) WHERE left_at IS NULL;
CREATE INDEX admission_by_scan ON admission (scan_id);
CREATE INDEX admission_of_gate ON admission (fair_id, admitted_by, recorded_at);
CREATE INDEX admission_of_person ON admission (person_id);

-- Points of families that did not come, and how they were worked off.
CREATE TABLE ticket_mark (
    id           uuid        NOT NULL DEFAULT uuidv7(),
    household_id uuid        NOT NULL,
    fair_id      uuid        NOT NULL,
    ticket_id    uuid,
    kind         text        NOT NULL,
    points       integer     NOT NULL,
    at           timestamptz NOT NULL,
    noted_by     uuid,
    note         text,
    CONSTRAINT ticket_mark_pk PRIMARY KEY (id),
    CONSTRAINT ticket_mark_household FOREIGN KEY (household_id) REFERENCES household (id),
    CONSTRAINT ticket_mark_fair FOREIGN KEY (fair_id) REFERENCES fair (id),
    CONSTRAINT ticket_mark_ticket FOREIGN KEY (ticket_id) REFERENCES ticket (id),
    CONSTRAINT ticket_mark_kind CHECK (kind IN ('NO_SHOW', 'LATE', 'ATTENDED', 'HELPED', 'EXCUSED')),
    CONSTRAINT ticket_mark_points CHECK (CASE WHEN kind IN ('NO_SHOW', 'LATE') THEN points >= 0 AND ticket_id IS NOT NULL ELSE points <= 0 END),
    CONSTRAINT ticket_mark_note CHECK (btrim(note) <> '')
);
CREATE UNIQUE INDEX ticket_mark_once ON ticket_mark (ticket_id, kind) WHERE ticket_id IS NOT NULL;
CREATE UNIQUE INDEX ticket_mark_helped_once ON ticket_mark (household_id, fair_id) WHERE kind = 'HELPED';
CREATE INDEX ticket_mark_of_household ON ticket_mark (household_id, at);

DROP VIEW audit_ticket;
CREATE VIEW audit_ticket AS
SELECT t.id, t.code, t.fair_id, t.session_number, t.slot_number, t.household_id, t.persons, t.admitted, t.let_go, t.state, t.channel, t.late, t.epoch,
       t.issued_at, t.changed_at FROM ticket t;

INSERT INTO personal_purpose (name, whose, zh, en, basis, rule, seen_zh, seen_en, exported, why_not_zh, why_not_en) VALUES
('fair-visits', 'FAMILY', '记下谁进了场，每人每场只进一次；也用来数人数。', 'To know who came in, once per person and session, and to count heads.',
 'CONTRACT', 'figures', '本家庭；入口工作人员。', 'The family; those at the gate.', 'fair-visits', NULL, NULL),
('fair-waiting', 'FAMILY', '市集候补：排队的先后和邀约。', 'Waiting for places at a fair: the line and its offers.',
 'CONTRACT', 'figures', '本家庭；服务台馆员。', 'The family; staff at the desk.', 'fair-waiting', NULL, NULL),
('fair-marks', 'FAMILY', '订了票没来的记分，以及怎样抵掉。', 'Points for tickets that nobody came with, and how they were worked off.',
 'CONTRACT', 'figures', '本家庭；服务台馆员。', 'The family; staff at the desk.', 'fair-marks', NULL, NULL);

INSERT INTO personal_column (table_name, column_name, purpose)
SELECT split_part(names, ':', 1), unnest(string_to_array(split_part(names, ':', 2), ' ')), purpose FROM (VALUES
    ('ticket:channel let_go joined late reminded_at slot_number', 'tickets'),
    ('ticket_person:ticket_id person_id', 'tickets'),
    ('admission:ticket_id place person_id age_band channel admitted_at recorded_at admitted_by left_at', 'fair-visits'),
    ('waitlist_entry:household_id persons passed_over state joined joined_at offered_at offer_until over_at ticket_id', 'fair-waiting'),
    ('ticket_mark:household_id ticket_id kind points at noted_by note', 'fair-marks')) AS listed (names, purpose);

DO $$
DECLARE known text;
BEGIN
    SELECT substring(pg_get_constraintdef(oid) FROM '^CHECK \((.*)\)$') INTO STRICT known
      FROM pg_constraint WHERE conname = 'notice_kind_known' AND conrelid = 'notice'::regclass;
    ALTER TABLE notice DROP CONSTRAINT notice_kind_known;
    EXECUTE format('ALTER TABLE notice ADD CONSTRAINT notice_kind_known CHECK (kind IN (%L, %L, %L, %L, %L, %L, %L, %L, %L) OR %s)',
        'TICKET_ISSUED', 'TICKET_CHANGED', 'TICKET_REMINDER', 'TICKET_NO_SHOW', 'WAITLIST_OFFERED', 'WAITLIST_LAPSED', 'FAIR_POSTPONED', 'FAIR_MOVED',
        'FAIR_CANCELLED', known);
END $$;
