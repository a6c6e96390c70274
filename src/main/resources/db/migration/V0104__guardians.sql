-- When a child's age band was said; it is over after as many years as it is wide at the latest.
ALTER TABLE person ADD COLUMN band_since timestamptz;
UPDATE person SET band_since = created_at WHERE kind = 'CHILD';
ALTER TABLE person ADD CONSTRAINT person_band_since CHECK ((band_since IS NOT NULL) = (kind = 'CHILD'));
-- Who has been asked to answer for the child from now on, and has not said yes yet.
ALTER TABLE person ADD COLUMN guardian_offered_to uuid;
ALTER TABLE person ADD CONSTRAINT person_guardian_offered FOREIGN KEY (guardian_offered_to) REFERENCES person (id);
ALTER TABLE person ADD CONSTRAINT person_guardian_offered_for CHECK (guardian_offered_to IS NULL OR kind = 'CHILD');
-- From 14 on the child agrees too; the guardian says that it did.
ALTER TABLE consent ADD COLUMN own boolean NOT NULL DEFAULT false;
