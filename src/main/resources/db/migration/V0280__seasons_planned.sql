-- A season is planned: what partners wish, whom and what the library has, and plans that are proposed, changed by people and accepted.
CREATE EXTENSION IF NOT EXISTS btree_gist;

-- Public holidays and the Saturdays and Sundays on which people work for them, as the State Council says year by year.
CREATE TABLE holiday (
    day    date NOT NULL,
    kind   text NOT NULL,
    name   text NOT NULL,
    source text NOT NULL,
    CONSTRAINT holiday_pk PRIMARY KEY (day),
    CONSTRAINT holiday_kind CHECK (kind IN ('HOLIDAY', 'WORKDAY')),
    CONSTRAINT holiday_said CHECK (btrim(name) <> '' AND btrim(source) <> '')
);
INSERT INTO holiday (day, kind, name, source)
SELECT d::date, 'HOLIDAY', name, '国办发明电〔2025〕7号' FROM (VALUES
    ('元旦', date '2026-01-01', date '2026-01-03'), ('春节', date '2026-02-15', date '2026-02-23'), ('清明节', date '2026-04-04', date '2026-04-06'),
    ('劳动节', date '2026-05-01', date '2026-05-05'), ('端午节', date '2026-06-19', date '2026-06-21'), ('中秋节', date '2026-09-25', date '2026-09-27'),
    ('国庆节', date '2026-10-01', date '2026-10-07')) AS h (name, first, last), generate_series(first, last, interval '1 day') AS d
UNION ALL
SELECT day, 'WORKDAY', name, '国办发明电〔2025〕7号' FROM (VALUES
    ('元旦调休', date '2026-01-04'), ('春节调休', date '2026-02-14'), ('春节调休', date '2026-02-28'), ('劳动节调休', date '2026-05-09'),
    ('国庆节调休', date '2026-09-20'), ('国庆节调休', date '2026-10-10')) AS w (name, day)
UNION ALL
-- The days by law; which Saturdays are moved to is said in a notice of the autumn before.
SELECT d::date, 'HOLIDAY', name, '全国年节及纪念日放假办法（国务院令第795号）' FROM (VALUES
    ('元旦', date '2027-01-01', date '2027-01-01'), ('春节', date '2027-02-05', date '2027-02-08'), ('清明节', date '2027-04-05', date '2027-04-05'),
    ('劳动节', date '2027-05-01', date '2027-05-02'), ('端午节', date '2027-06-09', date '2027-06-09'), ('中秋节', date '2027-09-15', date '2027-09-15'),
    ('国庆节', date '2027-10-01', date '2027-10-03')) AS h (name, first, last), generate_series(first, last, interval '1 day') AS d;

-- The library's vans that bring books and tables to fairs. (A van_run is a round of book transfers between sites.)
CREATE TABLE van (
    id         uuid NOT NULL DEFAULT uuidv7(),
    name       text NOT NULL,
    retired_at timestamptz,
    CONSTRAINT van_pk PRIMARY KEY (id),
    CONSTRAINT van_name_said CHECK (btrim(name) <> '' AND char_length(name) <= 40)
);
CREATE UNIQUE INDEX van_name_once ON van (name) WHERE retired_at IS NULL;

CREATE TABLE van_trip (
    fair_id    uuid        NOT NULL,
    van_id     uuid        NOT NULL,
    leaves_at  timestamptz NOT NULL,
    back_at    timestamptz NOT NULL,
    CONSTRAINT van_trip_pk PRIMARY KEY (fair_id),
    CONSTRAINT van_trip_fair FOREIGN KEY (fair_id) REFERENCES fair (id),
    CONSTRAINT van_trip_van FOREIGN KEY (van_id) REFERENCES van (id),
    CONSTRAINT van_trip_forward CHECK (leaves_at < back_at),
    CONSTRAINT van_trip_one_place EXCLUDE USING gist (van_id WITH =, tstzrange(leaves_at, back_at) WITH &&)
);

