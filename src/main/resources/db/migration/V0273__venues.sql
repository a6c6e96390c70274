-- A site where fairs can be held: what it offers, when it is to be had, where exactly it is, who answers for it, and what it looks like.
CREATE TABLE venue_profile (
    site_id        uuid             NOT NULL CONSTRAINT venue_profile_pk PRIMARY KEY CONSTRAINT venue_profile_site_fk REFERENCES site,
    people_at_once integer          CONSTRAINT venue_profile_people CHECK (people_at_once BETWEEN 1 AND 1000000),
    power          boolean,
    network        boolean,
    roof           boolean,
    step_free      boolean,
    facilities     text             CONSTRAINT venue_profile_facilities CHECK (btrim(facilities) <> '' AND char_length(facilities) <= 500),
    house_rules    text             CONSTRAINT venue_profile_rules CHECK (btrim(house_rules) <> '' AND char_length(house_rules) <= 2000),
    latitude       double precision CONSTRAINT venue_profile_latitude CHECK (latitude BETWEEN -90 AND 90),
    longitude      double precision CONSTRAINT venue_profile_longitude CHECK (longitude BETWEEN -180 AND 180),
    datum          text             CONSTRAINT venue_profile_datum CHECK (datum IN ('WGS84', 'GCJ02')),
    version        integer          NOT NULL DEFAULT 0,
    CONSTRAINT venue_profile_position CHECK (num_nonnulls(latitude, longitude, datum) IN (0, 3))
);
COMMENT ON COLUMN venue_profile.power IS 'null: nobody has looked; so for network, roof and step_free';
COMMENT ON COLUMN venue_profile.datum IS 'in which the position was given; maps of China shift it (GCJ-02), satellites do not (WGS-84)';

CREATE TABLE venue_window (
    id        uuid        NOT NULL CONSTRAINT venue_window_pk PRIMARY KEY,
    site_id   uuid        NOT NULL CONSTRAINT venue_window_site_fk REFERENCES site,
    kind      text        NOT NULL CONSTRAINT venue_window_kind CHECK (kind IN ('AVAILABLE', 'BLOCKED')),
    begins_at timestamptz NOT NULL,
    ends_at   timestamptz NOT NULL,
    note      text        CONSTRAINT venue_window_note CHECK (btrim(note) <> '' AND char_length(note) <= 200),
    CONSTRAINT venue_window_forward CHECK (begins_at < ends_at),
    CONSTRAINT venue_window_apart EXCLUDE USING gist (site_id WITH =, kind WITH =, tstzrange(begins_at, ends_at) WITH &&)
);

CREATE TABLE venue_contact (
    id      uuid NOT NULL CONSTRAINT venue_contact_pk PRIMARY KEY,
    site_id uuid NOT NULL CONSTRAINT venue_contact_site_fk REFERENCES site,
    place   smallint NOT NULL CONSTRAINT venue_contact_place CHECK (place BETWEEN 1 AND 20),
    name    text NOT NULL CONSTRAINT venue_contact_name CHECK (btrim(name) <> '' AND char_length(name) <= 40),
    about   text CONSTRAINT venue_contact_about CHECK (btrim(about) <> '' AND char_length(about) <= 100),
    phone   text NOT NULL CONSTRAINT venue_contact_phone CHECK (btrim(phone) <> '' AND char_length(phone) <= 40),
    CONSTRAINT venue_contact_once UNIQUE (site_id, place)
);

CREATE TABLE venue_photo (
    site_id  uuid     NOT NULL CONSTRAINT venue_photo_site_fk REFERENCES site,
    position smallint NOT NULL CONSTRAINT venue_photo_dozen CHECK (position BETWEEN 1 AND 12),
    photo_id uuid     NOT NULL CONSTRAINT venue_photo_photo_fk REFERENCES photo CONSTRAINT venue_photo_once UNIQUE,
    CONSTRAINT venue_photo_pk PRIMARY KEY (site_id, position)
);

INSERT INTO retention_rule (name, days, then_what, zh, en) VALUES
('venue-contacts', NULL, 'DELETE', '不再负责该场地时即删除。', 'Deleted when the person no longer answers for the venue.');
INSERT INTO personal_purpose (name, whose, zh, en, basis, rule, seen_zh, seen_en, exported, why_not_zh, why_not_en) VALUES
('venue-contacts', 'STAFF', '办市集时联系场地的负责人。', 'To reach whoever answers for a venue when a fair is held there.', 'CONTRACT',
 'venue-contacts', '场地所属点位的馆员与伙伴；馆长。不公开。', 'Staff and partners of the site; librarians. Never public.', NULL, '不属于读者家庭。', 'Not of a family.');
INSERT INTO personal_column (table_name, column_name, purpose)
SELECT 'venue_contact', unnest(ARRAY['name', 'about', 'phone']), 'venue-contacts';
