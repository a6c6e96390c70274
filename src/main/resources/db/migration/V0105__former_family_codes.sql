-- A family code is never used for another family. One that was lost is refused; one of a family that merged leads to the new one.
CREATE TABLE former_family_code (
    code         text        NOT NULL,
    household_id uuid        NOT NULL,
    why          text        NOT NULL,
    until        timestamptz NOT NULL,
    CONSTRAINT former_family_code_pk PRIMARY KEY (code),
    CONSTRAINT former_family_code_household FOREIGN KEY (household_id) REFERENCES household (id),
    CONSTRAINT former_family_code_why CHECK (why IN ('LOST', 'MERGED'))
);
CREATE INDEX former_family_code_of ON former_family_code (household_id);
