-- What a record says its book is about, in which language and for whom. Most say nothing: a row only where one does.
CREATE TABLE edition_subject (
    edition_id   uuid CONSTRAINT edition_subject_pk PRIMARY KEY
                      CONSTRAINT edition_subject_is_of_an_edition REFERENCES edition ON DELETE CASCADE,
    class_number text CONSTRAINT edition_subject_class_is_one CHECK (class_number ~ '^[A-Z]'),
    language     text CONSTRAINT edition_subject_language_is_a_code CHECK (language ~ '^[a-z]{3}$'),
    audience     text CONSTRAINT edition_subject_audience_is_known CHECK (audience IN
                      ('UNDER_7', 'FROM_7_TO_10', 'FROM_11_TO_13', 'FROM_14_TO_17', 'ADULT')),
    CONSTRAINT edition_subject_says_something CHECK (num_nonnulls(class_number, language, audience) > 0)
);
COMMENT ON COLUMN edition_subject.class_number IS 'Chinese Library Classification, as printed: I242.4.';
COMMENT ON COLUMN edition_subject.language IS 'Three letters as in MARC records: chi, eng.';

-- Search keeps them beside what it reads anyway.
ALTER TABLE volume_search ADD COLUMN class text;
ALTER TABLE volume_search ADD COLUMN language text;
ALTER TABLE volume_search ADD COLUMN audience text;
COMMENT ON COLUMN volume_search.class IS 'Top class: the first letter.';
