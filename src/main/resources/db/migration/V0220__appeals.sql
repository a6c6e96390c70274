-- Demand matching (需配): a wish that waited too long becomes appeals to homes that list the volume or once took it. What a home sees
-- never leads to who wishes: an appeal knows its copy and nothing of the wish, and a promise knows the wish only while it runs.
CREATE TABLE appeal (
    id            uuid        NOT NULL CONSTRAINT appeal_pk PRIMARY KEY,
    copy_id       uuid        NOT NULL CONSTRAINT appeal_copy REFERENCES copy (id),
    household_id  uuid        NOT NULL CONSTRAINT appeal_household REFERENCES household (id),
    -- why this home: it lists the volume, or took it from us once
    basis         text        NOT NULL CONSTRAINT appeal_basis CHECK (basis IN ('LISTED', 'TAKEN')),
    state         text        NOT NULL CONSTRAINT appeal_state CHECK (state IN ('ASKED', 'PROMISED', 'LATER', 'GONE', 'LAPSED', 'CLOSED')),
    -- where it would be brought, and by whose calendar the appeal runs
    site_id       uuid        NOT NULL CONSTRAINT appeal_site REFERENCES site (id),
    window_from   date        NOT NULL,
    window_days   smallint    NOT NULL CONSTRAINT appeal_window CHECK (window_days > 0),
    answer_until  date        NOT NULL,
    ask_again_on  date,
    asked_at      timestamptz NOT NULL,
    told_at       timestamptz,
    ended_at      timestamptz,
    rules_version integer     NOT NULL,
    CONSTRAINT appeal_ended CHECK ((state = 'ASKED') = (ended_at IS NULL)),
    CONSTRAINT appeal_asks_later CHECK (ask_again_on IS NULL OR state IN ('LATER', 'LAPSED', 'PROMISED'))
);
COMMENT ON COLUMN appeal.ask_again_on IS 'from this day on the home may be asked for this copy again; GONE is never asked again';
-- Two nodes that ask at once ask once.
CREATE UNIQUE INDEX appeal_one_of_a_copy ON appeal (copy_id) WHERE state = 'ASKED';
CREATE INDEX appeal_of_copy ON appeal (copy_id, household_id);
CREATE INDEX appeal_of_household ON appeal (household_id, id);
CREATE INDEX appeal_untold ON appeal (household_id) WHERE state = 'ASKED' AND told_at IS NULL;
CREATE INDEX appeal_asked_until ON appeal (answer_until) WHERE state = 'ASKED';
CREATE INDEX appeal_by_day ON appeal (asked_at);

CREATE TABLE promise (
    id            uuid        NOT NULL CONSTRAINT promise_pk PRIMARY KEY,
    appeal_id     uuid        NOT NULL CONSTRAINT promise_of_appeal UNIQUE REFERENCES appeal (id),
    copy_id       uuid        NOT NULL CONSTRAINT promise_copy REFERENCES copy (id),
    household_id  uuid        NOT NULL CONSTRAINT promise_household REFERENCES household (id),
    state         text        NOT NULL CONSTRAINT promise_state CHECK (state IN ('RUNNING', 'KEPT', 'TURNED_DOWN', 'TAKEN_BACK', 'MISSED', 'RELEASED')),
    -- for which wish it counts; forgotten when it ends
    request_id    uuid        CONSTRAINT promise_request REFERENCES swap_request (id),
    site_id       uuid        NOT NULL CONSTRAINT promise_site REFERENCES site (id),
    -- so many open days of the site after this day, and so until the end of bring_until, which never becomes earlier
    window_from   date        NOT NULL,
    window_days   smallint    NOT NULL CONSTRAINT promise_window CHECK (window_days > 0),
    bring_until   date        NOT NULL,
    promised_at   timestamptz NOT NULL,
    reminded_at   timestamptz,
    ended_at      timestamptz,
    bonus         bigint      NOT NULL DEFAULT 0,
    rules_version integer     NOT NULL,
    CONSTRAINT promise_runs_for_a_wish CHECK ((state = 'RUNNING') = (request_id IS NOT NULL)),
    CONSTRAINT promise_ended CHECK ((state = 'RUNNING') = (ended_at IS NULL)),
    CONSTRAINT promise_bonus CHECK (bonus >= 0 AND (bonus = 0 OR state = 'KEPT'))
);
-- As many promises as wishes, and one of a copy.
CREATE UNIQUE INDEX promise_one_for_a_wish ON promise (request_id) WHERE state = 'RUNNING';
CREATE UNIQUE INDEX promise_one_of_a_copy ON promise (copy_id) WHERE state = 'RUNNING';
-- The same book earns its bonus once, however often it goes round.
CREATE UNIQUE INDEX promise_one_bonus_of_a_copy ON promise (copy_id) WHERE bonus > 0;
CREATE INDEX promise_of_household ON promise (household_id, id);
CREATE INDEX promise_running_until ON promise (bring_until) WHERE state = 'RUNNING';
CREATE INDEX promise_running_at ON promise (site_id, household_id) WHERE state = 'RUNNING';
CREATE INDEX promise_by_day ON promise (promised_at);