-- A venue that an accepted plan keeps for a draft; an approved fair is kept apart from others by its own constraint.
CREATE TABLE venue_hold (
    fair_id   uuid        NOT NULL,
    site_id   uuid        NOT NULL,
    begins_at timestamptz NOT NULL,
    ends_at   timestamptz NOT NULL,
    CONSTRAINT venue_hold_pk PRIMARY KEY (fair_id),
    CONSTRAINT venue_hold_fair FOREIGN KEY (fair_id) REFERENCES fair (id),
    CONSTRAINT venue_hold_site FOREIGN KEY (site_id) REFERENCES site (id),
    CONSTRAINT venue_hold_forward CHECK (begins_at < ends_at),
    CONSTRAINT venue_hold_one_fair EXCLUDE USING gist (site_id WITH =, tstzrange(begins_at, ends_at) WITH &&)
);

-- How a library plans this season; without a row by the usual rules.
CREATE TABLE season_rules (
    season_id uuid  NOT NULL,
    body      jsonb NOT NULL,
    CONSTRAINT season_rules_pk PRIMARY KEY (season_id),
    CONSTRAINT season_rules_season FOREIGN KEY (season_id) REFERENCES fair_season (id),
    CONSTRAINT season_rules_object CHECK (jsonb_typeof(body) = 'object')
);

-- Who can help in a season: what they can do, on which days of the week, how often.
CREATE TABLE season_helper (
    season_id  uuid       NOT NULL,
    staff_id   uuid       NOT NULL,
    roles      text[]     NOT NULL,
    weekdays   integer[]  NOT NULL,
    away       date[]     NOT NULL,
    most_a_week integer   NOT NULL,
    home_site  uuid,
    CONSTRAINT season_helper_pk PRIMARY KEY (season_id, staff_id),
    CONSTRAINT season_helper_season FOREIGN KEY (season_id) REFERENCES fair_season (id),
    CONSTRAINT season_helper_staff FOREIGN KEY (staff_id) REFERENCES staff_member (id),
    CONSTRAINT season_helper_home FOREIGN KEY (home_site) REFERENCES site (id),
    CONSTRAINT season_helper_weekdays CHECK (weekdays <@ ARRAY[1, 2, 3, 4, 5, 6, 7] AND cardinality(weekdays) > 0),
    CONSTRAINT season_helper_most CHECK (most_a_week BETWEEN 1 AND 14)
);

-- What a partner, or the library itself, wishes for a season. Which venues, roles and pieces are in it stands beside it.
CREATE TABLE season_wish (
    id              uuid        NOT NULL DEFAULT uuidv7(),
    season_id       uuid        NOT NULL,
    organisation_id uuid,
    title           text        NOT NULL,
    about           text,
    earliest        date        NOT NULL,
    latest          date        NOT NULL,
    weekdays        integer[]   NOT NULL,
    holidays        text        NOT NULL,
    opens           time        NOT NULL,
    closes          time        NOT NULL,
    minutes         integer     NOT NULL,
    people          integer     NOT NULL,
    weight          integer     NOT NULL,
    van             boolean     NOT NULL,
    version         integer     NOT NULL DEFAULT 0,
    stated_by       uuid        NOT NULL,
    stated_at       timestamptz NOT NULL,
    withdrawn_at    timestamptz,
    fair_id         uuid,
    CONSTRAINT season_wish_pk PRIMARY KEY (id),
    CONSTRAINT season_wish_season FOREIGN KEY (season_id) REFERENCES fair_season (id),
    CONSTRAINT season_wish_organisation FOREIGN KEY (organisation_id) REFERENCES organisation (id),
    CONSTRAINT season_wish_stater FOREIGN KEY (stated_by) REFERENCES staff_member (id),
    CONSTRAINT season_wish_fair FOREIGN KEY (fair_id) REFERENCES fair (id),
    CONSTRAINT season_wish_one_fair UNIQUE (fair_id),
    CONSTRAINT season_wish_title_said CHECK (btrim(title) <> ''),
    CONSTRAINT season_wish_days CHECK (earliest <= latest),
    CONSTRAINT season_wish_weekdays CHECK (weekdays <@ ARRAY[1, 2, 3, 4, 5, 6, 7] AND cardinality(weekdays) > 0),
    CONSTRAINT season_wish_holidays CHECK (holidays IN ('AVOID', 'FINE', 'ONLY')),
    CONSTRAINT season_wish_fits_a_day CHECK (minutes BETWEEN 30 AND 900 AND extract(epoch FROM closes - opens) >= minutes * 60),
    CONSTRAINT season_wish_people CHECK (people BETWEEN 1 AND 100000),
    CONSTRAINT season_wish_weight CHECK (weight BETWEEN 1 AND 5)
);
CREATE INDEX season_wish_of_season ON season_wish (season_id, id) WHERE withdrawn_at IS NULL;
CREATE INDEX season_wish_of_organisation ON season_wish (organisation_id, season_id) WHERE organisation_id IS NOT NULL;
COMMENT ON COLUMN season_wish.organisation_id IS 'null: the library''s own';
COMMENT ON COLUMN season_wish.fair_id IS 'the draft that an accepted plan made of it';

