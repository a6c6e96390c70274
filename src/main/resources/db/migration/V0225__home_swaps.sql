-- Home swaps (家庭对换): two or three families give each other what stands on their shelves. Each wish and each book is in one
-- proposal at most; nothing is given out before every book of the round has been brought.

CREATE TABLE home_swap (
    id            uuid        NOT NULL DEFAULT uuidv7(),
    state         text        NOT NULL,
    because       text,
    proposed_at   timestamptz NOT NULL,
    answer_until  timestamptz NOT NULL,
    agreed_at     timestamptz,
    over_at       timestamptz,
    rules_version integer     NOT NULL,
    CONSTRAINT home_swap_pk PRIMARY KEY (id),
    CONSTRAINT home_swap_state CHECK (state IN ('PROPOSED', 'AGREED', 'RELEASED', 'ENDED')),
    CONSTRAINT home_swap_because CHECK ((state = 'ENDED') = (because IS NOT NULL)
        AND because IN ('DECLINED', 'NOT_ANSWERED', 'BOOK_GONE', 'WISH_GONE', 'BOOK_REFUSED', 'NOT_BROUGHT', 'LEFT')),
    CONSTRAINT home_swap_over CHECK ((over_at IS NOT NULL) = (state IN ('RELEASED', 'ENDED'))),
    CONSTRAINT home_swap_agreed CHECK (agreed_at IS NOT NULL OR state IN ('PROPOSED', 'ENDED'))
);
CREATE INDEX home_swap_running ON home_swap (id) WHERE state IN ('PROPOSED', 'AGREED');

-- One family's part: it gives a copy and takes that of the next, for a wish of its own.
CREATE TABLE home_swap_leg (
    id           uuid        NOT NULL DEFAULT uuidv7(),
    swap_id      uuid        NOT NULL,
    household_id uuid        NOT NULL,
    copy_id      uuid        NOT NULL,
    takes        uuid        NOT NULL,
    request_id   uuid        NOT NULL,
    open         boolean     NOT NULL DEFAULT true,
    answer       text,
    answered_at  timestamptz,
    site_id      uuid,
    if_ended     text        NOT NULL DEFAULT 'STOCK',
    bring_until  date,
    remind_on    date,
    reminded_at  timestamptz,
    deposited_at timestamptz,
    escrow       bigint      NOT NULL DEFAULT 0,
    outcome      text,
    fetch_until  date,
    CONSTRAINT home_swap_leg_pk PRIMARY KEY (id),
    CONSTRAINT home_swap_leg_one_per_family UNIQUE (swap_id, household_id),
    CONSTRAINT home_swap_leg_swap FOREIGN KEY (swap_id) REFERENCES home_swap (id),
    CONSTRAINT home_swap_leg_household FOREIGN KEY (household_id) REFERENCES household (id),
    CONSTRAINT home_swap_leg_copy FOREIGN KEY (copy_id) REFERENCES copy (id),
    CONSTRAINT home_swap_leg_takes FOREIGN KEY (takes) REFERENCES copy (id),
    CONSTRAINT home_swap_leg_request FOREIGN KEY (request_id) REFERENCES swap_request (id),
    CONSTRAINT home_swap_leg_site FOREIGN KEY (site_id) REFERENCES site (id),
    CONSTRAINT home_swap_leg_own CHECK (takes <> copy_id),
    CONSTRAINT home_swap_leg_answer CHECK (answer IN ('AGREED', 'DECLINED', 'NOT_ANSWERED') AND (answer IS NULL) = (answered_at IS NULL)),
    CONSTRAINT home_swap_leg_if_ended CHECK (if_ended IN ('STOCK', 'HOME')),
    CONSTRAINT home_swap_leg_outcome CHECK (outcome IN ('RELEASED', 'STOCK', 'WAITS_TO_GO_HOME', 'HOME', 'NOT_BROUGHT', 'REFUSED', 'KEPT', 'GONE')),
    CONSTRAINT home_swap_leg_escrow CHECK (escrow >= 0 AND (escrow = 0 OR (open AND deposited_at IS NOT NULL))),
    CONSTRAINT home_swap_leg_deposit CHECK (deposited_at IS NULL OR site_id IS NOT NULL),
    CONSTRAINT home_swap_leg_over CHECK (open = (outcome IS NULL OR outcome = 'WAITS_TO_GO_HOME')),
    CONSTRAINT home_swap_leg_fetch CHECK ((outcome IS NOT NULL AND outcome = 'WAITS_TO_GO_HOME') = (fetch_until IS NOT NULL))
);
CREATE UNIQUE INDEX home_swap_leg_one_per_copy ON home_swap_leg (copy_id) WHERE open;
CREATE UNIQUE INDEX home_swap_leg_one_per_wish ON home_swap_leg (request_id) WHERE open AND fetch_until IS NULL;
CREATE INDEX home_swap_leg_by_household ON home_swap_leg (household_id, swap_id);
-- What was declined is not proposed again, and a book that was refused at the desk neither.
CREATE INDEX home_swap_leg_declined ON home_swap_leg (copy_id, takes) WHERE answer IN ('DECLINED', 'NOT_ANSWERED');
CREATE INDEX home_swap_leg_refused ON home_swap_leg (copy_id) WHERE outcome = 'REFUSED';
CREATE INDEX home_swap_leg_to_fetch ON home_swap_leg (fetch_until) WHERE fetch_until IS NOT NULL;

