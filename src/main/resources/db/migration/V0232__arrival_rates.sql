-- How often copies came in, counted once a day over the last half year, so that a place in line says when it is likely served
-- without anybody counting while a reader waits for the page. Each refresh replaces all rows.
CREATE TABLE arrival_rate (
    level   text             NOT NULL CONSTRAINT arrival_rate_level CHECK (level IN ('VOLUME', 'WORK', 'CLASS', 'ALL', 'SITE', 'LEAVING')),
    subject text             NOT NULL,
    events  bigint           NOT NULL CONSTRAINT arrival_rate_events CHECK (events >= 0),
    days    double precision NOT NULL CONSTRAINT arrival_rate_days CHECK (days >= 0),
    volumes bigint           NOT NULL DEFAULT 1,
    squares double precision NOT NULL DEFAULT 0,
    CONSTRAINT arrival_rate_pk PRIMARY KEY (level, subject)
);
COMMENT ON COLUMN arrival_rate.days IS 'days times volumes; of a SITE the days from claimed to set aside, of LEAVING the requests that ended';
COMMENT ON COLUMN arrival_rate.squares IS 'of the events of each volume: how different volumes are';