CREATE TABLE season_wish_venue (
    wish_id uuid    NOT NULL,
    rank    integer NOT NULL,
    site_id uuid    NOT NULL,
    CONSTRAINT season_wish_venue_pk PRIMARY KEY (wish_id, rank),
    CONSTRAINT season_wish_venue_once UNIQUE (wish_id, site_id),
    CONSTRAINT season_wish_venue_wish FOREIGN KEY (wish_id) REFERENCES season_wish (id),
    CONSTRAINT season_wish_venue_site FOREIGN KEY (site_id) REFERENCES site (id)
);
CREATE TABLE season_wish_role (
    wish_id uuid    NOT NULL,
    role    text    NOT NULL,
    needed  integer NOT NULL,
    CONSTRAINT season_wish_role_pk PRIMARY KEY (wish_id, role),
    CONSTRAINT season_wish_role_wish FOREIGN KEY (wish_id) REFERENCES season_wish (id),
    CONSTRAINT season_wish_role_said CHECK (btrim(role) <> '' AND char_length(role) <= 40),
    CONSTRAINT season_wish_role_needed CHECK (needed BETWEEN 1 AND 20)
);
CREATE TABLE season_wish_equipment (
    wish_id      uuid    NOT NULL,
    equipment_id uuid    NOT NULL,
    pieces       integer NOT NULL,
    CONSTRAINT season_wish_equipment_pk PRIMARY KEY (wish_id, equipment_id),
    CONSTRAINT season_wish_equipment_wish FOREIGN KEY (wish_id) REFERENCES season_wish (id),
    CONSTRAINT season_wish_equipment_what FOREIGN KEY (equipment_id) REFERENCES equipment (id),
    CONSTRAINT season_wish_equipment_pieces CHECK (pieces BETWEEN 1 AND 1000)
);

