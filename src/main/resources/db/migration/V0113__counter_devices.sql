-- A scanner, tablet or computer that stands at a site and that several people share. It holds a credential of its own; here
-- lies only the digest.
CREATE TABLE counter_device (
    id                uuid        NOT NULL,
    site_id           uuid        NOT NULL,
    label             text        NOT NULL,
    credential_digest bytea       NOT NULL,
    paired_by         uuid        NOT NULL,
    paired_at         timestamptz NOT NULL,
    revoked_at        timestamptz,
    CONSTRAINT counter_device_pk PRIMARY KEY (id),
    CONSTRAINT counter_device_credential UNIQUE (credential_digest),
    CONSTRAINT counter_device_paired_by FOREIGN KEY (paired_by) REFERENCES staff_member (id),
    CONSTRAINT counter_device_label CHECK (length(label) BETWEEN 1 AND 40)
);
CREATE INDEX counter_device_of_site ON counter_device (site_id, id) WHERE revoked_at IS NULL;

-- A code on the screen of somebody who works at the site, good once and for ten minutes.
CREATE TABLE counter_pairing (
    code_digest bytea       NOT NULL,
    request_mac bytea       NOT NULL,
    site_id     uuid        NOT NULL,
    label       text        NOT NULL,
    made_by     uuid        NOT NULL,
    expires_at  timestamptz NOT NULL,
    used_key    uuid,
    device_id   uuid,
    CONSTRAINT counter_pairing_pk PRIMARY KEY (code_digest),
    CONSTRAINT counter_pairing_made_by FOREIGN KEY (made_by) REFERENCES staff_member (id),
    CONSTRAINT counter_pairing_device FOREIGN KEY (device_id) REFERENCES counter_device (id),
    CONSTRAINT counter_pairing_used CHECK ((used_key IS NULL) = (device_id IS NULL))
);
CREATE INDEX counter_pairing_age ON counter_pairing (expires_at);

-- Six digits, for shared devices only. Hashed with argon2id over a keyed digest: the table alone cannot be tried.
CREATE TABLE staff_pin (
    staff_id uuid        NOT NULL,
    pin_hash text        NOT NULL,
    set_at   timestamptz NOT NULL,
    CONSTRAINT staff_pin_pk PRIMARY KEY (staff_id),
    CONSTRAINT staff_pin_staff FOREIGN KEY (staff_id) REFERENCES staff_member (id)
);

-- Tries of a name at a device since the last right one; the fifth wrong one locks the PIN there and nowhere else. The name
-- is a keyed digest, also of one that nobody has.
CREATE TABLE pin_try (
    device_id uuid     NOT NULL,
    who       bytea    NOT NULL,
    tries     smallint NOT NULL,
    CONSTRAINT pin_try_pk PRIMARY KEY (device_id, who),
    CONSTRAINT pin_try_device FOREIGN KEY (device_id) REFERENCES counter_device (id),
    CONSTRAINT pin_try_five CHECK (tries BETWEEN 1 AND 5)
);
CREATE INDEX pin_try_of_who ON pin_try (who);

-- A session that was opened by PIN belongs to its device: one at a time, gone with it.
ALTER TABLE login_session ADD COLUMN device_id uuid;
ALTER TABLE login_session ADD CONSTRAINT login_session_device FOREIGN KEY (device_id) REFERENCES counter_device (id);
ALTER TABLE login_session ADD CONSTRAINT login_session_device_of_staff CHECK (device_id IS NULL OR staff_id IS NOT NULL);
CREATE UNIQUE INDEX login_session_one_at_a_device ON login_session (device_id) WHERE ended_at IS NULL AND device_id IS NOT NULL;
