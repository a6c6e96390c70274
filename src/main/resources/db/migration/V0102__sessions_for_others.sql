-- A session may act for another than who opened it. holder_id is the person who signed in; person_id is whose rights it has now.
-- A session with a parent was opened at the desk by the member of staff whose session that is, and ends with it.
ALTER TABLE login_session ADD COLUMN holder_id uuid;
ALTER TABLE login_session ADD COLUMN parent_id uuid;
-- Why the session reaches nothing of the household for now.
ALTER TABLE login_session ADD COLUMN restricted text;
UPDATE login_session SET holder_id = person_id;
ALTER TABLE login_session ADD CONSTRAINT login_session_holder FOREIGN KEY (holder_id) REFERENCES person (id);
ALTER TABLE login_session ADD CONSTRAINT login_session_parent FOREIGN KEY (parent_id) REFERENCES login_session (id) ON DELETE CASCADE;
ALTER TABLE login_session ADD CONSTRAINT login_session_one_opener
    CHECK (num_nonnulls(staff_id, holder_id, parent_id) = 1 AND (staff_id IS NOT NULL OR person_id IS NOT NULL));
ALTER TABLE login_session ADD CONSTRAINT login_session_restricted CHECK (restricted IN ('NUMBER_UNCERTAIN'));
CREATE INDEX login_session_children ON login_session (parent_id) WHERE parent_id IS NOT NULL;
CREATE INDEX login_session_held ON login_session (holder_id) WHERE ended_at IS NULL AND holder_id IS NOT NULL;

ALTER TABLE notice DROP CONSTRAINT notice_kind_known;
ALTER TABLE notice ADD CONSTRAINT notice_kind_known CHECK (kind IN
    ('REQUEST_READY', 'REQUEST_OFFERED', 'REQUEST_EXPIRED', 'DROP_OFF_CLOSED', 'ACTED_ON_BEHALF', 'GUARDIAN_ASKED', 'HOUSEHOLD_CHANGED'));
