-- Trade sessions (换书会): families list what they bring and what they wish, one run finds the most swaps, and books are
-- handed over at the desk. What is published names neither families nor titles: random names stand for both, a new one in
-- each session.

CREATE TABLE trade_session (
    id                 uuid        NOT NULL DEFAULT uuidv7(),
    title              text        NOT NULL,
    site_id            uuid        NOT NULL,
    fair_id            uuid,
    state              text        NOT NULL DEFAULT 'DRAFT',
    list_from          timestamptz NOT NULL,
    list_until         timestamptz NOT NULL,
    hand_over_until    date        NOT NULL,
    longest            integer,
    copies_per_family  integer     NOT NULL,
    wishes_per_family  integer     NOT NULL,
    credits_per_copy   integer     NOT NULL,
    seed               bigint      NOT NULL,
    reminded_at        timestamptz,
    over_at            timestamptz,
    run_number         integer,
    run_token          uuid,
    run_beat_at        timestamptz,
    run_started_at     timestamptz,
    run_lacking        integer,
    run_stopped        boolean     NOT NULL DEFAULT false,
    CONSTRAINT trade_session_pk PRIMARY KEY (id),
    CONSTRAINT trade_session_site FOREIGN KEY (site_id) REFERENCES site (id),
    CONSTRAINT trade_session_fair FOREIGN KEY (fair_id) REFERENCES fair (id),
    CONSTRAINT trade_session_state CHECK (state IN ('DRAFT', 'OPEN', 'CLOSED', 'MATCHED', 'FINISHED', 'CANCELLED')),
    CONSTRAINT trade_session_over CHECK ((over_at IS NOT NULL) = (state IN ('FINISHED', 'CANCELLED'))),
    CONSTRAINT trade_session_times CHECK (list_from < list_until),
    CONSTRAINT trade_session_longest CHECK (longest IN (3, 5)),
    CONSTRAINT trade_session_caps CHECK (copies_per_family > 0 AND wishes_per_family > 0 AND credits_per_copy > 0),
    CONSTRAINT trade_session_seed CHECK (seed BETWEEN 1 AND 999999999),
    CONSTRAINT trade_session_run CHECK (run_number > 0 AND (run_number IS NULL OR state IN ('CLOSED', 'MATCHED'))
        AND (run_token IS NULL) = (run_beat_at IS NULL) AND (run_token IS NULL OR run_number IS NOT NULL))
);
CREATE INDEX trade_session_by_deadline ON trade_session (list_until DESC, id DESC);
CREATE INDEX trade_session_going_on ON trade_session (list_until, id) WHERE state IN ('OPEN', 'CLOSED', 'MATCHED');

-- A family in a session. Two families that become one keep both rows; the joined one is changed no more.
CREATE TABLE trade_listing (
    id           uuid        NOT NULL DEFAULT uuidv7(),
    session_id   uuid        NOT NULL,
    household_id uuid        NOT NULL,
    pseudonym    text        NOT NULL,
    version      integer     NOT NULL DEFAULT 0,
    joined       boolean     NOT NULL DEFAULT false,
    changed_at   timestamptz NOT NULL,
    CONSTRAINT trade_listing_pk PRIMARY KEY (id),
    CONSTRAINT trade_listing_session FOREIGN KEY (session_id) REFERENCES trade_session (id),
    CONSTRAINT trade_listing_household FOREIGN KEY (household_id) REFERENCES household (id),
    CONSTRAINT trade_listing_pseudonym UNIQUE (session_id, pseudonym)
);
CREATE UNIQUE INDEX trade_listing_one_per_family ON trade_listing (session_id, household_id) WHERE NOT joined;
CREATE INDEX trade_listing_of_household ON trade_listing (household_id);

CREATE TABLE trade_wish (
    listing_id uuid    NOT NULL,
    volume_id  uuid    NOT NULL,
    rank       integer NOT NULL,
    CONSTRAINT trade_wish_pk PRIMARY KEY (listing_id, volume_id),
    CONSTRAINT trade_wish_listing FOREIGN KEY (listing_id) REFERENCES trade_listing (id),
    CONSTRAINT trade_wish_volume FOREIGN KEY (volume_id) REFERENCES volume (id)
);
CREATE INDEX trade_wish_by_volume ON trade_wish (volume_id);

