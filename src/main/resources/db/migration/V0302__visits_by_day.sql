-- Visits are counted by day. Rows come in about the order of time: a block index is enough, and costs a scan at the gate next to nothing.
CREATE INDEX admission_by_day ON admission USING brin (admitted_at);
