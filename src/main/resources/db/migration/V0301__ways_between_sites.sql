-- How far it is from one site to another, as it was known when ways were counted; a position that is put right is another row.
CREATE TABLE counted_leg (
    from_site uuid          NOT NULL CONSTRAINT counted_leg_from REFERENCES site (id),
    to_site   uuid          NOT NULL CONSTRAINT counted_leg_to REFERENCES site (id),
    since     timestamptz   NOT NULL,
    km        numeric(8, 1) NOT NULL CONSTRAINT counted_leg_km CHECK (km >= 0),
    CONSTRAINT counted_leg_pk PRIMARY KEY (from_site, to_site, since)
);
