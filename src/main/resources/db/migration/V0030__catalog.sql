-- Work ← edition ← volume. A book number identifies nothing: it may stand on many volumes, and a volume may carry many.

CREATE TABLE work (
    id     uuid DEFAULT uuidv7() CONSTRAINT work_pk PRIMARY KEY,
    title  text NOT NULL CONSTRAINT work_has_a_title CHECK (title <> ''),
    author text CONSTRAINT work_author_says_something CHECK (author <> '')
);
COMMENT ON TABLE work IS 'What was written, whoever printed it. Works are merged by librarians only.';

CREATE TABLE edition (
    id        uuid DEFAULT uuidv7() CONSTRAINT edition_pk PRIMARY KEY,
    work_id   uuid NOT NULL CONSTRAINT edition_is_of_a_work REFERENCES work,
    title     text NOT NULL CONSTRAINT edition_has_a_title CHECK (title <> ''),
    author    text CONSTRAINT edition_author_says_something CHECK (author <> ''),
    publisher text CONSTRAINT edition_publisher_says_something CHECK (publisher <> ''),
    series    text CONSTRAINT edition_series_says_something CHECK (series <> ''),
    year      smallint CONSTRAINT edition_year_is_of_our_time CHECK (year BETWEEN 1800 AND 2100),
    price_fen integer CONSTRAINT edition_price_is_a_price CHECK (price_fen BETWEEN 0 AND 100000000)
);
CREATE INDEX edition_work_ix ON edition (work_id);
COMMENT ON COLUMN edition.title IS 'As on the title page; the work keeps the title it is known by.';
COMMENT ON COLUMN edition.price_fen IS 'List price in hundredths of a yuan.';

CREATE TABLE volume (
    id         uuid DEFAULT uuidv7() CONSTRAINT volume_pk PRIMARY KEY,
    edition_id uuid NOT NULL CONSTRAINT volume_is_of_an_edition REFERENCES edition,
    label      text CONSTRAINT volume_label_says_something CHECK (label <> '')
);
CREATE INDEX volume_edition_ix ON volume (edition_id);
COMMENT ON TABLE volume IS 'What has a spine of its own: 上册. A single book is one volume without a label.';

CREATE TABLE volume_number (
    volume_id uuid NOT NULL CONSTRAINT volume_number_is_of_a_volume REFERENCES volume,
    position  integer NOT NULL,
    number    text NOT NULL,
    kind      text NOT NULL CONSTRAINT volume_number_kind_is_known CHECK (kind IN ('ISBN', 'UNIFIED')),
    CONSTRAINT volume_number_pk PRIMARY KEY (volume_id, position),
    CONSTRAINT volume_number_once_per_volume UNIQUE (volume_id, number)
);
CREATE INDEX volume_number_ix ON volume_number (number);
COMMENT ON COLUMN volume_number.number IS 'Thirteen digits, or 10019·352.';

-- What search reads. It is derived from the tables above and can be made anew from them at any time.
CREATE TABLE volume_search (
    volume_id  uuid CONSTRAINT volume_search_pk PRIMARY KEY
                    CONSTRAINT volume_search_is_of_a_volume REFERENCES volume ON DELETE CASCADE,
    title_key  text COLLATE "C" NOT NULL,
    author_key text COLLATE "C" NOT NULL,
    sought     text COLLATE "C" NOT NULL,
    tokens     tsvector NOT NULL
);
CREATE INDEX volume_search_title_ix ON volume_search (title_key, volume_id);
CREATE INDEX volume_search_author_ix ON volume_search (author_key, title_key, volume_id);
CREATE INDEX volume_search_tokens_ix ON volume_search USING gin (tokens);
-- How common a token is decides between the index and a walk along the table: 1,000 of them are counted, not 100.
ALTER TABLE volume_search ALTER COLUMN tokens SET STATISTICS 1000;
COMMENT ON COLUMN volume_search.title_key IS 'Title and label, folded: simplified, lower case, letters and digits only.';
COMMENT ON COLUMN volume_search.sought IS 'All fields folded, a line each, for phrases.';
COMMENT ON COLUMN volume_search.tokens IS 'Han characters one by one and two by two, Latin words.';
