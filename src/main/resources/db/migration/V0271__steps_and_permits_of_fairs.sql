-- What happened to a fair and who did it, what its partner and the library say to each other about it, and its permits.

CREATE TABLE fair_step (
    id      uuid        NOT NULL CONSTRAINT fair_step_pk PRIMARY KEY,
    fair_id uuid        NOT NULL CONSTRAINT fair_step_fair_fk REFERENCES fair,
    verb    text        NOT NULL CONSTRAINT fair_step_verb_known CHECK (verb IN ('PLANNED', 'EDITED', 'PROPOSED', 'SENT_BACK', 'APPROVED',
        'PERMIT_RECORDED', 'PERMIT_VOID', 'PUBLISHED', 'POSTPONED', 'MOVED', 'OPENED', 'CLOSED', 'CANCELLED')),
    done_by uuid        NOT NULL CONSTRAINT fair_step_by_fk REFERENCES staff_member,
    done_at timestamptz NOT NULL,
    note    text        CONSTRAINT fair_step_note_said CHECK (btrim(note) <> '' AND char_length(note) <= 1000)
);
CREATE INDEX fair_step_of_fair ON fair_step (fair_id, done_at DESC, id DESC);

CREATE TABLE fair_comment (
    id         uuid        NOT NULL CONSTRAINT fair_comment_pk PRIMARY KEY,
    fair_id    uuid        NOT NULL CONSTRAINT fair_comment_fair_fk REFERENCES fair,
    side       text        NOT NULL CONSTRAINT fair_comment_side_known CHECK (side IN ('PARTNER', 'LIBRARY')),
    words      text        NOT NULL CONSTRAINT fair_comment_said CHECK (btrim(words) <> '' AND char_length(words) <= 2000),
    written_by uuid        NOT NULL CONSTRAINT fair_comment_by_fk REFERENCES staff_member,
    written_at timestamptz NOT NULL
);
CREATE INDEX fair_comment_of_fair ON fair_comment (fair_id, written_at DESC, id DESC);

-- A permit of the police is for a time, a place and so many people (大型群众性活动安全管理条例, articles 11 to 15).
CREATE TABLE fair_permit (
    id             uuid        NOT NULL CONSTRAINT fair_permit_pk PRIMARY KEY,
    fair_id        uuid        NOT NULL CONSTRAINT fair_permit_fair_fk REFERENCES fair,
    number         text        NOT NULL CONSTRAINT fair_permit_number_said CHECK (btrim(number) = number AND char_length(number) BETWEEN 1 AND 60),
    authority      text        CONSTRAINT fair_permit_authority_said CHECK (btrim(authority) = authority AND char_length(authority) BETWEEN 1 AND 60),
    granted_on     date,
    venue_id       uuid        NOT NULL CONSTRAINT fair_permit_venue_fk REFERENCES site,
    begins_at      timestamptz NOT NULL,
    ends_at        timestamptz NOT NULL,
    people_at_once integer     NOT NULL,
    recorded_by    uuid        CONSTRAINT fair_permit_by_fk REFERENCES staff_member,
    recorded_at    timestamptz NOT NULL,
    void_at        timestamptz,
    void_because   text        CONSTRAINT fair_permit_void_known CHECK (void_because IN ('POSTPONED', 'CHANGED', 'REPLACED')),
    CONSTRAINT fair_permit_forward CHECK (begins_at < ends_at),
    CONSTRAINT fair_permit_void_says_why CHECK ((void_at IS NULL) = (void_because IS NULL))
);
CREATE UNIQUE INDEX fair_permit_one_in_force ON fair_permit (fair_id) WHERE void_at IS NULL;
CREATE INDEX fair_permit_of_fair ON fair_permit (fair_id, recorded_at DESC, id DESC);

INSERT INTO fair_permit (id, fair_id, number, venue_id, begins_at, ends_at, people_at_once, recorded_at)
SELECT uuidv7(), id, btrim(permit_number), venue_id, begins_at, ends_at, people_at_once, now() FROM fair
WHERE permit_number IS NOT NULL AND char_length(btrim(permit_number)) <= 60;

INSERT INTO personal_column (table_name, column_name, purpose) VALUES
    ('fair_step', 'done_by', 'staff'), ('fair_step', 'done_at', 'staff'), ('fair_step', 'note', 'staff'),
    ('fair_comment', 'words', 'staff'), ('fair_comment', 'written_by', 'staff'), ('fair_comment', 'written_at', 'staff'),
    ('fair_permit', 'recorded_by', 'staff'), ('fair_permit', 'recorded_at', 'staff');
