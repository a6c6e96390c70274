-- Sites are administered: several spans a day, how much goes in, when a site was given up; closures of one site, a part of the tree or all of it.

ALTER TABLE site ADD COLUMN copy_capacity integer CONSTRAINT site_copy_capacity CHECK (copy_capacity > 0);
ALTER TABLE site ADD COLUMN person_capacity integer CONSTRAINT site_person_capacity CHECK (person_capacity > 0);
ALTER TABLE site ADD COLUMN closed_down_on date CONSTRAINT site_closed_down_receives_nothing CHECK (closed_down_on IS NULL OR NOT receives);
ALTER TABLE site_hours DROP CONSTRAINT site_hours_pk;
ALTER TABLE site_hours ADD CONSTRAINT site_hours_pk PRIMARY KEY (site_id, weekday, opens);

ALTER TABLE site_closure ALTER COLUMN site_id DROP NOT NULL;
ALTER TABLE site_closure ADD CONSTRAINT site_closure_of_all CHECK (site_id IS NOT NULL OR covers_branches);
COMMENT ON COLUMN site_closure.site_id IS 'null: every site of the city';
ALTER TABLE site_closure ADD COLUMN withdrawn_at timestamptz;
-- How far its work has come: the last family whose windows were extended, and when all were.
ALTER TABLE site_closure ADD COLUMN extended_through uuid NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000';
ALTER TABLE site_closure ADD COLUMN extended_at timestamptz;
UPDATE site_closure SET extended_at = now();
CREATE INDEX site_closure_unfinished ON site_closure (id) WHERE extended_at IS NULL;

-- What was promised: so many open days of the pickup site after this day. pickup_until and offered_until follow from it, and never become earlier.
ALTER TABLE claim ADD COLUMN window_from date;
ALTER TABLE claim ADD COLUMN window_days smallint CONSTRAINT claim_window_of_days CHECK (window_days > 0);
ALTER TABLE claim ADD CONSTRAINT claim_window_whole CHECK ((window_from IS NULL) = (window_days IS NULL));
ALTER TABLE swap_request ADD COLUMN offered_from date;
ALTER TABLE swap_request ADD COLUMN offered_days smallint CONSTRAINT swap_request_offer_of_days CHECK (offered_days > 0);
ALTER TABLE swap_request ADD CONSTRAINT swap_request_offer_whole CHECK ((offered_from IS NULL) = (offered_days IS NULL));
CREATE INDEX swap_request_offered_at ON swap_request (pickup_site, household_id) WHERE state = 'OFFERED';
CREATE INDEX claim_waiting_at ON claim (pickup_site, household_id) WHERE state = 'TO_FETCH';

-- Windows that run now: from the day on which the copy was set aside, the open days that there were.
WITH RECURSIVE above AS (
    SELECT id AS site_id, id AS up, parent_id, true AS itself FROM site
    UNION ALL
    SELECT a.site_id, s.id, s.parent_id, false FROM above a JOIN site s ON s.id = a.parent_id),
set_aside AS (
    SELECT k.id, k.pickup_site, k.pickup_until,
           least(k.pickup_until - 1, (SELECT (m.recorded_at AT TIME ZONE 'Asia/Shanghai')::date FROM movement m
                                       WHERE m.copy_id = k.copy_id ORDER BY m.seq DESC LIMIT 1)) AS day
    FROM claim k WHERE k.state = 'TO_FETCH')
UPDATE claim k SET window_from = s.day, window_days = greatest(1, (
    SELECT count(*) FROM generate_series(s.day + 1, s.pickup_until, interval '1 day') AS d (day)
    WHERE EXISTS (SELECT FROM site_hours h WHERE h.site_id = s.pickup_site AND h.weekday = extract(isodow FROM d.day))
      AND NOT EXISTS (SELECT FROM site_closure c JOIN above a ON a.up = c.site_id
                      WHERE a.site_id = s.pickup_site AND d.day BETWEEN c.first_day AND c.last_day AND (a.itself OR c.covers_branches))))
FROM set_aside s WHERE s.id = k.id AND s.day IS NOT NULL;

INSERT INTO personal_column (table_name, column_name, purpose) VALUES
    ('claim', 'window_from', 'claims'), ('claim', 'window_days', 'claims'),
    ('swap_request', 'offered_from', 'requests'), ('swap_request', 'offered_days', 'requests');

DO $$
DECLARE known text;
BEGIN
    SELECT substring(pg_get_constraintdef(oid) FROM '^CHECK \((.*)\)$') INTO STRICT known
      FROM pg_constraint WHERE conname = 'notice_kind_known' AND conrelid = 'notice'::regclass;
    ALTER TABLE notice DROP CONSTRAINT notice_kind_known;
    EXECUTE format('ALTER TABLE notice ADD CONSTRAINT notice_kind_known CHECK (kind = %L OR %s)', 'WINDOW_EXTENDED', known);
END $$;
