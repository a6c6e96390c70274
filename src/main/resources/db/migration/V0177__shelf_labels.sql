-- A shelf location carries a label of its own: scanned once, and the books scanned after it stand there. The shelves that are there get one
-- each; the check character is that of all our codes, a weighted sum in GF(32).
ALTER TABLE shelf_location ADD COLUMN code_on_label text;

CREATE FUNCTION pg_temp.times(a integer, b integer) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE product integer := 0;
BEGIN
    FOR bit IN 0..4 LOOP
        IF (b >> bit) & 1 = 1 THEN product := product # (a << bit); END IF;
    END LOOP;
    FOR bit IN REVERSE 8..5 LOOP
        IF (product >> bit) & 1 = 1 THEN product := product # (37 << (bit - 5)); END IF;
    END LOOP;
    RETURN product;
END $$;

CREATE FUNCTION pg_temp.shelf_code() RETURNS text LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    letters CONSTANT text := '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
    drawn bytea;
    value integer;
    weight integer;
    sum integer;
    code text := '';
BEGIN
    WHILE code !~ '[A-WYZ]' LOOP
        drawn := uuid_send(gen_random_uuid());
        code := '';
        weight := 1;
        sum := 0;
        FOR i IN 0..5 LOOP
            value := get_byte(drawn, i) & 31;
            code := code || substr(letters, value + 1, 1);
            weight := pg_temp.times(weight, 2);
            sum := sum # pg_temp.times(weight, value);
        END LOOP;
        code := code || substr(letters, sum + 1, 1);
    END LOOP;
    RETURN code;
END $$;

UPDATE shelf_location SET code_on_label = pg_temp.shelf_code();
ALTER TABLE shelf_location ALTER COLUMN code_on_label SET NOT NULL;
ALTER TABLE shelf_location ADD CONSTRAINT shelf_location_label_once UNIQUE (code_on_label);
ALTER TABLE shelf_location ADD CONSTRAINT shelf_location_label_formed CHECK (code_on_label ~ '^[0-9A-HJKMNP-TV-Z]{7}$');
COMMENT ON COLUMN shelf_location.code IS 'its name, as people say it and as copy.shelf has it';
COMMENT ON COLUMN shelf_location.code_on_label IS 'what its label says to a scanner; stays when the shelf is renamed';

-- A plan is drawn anew in one statement, which must be free to exchange two places.
ALTER TABLE shelf_location DROP CONSTRAINT shelf_location_order_once;
ALTER TABLE shelf_location ADD CONSTRAINT shelf_location_order_once UNIQUE (site_id, walking_order) DEFERRABLE INITIALLY IMMEDIATE;
