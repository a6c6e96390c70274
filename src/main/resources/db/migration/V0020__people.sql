-- The household is the unit: it owns books and credits, its persons come and go.
CREATE TABLE household (
    id          uuid        NOT NULL,
    family_code text        NOT NULL,
    created_at  timestamptz NOT NULL,
    CONSTRAINT household_pk PRIMARY KEY (id),
    CONSTRAINT household_family_code UNIQUE (family_code),
    CONSTRAINT household_family_code_form CHECK (family_code ~ '^[0-9A-HJKMNP-TV-Z]{8}$')
);

-- Of a child we know a nickname and an age band, nothing else, and who answers for it.
CREATE TABLE person (
    id           uuid        NOT NULL,
    household_id uuid        NOT NULL,
    nickname     text        NOT NULL,
    kind         text        NOT NULL,
    age_band     text,
    guardian_id  uuid,
    created_at   timestamptz NOT NULL,
    CONSTRAINT person_pk PRIMARY KEY (id),
    CONSTRAINT person_household FOREIGN KEY (household_id) REFERENCES household (id),
    CONSTRAINT person_guardian FOREIGN KEY (guardian_id) REFERENCES person (id),
    CONSTRAINT person_nickname_length CHECK (length(nickname) BETWEEN 1 AND 40),
    CONSTRAINT person_kind CHECK (kind IN ('ADULT', 'ELDER', 'CHILD')),
    CONSTRAINT person_age_band CHECK (age_band IN ('UNDER_7', 'FROM_7_TO_10', 'FROM_11_TO_13', 'FROM_14_TO_17')),
    CONSTRAINT person_child CHECK ((kind = 'CHILD') = (age_band IS NOT NULL) AND (kind = 'CHILD') = (guardian_id IS NOT NULL))
);
CREATE INDEX person_household_members ON person (household_id, created_at, id);
CREATE INDEX person_wards ON person (guardian_id) WHERE guardian_id IS NOT NULL;

-- What guardians were shown. A version is never changed; a new text is a new version.
CREATE TABLE consent_notice (
    version text        NOT NULL,
    zh      text        NOT NULL,
    en      text        NOT NULL,
    since   timestamptz NOT NULL,
    CONSTRAINT consent_notice_pk PRIMARY KEY (version)
);
INSERT INTO consent_notice (version, zh, en, since) VALUES
('2026-1',
 '我们只记录孩子的昵称和年龄段，用于推荐图书和统计服务次数，不作他用。您可以随时撤回同意；撤回后，孩子的资料将被删除，已完成的换书记录只保留匿名编号。',
 'Of the child we keep a nickname and an age band, to suggest books and to count visits, and for nothing else. You can withdraw this at any time; the child''s data is then deleted and finished swaps keep a pseudonym only.',
 '2026-01-01T00:00:00+08:00');

CREATE TABLE consent (
    id             uuid        NOT NULL,
    person_id      uuid        NOT NULL,
    guardian_id    uuid        NOT NULL,
    notice_version text        NOT NULL,
    given_at       timestamptz NOT NULL,
    revoked_at     timestamptz,
    CONSTRAINT consent_pk PRIMARY KEY (id),
    CONSTRAINT consent_person FOREIGN KEY (person_id) REFERENCES person (id),
    CONSTRAINT consent_guardian FOREIGN KEY (guardian_id) REFERENCES person (id),
    CONSTRAINT consent_notice_version FOREIGN KEY (notice_version) REFERENCES consent_notice (version)
);
CREATE UNIQUE INDEX consent_one_in_force ON consent (person_id) WHERE revoked_at IS NULL;

-- A person's phone. One phone may serve several persons; the one that signs in with it is the one verified last.
CREATE TABLE phone_login (
    id          uuid        NOT NULL,
    phone       text        NOT NULL,
    person_id   uuid        NOT NULL,
    verified_at timestamptz NOT NULL,
    CONSTRAINT phone_login_pk PRIMARY KEY (id),
    CONSTRAINT phone_login_person FOREIGN KEY (person_id) REFERENCES person (id),
    CONSTRAINT phone_login_once UNIQUE (phone, person_id),
    CONSTRAINT phone_login_form CHECK (phone ~ '^1[3-9][0-9]{9}$')
);
CREATE INDEX phone_login_person_phones ON phone_login (person_id);

-- Those who work for the library, with it, or audit it. Sites are ids of the room `places`, which stands beside this one.
CREATE TABLE staff_member (
    id            uuid        NOT NULL,
    name          text        NOT NULL,
    display_name  text        NOT NULL,
    role          text        NOT NULL,
    password_hash text        NOT NULL,
    created_at    timestamptz NOT NULL,
    left_at       timestamptz,
    CONSTRAINT staff_member_pk PRIMARY KEY (id),
    CONSTRAINT staff_member_role CHECK (role IN ('STAFF', 'LIBRARIAN', 'PARTNER', 'AUDITOR')),
    CONSTRAINT staff_member_name_form CHECK (name = lower(name) AND length(name) BETWEEN 1 AND 64)
);
CREATE UNIQUE INDEX staff_member_name ON staff_member (name);

CREATE TABLE staff_site (
    staff_id uuid NOT NULL,
    site_id  uuid NOT NULL,
    CONSTRAINT staff_site_pk PRIMARY KEY (staff_id, site_id),
    CONSTRAINT staff_site_staff FOREIGN KEY (staff_id) REFERENCES staff_member (id)
);
