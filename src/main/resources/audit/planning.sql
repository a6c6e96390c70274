-- No van is at two fairs at once
SELECT a.van_id, a.fair_id, b.fair_id AS other FROM van_trip a JOIN van_trip b ON b.van_id = a.van_id AND b.fair_id > a.fair_id
WHERE a.leaves_at < b.back_at AND b.leaves_at < a.back_at;

-- No venue is kept for two fairs at once
SELECT a.site_id, a.fair_id, b.fair_id AS other FROM venue_hold a JOIN venue_hold b ON b.site_id = a.site_id AND b.fair_id > a.fair_id
WHERE a.begins_at < b.ends_at AND b.begins_at < a.ends_at;

-- An accepted plan had nothing against what must be
SELECT id, season_id, must FROM season_plan WHERE state = 'ACCEPTED' AND must <> 0;

-- Of each fair with a place in an accepted plan there is a draft, of the same season
SELECT p.id, r.wish_id, w.fair_id FROM season_plan p JOIN season_plan_fair r ON r.plan_id = p.id AND r.venue_id IS NOT NULL
JOIN season_wish w ON w.id = r.wish_id WHERE p.state = 'ACCEPTED' AND (w.fair_id IS NULL OR w.season_id <> p.season_id);

-- Nobody is kept in a plan for a fair without a place
SELECT s.plan_id, s.wish_id, s.number FROM season_plan_shift s JOIN season_plan_fair r ON (r.plan_id, r.wish_id) = (s.plan_id, s.wish_id)
WHERE s.helper_id IS NOT NULL AND r.venue_id IS NULL;
