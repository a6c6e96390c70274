-- Papers that labels are printed on. The five that every shop sells are rows like those a library adds.
CREATE TABLE label_sheet (
    name         text         NOT NULL CONSTRAINT label_sheet_pk PRIMARY KEY
                              CONSTRAINT label_sheet_name_is_short CHECK (name ~ '^[A-Z0-9][A-Z0-9_-]{1,23}$'),
    title        text         NOT NULL CONSTRAINT label_sheet_title_is_short CHECK (length(title) BETWEEN 1 AND 60),
    page_width   numeric(6,2) NOT NULL,
    page_height  numeric(6,2) NOT NULL,
    columns      integer      NOT NULL CONSTRAINT label_sheet_columns CHECK (columns BETWEEN 1 AND 40),
    rows         integer      NOT NULL CONSTRAINT label_sheet_rows CHECK (rows BETWEEN 1 AND 60),
    width        numeric(6,2) NOT NULL,
    height       numeric(6,2) NOT NULL,
    margin_left  numeric(6,2) NOT NULL,
    margin_top   numeric(6,2) NOT NULL,
    pitch_across numeric(6,2) NOT NULL,
    pitch_down   numeric(6,2) NOT NULL,
    shipped      boolean      NOT NULL DEFAULT false,
    added_at     timestamptz  NOT NULL,
    added_by     uuid         CONSTRAINT label_sheet_added_by REFERENCES staff_member (id),
    retired_at   timestamptz,
    CONSTRAINT label_sheet_labels_do_not_overlap CHECK (pitch_across >= width AND pitch_down >= height),
    CONSTRAINT label_sheet_labels_stay_on_the_page CHECK (margin_left >= 0 AND margin_top >= 0
        AND margin_left + (columns - 1) * pitch_across + width <= page_width
        AND margin_top + (rows - 1) * pitch_down + height <= page_height),
    CONSTRAINT label_sheet_a_symbol_fits CHECK (width >= 25 AND height >= 21)
);
COMMENT ON TABLE label_sheet IS 'Lengths in millimetres from the top left corner of the page. On a roll every label, or every row of labels, is a page.';

INSERT INTO label_sheet (name, title, page_width, page_height, columns, rows, width, height, margin_left, margin_top, pitch_across, pitch_down, shipped, added_at)
VALUES ('L7160', 'A4, 3 × 7, 63.5 × 38.1 mm', 210, 297, 3, 7, 63.5, 38.1, 7.2, 15.1, 66.04, 38.1, true, now()),
       ('L7651', 'A4, 5 × 13, 38.1 × 21.2 mm', 210, 297, 5, 13, 38.1, 21.2, 4.75, 10.7, 40.6, 21.2, true, now()),
       ('ROLL_40X30', '40 × 30 mm', 40, 30, 1, 1, 40, 30, 0, 0, 40, 30, true, now()),
       ('ROLL_50X30', '50 × 30 mm', 50, 30, 1, 1, 50, 30, 0, 0, 50, 30, true, now()),
       ('ROLL_60X40', '60 × 40 mm', 60, 40, 1, 1, 60, 40, 0, 0, 60, 40, true, now());

