-- A van visits several sites in order on a day (车次); loads of different pairs ride on one run. On no leg between two stops is more planned
-- than the van takes, unless somebody says why.
CREATE TABLE van_run (
    id       uuid        NOT NULL CONSTRAINT van_run_pk PRIMARY KEY,
    day      date        NOT NULL,
    -- how many copies the van takes
    room     integer     NOT NULL CONSTRAINT van_run_room CHECK (room BETWEEN 1 AND 5000),
    driver   uuid        CONSTRAINT van_run_driver REFERENCES staff_member (id),
    state    text        NOT NULL CONSTRAINT van_run_state CHECK (state IN ('PLANNED', 'RUNNING', 'DONE', 'CANCELLED')),
    made_by  uuid        NOT NULL CONSTRAINT van_run_maker REFERENCES staff_member (id),
    made_at  timestamptz NOT NULL,
    ended_at timestamptz,
    CONSTRAINT van_run_ended CHECK ((state IN ('DONE', 'CANCELLED')) = (ended_at IS NOT NULL))
);
CREATE INDEX van_run_open ON van_run (day, id) WHERE ended_at IS NULL;

-- A site may be visited twice: out in the morning, home in the evening.
CREATE TABLE van_stop (
    run_id   uuid        NOT NULL CONSTRAINT van_stop_run REFERENCES van_run (id),
    position integer     NOT NULL CONSTRAINT van_stop_counted CHECK (position BETWEEN 1 AND 40),
    site_id  uuid        NOT NULL CONSTRAINT van_stop_site REFERENCES site (id),
    left_at  timestamptz,
    left_by  uuid        CONSTRAINT van_stop_leaver REFERENCES staff_member (id),
    CONSTRAINT van_stop_pk PRIMARY KEY (run_id, position),
    CONSTRAINT van_stop_left_by_somebody CHECK ((left_at IS NULL) = (left_by IS NULL))
);
CREATE INDEX van_stop_of_site ON van_stop (site_id, run_id);

ALTER TABLE transfer ADD COLUMN run_id uuid CONSTRAINT transfer_run REFERENCES van_run (id);
ALTER TABLE transfer ADD COLUMN run_from integer;
ALTER TABLE transfer ADD COLUMN run_to integer;
ALTER TABLE transfer ADD COLUMN over_because text CONSTRAINT transfer_over_said CHECK (btrim(over_because) <> '' AND char_length(over_because) <= 300);
-- how many free copies go along to help the other site, beside those that readers there wait for
ALTER TABLE transfer ADD COLUMN spare integer NOT NULL DEFAULT 0 CONSTRAINT transfer_spare CHECK (spare BETWEEN 0 AND 1000);
ALTER TABLE transfer ADD CONSTRAINT transfer_on_legs CHECK ((run_id IS NULL) = (run_from IS NULL) AND (run_id IS NULL) = (run_to IS NULL) AND run_from < run_to);
ALTER TABLE transfer ADD CONSTRAINT transfer_stop_from FOREIGN KEY (run_id, run_from) REFERENCES van_stop (run_id, position);
ALTER TABLE transfer ADD CONSTRAINT transfer_stop_to FOREIGN KEY (run_id, run_to) REFERENCES van_stop (run_id, position);
CREATE INDEX transfer_of_run ON transfer (run_id) WHERE run_id IS NOT NULL;

INSERT INTO personal_column (table_name, column_name, purpose) VALUES
    ('van_run', 'driver', 'staff'), ('van_run', 'made_by', 'staff'), ('van_stop', 'left_by', 'staff');
