-- A city for CountBench: 200,000 copies of five steps each over a year and a bit, 100,000 drop-off sessions, 80 fairs with 200,000 admissions.
SET session_replication_role = replica;
CREATE TEMP TABLE s AS SELECT uuidv7() AS id, g AS n FROM generate_series(1, 100) g;
INSERT INTO site (id, name, kind, receives) SELECT id, '测算点位 ' || n, 'READING_ROOM', true FROM s;
CREATE TEMP TABLE h AS SELECT uuidv7() AS id, g AS n FROM generate_series(1, 50000) g;
INSERT INTO household (id, family_code, created_at) SELECT id, lpad(upper(to_hex(n)), 8, '0'), now() FROM h;
CREATE TEMP TABLE v AS SELECT uuidv7() AS id, g AS n FROM generate_series(1, 20000) g;
INSERT INTO work (id, title) SELECT id, '书 ' || n FROM v;
INSERT INTO edition (id, work_id, title) SELECT id, id, '书 ' || n FROM v;
INSERT INTO volume (id, edition_id) SELECT id, id FROM v;
INSERT INTO edition_subject (edition_id, class_number) SELECT id, chr(65 + n % 9) FROM v WHERE n % 5 > 0;
CREATE TEMP TABLE c AS SELECT uuidv7() AS id, g AS n FROM generate_series(1, 200000) g;
INSERT INTO copy (id, code, volume_id, status, household_id, disposition, since)
SELECT c.id, lpad(upper(to_hex(c.n)), 10, '0'), v.id, 'HANDED_OVER', h.id, 'SWAP', now()
FROM c JOIN v ON v.n = 1 + c.n % 20000 JOIN h ON h.n = 1 + c.n % 50000;
INSERT INTO movement (copy_id, seq, status, site_id, household_id, actor, occurred_at, recorded_at, reason)
SELECT c.id, k, CASE k WHEN 1 THEN 'LISTED' WHEN 2 THEN 'AVAILABLE' WHEN 3 THEN 'HANDED_OVER' WHEN 4 THEN 'AVAILABLE' ELSE 'HANDED_OVER' END,
       CASE WHEN k IN (2, 4) THEN s.id END, CASE WHEN k IN (1, 3, 5) THEN h.id END, c.id, at, at, CASE WHEN k IN (3, 5) THEN 'handed over' ELSE 'received' END
FROM (SELECT c.id, c.n, k, '2025-01-01'::timestamptz + (c.n % 100000) * interval '5 minutes' + k * interval '20 days' AS at
      FROM c CROSS JOIN generate_series(1, 5) k) c
JOIN s ON s.n = 1 + c.n % 100 JOIN h ON h.n = 1 + (c.n * 7 + k) % 50000 ORDER BY at;
INSERT INTO drop_off (id, state, site_id, household_id, opened_for, opened_by, opened_at, closed_at, rules_version)
SELECT uuidv7(), 'CLOSED', s.id, h.id, h.id, h.id, at, at, 1
FROM (SELECT g, '2025-01-01'::timestamptz + g * interval '5 minutes' AS at FROM generate_series(1, 100000) g) g
JOIN s ON s.n = 1 + g % 100 JOIN h ON h.n = 1 + g % 50000 ORDER BY g;
INSERT INTO inspection (id, drop_off_id, copy_id, volume_id, decision, reason, grade, rules_version, credits, inspected_by, decided_at)
SELECT d.id, d.id, (SELECT id FROM c LIMIT 1), (SELECT id FROM v LIMIT 1), 'CREDIT', 'ACCEPTED', 'GOOD', 1, 1, d.id, d.opened_at FROM drop_off d;
INSERT INTO fair (id, title, venue_id, state, epoch, people_at_once, begins_at, ends_at, published_at)
SELECT uuidv7(), '测算市集', s.id, 'CLOSED', 0, 500, at, at + interval '6 hours', at
FROM (SELECT g, '2025-01-04 10:00+08'::timestamptz + g * interval '4 days' AS at FROM generate_series(1, 80) g) g JOIN s ON s.n = g;
INSERT INTO fair_session (fair_id, number, begins_at, ends_at, capacity, people_at_once)
SELECT id, k, begins_at + k * interval '1 hour', begins_at + (k + 1) * interval '1 hour', 500, 500 FROM fair CROSS JOIN generate_series(1, 5) k;
INSERT INTO admission (fair_id, session_number, age_band, channel, scan_id, admitted_at, recorded_at, admitted_by)
SELECT fair_id, number, CASE WHEN g % 4 = 0 THEN 'UNDER_7' END, 'WALK_IN', fair_id, begins_at, begins_at, fair_id FROM fair_session CROSS JOIN generate_series(1, 500) g;
ANALYZE;
