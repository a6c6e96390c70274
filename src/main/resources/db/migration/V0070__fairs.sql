-- Swap fairs (换书市集). People at once is what the police ask about: the largest session, as sessions of a fair do not overlap.
CREATE TABLE fair (
    id             uuid        NOT NULL,
    title          text        NOT NULL,
    about          text,
    venue_id       uuid        NOT NULL,
    state          text        NOT NULL,
    epoch          integer     NOT NULL,
    people_at_once integer     NOT NULL,
    permit_number  text,
    begins_at      timestamptz NOT NULL,
    ends_at        timestamptz NOT NULL,
    published_at   timestamptz,
    CONSTRAINT fair_pk PRIMARY KEY (id),
    CONSTRAINT fair_people_key UNIQUE (id, people_at_once),
    CONSTRAINT fair_venue_fk FOREIGN KEY (venue_id) REFERENCES site,
    CONSTRAINT fair_title_said CHECK (btrim(title) <> ''),
    CONSTRAINT fair_state_known CHECK (state IN
        ('DRAFT', 'PROPOSED', 'APPROVED', 'PUBLISHED', 'RUNNING', 'POSTPONED', 'CLOSED', 'RECONCILED', 'CANCELLED')),
    CONSTRAINT fair_epoch_counts CHECK (epoch >= 0),
    CONSTRAINT fair_forward CHECK (begins_at < ends_at),
    CONSTRAINT fair_public_once_published CHECK
        (published_at IS NOT NULL OR state IN ('DRAFT', 'PROPOSED', 'APPROVED', 'CANCELLED')),
    -- 大型群众性活动安全管理条例: an event for 1,000 people or more must not be opened to the public without its permit.
    CONSTRAINT fair_large_needs_permit CHECK
        (people_at_once < 1000 OR permit_number IS NOT NULL OR state NOT IN ('PUBLISHED', 'RUNNING', 'CLOSED', 'RECONCILED')),
    CONSTRAINT fair_permit_said CHECK (btrim(permit_number) <> '')
);
CREATE INDEX fair_coming ON fair (begins_at, id) WHERE published_at IS NOT NULL;
CREATE INDEX fair_by_venue ON fair (venue_id);
COMMENT ON COLUMN fair.epoch IS 'grows when a fair is postponed; a gate with an older roster refuses';

CREATE TABLE fair_session (
    fair_id        uuid        NOT NULL,
    number         integer     NOT NULL,
    begins_at      timestamptz NOT NULL,
    ends_at        timestamptz NOT NULL,
    capacity       integer     NOT NULL,
    people_at_once integer     NOT NULL,
    CONSTRAINT fair_session_pk PRIMARY KEY (fair_id, number),
    CONSTRAINT fair_session_fair_fk FOREIGN KEY (fair_id, people_at_once) REFERENCES fair (id, people_at_once),
    CONSTRAINT fair_session_number_counts CHECK (number >= 1),
    CONSTRAINT fair_session_forward CHECK (begins_at < ends_at),
    CONSTRAINT fair_session_capacity_within CHECK (capacity BETWEEN 1 AND people_at_once)
);
COMMENT ON COLUMN fair_session.people_at_once IS 'of the whole fair, so that no session can be larger than what the permit rule looked at';
