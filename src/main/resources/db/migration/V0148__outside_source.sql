-- What an outside bibliographic service said of a book number, also that it knows nothing. Disposable: it may be emptied.
CREATE TABLE outside_answer (
    number   text        CONSTRAINT outside_answer_pk PRIMARY KEY,
    answer   text,
    asked_at timestamptz NOT NULL
);
COMMENT ON COLUMN outside_answer.answer IS 'JSON as we read it; null: it knows no such book.';
