-- Answers to writes, kept so that a retry gets the same one. The id is a digest of who, which operation and which key.
CREATE TABLE once_answer (
    id           uuid        NOT NULL,
    request_hash bytea       NOT NULL,
    status       smallint    NOT NULL,
    refusal      text,
    headers      text,
    body         bytea,
    answered_at  timestamptz NOT NULL,
    CONSTRAINT once_answer_pk PRIMARY KEY (id),
    CONSTRAINT once_answer_status CHECK (status BETWEEN 200 AND 599),
    CONSTRAINT once_answer_refusal CHECK (refusal IS NULL OR status >= 400)
);
-- Rows arrive in the order of time, so a block index is enough to find the old ones and costs next to nothing.
CREATE INDEX once_answer_answered_at ON once_answer USING brin (answered_at);

-- What the house must keep to itself when there is no file for it: signing keys, the keys of the audit chain.
CREATE TABLE house_secret (
    name       text        NOT NULL,
    value      bytea       NOT NULL,
    created_at timestamptz NOT NULL,
    CONSTRAINT house_secret_pk PRIMARY KEY (name)
);
REVOKE ALL ON house_secret FROM PUBLIC;

-- The audit trail (内控). An entry is sealed by its own code when it is written, and linked to all before it soon after.
CREATE TABLE audit_entry (
    id      uuid        NOT NULL,
    at      timestamptz NOT NULL,
    actor   text        NOT NULL,
    verb    text        NOT NULL,
    subject text        NOT NULL,
    facts   text        NOT NULL,
    seal    bytea       NOT NULL,
    CONSTRAINT audit_entry_pk PRIMARY KEY (id)
);
CREATE INDEX audit_entry_subject ON audit_entry (subject, at);
CREATE INDEX audit_entry_actor ON audit_entry (actor, at);

CREATE TABLE audit_unlinked (
    entry_id uuid NOT NULL,
    CONSTRAINT audit_unlinked_pk PRIMARY KEY (entry_id)
);

CREATE TABLE audit_link (
    position bigint NOT NULL,
    entry_id uuid   NOT NULL,
    chain    bytea  NOT NULL,
    CONSTRAINT audit_link_pk PRIMARY KEY (position),
    CONSTRAINT audit_link_entry UNIQUE (entry_id)
);

CREATE TABLE audit_head (
    one      boolean NOT NULL DEFAULT true,
    position bigint  NOT NULL,
    chain    bytea   NOT NULL,
    CONSTRAINT audit_head_pk PRIMARY KEY (one),
    CONSTRAINT audit_head_one CHECK (one)
);
INSERT INTO audit_head (position, chain) VALUES (0, '\x');

CREATE FUNCTION audit_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the audit trail is append-only' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER audit_entry_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entry
    FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only();
CREATE TRIGGER audit_link_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_link
    FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only();

-- What is to be told to the outside, written in the transaction that made it true and sent after it.
CREATE TABLE outbox_message (
    id        uuid        NOT NULL,
    topic     text        NOT NULL,
    payload   text,
    sealed    bytea,
    posted_at timestamptz NOT NULL,
    due_at    timestamptz NOT NULL,
    attempts  smallint    NOT NULL DEFAULT 0,
    done_at   timestamptz,
    CONSTRAINT outbox_message_pk PRIMARY KEY (id),
    CONSTRAINT outbox_message_one_payload CHECK (done_at IS NOT NULL OR (payload IS NULL) <> (sealed IS NULL))
);
CREATE INDEX outbox_message_due ON outbox_message (topic, due_at) WHERE done_at IS NULL;
