-- Reports read by day. Rows arrive in the order of time, so block indexes are enough and cost a write next to nothing.
CREATE INDEX inspection_by_time ON inspection USING brin (decided_at);
CREATE INDEX credit_transaction_by_time ON credit_transaction USING brin (at);