-- A family can switch swaps off. Switching them on again also wakes it after books it promised and did not bring.
CREATE TABLE home_swap_choice (
    household_id uuid        NOT NULL,
    wanted       boolean     NOT NULL,
    changed_at   timestamptz NOT NULL,
    CONSTRAINT home_swap_choice_pk PRIMARY KEY (household_id),
    CONSTRAINT home_swap_choice_household FOREIGN KEY (household_id) REFERENCES household (id)
);

-- How far the search has come in the line of all open wishes. Locked by whoever searches, so one node does at a time.
CREATE TABLE home_swap_search (
    one          boolean     NOT NULL DEFAULT true,
    after_placed timestamptz NOT NULL,
    after_id     uuid        NOT NULL,
    CONSTRAINT home_swap_search_pk PRIMARY KEY (one),
    CONSTRAINT home_swap_search_one CHECK (one)
);
INSERT INTO home_swap_search (after_placed, after_id) VALUES ('1970-01-01T00:00:00Z', '00000000-0000-0000-0000-000000000000');

-- The search goes from a wish to the books that would fulfil it, to the wishes of their families, and back.
CREATE INDEX copy_to_swap ON copy (volume_id, since, id) WHERE status = 'LISTED' AND disposition = 'SWAP';
CREATE INDEX copy_to_swap_of_household ON copy (household_id, volume_id) WHERE status = 'LISTED' AND disposition = 'SWAP';
CREATE INDEX swap_request_open_of_household ON swap_request (household_id, placed_at, id) WHERE state = 'OPEN';
CREATE INDEX IF NOT EXISTS swap_request_by_age ON swap_request (placed_at, id) WHERE state = 'OPEN';

INSERT INTO personal_purpose (name, whose, zh, en, basis, rule, seen_zh, seen_en, exported, why_not_zh, why_not_en) VALUES
('home-swaps', 'FAMILY', '与别家对换书，记下答复、送书和取书。', 'To swap books with other families, and to keep what was answered, brought and fetched.',
 'CONTRACT', 'figures', '本家庭；送书点位馆员。对换的别家看不到是谁。', 'The family; staff of the site. The other families never see whose home it is.', 'home-swaps', NULL, NULL);

INSERT INTO personal_column (table_name, column_name, purpose)
SELECT split_part(names, ':', 1), unnest(string_to_array(split_part(names, ':', 2), ' ')), purpose FROM (VALUES
    ('home_swap_leg:household_id answer answered_at site_id if_ended bring_until deposited_at escrow outcome fetch_until reminded_at', 'home-swaps'),
    ('home_swap_choice:household_id wanted changed_at', 'home-swaps')) AS listed (names, purpose);

-- Kinds of notices more, beside all that there are.
DO $$
DECLARE known text;
BEGIN
    SELECT substring(pg_get_constraintdef(oid) FROM '^CHECK \((.*)\)$') INTO STRICT known
      FROM pg_constraint WHERE conname = 'notice_kind_known' AND conrelid = 'notice'::regclass;
    ALTER TABLE notice DROP CONSTRAINT notice_kind_known;
    EXECUTE format('ALTER TABLE notice ADD CONSTRAINT notice_kind_known CHECK (kind IN (%L, %L, %L, %L, %L, %L, %L) OR %s)',
        'HOME_SWAP_PROPOSED', 'HOME_SWAP_AGREED', 'HOME_SWAP_REMINDER', 'HOME_SWAP_COMPLETE', 'HOME_SWAP_ENDED',
        'HOME_SWAP_STOCK', 'HOME_SWAP_HOME', known);
END $$;
