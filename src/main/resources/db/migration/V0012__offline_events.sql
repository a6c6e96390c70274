-- What a device without network recorded and sent later. A device numbers its events, so sending them six times, shuffled
-- or cut, stores each once.
CREATE TABLE offline_event (
    device      uuid        NOT NULL,
    sequence    bigint      NOT NULL CONSTRAINT offline_event_sequence CHECK (sequence > 0),
    kind        text        NOT NULL,
    subject     text        NOT NULL,
    occurred_at timestamptz NOT NULL,
    received_at timestamptz NOT NULL,
    actor       uuid        NOT NULL,
    outcome     text        NOT NULL,
    CONSTRAINT offline_event_pk PRIMARY KEY (device, sequence)
);
CREATE INDEX offline_event_by_subject ON offline_event (subject, occurred_at);
