-- A family may say in which condition its book is when it registers it at home. That is no grade: staff give that at inspection.
ALTER TABLE copy ADD COLUMN owner_grade text
    CONSTRAINT copy_owner_grade CHECK (owner_grade IN ('LIKE_NEW', 'GOOD', 'FAIR', 'WORN', 'DAMAGED'));
COMMENT ON COLUMN copy.owner_grade IS 'as the family that registered it said, and nobody of the library saw; it decides nothing';
