-- What happens at a fair, who helps and what is needed. Wishes stand in their own tables; a hold is what the database gives to one
-- at a time. Something without its hold is a conflict that somebody must solve: a fair that moves keeps what it can hold.
CREATE EXTENSION IF NOT EXISTS btree_gist;

-- A fair that was put off and has no new times yet: nothing is held for it.
CREATE TABLE fair_without_day (
    fair_id uuid NOT NULL,
    CONSTRAINT fair_without_day_pk PRIMARY KEY (fair_id),
    CONSTRAINT fair_without_day_fair FOREIGN KEY (fair_id) REFERENCES fair (id)
);
INSERT INTO fair_without_day (fair_id) SELECT id FROM fair WHERE state = 'POSTPONED';

CREATE TABLE fair_stage (
    id      uuid NOT NULL DEFAULT uuidv7(),
    fair_id uuid NOT NULL,
    name    text NOT NULL,
    name_en text,
    CONSTRAINT fair_stage_pk PRIMARY KEY (id),
    CONSTRAINT fair_stage_of_fair UNIQUE (id, fair_id),
    CONSTRAINT fair_stage_name_once UNIQUE (fair_id, name),
    CONSTRAINT fair_stage_fair FOREIGN KEY (fair_id) REFERENCES fair (id),
    CONSTRAINT fair_stage_name_said CHECK (btrim(name) <> '')
);

CREATE TABLE fair_performance (
    id                 uuid        NOT NULL DEFAULT uuidv7(),
    fair_id            uuid        NOT NULL,
    stage_id           uuid        NOT NULL,
    title              text        NOT NULL,
    title_en           text,
    performer          text,
    begins_at          timestamptz NOT NULL,
    ends_at            timestamptz NOT NULL,
    changeover_minutes integer     NOT NULL,
    clear_at           timestamptz NOT NULL,
    CONSTRAINT fair_performance_pk PRIMARY KEY (id),
    CONSTRAINT fair_performance_place UNIQUE (id, stage_id, begins_at, clear_at),
    CONSTRAINT fair_performance_stage FOREIGN KEY (stage_id, fair_id) REFERENCES fair_stage (id, fair_id),
    CONSTRAINT fair_performance_title_said CHECK (btrim(title) <> ''),
    CONSTRAINT fair_performance_forward CHECK (begins_at < ends_at),
    CONSTRAINT fair_performance_clear CHECK (changeover_minutes BETWEEN 0 AND 240
        AND extract(epoch FROM clear_at - ends_at) = changeover_minutes * 60)
);
CREATE INDEX fair_performance_of_fair ON fair_performance (fair_id, begins_at, id);
CREATE INDEX fair_performance_on_stage ON fair_performance (stage_id);
COMMENT ON COLUMN fair_performance.clear_at IS 'when the stage is free for the next';

CREATE TABLE stage_hold (
    performance_id uuid        NOT NULL,
    stage_id       uuid        NOT NULL,
    begins_at      timestamptz NOT NULL,
    clear_at       timestamptz NOT NULL,
    CONSTRAINT stage_hold_pk PRIMARY KEY (performance_id),
    CONSTRAINT stage_hold_performance FOREIGN KEY (performance_id, stage_id, begins_at, clear_at)
        REFERENCES fair_performance (id, stage_id, begins_at, clear_at) ON DELETE CASCADE,
    CONSTRAINT stage_hold_one_act EXCLUDE USING gist (stage_id WITH =, tstzrange(begins_at, clear_at) WITH &&)
);

CREATE TABLE fair_shift (
    id        uuid        NOT NULL DEFAULT uuidv7(),
    fair_id   uuid        NOT NULL,
    role      text        NOT NULL,
    note      text,
    begins_at timestamptz NOT NULL,
    ends_at   timestamptz NOT NULL,
    needed    integer     NOT NULL,
    CONSTRAINT fair_shift_pk PRIMARY KEY (id),
    CONSTRAINT fair_shift_times UNIQUE (id, begins_at, ends_at),
    CONSTRAINT fair_shift_fair FOREIGN KEY (fair_id) REFERENCES fair (id),
    CONSTRAINT fair_shift_role_said CHECK (btrim(role) <> ''),
    CONSTRAINT fair_shift_forward CHECK (begins_at < ends_at),
    CONSTRAINT fair_shift_needed CHECK (needed BETWEEN 1 AND 200)
);
CREATE INDEX fair_shift_of_fair ON fair_shift (fair_id, begins_at, id);

