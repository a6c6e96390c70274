-- Who somebody is elsewhere: a reader's card of the library, a WeChat account. Only a keyed digest of what they are called there.
CREATE TABLE outside_login (
    kind        text        NOT NULL,
    subject_mac bytea       NOT NULL,
    person_id   uuid        NOT NULL,
    linked_at   timestamptz NOT NULL,
    CONSTRAINT outside_login_pk PRIMARY KEY (kind, subject_mac),
    CONSTRAINT outside_login_person FOREIGN KEY (person_id) REFERENCES person (id),
    CONSTRAINT outside_login_kind CHECK (kind IN ('READER_CARD', 'WECHAT'))
);
CREATE UNIQUE INDEX outside_login_one_of_a_kind ON outside_login (person_id, kind);