-- A family's book in a session. Open as long as the copy is bound to it: a copy is in one session at a time.
-- Escrow: credits of the book that are held, under the reference held_as, until the family has another for it.
CREATE TABLE trade_offer (
    id           uuid        NOT NULL DEFAULT uuidv7(),
    session_id   uuid        NOT NULL,
    listing_id   uuid        NOT NULL,
    copy_id      uuid        NOT NULL,
    item         text        NOT NULL,
    picky        boolean     NOT NULL DEFAULT false,
    if_unmatched text        NOT NULL,
    stage        text        NOT NULL DEFAULT 'LISTED',
    open         boolean     NOT NULL GENERATED ALWAYS AS (stage IN ('LISTED', 'PRESENT', 'TO_FETCH', 'GOES_HOME')) STORED,
    present_at   timestamptz,
    escrow       bigint      NOT NULL DEFAULT 0,
    held_as      uuid        NOT NULL DEFAULT uuidv7(),
    CONSTRAINT trade_offer_pk PRIMARY KEY (id),
    CONSTRAINT trade_offer_session FOREIGN KEY (session_id) REFERENCES trade_session (id),
    CONSTRAINT trade_offer_listing FOREIGN KEY (listing_id) REFERENCES trade_listing (id),
    CONSTRAINT trade_offer_copy FOREIGN KEY (copy_id) REFERENCES copy (id),
    CONSTRAINT trade_offer_item UNIQUE (session_id, item),
    CONSTRAINT trade_offer_once UNIQUE (session_id, copy_id),
    CONSTRAINT trade_offer_held_as UNIQUE (held_as),
    CONSTRAINT trade_offer_if_unmatched CHECK (if_unmatched IN ('STOCK', 'HOME')),
    CONSTRAINT trade_offer_stage CHECK (stage IN ('LISTED', 'PRESENT', 'TO_FETCH', 'FETCHED', 'GOES_HOME', 'HOME', 'STOCK', 'NOT_BROUGHT', 'WITHDRAWN', 'TURNED_AWAY', 'MISSING')),
    CONSTRAINT trade_offer_present CHECK (present_at IS NOT NULL OR stage IN ('LISTED', 'NOT_BROUGHT', 'WITHDRAWN', 'TURNED_AWAY')),
    CONSTRAINT trade_offer_escrow CHECK (escrow >= 0 AND (escrow = 0 OR present_at IS NOT NULL))
);
CREATE UNIQUE INDEX trade_offer_one_per_copy ON trade_offer (copy_id) WHERE open;
CREATE INDEX trade_offer_of_listing ON trade_offer (listing_id);
CREATE INDEX trade_offer_unsettled ON trade_offer (session_id, id) WHERE open OR escrow > 0;

-- What a picky offer is given for; the others are given for any wish of their family.
CREATE TABLE trade_want (
    offer_id  uuid NOT NULL,
    volume_id uuid NOT NULL,
    CONSTRAINT trade_want_pk PRIMARY KEY (offer_id, volume_id),
    CONSTRAINT trade_want_offer FOREIGN KEY (offer_id) REFERENCES trade_offer (id) ON DELETE CASCADE,
    CONSTRAINT trade_want_volume FOREIGN KEY (volume_id) REFERENCES volume (id)
);

-- How a session calls a volume in what it publishes.
CREATE TABLE trade_volume (
    session_id uuid NOT NULL,
    volume_id  uuid NOT NULL,
    name       text NOT NULL,
    CONSTRAINT trade_volume_pk PRIMARY KEY (session_id, volume_id),
    CONSTRAINT trade_volume_name UNIQUE (session_id, name),
    CONSTRAINT trade_volume_session FOREIGN KEY (session_id) REFERENCES trade_session (id),
    CONSTRAINT trade_volume_volume FOREIGN KEY (volume_id) REFERENCES volume (id)
);

-- What is published of a run, as it was made. Never changed.
CREATE TABLE trade_run (
    session_id  uuid        NOT NULL,
    number      integer     NOT NULL,
    seed        bigint      NOT NULL,
    input       text        NOT NULL,
    result      text        NOT NULL,
    certificate text        NOT NULL,
    input_hash  text        NOT NULL,
    copies      integer     NOT NULL,
    families    integer     NOT NULL,
    trades      integer     NOT NULL,
    served      integer     NOT NULL,
    loops       integer     NOT NULL,
    longest     integer     NOT NULL,
    made_at     timestamptz NOT NULL,
    CONSTRAINT trade_run_pk PRIMARY KEY (session_id, number),
    CONSTRAINT trade_run_session FOREIGN KEY (session_id) REFERENCES trade_session (id),
    CONSTRAINT trade_run_trades CHECK (trades >= 0 AND served <= trades)
);

