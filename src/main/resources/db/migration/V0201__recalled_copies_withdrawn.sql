-- After a confirmed recall two persons strike its gathered copies off: one proposes it, another agrees. It destroys what credits buy.
ALTER TABLE recall ADD COLUMN withdrawal_proposed_by uuid CONSTRAINT recall_withdrawal_proposer REFERENCES staff_member (id);
ALTER TABLE recall ADD COLUMN withdrawal_proposed_at timestamptz;
ALTER TABLE recall ADD COLUMN withdrawal_agreed_by uuid CONSTRAINT recall_withdrawal_second REFERENCES staff_member (id);
ALTER TABLE recall ADD COLUMN withdrawal_agreed_at timestamptz;
ALTER TABLE recall ADD CONSTRAINT recall_withdrawal_two_persons CHECK (withdrawal_agreed_by <> withdrawal_proposed_by);
ALTER TABLE recall ADD CONSTRAINT recall_withdrawal_in_order CHECK (
    (withdrawal_proposed_by IS NULL) = (withdrawal_proposed_at IS NULL) AND (withdrawal_agreed_by IS NULL) = (withdrawal_agreed_at IS NULL)
    AND (withdrawal_agreed_by IS NULL OR withdrawal_proposed_by IS NOT NULL) AND (withdrawal_proposed_by IS NULL OR confirmed_by IS NOT NULL));
ALTER TABLE recall_copy ADD COLUMN withdrawn_at timestamptz;
CREATE INDEX recall_copy_remaining ON recall_copy (recall_id, copy_id) WHERE withdrawn_at IS NULL;

INSERT INTO personal_column (table_name, column_name, purpose) VALUES
    ('recall', 'withdrawal_proposed_by', 'staff'), ('recall', 'withdrawal_agreed_by', 'staff'), ('recall_copy', 'withdrawn_at', 'copies');
