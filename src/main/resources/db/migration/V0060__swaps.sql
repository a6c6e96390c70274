-- Swap requests. The place in line is (placed_at, id): it is written once and never changes.

CREATE TABLE swap_request (
    id            uuid        NOT NULL CONSTRAINT swap_request_pk PRIMARY KEY,
    state         text        NOT NULL CONSTRAINT swap_request_state CHECK (state IN ('OPEN', 'PAUSED', 'OFFERED', 'ACCEPTED', 'READY',
                                  'FULFILLED', 'EXPIRED', 'CANCELLED', 'UNFILLED')),
    volume_id     uuid        NOT NULL CONSTRAINT swap_request_volume REFERENCES volume (id),
    person_id     uuid        NOT NULL CONSTRAINT swap_request_person REFERENCES person (id),
    household_id  uuid        NOT NULL CONSTRAINT swap_request_household REFERENCES household (id),
    pickup_site   uuid        NOT NULL CONSTRAINT swap_request_pickup_site REFERENCES site (id),
    placed_at     timestamptz NOT NULL,
    offered_until timestamptz,
    auto_accept   boolean     NOT NULL,
    credit_held   boolean     NOT NULL DEFAULT false,
    rules_version integer     NOT NULL,
    changed_at    timestamptz NOT NULL,
    CONSTRAINT swap_request_offer CHECK ((offered_until IS NOT NULL) = (state = 'OFFERED')),
    CONSTRAINT swap_request_credit CHECK (credit_held = (state IN ('ACCEPTED', 'READY')))
);

-- At most one open request per person and volume.
CREATE UNIQUE INDEX swap_request_one_open ON swap_request (person_id, volume_id)
    WHERE state IN ('OPEN', 'PAUSED', 'OFFERED', 'ACCEPTED', 'READY');
-- The line of a volume, in order.
CREATE INDEX swap_request_line ON swap_request (volume_id, placed_at, id) WHERE state = 'OPEN';
CREATE INDEX swap_request_by_household ON swap_request (household_id, id);
CREATE INDEX swap_request_offers ON swap_request (offered_until) WHERE state = 'OFFERED';
