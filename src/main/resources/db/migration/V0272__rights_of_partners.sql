-- What somebody of an organisation may do beyond looking. Whoever is invited may do both, until a librarian says otherwise.
ALTER TABLE staff_member ADD COLUMN may_propose boolean NOT NULL DEFAULT true;
ALTER TABLE staff_member ADD COLUMN may_lead_volunteers boolean NOT NULL DEFAULT true;
CREATE INDEX staff_member_of_organisation ON staff_member (organisation_id, id) WHERE organisation_id IS NOT NULL;
COMMENT ON COLUMN staff_member.may_propose IS 'a partner''s: plans fairs of the organisation and answers for them';
COMMENT ON COLUMN staff_member.may_lead_volunteers IS 'a partner''s: invites volunteers of the organisation and parts with them';

INSERT INTO personal_column (table_name, column_name, purpose) VALUES
    ('staff_member', 'may_propose', 'staff'), ('staff_member', 'may_lead_volunteers', 'staff');
