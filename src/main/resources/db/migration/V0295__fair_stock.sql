-- Stock for a fair: which copies go there from which sites, on which tables they stand, and what became of each of them.

-- The 22 main classes of the Chinese Library Classification (中国图书馆分类法, 5th edition), in their order.
CREATE TABLE main_class (
    letter   text     NOT NULL CONSTRAINT main_class_pk PRIMARY KEY CONSTRAINT main_class_letter CHECK (letter ~ '^[A-Z]$'),
    zh       text     NOT NULL,
    en       text     NOT NULL
);
INSERT INTO main_class (letter, zh, en) VALUES
    ('A', '马克思主义、列宁主义、毛泽东思想、邓小平理论', 'Marxism, Leninism, Mao Zedong thought'),
    ('B', '哲学、宗教', 'Philosophy, religion'),
    ('C', '社会科学总论', 'Social sciences'),
    ('D', '政治、法律', 'Politics, law'),
    ('E', '军事', 'Military science'),
    ('F', '经济', 'Economics'),
    ('G', '文化、科学、教育、体育', 'Culture, education, sports'),
    ('H', '语言、文字', 'Languages'),
    ('I', '文学', 'Literature'),
    ('J', '艺术', 'Arts'),
    ('K', '历史、地理', 'History, geography'),
    ('N', '自然科学总论', 'Natural science'),
    ('O', '数理科学和化学', 'Mathematics, physics, chemistry'),
    ('P', '天文学、地球科学', 'Astronomy, earth sciences'),
    ('Q', '生物科学', 'Biology'),
    ('R', '医药、卫生', 'Medicine, health'),
    ('S', '农业科学', 'Agriculture'),
    ('T', '工业技术', 'Technology'),
    ('U', '交通运输', 'Transport'),
    ('V', '航空、航天', 'Aviation, space'),
    ('X', '环境科学、安全科学', 'Environment, safety'),
    ('Z', '综合性图书', 'General works');

-- What a plan begins with when nobody says otherwise.
CREATE TABLE fair_stock_default (
    one            boolean       NOT NULL DEFAULT true CONSTRAINT fair_stock_default_pk PRIMARY KEY CONSTRAINT fair_stock_default_one CHECK (one),
    -- copies for each place of the sessions, until earlier fairs have shown how many are swapped
    per_place      numeric(6, 2) NOT NULL CONSTRAINT fair_stock_default_per_place CHECK (per_place > 0),
    -- more than was swapped, so that the last visitor still finds something; percent
    reserve_share  integer       NOT NULL CONSTRAINT fair_stock_default_reserve CHECK (reserve_share BETWEEN 0 AND 500),
    earlier_fairs  integer       NOT NULL CONSTRAINT fair_stock_default_earlier CHECK (earlier_fairs BETWEEN 1 AND 50),
    lenders        integer       NOT NULL CONSTRAINT fair_stock_default_lenders CHECK (lenders BETWEEN 1 AND 100),
    -- of the free copies of a site so many percent stay, and never fewer than so many
    keep_share     integer       NOT NULL CONSTRAINT fair_stock_default_keep_share CHECK (keep_share BETWEEN 0 AND 100),
    keep_least     integer       NOT NULL CONSTRAINT fair_stock_default_keep_least CHECK (keep_least >= 0),
    per_title      integer       NOT NULL CONSTRAINT fair_stock_default_per_title CHECK (per_title >= 1),
    idle_days      integer       NOT NULL CONSTRAINT fair_stock_default_idle CHECK (idle_days >= 1),
    load_room      integer       NOT NULL CONSTRAINT fair_stock_default_room CHECK (load_room BETWEEN 1 AND 1000),
    empty_below    integer       NOT NULL CONSTRAINT fair_stock_default_empty CHECK (empty_below >= 0),
    sign_off_above integer       NOT NULL CONSTRAINT fair_stock_default_sign_off CHECK (sign_off_above >= 0)
);
INSERT INTO fair_stock_default (per_place, reserve_share, earlier_fairs, lenders, keep_share, keep_least, per_title, idle_days, load_room, empty_below, sign_off_above)
VALUES (1.00, 25, 6, 3, 50, 20, 2, 180, 400, 3, 5);

