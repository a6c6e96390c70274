-- When a fair was put off or called off everybody went home, also those whom a gate without network is heard of only later.
CREATE TABLE gate_break (
    fair_id uuid        NOT NULL,
    at      timestamptz NOT NULL,
    CONSTRAINT gate_break_pk PRIMARY KEY (fair_id, at),
    CONSTRAINT gate_break_fair FOREIGN KEY (fair_id) REFERENCES fair (id)
);
COMMENT ON TABLE gate_break IS 'nobody was inside any more from this moment on: the fair was put off, or called off';
INSERT INTO gate_break (fair_id, at) SELECT DISTINCT fair_id, done_at FROM fair_step WHERE verb IN ('POSTPONED', 'CANCELLED');

-- Until then it let people in: what gates without network did before counts, though it is heard of after.
ALTER TABLE ticket ADD COLUMN ended_at timestamptz;
COMMENT ON COLUMN ticket.ended_at IS 'when it was given back, or its fair was called off';
UPDATE ticket SET ended_at = changed_at WHERE state IN ('RELEASED', 'VOID');
ALTER TABLE ticket ADD CONSTRAINT ticket_ended CHECK (state NOT IN ('RELEASED', 'VOID') OR ended_at IS NOT NULL);
INSERT INTO personal_column (table_name, column_name, purpose) VALUES ('ticket', 'ended_at', 'tickets');
