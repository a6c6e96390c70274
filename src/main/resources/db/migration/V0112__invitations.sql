-- An account that ends by itself: a volunteer's help at a fair, a partner's contract.
ALTER TABLE staff_member ADD COLUMN ends_at timestamptz;

-- A way in that is good once and not for long. Only the digest of its token is kept. With staff_id it is for somebody who
-- is here already and chooses a new password; else whoever accepts it becomes what it says.
CREATE TABLE invitation (
    id              uuid        NOT NULL,
    token_digest    bytea       NOT NULL,
    request_mac     bytea       NOT NULL,
    role            text        NOT NULL,
    display_name    text        NOT NULL,
    organisation_id uuid,
    ends_on         date,
    staff_id        uuid,
    invited_by      uuid,
    created_at      timestamptz NOT NULL,
    expires_at      timestamptz NOT NULL,
    accepted_at     timestamptz,
    accepted_staff  uuid,
    revoked_at      timestamptz,
    CONSTRAINT invitation_pk PRIMARY KEY (id),
    CONSTRAINT invitation_token UNIQUE (token_digest),
    CONSTRAINT invitation_role CHECK (role IN ('STAFF', 'LIBRARIAN', 'PARTNER', 'VOLUNTEER', 'AUDITOR')),
    CONSTRAINT invitation_of_organisation
        CHECK (staff_id IS NOT NULL OR (organisation_id IS NOT NULL) = (role IN ('PARTNER', 'VOLUNTEER'))),
    CONSTRAINT invitation_volunteer_ends CHECK (staff_id IS NOT NULL OR role <> 'VOLUNTEER' OR ends_on IS NOT NULL),
    CONSTRAINT invitation_display_name CHECK (length(display_name) BETWEEN 1 AND 40),
    CONSTRAINT invitation_accepted CHECK ((accepted_at IS NULL) = (accepted_staff IS NULL)),
    CONSTRAINT invitation_one_end CHECK (accepted_at IS NULL OR revoked_at IS NULL),
    CONSTRAINT invitation_for_staff FOREIGN KEY (staff_id) REFERENCES staff_member (id),
    CONSTRAINT invitation_by_staff FOREIGN KEY (invited_by) REFERENCES staff_member (id),
    CONSTRAINT invitation_became_staff FOREIGN KEY (accepted_staff) REFERENCES staff_member (id)
);
CREATE INDEX invitation_open ON invitation (id) WHERE accepted_at IS NULL AND revoked_at IS NULL;
CREATE INDEX invitation_of_staff ON invitation (staff_id) WHERE staff_id IS NOT NULL;

CREATE TABLE invitation_site (
    invitation_id uuid NOT NULL,
    site_id       uuid NOT NULL,
    CONSTRAINT invitation_site_pk PRIMARY KEY (invitation_id, site_id),
    CONSTRAINT invitation_site_invitation FOREIGN KEY (invitation_id) REFERENCES invitation (id)
);
