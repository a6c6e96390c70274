-- An e-mail address that a person has shown to be theirs: it signs in, and gets copies of notices when they have no phone.
CREATE TABLE email_login (
    person_id   uuid        NOT NULL,
    email       text        NOT NULL,
    verified_at timestamptz NOT NULL,
    CONSTRAINT email_login_pk PRIMARY KEY (person_id),
    CONSTRAINT email_login_person FOREIGN KEY (person_id) REFERENCES person (id),
    CONSTRAINT email_login_one_person UNIQUE (email),
    -- no white space, no line break, no second address: what stands here goes into the head of a message
    CONSTRAINT email_login_email CHECK (email ~ '^[a-z0-9_+-]+(\.[a-z0-9_+-]+)*@[a-z0-9.-]+$' AND length(email) <= 254)
);

-- A code is sent to a phone or to an e-mail address.
ALTER TABLE one_time_code RENAME COLUMN phone TO sent_to;
ALTER INDEX one_time_code_phone RENAME TO one_time_code_sent_to;
