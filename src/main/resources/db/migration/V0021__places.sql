-- Sites (点位) as a tree: a district library and its reading rooms, the centre and its branches.
CREATE TABLE site (
    id        uuid    NOT NULL,
    parent_id uuid,
    name      text    NOT NULL,
    kind      text    NOT NULL,
    address   text,
    receives  boolean NOT NULL,
    CONSTRAINT site_pk PRIMARY KEY (id),
    CONSTRAINT site_name_once UNIQUE (name),
    CONSTRAINT site_parent_fk FOREIGN KEY (parent_id) REFERENCES site,
    CONSTRAINT site_not_its_own_parent CHECK (parent_id <> id),
    CONSTRAINT site_kind_known CHECK (kind IN ('CENTRE', 'READING_ROOM', 'DISTRICT_LIBRARY', 'PARK', 'CULTURAL_CENTRE')),
    CONSTRAINT site_name_said CHECK (btrim(name) <> '')
);
CREATE INDEX site_by_parent ON site (parent_id);
COMMENT ON COLUMN site.receives IS 'books can be brought and fetched here';

-- The opening hours of an ordinary week, one span a day, Asia/Shanghai. A day without a row is closed.
CREATE TABLE site_hours (
    site_id uuid     NOT NULL,
    weekday smallint NOT NULL,
    opens   time     NOT NULL,
    closes  time     NOT NULL,
    CONSTRAINT site_hours_pk PRIMARY KEY (site_id, weekday),
    CONSTRAINT site_hours_site_fk FOREIGN KEY (site_id) REFERENCES site,
    CONSTRAINT site_hours_weekday_iso CHECK (weekday BETWEEN 1 AND 7),
    CONSTRAINT site_hours_forward CHECK (opens < closes)
);

-- Days on which a site is closed although the week says open: Spring Festival, works, a storm.
CREATE TABLE site_closure (
    id              uuid    NOT NULL,
    site_id         uuid    NOT NULL,
    first_day       date    NOT NULL,
    last_day        date    NOT NULL,
    reason          text    NOT NULL,
    covers_branches boolean NOT NULL,
    CONSTRAINT site_closure_pk PRIMARY KEY (id),
    CONSTRAINT site_closure_site_fk FOREIGN KEY (site_id) REFERENCES site,
    CONSTRAINT site_closure_forward CHECK (first_day <= last_day),
    CONSTRAINT site_closure_reason_said CHECK (btrim(reason) <> '')
);
CREATE INDEX site_closure_by_site ON site_closure (site_id, last_day);
COMMENT ON COLUMN site_closure.covers_branches IS 'every site below this one is closed too';

-- Shelf locations (架位), in the order in which a person with a trolley passes them.
CREATE TABLE shelf_location (
    site_id       uuid    NOT NULL,
    code          text    NOT NULL,
    walking_order integer NOT NULL,
    CONSTRAINT shelf_location_pk PRIMARY KEY (site_id, code),
    CONSTRAINT shelf_location_site_fk FOREIGN KEY (site_id) REFERENCES site,
    CONSTRAINT shelf_location_order_once UNIQUE (site_id, walking_order),
    CONSTRAINT shelf_location_code_said CHECK (code = btrim(code) AND char_length(code) BETWEEN 1 AND 40)
);
