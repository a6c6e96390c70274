-- Where each value of a description came from, when, and what stood there before. Rows are added and never change; they
-- outlive the volume, edition or work they tell of when librarians merge it away, so there is no foreign key.

CREATE FUNCTION origin_rank(origin text) RETURNS integer LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN CASE origin WHEN 'LIBRARIAN' THEN 3 WHEN 'IMPORT' THEN 2 WHEN 'OUTSIDE' THEN 2 ELSE 1 END;
COMMENT ON FUNCTION origin_rank IS 'Who is believed: a librarian more than an import, an import more than a household.';

CREATE TABLE description_change (
    subject_id uuid NOT NULL,
    id         uuid NOT NULL DEFAULT uuidv7(),
    field      text NOT NULL CONSTRAINT description_change_field_is_known CHECK (field IN
                   ('ALL', 'TITLE', 'AUTHOR', 'PUBLISHER', 'SERIES', 'YEAR', 'PRICE', 'LABEL', 'NUMBERS')),
    old_value  text,
    new_value  text,
    origin     text NOT NULL CONSTRAINT description_change_origin_is_known CHECK (origin IN
                   ('HOUSEHOLD', 'STAFF', 'IMPORT', 'OUTSIDE', 'LIBRARIAN')),
    source     text NOT NULL CONSTRAINT description_change_source_says_something CHECK (source <> ''),
    place      text CONSTRAINT description_change_place_says_something CHECK (place <> ''),
    at         timestamptz NOT NULL,
    CONSTRAINT description_change_pk PRIMARY KEY (subject_id, id),
    CONSTRAINT description_change_changes_something CHECK
        (CASE field WHEN 'ALL' THEN old_value IS NULL AND new_value IS NULL ELSE old_value IS DISTINCT FROM new_value END)
);
COMMENT ON COLUMN description_change.subject_id IS 'A work, an edition or a volume.';
COMMENT ON COLUMN description_change.id IS 'In the order of the changes of a subject.';
COMMENT ON COLUMN description_change.field IS 'ALL: the subject came to be with all the values it then had, from this source.';
COMMENT ON COLUMN description_change.source IS 'Name of the file, or who it was: citizen:…, librarian:….';
COMMENT ON COLUMN description_change.place IS 'Where in the file: line 17, record 3.';

-- What can be described, a row for each value, as text.
CREATE VIEW description_value (subject_id, field, value) AS
SELECT w.id, f.field, f.value
  FROM work w, LATERAL (VALUES ('TITLE', w.title), ('AUTHOR', w.author)) f (field, value)
UNION ALL
SELECT e.id, f.field, f.value
  FROM edition e, LATERAL (VALUES ('TITLE', e.title), ('AUTHOR', e.author), ('PUBLISHER', e.publisher),
           ('SERIES', e.series), ('YEAR', e.year::text), ('PRICE', e.price_fen::text)) f (field, value)
UNION ALL
SELECT v.id, f.field, f.value
  FROM volume v, LATERAL (VALUES ('LABEL', v.label), ('NUMBERS', (SELECT string_agg(number, ';' ORDER BY position)
           FROM volume_number WHERE volume_id = v.id))) f (field, value);

-- What was there before we began to ask.
INSERT INTO description_change (subject_id, field, origin, source, at)
SELECT DISTINCT ON (s.id) s.id, 'ALL', CASE WHEN r.source IS NULL THEN 'HOUSEHOLD' ELSE 'IMPORT' END,
       coalesce(r.source, 'before this was recorded'), coalesce(r.imported_at, now())
  FROM volume v LEFT JOIN import_record r ON r.volume_id = v.id, LATERAL (VALUES (v.id), (v.edition_id)) s (id)
 ORDER BY s.id, r.imported_at;

-- A record may say another thing than the last time it came, and what it said then is no news when it comes again. A book
-- that a household described waits for a record that says the same of it, and becomes that record's.
ALTER TABLE import_record DROP CONSTRAINT import_record_pk;
ALTER TABLE import_record ADD CONSTRAINT import_record_pk PRIMARY KEY (identity, fingerprint);
ALTER TABLE import_record ADD COLUMN claimable boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN import_record.claimable IS 'Described by a household or at the desk; no file has said anything of it yet.';