-- A plan is searched for by whichever process has time; who lets its lease pass has died, and another begins anew.
CREATE TABLE season_plan (
    id          uuid        NOT NULL DEFAULT uuidv7(),
    season_id   uuid        NOT NULL,
    number      integer     NOT NULL,
    based_on    uuid,
    state       text        NOT NULL,
    seconds     integer     NOT NULL,
    seed        bigint      NOT NULL,
    moves       bigint,
    asked_at    timestamptz NOT NULL,
    finished_at timestamptz,
    spent_ms    bigint      NOT NULL DEFAULT 0,
    attempts    integer     NOT NULL DEFAULT 0,
    worker      uuid,
    lease_until timestamptz,
    must        integer,
    should      integer,
    better      integer,
    report      jsonb,
    version     integer     NOT NULL DEFAULT 0,
    CONSTRAINT season_plan_pk PRIMARY KEY (id),
    CONSTRAINT season_plan_number UNIQUE (season_id, number),
    CONSTRAINT season_plan_season FOREIGN KEY (season_id) REFERENCES fair_season (id),
    CONSTRAINT season_plan_base FOREIGN KEY (based_on) REFERENCES season_plan (id),
    CONSTRAINT season_plan_state CHECK (state IN ('WAITING', 'RUNNING', 'PROPOSED', 'ACCEPTED', 'FAILED', 'CANCELLED')),
    CONSTRAINT season_plan_seconds CHECK (seconds BETWEEN 1 AND 600),
    CONSTRAINT season_plan_worker CHECK ((state = 'RUNNING') = (worker IS NOT NULL AND lease_until IS NOT NULL)),
    CONSTRAINT season_plan_over CHECK ((state IN ('WAITING', 'RUNNING')) = (finished_at IS NULL)),
    CONSTRAINT season_plan_report CHECK ((state IN ('PROPOSED', 'ACCEPTED')) = (report IS NOT NULL))
);
CREATE UNIQUE INDEX season_plan_one_search ON season_plan (season_id) WHERE state IN ('WAITING', 'RUNNING');
CREATE INDEX season_plan_work ON season_plan (asked_at, id) WHERE state IN ('WAITING', 'RUNNING');
COMMENT ON COLUMN season_plan.moves IS 'the search ends after so many tries; with it the same seed gives the same plan on any machine';

CREATE TABLE season_plan_fair (
    plan_id   uuid        NOT NULL,
    wish_id   uuid        NOT NULL,
    venue_id  uuid,
    begins_at timestamptz,
    ends_at   timestamptz,
    van_id    uuid,
    pinned    boolean     NOT NULL,
    CONSTRAINT season_plan_fair_pk PRIMARY KEY (plan_id, wish_id),
    CONSTRAINT season_plan_fair_plan FOREIGN KEY (plan_id) REFERENCES season_plan (id),
    CONSTRAINT season_plan_fair_wish FOREIGN KEY (wish_id) REFERENCES season_wish (id),
    CONSTRAINT season_plan_fair_venue FOREIGN KEY (venue_id) REFERENCES site (id),
    CONSTRAINT season_plan_fair_van FOREIGN KEY (van_id) REFERENCES van (id),
    CONSTRAINT season_plan_fair_placed CHECK (num_nonnulls(venue_id, begins_at, ends_at) IN (0, 3) AND (venue_id IS NOT NULL OR van_id IS NULL)),
    CONSTRAINT season_plan_fair_forward CHECK (begins_at < ends_at)
);
CREATE TABLE season_plan_shift (
    plan_id   uuid    NOT NULL,
    wish_id   uuid    NOT NULL,
    number    integer NOT NULL,
    role      text    NOT NULL,
    helper_id uuid,
    pinned    boolean NOT NULL,
    CONSTRAINT season_plan_shift_pk PRIMARY KEY (plan_id, wish_id, number),
    CONSTRAINT season_plan_shift_fair FOREIGN KEY (plan_id, wish_id) REFERENCES season_plan_fair (plan_id, wish_id),
    CONSTRAINT season_plan_shift_helper FOREIGN KEY (helper_id) REFERENCES staff_member (id)
);

INSERT INTO personal_column (table_name, column_name, purpose) VALUES
    ('season_helper', 'staff_id', 'staff'), ('season_helper', 'roles', 'staff'), ('season_helper', 'weekdays', 'staff'),
    ('season_helper', 'away', 'staff'), ('season_helper', 'most_a_week', 'staff'), ('season_helper', 'home_site', 'staff'),
    ('season_wish', 'stated_by', 'staff'), ('season_wish', 'stated_at', 'staff'), ('season_plan_shift', 'helper_id', 'staff');
