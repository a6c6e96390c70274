-- Photos stand in the database and not in a folder: they are saved and restored with what they show, and are there on
-- every node at once. JPEG does not compress further, so PostgreSQL need not try.
CREATE TABLE photo (
    id      uuid CONSTRAINT photo_pk PRIMARY KEY,
    jpeg    bytea NOT NULL CONSTRAINT photo_is_of_a_sensible_size CHECK (octet_length(jpeg) BETWEEN 100 AND 8388608),
    width   integer NOT NULL,
    height  integer NOT NULL,
    kept_at timestamptz NOT NULL,
    CONSTRAINT photo_is_at_most_1600_wide CHECK (width BETWEEN 1 AND 1600 AND height BETWEEN 1 AND 1600)
);
ALTER TABLE photo ALTER COLUMN jpeg SET STORAGE EXTERNAL;
COMMENT ON TABLE photo IS 'As we encoded it anew, without the place where it was taken. A photo never changes.';
