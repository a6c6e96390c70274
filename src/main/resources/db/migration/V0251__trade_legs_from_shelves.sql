-- The clock asks every few seconds for copies from the shelves whose taker went away; there are few.
CREATE INDEX trade_leg_from_shelves ON trade_leg (copy_id) WHERE giver IS NULL;