CREATE TABLE fair_stock_plan (
    fair_id        uuid          NOT NULL CONSTRAINT fair_stock_plan_pk PRIMARY KEY CONSTRAINT fair_stock_plan_fair REFERENCES fair (id),
    copies         integer       NOT NULL CONSTRAINT fair_stock_plan_copies CHECK (copies BETWEEN 0 AND 20000),
    -- from which it was worked out
    places         integer       NOT NULL CONSTRAINT fair_stock_plan_places CHECK (places >= 0),
    per_place      numeric(6, 2) NOT NULL,
    measured       boolean       NOT NULL,
    return_site    uuid          NOT NULL CONSTRAINT fair_stock_plan_return_site REFERENCES site (id),
    per_title      integer       NOT NULL CONSTRAINT fair_stock_plan_per_title CHECK (per_title BETWEEN 1 AND 100),
    empty_below    integer       NOT NULL CONSTRAINT fair_stock_plan_empty CHECK (empty_below BETWEEN 0 AND 1000),
    sign_off_above integer       NOT NULL CONSTRAINT fair_stock_plan_sign_off CHECK (sign_off_above BETWEEN 0 AND 1000),
    planned_by     uuid          NOT NULL,
    planned_at     timestamptz   NOT NULL
);

-- A site that lends: of what was free there when it was planned, so many stay.
CREATE TABLE fair_lender (
    fair_id uuid    NOT NULL CONSTRAINT fair_lender_plan REFERENCES fair_stock_plan (fair_id),
    site_id uuid    NOT NULL CONSTRAINT fair_lender_site REFERENCES site (id),
    free    integer NOT NULL CONSTRAINT fair_lender_free CHECK (free >= 0),
    keep    integer NOT NULL CONSTRAINT fair_lender_keep CHECK (keep BETWEEN 0 AND 1000000),
    CONSTRAINT fair_lender_pk PRIMARY KEY (fair_id, site_id)
);
CREATE INDEX fair_lender_by_site ON fair_lender (site_id);

-- How many copies of a class go, and why so many. NONE is what no record classifies.
CREATE TABLE fair_class_quota (
    fair_id  uuid    NOT NULL CONSTRAINT fair_class_quota_plan REFERENCES fair_stock_plan (fair_id),
    letter   text    NOT NULL CONSTRAINT fair_class_quota_letter CHECK (letter ~ '^([A-Z]|NONE)$'),
    at_least integer NOT NULL DEFAULT 0,
    at_most  integer,
    wishes   integer NOT NULL CONSTRAINT fair_class_quota_wishes CHECK (wishes >= 0),
    moved    integer NOT NULL CONSTRAINT fair_class_quota_moved CHECK (moved >= 0),
    lendable integer NOT NULL CONSTRAINT fair_class_quota_lendable CHECK (lendable >= 0),
    CONSTRAINT fair_class_quota_pk PRIMARY KEY (fair_id, letter),
    CONSTRAINT fair_class_quota_bounds CHECK (at_least BETWEEN 0 AND 20000 AND at_most BETWEEN at_least AND 20000)
);

-- A copy on the pick list, and where it stood then. DROPPED: somebody said no, so it is not proposed again.
CREATE TABLE fair_pick (
    fair_id       uuid    NOT NULL CONSTRAINT fair_pick_plan REFERENCES fair_stock_plan (fair_id),
    copy_id       uuid    NOT NULL CONSTRAINT fair_pick_copy REFERENCES copy (id),
    site_id       uuid    NOT NULL CONSTRAINT fair_pick_site REFERENCES site (id),
    letter        text    NOT NULL CONSTRAINT fair_pick_letter CHECK (letter ~ '^([A-Z]|NONE)$'),
    walking_order integer NOT NULL,
    shelf         text,
    source        text    NOT NULL CONSTRAINT fair_pick_source CHECK (source IN ('PROPOSED', 'PEOPLE', 'SUBSTITUTE')),
    reasons       text[]  NOT NULL CONSTRAINT fair_pick_reasons CHECK (reasons <@ ARRAY['WISHED_NEAR', 'MOVED_BEFORE', 'IDLE', 'CLASS', 'PEOPLE', 'SUBSTITUTE'] AND cardinality(reasons) > 0),
    state         text    NOT NULL DEFAULT 'TO_PICK' CONSTRAINT fair_pick_state CHECK (state IN ('TO_PICK', 'NOT_FOUND', 'DROPPED')),
    -- a copy that was not found, and has one of the same class in its place
    substituted   boolean NOT NULL DEFAULT false,
    changed_by    uuid    NOT NULL,
    changed_at    timestamptz NOT NULL,
    CONSTRAINT fair_pick_pk PRIMARY KEY (fair_id, copy_id),
    CONSTRAINT fair_pick_substituted CHECK (NOT substituted OR state = 'NOT_FOUND')
);
CREATE INDEX fair_pick_by_copy ON fair_pick (copy_id);
CREATE INDEX fair_pick_in_order ON fair_pick (fair_id, site_id, walking_order, shelf, copy_id);

-- What comes out of such a load stands on the tables of a fair and not on a shelf.
ALTER TABLE transfer ADD COLUMN onto_tables boolean NOT NULL DEFAULT false;

