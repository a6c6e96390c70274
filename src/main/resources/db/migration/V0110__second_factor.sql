-- A time-based code (RFC 6238) besides the password. The secret lies sealed: the table alone makes no codes. It counts from
-- confirmed_at on; enrol_key and confirm_key are the Idempotency-Keys, so that a retry gets the same secret and the same codes.
CREATE TABLE second_factor (
    staff_id     uuid        NOT NULL,
    sealed       bytea       NOT NULL,
    enrol_key    uuid        NOT NULL,
    created_at   timestamptz NOT NULL,
    confirm_key  uuid,
    confirmed_at timestamptz,
    CONSTRAINT second_factor_pk PRIMARY KEY (staff_id),
    CONSTRAINT second_factor_staff FOREIGN KEY (staff_id) REFERENCES staff_member (id),
    CONSTRAINT second_factor_confirmed CHECK ((confirmed_at IS NULL) = (confirm_key IS NULL))
);

-- A code is good once: each step of 30 seconds is taken once by each member.
CREATE TABLE second_factor_step (
    staff_id uuid        NOT NULL,
    step     bigint      NOT NULL,
    used_at  timestamptz NOT NULL,
    CONSTRAINT second_factor_step_pk PRIMARY KEY (staff_id, step),
    CONSTRAINT second_factor_step_staff FOREIGN KEY (staff_id) REFERENCES staff_member (id)
);
CREATE INDEX second_factor_step_age ON second_factor_step (used_at);

-- For the day on which the phone is lost: only keyed digests, each good once.
CREATE TABLE recovery_code (
    digest   bytea       NOT NULL,
    staff_id uuid        NOT NULL,
    used_at  timestamptz,
    CONSTRAINT recovery_code_pk PRIMARY KEY (digest),
    CONSTRAINT recovery_code_staff FOREIGN KEY (staff_id) REFERENCES staff_member (id)
);
CREATE INDEX recovery_code_of_staff ON recovery_code (staff_id);
