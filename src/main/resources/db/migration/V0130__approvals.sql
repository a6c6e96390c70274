-- The two-person rule (内控): what destroys or corrects value is proposed by one person and done by the confirmation of another.
CREATE TABLE approval (
    id             uuid        NOT NULL,
    kind           text        NOT NULL,
    subject        text        NOT NULL,
    copy_code      text,
    household_id   uuid,
    credits        bigint,
    site_id        uuid,
    reason         text        NOT NULL,
    state          text        NOT NULL,
    proposed_by    uuid        NOT NULL,
    proposed_at    timestamptz NOT NULL,
    expires_at     timestamptz NOT NULL,
    decided_by     uuid,
    decided_at     timestamptz,
    decided_reason text,
    CONSTRAINT approval_pk PRIMARY KEY (id),
    CONSTRAINT approval_household FOREIGN KEY (household_id) REFERENCES household (id),
    CONSTRAINT approval_proposer FOREIGN KEY (proposed_by) REFERENCES staff_member (id),
    CONSTRAINT approval_decider FOREIGN KEY (decided_by) REFERENCES staff_member (id),
    CONSTRAINT approval_kind CHECK (kind IN ('COPY_WITHDRAWAL', 'CREDIT_CORRECTION')),
    CONSTRAINT approval_state CHECK (state IN ('PROPOSED', 'EXECUTED', 'REFUSED', 'EXPIRED')),
    CONSTRAINT approval_two_persons CHECK (decided_by <> proposed_by),
    CONSTRAINT approval_decided CHECK ((state IN ('EXECUTED', 'REFUSED')) = (decided_by IS NOT NULL)
        AND (decided_by IS NULL) = (decided_at IS NULL)),
    CONSTRAINT approval_refused_says_why CHECK ((state = 'REFUSED') = (decided_reason IS NOT NULL)),
    CONSTRAINT approval_of_a_copy CHECK ((kind = 'COPY_WITHDRAWAL') = (copy_code IS NOT NULL AND site_id IS NOT NULL)),
    CONSTRAINT approval_of_credits CHECK ((kind = 'CREDIT_CORRECTION') = (household_id IS NOT NULL AND credits IS NOT NULL)),
    CONSTRAINT approval_moves_credits CHECK (credits <> 0),
    CONSTRAINT approval_forward CHECK (proposed_at < expires_at)
);
-- Of one thing one proposal at a time.
CREATE UNIQUE INDEX approval_one_open ON approval (subject) WHERE state = 'PROPOSED';
CREATE INDEX approval_by_state ON approval (state, id DESC);
CREATE INDEX approval_by_household ON approval (household_id) WHERE household_id IS NOT NULL;

-- Decided stays decided.
CREATE FUNCTION approval_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'an approval that was decided does not change' USING CONSTRAINT = 'approval_stands';
END $$;
CREATE TRIGGER approval_stands BEFORE UPDATE OR DELETE ON approval
    FOR EACH ROW WHEN (OLD.state IN ('EXECUTED', 'REFUSED')) EXECUTE FUNCTION approval_stands();

-- A correction is an entry of its own kind against an account of its own, so that minted stays what inspection minted;
-- what a family leaves behind is forfeit.
ALTER TABLE credit_account DROP CONSTRAINT credit_account_kind;
ALTER TABLE credit_account ADD CONSTRAINT credit_account_kind
    CHECK (kind IN ('FREE', 'HELD', 'MINTED', 'GRANTED', 'BURNED', 'EXPIRED', 'CORRECTED'));
INSERT INTO credit_account (kind) VALUES ('CORRECTED');
ALTER TABLE credit_transaction DROP CONSTRAINT credit_transaction_kind;
ALTER TABLE credit_transaction ADD CONSTRAINT credit_transaction_kind
    CHECK (kind IN ('MINT', 'GRANT', 'HOLD', 'RELEASE', 'BURN', 'REVERSE', 'EXPIRE', 'CORRECT_UP', 'CORRECT_DOWN', 'FORFEIT', 'TRANSFER'));
CREATE UNIQUE INDEX credit_transaction_corrects_once ON credit_transaction (reference) WHERE kind IN ('CORRECT_UP', 'CORRECT_DOWN');
