-- One-time codes: only keyed digests of the code, the address and the device. Kept two days, because the limits count them.
CREATE TABLE one_time_code (
    id         uuid        NOT NULL,
    phone      text        NOT NULL,
    code_mac   bytea       NOT NULL,
    asked_at   timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    tries      smallint    NOT NULL DEFAULT 0,
    used_at    timestamptz,
    address    bytea       NOT NULL,
    device     bytea,
    CONSTRAINT one_time_code_pk PRIMARY KEY (id),
    CONSTRAINT one_time_code_tries CHECK (tries BETWEEN 0 AND 5)
);
CREATE INDEX one_time_code_phone ON one_time_code (phone, asked_at);
CREATE INDEX one_time_code_address ON one_time_code (address, asked_at);
CREATE INDEX one_time_code_device ON one_time_code (device, asked_at) WHERE device IS NOT NULL;

-- Attempts to sign in that have not succeeded (yet): counted before the password is looked at, removed when it fits.
CREATE TABLE login_failure (
    id      uuid        NOT NULL,
    at      timestamptz NOT NULL,
    who     bytea       NOT NULL,
    address bytea       NOT NULL,
    CONSTRAINT login_failure_pk PRIMARY KEY (id)
);
CREATE INDEX login_failure_who ON login_failure (who, at);
CREATE INDEX login_failure_address ON login_failure (address, at);

-- Where a member of staff has signed in from before; from there nobody can lock them out.
CREATE TABLE staff_address (
    staff_id uuid        NOT NULL,
    address  bytea       NOT NULL,
    seen_at  timestamptz NOT NULL,
    CONSTRAINT staff_address_pk PRIMARY KEY (staff_id, address),
    CONSTRAINT staff_address_staff FOREIGN KEY (staff_id) REFERENCES staff_member (id)
);

-- A sign-in on one device, and the family of refresh tokens that descends from it.
CREATE TABLE login_session (
    id         uuid        NOT NULL,
    person_id  uuid,
    staff_id   uuid,
    opened_at  timestamptz NOT NULL,
    ends_at    timestamptz NOT NULL,
    ended_at   timestamptz,
    end_reason text,
    CONSTRAINT login_session_pk PRIMARY KEY (id),
    CONSTRAINT login_session_person FOREIGN KEY (person_id) REFERENCES person (id),
    CONSTRAINT login_session_staff FOREIGN KEY (staff_id) REFERENCES staff_member (id),
    CONSTRAINT login_session_somebody CHECK ((person_id IS NULL) <> (staff_id IS NULL)),
    CONSTRAINT login_session_end CHECK ((ended_at IS NULL) = (end_reason IS NULL)),
    CONSTRAINT login_session_end_reason CHECK (end_reason IN ('SIGNED_OUT', 'SIGNED_OUT_EVERYWHERE', 'TOKEN_REUSED', 'LEFT', 'MOVED', 'ERASED'))
);
CREATE INDEX login_session_open_person ON login_session (person_id) WHERE ended_at IS NULL AND person_id IS NOT NULL;
CREATE INDEX login_session_open_staff ON login_session (staff_id) WHERE ended_at IS NULL AND staff_id IS NOT NULL;

-- Only digests of the tokens. used_key is the Idempotency-Key of the exchange: with it a retry gets the same successor.
CREATE TABLE refresh_token (
    digest     bytea       NOT NULL,
    session_id uuid        NOT NULL,
    issued_at  timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    used_at    timestamptz,
    used_key   uuid,
    CONSTRAINT refresh_token_pk PRIMARY KEY (digest),
    CONSTRAINT refresh_token_session FOREIGN KEY (session_id) REFERENCES login_session (id) ON DELETE CASCADE,
    CONSTRAINT refresh_token_used CHECK ((used_at IS NULL) = (used_key IS NULL))
);
CREATE INDEX refresh_token_of_session ON refresh_token (session_id);

-- What a sign-in was answered with, so that its retry gets the same; without any token.
CREATE TABLE login_attempt (
    key         uuid        NOT NULL,
    request_mac bytea       NOT NULL,
    session_id  uuid,
    at          timestamptz NOT NULL,
    CONSTRAINT login_attempt_pk PRIMARY KEY (key)
);
CREATE INDEX login_attempt_at ON login_attempt USING brin (at);
