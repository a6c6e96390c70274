-- The inbox of a household. The id is that of the outbox message, so a message that is sent twice arrives once.
CREATE TABLE notice (
    id           uuid        NOT NULL,
    household_id uuid        NOT NULL,
    kind         text        NOT NULL,
    facts        jsonb       NOT NULL,
    at           timestamptz NOT NULL,
    CONSTRAINT notice_pk PRIMARY KEY (id),
    CONSTRAINT notice_household_fk FOREIGN KEY (household_id) REFERENCES household,
    CONSTRAINT notice_kind_known CHECK (kind IN ('REQUEST_READY', 'REQUEST_OFFERED', 'REQUEST_EXPIRED', 'DROP_OFF_CLOSED'))
);
CREATE INDEX notice_inbox ON notice (household_id, id DESC);
COMMENT ON COLUMN notice.facts IS 'what the sentence is made of; the words are chosen when it is read, in the language asked for';