CREATE TABLE shift_helper (
    id          uuid        NOT NULL DEFAULT uuidv7(),
    shift_id    uuid        NOT NULL,
    staff_id    uuid        NOT NULL,
    state       text        NOT NULL,
    asked_at    timestamptz NOT NULL,
    answered_at timestamptz,
    CONSTRAINT shift_helper_pk PRIMARY KEY (id),
    CONSTRAINT shift_helper_once UNIQUE (shift_id, staff_id),
    CONSTRAINT shift_helper_of_shift UNIQUE (id, shift_id, staff_id),
    CONSTRAINT shift_helper_shift FOREIGN KEY (shift_id) REFERENCES fair_shift (id) ON DELETE CASCADE,
    CONSTRAINT shift_helper_staff FOREIGN KEY (staff_id) REFERENCES staff_member (id),
    CONSTRAINT shift_helper_state CHECK (state IN ('ASKED', 'ACCEPTED', 'DECLINED')),
    CONSTRAINT shift_helper_answered CHECK ((state = 'ASKED') = (answered_at IS NULL))
);
CREATE INDEX shift_helper_of_staff ON shift_helper (staff_id);

CREATE TABLE helper_hold (
    helper_id uuid        NOT NULL,
    shift_id  uuid        NOT NULL,
    staff_id  uuid        NOT NULL,
    begins_at timestamptz NOT NULL,
    ends_at   timestamptz NOT NULL,
    CONSTRAINT helper_hold_pk PRIMARY KEY (helper_id),
    CONSTRAINT helper_hold_helper FOREIGN KEY (helper_id, shift_id, staff_id) REFERENCES shift_helper (id, shift_id, staff_id) ON DELETE CASCADE,
    CONSTRAINT helper_hold_shift FOREIGN KEY (shift_id, begins_at, ends_at) REFERENCES fair_shift (id, begins_at, ends_at) ON DELETE CASCADE,
    CONSTRAINT helper_hold_one_place EXCLUDE USING gist (staff_id WITH =, tstzrange(begins_at, ends_at) WITH &&)
);
CREATE INDEX helper_hold_of_shift ON helper_hold (shift_id);

CREATE TABLE equipment (
    id      uuid    NOT NULL DEFAULT uuidv7(),
    name    text    NOT NULL,
    name_en text,
    pieces  integer NOT NULL,
    site_id uuid,
    CONSTRAINT equipment_pk PRIMARY KEY (id),
    CONSTRAINT equipment_name_once UNIQUE (name),
    CONSTRAINT equipment_pieces_key UNIQUE (id, pieces),
    CONSTRAINT equipment_site FOREIGN KEY (site_id) REFERENCES site (id),
    CONSTRAINT equipment_name_said CHECK (btrim(name) <> ''),
    CONSTRAINT equipment_pieces CHECK (pieces BETWEEN 1 AND 1000)
);
COMMENT ON COLUMN equipment.site_id IS 'where it is kept; null: anywhere';

CREATE TABLE fair_equipment (
    id           uuid        NOT NULL DEFAULT uuidv7(),
    fair_id      uuid        NOT NULL,
    equipment_id uuid        NOT NULL,
    pieces       integer     NOT NULL,
    begins_at    timestamptz NOT NULL,
    ends_at      timestamptz NOT NULL,
    CONSTRAINT fair_equipment_pk PRIMARY KEY (id),
    CONSTRAINT fair_equipment_times UNIQUE (id, equipment_id, begins_at, ends_at),
    CONSTRAINT fair_equipment_fair FOREIGN KEY (fair_id) REFERENCES fair (id),
    CONSTRAINT fair_equipment_what FOREIGN KEY (equipment_id) REFERENCES equipment (id),
    CONSTRAINT fair_equipment_forward CHECK (begins_at < ends_at),
    CONSTRAINT fair_equipment_pieces CHECK (pieces >= 1)
);
CREATE INDEX fair_equipment_of_fair ON fair_equipment (fair_id, begins_at, id);
CREATE INDEX fair_equipment_of_what ON fair_equipment (equipment_id, begins_at);

-- Each piece is out for one booking at a time, and only pieces that there are go out: never more than there are.
CREATE TABLE equipment_hold (
    booking_id   uuid        NOT NULL,
    unit         integer     NOT NULL,
    equipment_id uuid        NOT NULL,
    pieces       integer     NOT NULL,
    begins_at    timestamptz NOT NULL,
    ends_at      timestamptz NOT NULL,
    CONSTRAINT equipment_hold_pk PRIMARY KEY (booking_id, unit),
    CONSTRAINT equipment_hold_booking FOREIGN KEY (booking_id, equipment_id, begins_at, ends_at)
        REFERENCES fair_equipment (id, equipment_id, begins_at, ends_at) ON DELETE CASCADE,
    CONSTRAINT equipment_hold_pieces FOREIGN KEY (equipment_id, pieces) REFERENCES equipment (id, pieces) ON UPDATE CASCADE,
    CONSTRAINT equipment_hold_there_is CHECK (unit BETWEEN 1 AND pieces),
    CONSTRAINT equipment_hold_one_place EXCLUDE USING gist (equipment_id WITH =, unit WITH =, tstzrange(begins_at, ends_at) WITH &&)
);

INSERT INTO personal_column (table_name, column_name, purpose) VALUES
    ('shift_helper', 'staff_id', 'staff'), ('shift_helper', 'state', 'staff'), ('shift_helper', 'asked_at', 'staff'),
    ('shift_helper', 'answered_at', 'staff'), ('helper_hold', 'staff_id', 'staff');
