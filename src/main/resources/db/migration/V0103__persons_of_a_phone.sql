-- Somebody said that the number is another's now: whoever signs in with it shows first that it is still the family's.
ALTER TABLE phone_login ADD COLUMN reported_at timestamptz;

-- The number that a restricted session signed in with; forgotten as soon as the session is not restricted any more.
ALTER TABLE login_session ADD COLUMN uncertain_phone text;
ALTER TABLE login_session ADD CONSTRAINT login_session_uncertain_phone CHECK (restricted IS NOT NULL OR uncertain_phone IS NULL);
CREATE INDEX login_session_uncertain ON login_session (uncertain_phone) WHERE uncertain_phone IS NOT NULL;

-- Who acts for an elder who has no phone of their own. Kept after it was revoked.
CREATE TABLE person_proxy (
    id         uuid        NOT NULL,
    elder_id   uuid        NOT NULL,
    proxy_id   uuid        NOT NULL,
    since      timestamptz NOT NULL,
    revoked_at timestamptz,
    CONSTRAINT person_proxy_pk PRIMARY KEY (id),
    CONSTRAINT person_proxy_elder FOREIGN KEY (elder_id) REFERENCES person (id),
    CONSTRAINT person_proxy_proxy FOREIGN KEY (proxy_id) REFERENCES person (id),
    CONSTRAINT person_proxy_another CHECK (elder_id <> proxy_id)
);
CREATE UNIQUE INDEX person_proxy_in_force ON person_proxy (elder_id, proxy_id) WHERE revoked_at IS NULL;
CREATE INDEX person_proxy_of ON person_proxy (proxy_id) WHERE revoked_at IS NULL;
