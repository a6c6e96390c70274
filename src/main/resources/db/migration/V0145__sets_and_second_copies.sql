-- A set (套装) is one volume with parts: it is listed, asked for and swapped whole.

ALTER TABLE volume ADD COLUMN parts text[]
    CONSTRAINT volume_parts_are_a_set CHECK (cardinality(parts) = 0 OR cardinality(parts) BETWEEN 2 AND 200);
COMMENT ON COLUMN volume.parts IS 'Labels of the parts in their order. Null: what the title says (全三册, 上下册). Empty: no set, whatever the title says.';

-- A copy of a set is one copy. What a checklist found missing is kept until the next one.
CREATE TABLE copy_missing_part (
    copy_id  uuid        NOT NULL CONSTRAINT copy_missing_part_copy REFERENCES copy (id),
    position integer     NOT NULL CONSTRAINT copy_missing_part_position CHECK (position BETWEEN 1 AND 200),
    noted_at timestamptz NOT NULL,
    CONSTRAINT copy_missing_part_pk PRIMARY KEY (copy_id, position)
);

ALTER TABLE inspection DROP CONSTRAINT inspection_reason;
ALTER TABLE inspection ADD CONSTRAINT inspection_reason CHECK (reason IN ('ACCEPTED', 'WANTED_AS_GIFT', 'ABOVE_SESSION_CAP',
    'ABOVE_VOLUME_CAP', 'BELOW_GRADE', 'TOO_OLD', 'LIBRARY_STAMP', 'OWN_COPY_BACK', 'SET_INCOMPLETE'));
