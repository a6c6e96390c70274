-- Whose family a member of staff is: declared by themselves, ended by somebody else only. Who is declared does not grade the family's
-- books nor correct its credits; what they do for it besides is listed for review.
CREATE TABLE own_family (
    id           uuid        NOT NULL CONSTRAINT own_family_pk PRIMARY KEY,
    staff_id     uuid        NOT NULL CONSTRAINT own_family_staff REFERENCES staff_member (id),
    household_id uuid        NOT NULL CONSTRAINT own_family_household REFERENCES household (id),
    declared_at  timestamptz NOT NULL,
    ended_at     timestamptz,
    ended_by     uuid        CONSTRAINT own_family_ended_by REFERENCES staff_member (id),
    CONSTRAINT own_family_ends CHECK ((ended_at IS NULL) = (ended_by IS NULL) AND ended_at >= declared_at),
    CONSTRAINT own_family_second_person CHECK (ended_by <> staff_id)
);
CREATE UNIQUE INDEX own_family_once ON own_family (staff_id, household_id) WHERE ended_at IS NULL;
CREATE INDEX own_family_household ON own_family (household_id);
CREATE INDEX own_family_ended_by ON own_family (ended_by) WHERE ended_by IS NOT NULL;

INSERT INTO personal_purpose (name, whose, zh, en, basis, rule, seen_zh, seen_en, exported, why_not_zh, why_not_en) VALUES
('own-families', 'FAMILY', '馆员申报自己的家庭，由同事验收该家庭的书。', 'Staff declare their own family, so that a colleague grades its books.',
 'STATUTORY_DUTY', 'internal-control', '本家庭；馆长和内审。', 'The family; librarians and auditors.', 'own-families', NULL, NULL);
INSERT INTO personal_column (table_name, column_name, purpose)
SELECT 'own_family', unnest(string_to_array('staff_id household_id declared_at ended_at ended_by', ' ')), 'own-families';

-- What staff did for a family that they declared, also before they declared it: looked at like any other pattern.
DO $$
DECLARE known text;
BEGIN
    SELECT substring(pg_get_constraintdef(oid) FROM '^CHECK \((.*)\)$') INTO STRICT known
      FROM pg_constraint WHERE conname = 'minting_rule_name' AND conrelid = 'minting_rule'::regclass;
    ALTER TABLE minting_rule DROP CONSTRAINT minting_rule_name;
    EXECUTE format('ALTER TABLE minting_rule ADD CONSTRAINT minting_rule_name CHECK (name = %L OR %s)', 'OWN_FAMILY', known);
END $$;
INSERT INTO minting_rule (name, factor, least, zh, en) VALUES
('OWN_FAMILY', NULL, 1, '馆员给自己申报的家庭办理：收书、交接，或申报之前的验收。', 'Staff who served the family that they declared as their own: took its books in, handed books over, or graded before they declared it.');