-- When homes were last looked for, so that wishes nobody can meet do not stand before all others.
CREATE TABLE appeal_look (
    volume_id uuid        NOT NULL CONSTRAINT appeal_look_pk PRIMARY KEY CONSTRAINT appeal_look_volume REFERENCES volume (id),
    looked_at timestamptz NOT NULL
);

-- A home that twice did not bring what it promised: what it lists sleeps, neither shown as callable nor asked for, until it says again
-- that it is there.
CREATE TABLE sleeping_shelf (
    household_id uuid        NOT NULL CONSTRAINT sleeping_shelf_pk PRIMARY KEY CONSTRAINT sleeping_shelf_household REFERENCES household (id),
    slept_at     timestamptz NOT NULL,
    woken_at     timestamptz,
    CONSTRAINT sleeping_shelf_in_order CHECK (woken_at >= slept_at)
);

CREATE INDEX swap_request_by_age ON swap_request (placed_at, id) WHERE state = 'OPEN';

INSERT INTO personal_purpose (name, whose, zh, en, basis, rule, seen_zh, seen_en, exported, why_not_zh, why_not_en) VALUES
('appeals', 'FAMILY', '替等书的人询问您家是否愿意带来一册，记下答复和约定。', 'To ask your home for a book that somebody waits for, and to keep what was answered and promised.',
 'CONTRACT', 'figures', '本家庭；馆员。等书的人看不到是谁。', 'The family; staff. Who waits never sees whose home it is.', 'appeals', NULL, NULL);

INSERT INTO personal_column (table_name, column_name, purpose)
SELECT split_part(names, ':', 1), unnest(string_to_array(split_part(names, ':', 2), ' ')), purpose FROM (VALUES
    ('appeal:household_id state basis asked_at told_at ended_at ask_again_on answer_until', 'appeals'),
    ('promise:household_id state promised_at reminded_at ended_at bring_until bonus', 'appeals'),
    ('promise:request_id', 'requests'),
    ('sleeping_shelf:household_id slept_at woken_at', 'appeals')) AS listed (names, purpose);

DO $$
DECLARE known text;
BEGIN
    SELECT substring(pg_get_constraintdef(oid) FROM '^CHECK \((.*)\)$') INTO STRICT known
      FROM pg_constraint WHERE conname = 'notice_kind_known' AND conrelid = 'notice'::regclass;
    ALTER TABLE notice DROP CONSTRAINT notice_kind_known;
    EXECUTE format('ALTER TABLE notice ADD CONSTRAINT notice_kind_known CHECK (kind IN (%L, %L, %L, %L, %L, %L, %L, %L) OR %s)',
        'APPEALS_ASKED', 'PROMISE_REMINDER', 'PROMISE_MISSED', 'PROMISE_RELEASED', 'PROMISE_EXTENDED', 'SHELF_ASLEEP',
        'WISH_PROMISED', 'WISH_NOT_BROUGHT', known);
END $$;
