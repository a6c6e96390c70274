-- Reports count the stamps of tours a month at a time.
CREATE INDEX tour_stamp_by_time ON tour_stamp (stamped_at);
