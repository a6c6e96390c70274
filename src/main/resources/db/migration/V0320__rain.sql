-- A fair that is put off: which of its sessions took place all the same, and what families say to its new time.

-- A session that was over when the fair was put off. It stays as it was: its times, who came, what was swapped.
CREATE TABLE fair_session_held (
    fair_id        uuid        NOT NULL,
    session_number integer     NOT NULL,
    noted_at       timestamptz NOT NULL,
    CONSTRAINT fair_session_held_pk PRIMARY KEY (fair_id, session_number),
    CONSTRAINT fair_session_held_session FOREIGN KEY (fair_id, session_number) REFERENCES fair_session (fair_id, number) DEFERRABLE INITIALLY DEFERRED
);

-- Whether a family comes at the new time. Silence keeps the ticket until lapses_at; where nobody could be asked in time, or where
-- the desk booked for a family without a phone, it keeps it for good.
CREATE TABLE ticket_choice (
    ticket_id   uuid        NOT NULL,
    epoch       integer     NOT NULL,
    asked_at    timestamptz NOT NULL,
    free_until  timestamptz NOT NULL,
    lapses_at   timestamptz,
    reminded_at timestamptz,
    answer      text,
    answered_at timestamptz,
    CONSTRAINT ticket_choice_pk PRIMARY KEY (ticket_id, epoch),
    CONSTRAINT ticket_choice_ticket FOREIGN KEY (ticket_id) REFERENCES ticket (id),
    CONSTRAINT ticket_choice_answer CHECK (answer IN ('KEEP', 'RELEASE', 'SILENCE')),
    CONSTRAINT ticket_choice_answered CHECK ((answer IS NULL) = (answered_at IS NULL)),
    CONSTRAINT ticket_choice_silence CHECK (answer <> 'SILENCE' OR lapses_at IS NOT NULL AND answered_at >= lapses_at),
    CONSTRAINT ticket_choice_in_order CHECK (asked_at <= free_until AND asked_at <= lapses_at)
);
CREATE INDEX ticket_choice_due ON ticket_choice (lapses_at) WHERE answer IS NULL AND lapses_at IS NOT NULL;
COMMENT ON TABLE ticket_choice IS 'one for each ticket and epoch: a fair that is put off twice asks twice';
COMMENT ON COLUMN ticket_choice.free_until IS 'until then giving the ticket back does not count';
COMMENT ON COLUMN ticket_choice.lapses_at IS 'when silence gives the ticket back; null: never';

INSERT INTO personal_column (table_name, column_name, purpose)
SELECT 'ticket_choice', unnest(string_to_array('ticket_id asked_at free_until lapses_at reminded_at answer answered_at', ' ')), 'tickets';

-- Coupons of a session without a day do not end; those of one that is called off are good everywhere.
ALTER TABLE bound_purse ALTER COLUMN ends_at DROP NOT NULL, ALTER COLUMN site DROP NOT NULL;
COMMENT ON COLUMN bound_purse.ends_at IS 'null: the session is put off without a day, or called off';
COMMENT ON COLUMN bound_purse.site IS 'null: good everywhere, because the session is called off';
UPDATE bound_purse b SET ends_at = NULL FROM fair_session_terms t JOIN fair_without_day w ON w.fair_id = t.fair_id WHERE t.purse = b.name;
UPDATE credit_account a SET ends_at = NULL, warned_at = NULL FROM fair_session_terms t JOIN fair_without_day w ON w.fair_id = t.fair_id
WHERE t.purse = a.purse AND a.kind IN ('FREE', 'HELD');

DO $$
DECLARE known text;
BEGIN
    SELECT substring(pg_get_constraintdef(oid) FROM '^CHECK \((.*)\)$') INTO STRICT known
      FROM pg_constraint WHERE conname = 'notice_kind_known' AND conrelid = 'notice'::regclass;
    ALTER TABLE notice DROP CONSTRAINT notice_kind_known;
    EXECUTE format('ALTER TABLE notice ADD CONSTRAINT notice_kind_known CHECK (kind IN (%L, %L, %L, %L, %L) OR %s)',
        'FAIR_POSTPONED_WAITING', 'FAIR_MOVED_ASK', 'FAIR_MOVED_WAITING', 'TICKET_CHOICE_REMINDER', 'TICKET_SILENCE', known);
END $$;
