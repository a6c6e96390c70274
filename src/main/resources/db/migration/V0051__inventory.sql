-- A claim keeps one copy for one request: first on the pull list, then in a van or on the hold shelf.

CREATE TABLE claim (
    id           uuid        NOT NULL CONSTRAINT claim_pk PRIMARY KEY,
    copy_id      uuid        NOT NULL CONSTRAINT claim_copy REFERENCES copy (id),
    request_id   uuid        NOT NULL,
    person_id    uuid        NOT NULL CONSTRAINT claim_person REFERENCES person (id),
    household_id uuid        NOT NULL CONSTRAINT claim_household REFERENCES household (id),
    pickup_site  uuid        NOT NULL CONSTRAINT claim_pickup_site REFERENCES site (id),
    state        text        NOT NULL CONSTRAINT claim_state CHECK (state IN ('OFFERED', 'TO_PULL', 'ON_ITS_WAY', 'TO_FETCH', 'FULFILLED', 'RELEASED', 'EXPIRED')),
    claimed_at   timestamptz NOT NULL,
    pickup_until date,
    CONSTRAINT claim_pickup_window CHECK (state <> 'TO_FETCH' OR pickup_until IS NOT NULL)
);

-- At most one open claim per copy, and one per request.
CREATE UNIQUE INDEX claim_one_per_copy ON claim (copy_id) WHERE state IN ('OFFERED', 'TO_PULL', 'ON_ITS_WAY', 'TO_FETCH');
CREATE UNIQUE INDEX claim_one_per_request ON claim (request_id) WHERE state IN ('OFFERED', 'TO_PULL', 'ON_ITS_WAY', 'TO_FETCH');
CREATE INDEX claim_by_household ON claim (household_id, pickup_site) WHERE state IN ('OFFERED', 'TO_PULL', 'ON_ITS_WAY', 'TO_FETCH');
CREATE INDEX claim_to_fetch ON claim (pickup_site, pickup_until, id) WHERE state = 'TO_FETCH';
