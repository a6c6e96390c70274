-- Drop-off sessions and what was decided about each book.

CREATE TABLE drop_off (
    id           uuid        NOT NULL CONSTRAINT drop_off_pk PRIMARY KEY,
    state        text        NOT NULL CONSTRAINT drop_off_state CHECK (state IN ('OPEN', 'CLOSED')),
    site_id      uuid        NOT NULL CONSTRAINT drop_off_site REFERENCES site (id),
    household_id uuid        NOT NULL CONSTRAINT drop_off_household REFERENCES household (id),
    opened_by    uuid        NOT NULL,
    opened_at    timestamptz NOT NULL,
    closed_at    timestamptz,
    rules_version integer    NOT NULL,
    CONSTRAINT drop_off_closed CHECK ((closed_at IS NOT NULL) = (state = 'CLOSED'))
);

-- One open session of a family at a site: a lost connection resumes it.
CREATE UNIQUE INDEX drop_off_open ON drop_off (household_id, site_id) WHERE state = 'OPEN';

CREATE TABLE inspection (
    id            uuid        NOT NULL CONSTRAINT inspection_pk PRIMARY KEY,
    drop_off_id   uuid        NOT NULL CONSTRAINT inspection_drop_off REFERENCES drop_off (id),
    copy_id       uuid        NOT NULL CONSTRAINT inspection_copy REFERENCES copy (id),
    volume_id     uuid        NOT NULL CONSTRAINT inspection_volume REFERENCES volume (id),
    decision      text        NOT NULL CONSTRAINT inspection_decision CHECK (decision IN ('CREDIT', 'GIFT', 'RETURNED', 'QUARANTINE')),
    reason        text        NOT NULL CONSTRAINT inspection_reason CHECK (reason IN ('ACCEPTED', 'WANTED_AS_GIFT', 'ABOVE_SESSION_CAP',
                                  'ABOVE_VOLUME_CAP', 'BELOW_GRADE', 'TOO_OLD', 'LIBRARY_STAMP', 'OWN_COPY_BACK')),
    grade         text        NOT NULL,
    rules_version integer     NOT NULL,
    credits       bigint      NOT NULL CONSTRAINT inspection_credits CHECK (credits >= 0 AND (credits > 0) = (decision = 'CREDIT')),
    inspected_by  uuid        NOT NULL,
    decided_at    timestamptz NOT NULL,
    CONSTRAINT inspection_once UNIQUE (drop_off_id, copy_id)
);

CREATE INDEX inspection_by_copy ON inspection (copy_id);
CREATE TRIGGER inspection_append_only BEFORE UPDATE OR DELETE ON inspection FOR EACH ROW EXECUTE FUNCTION refuse_change();