-- How one printer at one site draws: what it speaks, how fine, and how far off it is.
CREATE TABLE label_printer (
    id         uuid         NOT NULL CONSTRAINT label_printer_pk PRIMARY KEY,
    site_id    uuid         NOT NULL CONSTRAINT label_printer_site REFERENCES site (id),
    name       text         NOT NULL CONSTRAINT label_printer_name_is_short CHECK (length(name) BETWEEN 1 AND 40),
    format     text         NOT NULL CONSTRAINT label_printer_format CHECK (format IN ('PDF', 'HTML', 'ZPL', 'TSPL')),
    dpi        integer      NOT NULL CONSTRAINT label_printer_dpi CHECK (dpi IN (203, 300, 600)),
    right_mm   numeric(4,2) NOT NULL CONSTRAINT label_printer_right CHECK (right_mm BETWEEN -10 AND 10),
    down_mm    numeric(4,2) NOT NULL CONSTRAINT label_printer_down CHECK (down_mm BETWEEN -10 AND 10),
    scale      numeric(5,2) NOT NULL CONSTRAINT label_printer_scale CHECK (scale BETWEEN 95 AND 105),
    changed_at timestamptz  NOT NULL,
    changed_by uuid         NOT NULL CONSTRAINT label_printer_changed_by REFERENCES staff_member (id),
    CONSTRAINT label_printer_name_once UNIQUE (site_id, name)
);
COMMENT ON COLUMN label_printer.scale IS 'Per cent: 100.5 draws everything half a per cent larger.';

-- What was sent to a printer once. A job may be drawn again, because paper jams; a label belongs to one job for ever.
CREATE TABLE print_job (
    id         uuid        NOT NULL CONSTRAINT print_job_pk PRIMARY KEY,
    made_at    timestamptz NOT NULL,
    made_by    uuid        NOT NULL,
    sheet      text        NOT NULL CONSTRAINT print_job_sheet REFERENCES label_sheet (name),
    format     text        NOT NULL CONSTRAINT print_job_format CHECK (format IN ('PDF', 'HTML', 'ZPL', 'TSPL')),
    printer_id uuid        CONSTRAINT print_job_printer REFERENCES label_printer (id),
    labels     integer     NOT NULL,
    drawn      integer     NOT NULL DEFAULT 1
);
CREATE INDEX print_job_by_maker ON print_job (made_by, id);
COMMENT ON COLUMN print_job.drawn IS 'How often it was drawn.';

CREATE TABLE printed_label (
    code     text    NOT NULL CONSTRAINT printed_label_once PRIMARY KEY,
    job_id   uuid    NOT NULL CONSTRAINT printed_label_job REFERENCES print_job (id),
    position integer NOT NULL,
    CONSTRAINT printed_label_place UNIQUE (job_id, position)
);

-- A book that gets another label gets another code. The old one is never used again and still says whose it was.
CREATE TABLE voided_label (
    code      text        NOT NULL CONSTRAINT voided_label_pk PRIMARY KEY,
    copy_id   uuid        NOT NULL CONSTRAINT voided_label_copy REFERENCES copy (id),
    successor text        NOT NULL CONSTRAINT voided_label_successor_once UNIQUE,
    voided_at timestamptz NOT NULL,
    voided_by uuid        NOT NULL,
    site_id   uuid        CONSTRAINT voided_label_site REFERENCES site (id),
    reason    text        NOT NULL CONSTRAINT voided_label_reason CHECK (reason IN ('DAMAGED', 'LOST', 'UNREADABLE', 'DUPLICATED', 'OTHER')),
    note      text,
    CONSTRAINT voided_label_is_another CHECK (code <> successor)
);
CREATE INDEX voided_label_by_copy ON voided_label (copy_id);
CREATE TRIGGER voided_label_append_only BEFORE UPDATE OR DELETE ON voided_label FOR EACH ROW EXECUTE FUNCTION refuse_change();

INSERT INTO personal_column (table_name, column_name, purpose)
SELECT split_part(names, ':', 1), unnest(string_to_array(split_part(names, ':', 2), ' ')), purpose FROM (VALUES
    ('label_sheet:added_by', 'staff'),
    ('label_printer:changed_by', 'staff'),
    ('print_job:made_by', 'staff'),
    ('voided_label:voided_by note', 'staff')) AS listed (names, purpose);

-- In the course of its life a copy may carry several labels that were printed blank; each of them is bound once.
ALTER TABLE blank_label DROP CONSTRAINT blank_label_copy;
CREATE INDEX blank_label_by_copy ON blank_label (bound_to) WHERE bound_to IS NOT NULL;
