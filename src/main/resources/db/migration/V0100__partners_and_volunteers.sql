-- Volunteers help at a fair or a reading room for a while; they and partners belong to an organisation.
-- Like the sites, organisations are ids of the room `places`, which stands beside this one.
ALTER TABLE staff_member DROP CONSTRAINT staff_member_role;
ALTER TABLE staff_member ADD CONSTRAINT staff_member_role
    CHECK (role IN ('STAFF', 'LIBRARIAN', 'PARTNER', 'VOLUNTEER', 'AUDITOR'));
ALTER TABLE staff_member ADD COLUMN organisation_id uuid;