-- One copy of a loop goes to the family of one offer. Without a giver it is from the shelves.
CREATE TABLE trade_leg (
    id         uuid        NOT NULL DEFAULT uuidv7(),
    session_id uuid        NOT NULL,
    run_number integer     NOT NULL,
    loop       integer     NOT NULL,
    position   integer     NOT NULL,
    item       text        NOT NULL,
    copy_id    uuid        NOT NULL,
    giver      uuid,
    taker      uuid        NOT NULL,
    state      text        NOT NULL DEFAULT 'TO_FETCH',
    done_at    timestamptz,
    done_by    uuid,
    credits    bigint      NOT NULL DEFAULT 0,
    burned_as  uuid,
    closed     uuid[]      NOT NULL DEFAULT '{}',
    CONSTRAINT trade_leg_pk PRIMARY KEY (id),
    CONSTRAINT trade_leg_run FOREIGN KEY (session_id, run_number) REFERENCES trade_run (session_id, number),
    CONSTRAINT trade_leg_place UNIQUE (session_id, run_number, loop, position),
    CONSTRAINT trade_leg_copy FOREIGN KEY (copy_id) REFERENCES copy (id),
    CONSTRAINT trade_leg_giver FOREIGN KEY (giver) REFERENCES trade_offer (id),
    CONSTRAINT trade_leg_taker FOREIGN KEY (taker) REFERENCES trade_offer (id),
    CONSTRAINT trade_leg_state CHECK (state IN ('TO_FETCH', 'FETCHED', 'GONE', 'NOT_FETCHED')),
    CONSTRAINT trade_leg_done CHECK ((state = 'FETCHED') = (done_at IS NOT NULL AND done_by IS NOT NULL AND burned_as IS NOT NULL AND credits > 0))
);
CREATE UNIQUE INDEX trade_leg_one_per_copy ON trade_leg (session_id, copy_id) WHERE state IN ('TO_FETCH', 'FETCHED');
CREATE UNIQUE INDEX trade_leg_kept_once ON trade_leg (copy_id) WHERE state = 'TO_FETCH';
CREATE UNIQUE INDEX trade_leg_one_per_taker ON trade_leg (taker) WHERE state IN ('TO_FETCH', 'FETCHED');
CREATE INDEX trade_leg_of_giver ON trade_leg (giver);

-- Copies that stand aside at a desk for something that the waiting lines know nothing of.
CREATE TABLE kept_copy (
    copy_id uuid NOT NULL,
    CONSTRAINT kept_copy_pk PRIMARY KEY (copy_id),
    CONSTRAINT kept_copy_copy FOREIGN KEY (copy_id) REFERENCES copy (id)
);

INSERT INTO personal_purpose (name, whose, zh, en, basis, rule, seen_zh, seen_en, exported, why_not_zh, why_not_en) VALUES
('trade-sessions', 'FAMILY', '参加换书会：带来的书、想要的书、换到的书。公布的名单用随机化名。', 'To take part in trade sessions: what is brought, wished and taken. What is published carries random names.',
 'CONTRACT', 'figures', '本家庭；送书点位馆员。别人只看到化名。', 'The family; staff of the site. Others see the random name only.', 'trade-sessions', NULL, NULL),
('trade-wishes', 'FAMILY', '记下在换书会上想要哪些书，用来配对。', 'To know what is wished in trade sessions, so that books can be matched.',
 'CONTRACT', 'figures', '本家庭。公布的名单里书也用化名。', 'The family. In what is published books have random names too.', 'trade-wishes', NULL, NULL);

INSERT INTO personal_column (table_name, column_name, purpose)
SELECT split_part(names, ':', 1), unnest(string_to_array(split_part(names, ':', 2), ' ')), purpose FROM (VALUES
    ('trade_listing:household_id pseudonym changed_at', 'trade-sessions'),
    ('trade_wish:listing_id volume_id rank', 'trade-wishes'),
    ('trade_offer:listing_id copy_id item picky if_unmatched stage present_at escrow', 'trade-sessions'),
    ('trade_want:offer_id volume_id', 'trade-wishes'),
    ('trade_run:input result certificate', 'trade-sessions'),
    ('trade_leg:copy_id giver taker state done_at done_by credits', 'trade-sessions')) AS listed (names, purpose);

-- Kinds of notices more, beside all that there are.
DO $$
DECLARE known text;
BEGIN
    SELECT substring(pg_get_constraintdef(oid) FROM '^CHECK \((.*)\)$') INTO STRICT known
      FROM pg_constraint WHERE conname = 'notice_kind_known' AND conrelid = 'notice'::regclass;
    ALTER TABLE notice DROP CONSTRAINT notice_kind_known;
    EXECUTE format('ALTER TABLE notice ADD CONSTRAINT notice_kind_known CHECK (kind IN (%L, %L, %L, %L, %L, %L) OR %s)',
        'TRADE_MATCHED', 'TRADE_NOT_MATCHED', 'TRADE_SUBSTITUTE', 'TRADE_NO_SUBSTITUTE', 'TRADE_REMINDER', 'TRADE_CANCELLED', known);
END $$;
