-- What a session of a fair keeps for people who come without a booking, and for phone, desk and proxy; and when those who
-- booked arrive. Times of a fair change by writing its sessions anew, so what names them is looked at when the step ends.
ALTER TABLE fair_session ADD COLUMN walk_in_places integer NOT NULL DEFAULT 0;
ALTER TABLE fair_session ADD COLUMN desk_places integer NOT NULL DEFAULT 0;
ALTER TABLE fair_session ADD COLUMN bookable integer NOT NULL GENERATED ALWAYS AS (capacity - walk_in_places) STORED;
ALTER TABLE fair_session ADD CONSTRAINT fair_session_quotas
    CHECK (walk_in_places >= 0 AND desk_places >= 0 AND walk_in_places + desk_places <= capacity);
ALTER TABLE fair_session ADD CONSTRAINT fair_session_bookable_key UNIQUE (fair_id, number, bookable);
COMMENT ON COLUMN fair_session.walk_in_places IS 'never booked: for people who just come';
COMMENT ON COLUMN fair_session.desk_places IS 'booked by phone, at a desk or by a proxy only';
ALTER TABLE ticket ALTER CONSTRAINT ticket_session DEFERRABLE INITIALLY DEFERRED;

CREATE TABLE fair_slot (
    fair_id        uuid        NOT NULL,
    session_number integer     NOT NULL,
    slot_number    integer     NOT NULL,
    begins_at      timestamptz NOT NULL,
    ends_at        timestamptz NOT NULL,
    places         integer     NOT NULL,
    bookable       integer     NOT NULL,
    CONSTRAINT fair_slot_pk PRIMARY KEY (fair_id, session_number, slot_number),
    CONSTRAINT fair_slot_session FOREIGN KEY (fair_id, session_number, bookable)
        REFERENCES fair_session (fair_id, number, bookable) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fair_slot_number_counts CHECK (slot_number >= 1),
    CONSTRAINT fair_slot_forward CHECK (begins_at < ends_at),
    CONSTRAINT fair_slot_places_within CHECK (places BETWEEN 0 AND bookable)
);
COMMENT ON COLUMN fair_slot.bookable IS 'of the whole session, so that no slot can take the places of those who just come';
INSERT INTO fair_slot (fair_id, session_number, slot_number, begins_at, ends_at, places, bookable)
SELECT fair_id, number, 1, begins_at, ends_at, bookable, bookable FROM fair_session;
