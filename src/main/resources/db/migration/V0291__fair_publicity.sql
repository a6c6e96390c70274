-- What the public was told of a fair, one row for each time it changed: calendars and feeds count these (SEQUENCE, updated),
-- and a page that says "moved" says from when.
CREATE TABLE fair_told (
    fair_id   uuid        NOT NULL,
    number    integer     NOT NULL,
    told_at   timestamptz NOT NULL,
    begins_at timestamptz NOT NULL,
    digest    text        NOT NULL,
    CONSTRAINT fair_told_pk PRIMARY KEY (fair_id, number),
    CONSTRAINT fair_told_fair FOREIGN KEY (fair_id) REFERENCES fair (id),
    CONSTRAINT fair_told_counts CHECK (number >= 0)
);

-- A family's own calendar, under an address that only it knows. The address is computed from the number, so that it can be
-- shown again, and a new number makes another one; only its digest is kept.
CREATE TABLE calendar_link (
    household_id uuid        NOT NULL,
    number       integer     NOT NULL,
    digest       bytea,
    made_at      timestamptz NOT NULL,
    CONSTRAINT calendar_link_pk PRIMARY KEY (household_id),
    CONSTRAINT calendar_link_household FOREIGN KEY (household_id) REFERENCES household (id),
    CONSTRAINT calendar_link_digest UNIQUE (digest),
    CONSTRAINT calendar_link_counts CHECK (number >= 1)
);
COMMENT ON COLUMN calendar_link.digest IS 'null: switched off';

INSERT INTO personal_purpose (name, whose, zh, en, basis, rule, seen_zh, seen_en, exported, why_not_zh, why_not_en) VALUES
('calendar-link', 'FAMILY', '让家里的手机日历订阅自家的票、取书期限和换书会。地址保密，可随时更换或停用；日历里没有姓名。',
 'To let the calendars of the family’s phones show its tickets, what is to be fetched, and trade sessions. The address is secret and can be changed or switched off at any time; the calendar names nobody.',
 'CONTRACT', 'until-erased', '本家庭，以及知道地址的人。', 'The family, and whoever knows the address.', 'calendar-link', NULL, NULL);

INSERT INTO personal_column (table_name, column_name, purpose)
SELECT 'calendar_link', unnest(string_to_array('household_id number digest made_at', ' ')), 'calendar-link';

-- Fairs that are public already were told of once.
INSERT INTO fair_told (fair_id, number, told_at, begins_at, digest)
SELECT id, 0, published_at, begins_at, '' FROM fair WHERE published_at IS NOT NULL;
