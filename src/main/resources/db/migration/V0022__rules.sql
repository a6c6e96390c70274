-- Rules that differ between libraries are data. A version is never changed, because decisions remember which one decided.
CREATE TABLE rule_set (
    kind       text        NOT NULL,
    version    integer     NOT NULL,
    valid_from timestamptz NOT NULL,
    body       jsonb       NOT NULL,
    CONSTRAINT rule_set_pk PRIMARY KEY (kind, version),
    CONSTRAINT rule_set_kind_known CHECK (kind IN ('INTAKE', 'REQUESTS')),
    CONSTRAINT rule_set_version_counts CHECK (version >= 1),
    CONSTRAINT rule_set_body_is_an_object CHECK (jsonb_typeof(body) = 'object')
);

CREATE FUNCTION rule_set_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a version of the rules is never changed: publish the next one';
END $$;
CREATE TRIGGER rule_set_stands BEFORE UPDATE OR DELETE ON rule_set
    FOR EACH ROW EXECUTE FUNCTION rule_set_stands();

-- One book, one credit; read, whole and clean; twenty books a visit and two of one volume (the middle of what libraries do).
INSERT INTO rule_set (kind, version, valid_from, body) VALUES
    ('INTAKE', 1, '2026-01-01T00:00:00+08:00',
     '{"lowestGrade": "FAIR", "capPerSession": 20, "capPerVolume": 2, "creditsPerBook": 1}'),
    ('REQUESTS', 1, '2026-01-01T00:00:00+08:00',
     '{"openPerHousehold": 10, "pickupOpenDays": 7, "offerHours": 48}');
