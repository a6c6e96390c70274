-- Tours (换书游): a route over cultural venues and sights. At each stop a person collects one stamp, while the stop is
-- open; books are carried from stop to stop by the ordinary verbs of a copy.

CREATE TABLE tour (
    id              uuid        NOT NULL DEFAULT uuidv7(),
    title           text        NOT NULL,
    story           text,
    state           text        NOT NULL DEFAULT 'DRAFT',
    first_day       date        NOT NULL,
    last_day        date        NOT NULL,
    in_order        boolean     NOT NULL,
    needed          integer     NOT NULL,
    code_seconds    integer     NOT NULL,
    minutes_between integer     NOT NULL,
    version         integer     NOT NULL DEFAULT 1,
    published_at    timestamptz,
    changed_at      timestamptz NOT NULL,
    CONSTRAINT tour_pk PRIMARY KEY (id),
    CONSTRAINT tour_title_said CHECK (btrim(title) <> ''),
    CONSTRAINT tour_state_known CHECK (state IN ('DRAFT', 'PUBLISHED', 'CLOSED')),
    CONSTRAINT tour_public_once_published CHECK ((published_at IS NULL) = (state = 'DRAFT')),
    CONSTRAINT tour_days CHECK (first_day <= last_day),
    CONSTRAINT tour_needed CHECK (needed BETWEEN 1 AND 40),
    CONSTRAINT tour_code_seconds CHECK (code_seconds BETWEEN 15 AND 600),
    CONSTRAINT tour_minutes_between CHECK (minutes_between BETWEEN 0 AND 240)
);
CREATE INDEX tour_by_last_day ON tour (last_day DESC, id DESC);
COMMENT ON COLUMN tour.needed IS 'how many different stops complete it';
COMMENT ON COLUMN tour.code_seconds IS 'how long the screen of a stop shows one code';
COMMENT ON COLUMN tour.minutes_between IS 'nobody is at two stops sooner after one another';

-- A site is a stop of a tour once, so that stamps stay with their stop when the order changes.
CREATE TABLE tour_stop (
    tour_id  uuid    NOT NULL,
    site_id  uuid    NOT NULL,
    position integer NOT NULL,
    story    text,
    task     text,
    CONSTRAINT tour_stop_pk PRIMARY KEY (tour_id, site_id),
    CONSTRAINT tour_stop_tour FOREIGN KEY (tour_id) REFERENCES tour (id),
    CONSTRAINT tour_stop_site FOREIGN KEY (site_id) REFERENCES site (id),
    CONSTRAINT tour_stop_position UNIQUE (tour_id, position) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT tour_stop_counts CHECK (position BETWEEN 1 AND 40)
);
CREATE INDEX tour_stop_of_site ON tour_stop (site_id);

-- Times of the tour itself; a stop without any keeps the calendar of its site.
CREATE TABLE tour_stop_hours (
    tour_id   uuid        NOT NULL,
    site_id   uuid        NOT NULL,
    begins_at timestamptz NOT NULL,
    ends_at   timestamptz NOT NULL,
    CONSTRAINT tour_stop_hours_pk PRIMARY KEY (tour_id, site_id, begins_at),
    CONSTRAINT tour_stop_hours_stop FOREIGN KEY (tour_id, site_id) REFERENCES tour_stop (tour_id, site_id) ON DELETE CASCADE,
    CONSTRAINT tour_stop_hours_forward CHECK (begins_at < ends_at),
    CONSTRAINT tour_stop_hours_apart EXCLUDE USING gist (tour_id WITH =, site_id WITH =, tstzrange(begins_at, ends_at) WITH &&)
);

