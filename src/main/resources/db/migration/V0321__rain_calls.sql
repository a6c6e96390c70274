-- Whom nobody can tell by a notice when a fair is put off: performers, who answers for the venue, families without a phone.
ALTER TABLE fair_performance ADD COLUMN contact text CONSTRAINT fair_performance_contact_said CHECK (btrim(contact) <> '' AND char_length(contact) <= 120);
COMMENT ON COLUMN fair_performance.contact IS 'how whoever plays is reached; never public';

-- Somebody told them: once of each change of the time.
CREATE TABLE fair_call (
    fair_id uuid        NOT NULL,
    epoch   integer     NOT NULL,
    whom    text        NOT NULL,
    thing   uuid        NOT NULL,
    told_by uuid        NOT NULL,
    told_at timestamptz NOT NULL,
    CONSTRAINT fair_call_pk PRIMARY KEY (fair_id, epoch, whom, thing),
    CONSTRAINT fair_call_fair FOREIGN KEY (fair_id) REFERENCES fair (id),
    CONSTRAINT fair_call_whom CHECK (whom IN ('PERFORMER', 'VENUE', 'TICKET')),
    CONSTRAINT fair_call_epoch CHECK (epoch > 0)
);
COMMENT ON COLUMN fair_call.thing IS 'the performance, the venue, or the ticket';

INSERT INTO retention_rule (name, days, then_what, zh, en) VALUES
('performer-contacts', NULL, 'DELETE', '节目删除或改写时即删除。', 'Deleted with the performance, or when it is written anew.');
INSERT INTO personal_purpose (name, whose, zh, en, basis, rule, seen_zh, seen_en, exported, why_not_zh, why_not_en) VALUES
('performer-contacts', 'STAFF', '市集延期或取消时通知演出的人。', 'To tell whoever plays when a fair is put off or called off.', 'CONTRACT',
 'performer-contacts', '办这场市集的馆员与伙伴。不公开。', 'Staff and partners of that fair. Never public.', NULL, '不属于读者家庭。', 'Not of a family.');
INSERT INTO personal_column (table_name, column_name, purpose) VALUES
('fair_performance', 'contact', 'performer-contacts'), ('fair_call', 'told_by', 'staff');