-- A van load to the fair, or back from it. A fair that was postponed has a new epoch, and is packed for anew.
CREATE TABLE fair_load (
    transfer_id uuid    NOT NULL CONSTRAINT fair_load_pk PRIMARY KEY CONSTRAINT fair_load_transfer REFERENCES transfer (id),
    fair_id     uuid    NOT NULL CONSTRAINT fair_load_fair REFERENCES fair (id),
    way         text    NOT NULL CONSTRAINT fair_load_way CHECK (way IN ('OUT', 'BACK')),
    epoch       integer NOT NULL CONSTRAINT fair_load_epoch CHECK (epoch >= 0),
    site_id     uuid    NOT NULL CONSTRAINT fair_load_site REFERENCES site (id)
);
CREATE INDEX fair_load_of_fair ON fair_load (fair_id, way, site_id);
COMMENT ON COLUMN fair_load.site_id IS 'the end that is not the fair';

-- Tables stand in the hall like shelves: a number, and a class where one is laid out on it.
CREATE TABLE fair_table (
    fair_id uuid    NOT NULL CONSTRAINT fair_table_fair REFERENCES fair (id),
    number  integer NOT NULL CONSTRAINT fair_table_number CHECK (number BETWEEN 1 AND 500),
    letter  text    CONSTRAINT fair_table_letter CHECK (letter ~ '^([A-Z]|NONE)$'),
    name    text    CONSTRAINT fair_table_name CHECK (btrim(name) <> '' AND char_length(name) <= 40),
    CONSTRAINT fair_table_pk PRIMARY KEY (fair_id, number)
);

-- A copy that was brought to the fair, or stood at its venue, and was laid out on a table. seq: the movement by which.
CREATE TABLE fair_laid_out (
    id      uuid        NOT NULL DEFAULT uuidv7() CONSTRAINT fair_laid_out_pk PRIMARY KEY,
    fair_id uuid        NOT NULL CONSTRAINT fair_laid_out_fair REFERENCES fair (id),
    copy_id uuid        NOT NULL CONSTRAINT fair_laid_out_copy REFERENCES copy (id),
    seq     integer     NOT NULL,
    laid_by uuid        NOT NULL,
    laid_at timestamptz NOT NULL,
    CONSTRAINT fair_laid_out_once UNIQUE (copy_id, seq)
);
CREATE INDEX fair_laid_out_of_fair ON fair_laid_out (fair_id);

-- Somebody counted a table.
CREATE TABLE fair_count (
    id           uuid        NOT NULL DEFAULT uuidv7() CONSTRAINT fair_count_pk PRIMARY KEY,
    fair_id      uuid        NOT NULL,
    table_number integer     NOT NULL,
    seen         integer     NOT NULL CONSTRAINT fair_count_seen CHECK (seen >= 0),
    moved_here   integer     NOT NULL CONSTRAINT fair_count_moved CHECK (moved_here >= 0),
    unseen       integer     NOT NULL CONSTRAINT fair_count_unseen CHECK (unseen >= 0),
    counted_by   uuid        NOT NULL,
    counted_at   timestamptz NOT NULL,
    CONSTRAINT fair_count_fair FOREIGN KEY (fair_id) REFERENCES fair (id)
);
CREATE INDEX fair_count_of_table ON fair_count (fair_id, table_number, counted_at);

-- Every copy that was sent to a fair or laid out there, each time it was, with the movement by which.
CREATE VIEW fair_sending AS
SELECT l.fair_id, c.id AS sending, c.copy_id, 'LOADED' AS source, l.site_id AS home, l.epoch, c.state AS carried,
       coalesce(CASE WHEN c.packer IS NULL
                     THEN (SELECT max(m.seq) FROM movement m WHERE m.copy_id = c.copy_id AND m.status = 'IN_TRANSIT' AND m.recorded_at <= c.settled_at)
                     ELSE (SELECT min(m.seq) FROM movement m WHERE m.copy_id = c.copy_id AND m.status = 'IN_TRANSIT' AND m.recorded_at >= c.packed_at) END, 0) AS seq
FROM fair_load l JOIN transfer_copy c ON c.transfer_id = l.transfer_id
WHERE l.way = 'OUT' AND c.state <> 'TAKEN_OUT'
UNION ALL
SELECT o.fair_id, o.id, o.copy_id, 'LAID_OUT', NULL, NULL, NULL, o.seq FROM fair_laid_out o;

