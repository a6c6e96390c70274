-- Where a book of a trade session stood when the desk could not find it, so that it can be put back when it turns up.
-- The run is the last that was made before; a further one is made without the book.

CREATE TABLE trade_missing (
    session_id uuid    NOT NULL,
    copy_id    uuid    NOT NULL,
    run_number integer NOT NULL,
    stage      text,
    leg_id     uuid,
    CONSTRAINT trade_missing_pk PRIMARY KEY (session_id, copy_id),
    CONSTRAINT trade_missing_run FOREIGN KEY (session_id, run_number) REFERENCES trade_run (session_id, number),
    CONSTRAINT trade_missing_copy FOREIGN KEY (copy_id) REFERENCES copy (id),
    CONSTRAINT trade_missing_leg FOREIGN KEY (leg_id) REFERENCES trade_leg (id),
    CONSTRAINT trade_missing_stage CHECK (stage IN ('PRESENT', 'TO_FETCH', 'GOES_HOME')),
    CONSTRAINT trade_missing_stood_somewhere CHECK (num_nonnulls(stage, leg_id) > 0)
);

INSERT INTO personal_column (table_name, column_name, purpose) VALUES
('trade_missing', 'copy_id', 'trade-sessions'),
('trade_missing', 'stage', 'trade-sessions');
