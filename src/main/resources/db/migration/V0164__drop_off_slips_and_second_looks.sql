-- The slip of a session names it: scanned at another counter, the session goes on there. Sessions from before have none
-- until they are opened again.
ALTER TABLE drop_off ADD COLUMN code text
    CONSTRAINT drop_off_code CHECK (code ~ '^[0-9A-HJKMNP-TV-Z]{14}$');
CREATE UNIQUE INDEX drop_off_by_code ON drop_off (code);

-- What the receipt said the family had, so that a reprint says the same.
ALTER TABLE drop_off ADD COLUMN balance_after bigint;

-- Libraries whose stamps are met, as data: a book with the stamp of another library and without its discard stamp may not be
-- the family's to give, and is asked about there.
CREATE TABLE known_library (
    id      uuid NOT NULL CONSTRAINT known_library_pk PRIMARY KEY DEFAULT uuidv7(),
    name    text NOT NULL CONSTRAINT known_library_name UNIQUE,
    -- other words on its stamps, each of which names it alone
    aliases text[] NOT NULL DEFAULT '{}',
    place   text NOT NULL,
    CONSTRAINT known_library_named CHECK (char_length(name) BETWEEN 2 AND 100)
);
INSERT INTO known_library (name, aliases, place) VALUES
    ('金陵图书馆', '{南京市图书馆,南京市金陵图书馆}', '南京市建邺区'),
    ('南京图书馆', '{江苏省图书馆,国立中央图书馆,江苏省立国学图书馆}', '南京市玄武区'),
    ('南京市玄武区图书馆', '{玄武区图书馆}', '南京市玄武区'),
    ('南京市秦淮区图书馆', '{秦淮区图书馆,白下区图书馆}', '南京市秦淮区'),
    ('南京市建邺区图书馆', '{建邺区图书馆}', '南京市建邺区'),
    ('南京市鼓楼区图书馆', '{鼓楼区图书馆,下关区图书馆}', '南京市鼓楼区'),
    ('南京市浦口区图书馆', '{浦口区图书馆,江浦县图书馆}', '南京市浦口区'),
    ('南京市栖霞区图书馆', '{栖霞区图书馆}', '南京市栖霞区'),
    ('南京市雨花台区图书馆', '{雨花台区图书馆}', '南京市雨花台区'),
    ('南京市江宁区图书馆', '{江宁区图书馆,江宁县图书馆}', '南京市江宁区'),
    ('南京市六合区图书馆', '{六合区图书馆,六合县图书馆}', '南京市六合区'),
    ('南京市溧水区图书馆', '{溧水区图书馆,溧水县图书馆}', '南京市溧水区'),
    ('南京市高淳区图书馆', '{高淳区图书馆,高淳县图书馆}', '南京市高淳区'),
    ('南京大学图书馆', '{南大图书馆,中央大学图书馆,金陵大学图书馆}', '南京市'),
    ('东南大学图书馆', '{南京工学院图书馆}', '南京市'),
    ('南京师范大学图书馆', '{南师大图书馆,南京师范学院图书馆}', '南京市'),
    ('南京理工大学图书馆', '{华东工学院图书馆}', '南京市'),
    ('南京航空航天大学图书馆', '{南京航空学院图书馆}', '南京市'),
    ('南京农业大学图书馆', '{南京农学院图书馆}', '南京市'),
    ('河海大学图书馆', '{华东水利学院图书馆}', '南京市'),
    ('上海图书馆', '{}', '上海市'),
    ('苏州图书馆', '{苏州市图书馆}', '苏州市'),
    ('国家图书馆', '{北京图书馆,中国国家图书馆}', '北京市');

-- A book may be decided again while the session is open, and when its provenance is clear: by a row of its own that takes the
-- place of the one before. Nothing is changed, what was minted is reversed by an entry.
ALTER TABLE inspection ADD COLUMN supersedes uuid CONSTRAINT inspection_supersedes REFERENCES inspection (id);
ALTER TABLE inspection ADD COLUMN why text;
ALTER TABLE inspection ADD CONSTRAINT inspection_why
    CHECK ((supersedes IS NULL) = (why IS NULL) AND char_length(why) BETWEEN 1 AND 300);
-- Who of the family the book is from, where a cap counts by person.
ALTER TABLE inspection ADD COLUMN person_id uuid;
-- Its code was made at the desk, so its label is still to be printed.
ALTER TABLE inspection ADD COLUMN new_label boolean NOT NULL DEFAULT false;
-- Words on the stamp of another library, and which library they name.
ALTER TABLE inspection ADD COLUMN stamp text CONSTRAINT inspection_stamp CHECK (char_length(stamp) BETWEEN 1 AND 100);
ALTER TABLE inspection ADD COLUMN stamp_library uuid CONSTRAINT inspection_stamp_library REFERENCES known_library (id);

ALTER TABLE inspection DROP CONSTRAINT inspection_once;
CREATE UNIQUE INDEX inspection_once ON inspection (drop_off_id, copy_id) WHERE supersedes IS NULL;
CREATE UNIQUE INDEX inspection_superseded_once ON inspection (supersedes);
-- What is taken back is taken back once.
CREATE UNIQUE INDEX credit_transaction_reversed_once ON credit_transaction (reference) WHERE kind = 'REVERSE';

CREATE VIEW inspection_in_force AS
SELECT i.id, i.drop_off_id, i.copy_id, i.volume_id, i.person_id, i.decision, i.reason, i.grade, i.rules_version, i.credits,
       i.inspected_by, i.decided_at
FROM inspection i WHERE NOT EXISTS (SELECT FROM inspection later WHERE later.supersedes = i.id);

-- Photos of the condition that was found, beside what was decided on it.
CREATE TABLE inspection_photo (
    inspection_id uuid NOT NULL CONSTRAINT inspection_photo_inspection REFERENCES inspection (id),
    photo_id      uuid NOT NULL CONSTRAINT inspection_photo_photo REFERENCES photo (id),
    CONSTRAINT inspection_photo_pk PRIMARY KEY (inspection_id, photo_id)
);

-- More reasons of decisions, whichever there are by now.
DO $$
DECLARE reasons text;
BEGIN
    SELECT string_agg(DISTINCT quote_literal(name), ', ') INTO reasons FROM (
        SELECT (regexp_matches(pg_get_constraintdef(oid), '''([A-Z_]+)''', 'g'))[1] AS name
        FROM pg_constraint WHERE conrelid = 'inspection'::regclass AND conname = 'inspection_reason'
        UNION SELECT 'TAKEN_BACK') AS listed;
    ALTER TABLE inspection DROP CONSTRAINT inspection_reason;
    EXECUTE format('ALTER TABLE inspection ADD CONSTRAINT inspection_reason CHECK (reason IN (%s))', reasons);
END $$;

INSERT INTO personal_column (table_name, column_name, purpose) VALUES
    ('drop_off', 'code', 'intake'),
    ('drop_off', 'balance_after', 'intake'),
    ('inspection', 'person_id', 'intake'),
    ('inspection', 'why', 'intake'),
    ('inspection', 'stamp', 'intake');