-- What became of it: the first movement that took it from the fair and was not undone; without one, how it stands.
-- Back: on a shelf of another site, or again on one of the venue. A slip of the hand is followed by a movement that undoes it.
CREATE VIEW fair_stock AS
SELECT s.fair_id, s.sending, s.copy_id, s.source, s.home, s.epoch, s.seq,
       CASE WHEN gone.status = 'HANDED_OVER' THEN 'HANDED_OVER' WHEN gone.status IS NOT NULL THEN 'BACK'
            ELSE CASE last.status WHEN 'AT_FAIR' THEN 'ON_TABLE' WHEN 'IN_TRANSIT' THEN 'ON_THE_WAY' WHEN 'MISSING' THEN 'MISSING'
                 WHEN 'QUARANTINED' THEN 'QUARANTINED' ELSE 'AT_VENUE' END END AS ending,
       coalesce(gone.recorded_at, last.recorded_at) AS ended_at, coalesce(gone.actor, last.actor) AS ended_by,
       coalesce(gone.reason, last.reason) AS reason
FROM fair_sending s JOIN fair f ON f.id = s.fair_id
LEFT JOIN LATERAL (
    SELECT m.status, m.recorded_at, m.actor, m.reason FROM movement m
    WHERE m.copy_id = s.copy_id AND m.seq > s.seq
      AND (m.status = 'HANDED_OVER' OR m.status IN ('AVAILABLE', 'CLAIMED', 'ON_HOLD_SHELF')
           AND (m.site_id <> f.venue_id OR m.reason = 'back on a shelf from a fair table'))
      AND NOT EXISTS (SELECT FROM movement u WHERE u.copy_id = m.copy_id AND u.seq = m.seq + 1 AND u.reason LIKE 'undone: %')
    ORDER BY m.seq LIMIT 1) gone ON true
LEFT JOIN LATERAL (
    SELECT m.status, m.recorded_at, m.actor, m.reason FROM movement m
    WHERE m.copy_id = s.copy_id AND m.seq >= s.seq AND m.status <> 'WITHDRAWN' ORDER BY m.seq DESC LIMIT 1) last ON true;

-- Why a copy is not there.
CREATE TABLE fair_explanation (
    fair_id      uuid        NOT NULL CONSTRAINT fair_explanation_fair REFERENCES fair (id),
    copy_id      uuid        NOT NULL CONSTRAINT fair_explanation_copy REFERENCES copy (id),
    explanation  text        NOT NULL CONSTRAINT fair_explanation_said CHECK (btrim(explanation) <> '' AND char_length(explanation) <= 300),
    explained_by uuid        NOT NULL,
    explained_at timestamptz NOT NULL,
    CONSTRAINT fair_explanation_pk PRIMARY KEY (fair_id, copy_id)
);

-- The count of a fair that is over. Many differences are signed by a second person.
CREATE TABLE fair_reconciliation (
    fair_id      uuid        NOT NULL CONSTRAINT fair_reconciliation_pk PRIMARY KEY CONSTRAINT fair_reconciliation_fair REFERENCES fair (id),
    sent         integer     NOT NULL,
    handed_over  integer     NOT NULL,
    back         integer     NOT NULL,
    missing      integer     NOT NULL,
    quarantined  integer     NOT NULL,
    sign_off     boolean     NOT NULL,
    counted_by   uuid        NOT NULL,
    counted_at   timestamptz NOT NULL,
    signed_by    uuid,
    signed_at    timestamptz,
    done_at      timestamptz,
    CONSTRAINT fair_reconciliation_to_zero CHECK (sent = handed_over + back + missing + quarantined),
    CONSTRAINT fair_reconciliation_counts CHECK (least(handed_over, back, missing, quarantined) >= 0),
    CONSTRAINT fair_reconciliation_two_persons CHECK (signed_by <> counted_by),
    CONSTRAINT fair_reconciliation_signed CHECK ((signed_by IS NULL) = (signed_at IS NULL) AND (done_at IS NULL OR NOT sign_off OR signed_by IS NOT NULL))
);

-- What became of each copy, as it was counted; kept for the next plan.
CREATE TABLE fair_ending (
    fair_id uuid NOT NULL CONSTRAINT fair_ending_fair REFERENCES fair_reconciliation (fair_id),
    sending uuid NOT NULL,
    copy_id uuid NOT NULL CONSTRAINT fair_ending_copy REFERENCES copy (id),
    letter  text NOT NULL,
    ending  text NOT NULL CONSTRAINT fair_ending_known CHECK (ending IN ('HANDED_OVER', 'BACK', 'MISSING', 'QUARANTINED')),
    CONSTRAINT fair_ending_pk PRIMARY KEY (fair_id, sending)
);

INSERT INTO personal_column (table_name, column_name, purpose)
SELECT split_part(names, ':', 1), unnest(string_to_array(split_part(names, ':', 2), ' ')), 'staff' FROM (VALUES
    ('fair_stock_plan:planned_by'), ('fair_pick:changed_by'), ('fair_laid_out:laid_by'), ('fair_count:counted_by'),
    ('fair_explanation:explained_by'), ('fair_reconciliation:counted_by signed_by')) AS listed (names);