CREATE TABLE tour_stamp (
    id          uuid        NOT NULL DEFAULT uuidv7(),
    tour_id     uuid        NOT NULL,
    site_id     uuid        NOT NULL,
    person_id   uuid        NOT NULL,
    way         text        NOT NULL,
    stamped_at  timestamptz NOT NULL,
    recorded_at timestamptz NOT NULL,
    stamped_by  uuid        NOT NULL,
    CONSTRAINT tour_stamp_pk PRIMARY KEY (id),
    CONSTRAINT tour_stamp_stop FOREIGN KEY (tour_id, site_id) REFERENCES tour_stop (tour_id, site_id),
    CONSTRAINT tour_stamp_person FOREIGN KEY (person_id) REFERENCES person (id),
    CONSTRAINT tour_stamp_once UNIQUE (tour_id, site_id, person_id),
    CONSTRAINT tour_stamp_way CHECK (way IN ('STOP_CODE', 'FAMILY_CODE', 'CARD')),
    CONSTRAINT tour_stamp_not_ahead CHECK (stamped_at <= recorded_at)
);
CREATE INDEX tour_stamp_of_person ON tour_stamp (person_id, tour_id);

-- Who has enough stamps. What is needed may change later; a certificate stays what it was.
CREATE TABLE tour_certificate (
    tour_id      uuid        NOT NULL,
    person_id    uuid        NOT NULL,
    code         text        NOT NULL,
    stamps       integer     NOT NULL,
    completed_at timestamptz NOT NULL,
    CONSTRAINT tour_certificate_pk PRIMARY KEY (tour_id, person_id),
    CONSTRAINT tour_certificate_tour FOREIGN KEY (tour_id) REFERENCES tour (id),
    CONSTRAINT tour_certificate_person FOREIGN KEY (person_id) REFERENCES person (id),
    CONSTRAINT tour_certificate_code UNIQUE (code),
    CONSTRAINT tour_certificate_stamps CHECK (stamps > 0)
);
CREATE INDEX tour_certificate_of_person ON tour_certificate (person_id);

-- A book that a family took along at a stop. Where it was left is said by its own movements and by nothing else.
CREATE TABLE tour_book (
    tour_id      uuid        NOT NULL,
    site_id      uuid        NOT NULL,
    copy_id      uuid        NOT NULL,
    household_id uuid        NOT NULL,
    taken_seq    integer     NOT NULL,
    taken_at     timestamptz NOT NULL,
    CONSTRAINT tour_book_pk PRIMARY KEY (copy_id, taken_seq),
    CONSTRAINT tour_book_stop FOREIGN KEY (tour_id, site_id) REFERENCES tour_stop (tour_id, site_id),
    CONSTRAINT tour_book_movement FOREIGN KEY (copy_id, taken_seq) REFERENCES movement (copy_id, seq),
    CONSTRAINT tour_book_household FOREIGN KEY (household_id) REFERENCES household (id)
);
CREATE INDEX tour_book_of_tour ON tour_book (tour_id, taken_at, copy_id);
CREATE INDEX tour_book_of_household ON tour_book (household_id);

INSERT INTO personal_purpose (name, whose, zh, en, basis, rule, seen_zh, seen_en, exported, why_not_zh, why_not_en) VALUES
('tour-stamps', 'FAMILY', '参加换书游：谁在哪一站、何时盖了章，走完后的证书。', 'To take part in tours: who collected a stamp at which stop, and when, and the certificate at the end.',
 'CONTRACT', 'figures', '本家庭；盖章时该站的工作人员和志愿者。扫证书上的码只看到线路、日期、章数和昵称的第一个字。',
 'The family; staff and volunteers of the stop while they stamp. Who scans a certificate sees the tour, the day, how many stamps, and the first character of the nickname.',
 'tour-stamps', NULL, NULL),
('tour-books', 'FAMILY', '记下换书游里从哪一站带走了哪本书。', 'To know which book was taken along at which stop of a tour.',
 'CONTRACT', 'figures', '本家庭；该站馆员。公开的只有书走过的站。', 'The family; staff of the stop. What is public is where the book went.', 'tour-books', NULL, NULL);

INSERT INTO personal_column (table_name, column_name, purpose)
SELECT split_part(names, ':', 1), unnest(string_to_array(split_part(names, ':', 2), ' ')), purpose FROM (VALUES
    ('tour_stamp:tour_id site_id person_id way stamped_at recorded_at stamped_by', 'tour-stamps'),
    ('tour_certificate:tour_id person_id code stamps completed_at', 'tour-stamps'),
    ('tour_book:tour_id site_id copy_id household_id taken_seq taken_at', 'tour-books')) AS listed (names, purpose);
