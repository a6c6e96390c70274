-- Two scans as the service sends them, statement for statement (HotPathIT counts both): a copy is handed to a walk-in, then
-- checked in again. Texts the service computes (a digest, a seal, an answer) are of the same length; ids it makes itself are
-- made here by PostgreSQL. Each client is a family and a member of staff; the copies are dealt out by the table bench_copy.
\if :new
SELECT h.id AS family, h.family_code AS card FROM household h JOIN credit_account a ON a.household = h.id AND a.kind = 'FREE' AND a.balance > 100000 ORDER BY h.id OFFSET :client_id::integer LIMIT 1 \gset
SELECT s.id AS session, s.staff_id AS staff FROM login_session s JOIN staff_member m ON m.id = s.staff_id WHERE m.name = 'desk-1' AND s.ended_at IS NULL LIMIT 1 \gset
SELECT id AS site FROM site WHERE kind = 'CENTRE' LIMIT 1 \gset
SELECT (SELECT id FROM credit_account WHERE kind = 'BURNED' AND household IS NULL) AS burned \gset
\set new 0
\endif
\set book random(0, :books / :clients - 1) * :clients + :client_id
SELECT code FROM bench_copy WHERE n = :book::integer \gset
\set key random(1, 4000000000000000000) * 2

-- POST /v1/copies/{code}/hand-over
SELECT s.ended_at IS NULL AND s.ends_at > now() AND m.left_at IS NULL AND coalesce(m.ends_at > now(), true) AS open FROM login_session s JOIN staff_member m ON m.id = s.staff_id WHERE s.id = :session::uuid AND s.staff_id = :staff::uuid;
BEGIN;
SELECT pg_try_advisory_xact_lock(:key::bigint), a.request_hash, a.status, a.refusal, a.headers, a.body FROM (VALUES (1)) AS one LEFT JOIN once_answer a ON a.id = (lpad(to_hex(:key::bigint), 32, '0'))::uuid;
SELECT id, created_at, family_code, merged_at, merged_into FROM household WHERE family_code = :card::text LIMIT 1;
SELECT merged_into IS NOT NULL FROM household WHERE id = :family::uuid FOR SHARE;
WITH entry AS (INSERT INTO audit_entry (id, at, actor, verb, subject, facts, seal) VALUES (gen_random_uuid(), now(), 'staff:' || :staff::text, 'household.look', 'household:' || :family::text, '{}', sha256('seal')) RETURNING id) INSERT INTO audit_unlinked (entry_id) SELECT id FROM entry;
SELECT id AS copy, volume_id AS volume, moves + 1 AS seq FROM lock_copy_in_line(:code::text) \gset
SELECT id, claimed_at, copy_id, household_id, person_id, pickup_site, pickup_until, request_id, state FROM claim WHERE copy_id = :copy::uuid AND state IN ('OFFERED', 'TO_PULL', 'ON_ITS_WAY', 'TO_FETCH') LIMIT 1;
SELECT id FROM swap_request WHERE household_id = :family::uuid AND volume_id = :volume::uuid AND state IN ('OPEN', 'PAUSED', 'OFFERED', 'ACCEPTED', 'READY') ORDER BY placed_at, id;
INSERT INTO movement (actor, household_id, idempotency_key, occurred_at, reason, recorded_at, site_id, status, copy_id, seq) VALUES (:staff::uuid, :family::uuid, (lpad(to_hex(:key::bigint), 32, '0'))::uuid, now(), 'handed over', now(), NULL, 'HANDED_OVER', :copy::uuid, :seq::integer);
UPDATE copy SET household_id = :family::uuid, moves = :seq::integer, shelf = NULL, since = now(), site_id = NULL, status = 'HANDED_OVER' WHERE id = :copy::uuid;
UPDATE credit_account SET balance = balance - 1 WHERE household = :family::uuid AND kind = 'FREE' AND purse = 'GENERAL' AND balance >= 1 RETURNING id AS free \gset
INSERT INTO credit_account (kind, household, balance) VALUES ('HELD', :family::uuid, 1) ON CONFLICT ON CONSTRAINT credit_account_one DO UPDATE SET balance = credit_account.balance + excluded.balance RETURNING id AS held \gset
WITH t AS (INSERT INTO credit_transaction (id, kind, at, actor, reference, copy_code, reason) VALUES (uuidv7(), 'HOLD', now(), :staff::uuid, (lpad(to_hex(:key::bigint), 32, '0'))::uuid, :code::text, 'walk-in swap') RETURNING id), e AS (INSERT INTO credit_entry (transaction_id, account_id, amount) SELECT t.id, :free::uuid, -1 FROM t UNION ALL SELECT t.id, :held::uuid, 1 FROM t) SELECT id FROM t;
UPDATE credit_account SET balance = balance - 1 WHERE household = :family::uuid AND kind = 'HELD' AND purse = 'GENERAL' AND balance >= 1 RETURNING id;
WITH t AS (INSERT INTO credit_transaction (id, kind, at, actor, reference, copy_code, reason) VALUES (uuidv7(), 'BURN', now(), :staff::uuid, (lpad(to_hex(:key::bigint), 32, '0'))::uuid, :code::text, 'walk-in swap') RETURNING id), e AS (INSERT INTO credit_entry (transaction_id, account_id, amount) SELECT t.id, :held::uuid, -1 FROM t UNION ALL SELECT t.id, :burned::uuid, 1 FROM t) SELECT id FROM t;
SELECT r.id FROM swap_request r JOIN credit_account a ON a.household = r.household_id AND a.kind = 'FREE' AND a.balance > 0 WHERE r.volume_id = :volume::uuid AND r.state = 'OPEN' ORDER BY r.placed_at, r.id LIMIT 1;
SELECT c.id, v.id AS volume, e.title, v.label, e.author, v.parts, s.id AS site, s.name, ARRAY(SELECT m.position FROM copy_missing_part m WHERE m.copy_id = c.id ORDER BY m.position) AS missing FROM unnest(ARRAY[:copy::uuid], ARRAY[:volume::uuid], ARRAY[NULL]::uuid[]) AS c (id, volume_id, site_id) JOIN volume v ON v.id = c.volume_id JOIN edition e ON e.id = v.edition_id LEFT JOIN site s ON s.id = c.site_id;
INSERT INTO once_answer (id, request_hash, status, refusal, headers, body, answered_at) VALUES ((lpad(to_hex(:key::bigint), 32, '0'))::uuid, sha256('body'), 200, NULL, '{"Content-Type":"application/json"}', convert_to(repeat('answer', 60), 'UTF8'), now()) ON CONFLICT ON CONSTRAINT once_answer_pk DO NOTHING;
COMMIT;

-- POST /v1/copies/{code}/shelve
SELECT s.ended_at IS NULL AND s.ends_at > now() AND m.left_at IS NULL AND coalesce(m.ends_at > now(), true) AS open FROM login_session s JOIN staff_member m ON m.id = s.staff_id WHERE s.id = :session::uuid AND s.staff_id = :staff::uuid;
BEGIN;
SELECT pg_try_advisory_xact_lock(:key::bigint + 1), a.request_hash, a.status, a.refusal, a.headers, a.body FROM (VALUES (1)) AS one LEFT JOIN once_answer a ON a.id = (lpad(to_hex(:key::bigint + 1), 32, '0'))::uuid;
SELECT id AS copy, volume_id AS volume, moves + 1 AS seq FROM lock_copy_in_line(:code::text) \gset
SELECT id, claimed_at, copy_id, household_id, person_id, pickup_site, pickup_until, request_id, state FROM claim WHERE copy_id = :copy::uuid AND state IN ('OFFERED', 'TO_PULL', 'ON_ITS_WAY', 'TO_FETCH') LIMIT 1;
INSERT INTO movement (actor, household_id, idempotency_key, occurred_at, reason, recorded_at, site_id, status, copy_id, seq) VALUES (:staff::uuid, NULL, (lpad(to_hex(:key::bigint + 1), 32, '0'))::uuid, now(), 'shelved', now(), :site::uuid, 'AVAILABLE', :copy::uuid, :seq::integer);
UPDATE copy SET household_id = NULL, moves = :seq::integer, since = now(), site_id = :site::uuid, status = 'AVAILABLE' WHERE id = :copy::uuid;
SELECT r.id FROM swap_request r JOIN credit_account a ON a.household = r.household_id AND a.kind = 'FREE' AND a.balance > 0 WHERE r.volume_id = :volume::uuid AND r.state = 'OPEN' ORDER BY r.placed_at, r.id LIMIT 1;
SELECT c.id, v.id AS volume, e.title, v.label, e.author, v.parts, s.id AS site, s.name, ARRAY(SELECT m.position FROM copy_missing_part m WHERE m.copy_id = c.id ORDER BY m.position) AS missing FROM unnest(ARRAY[:copy::uuid], ARRAY[:volume::uuid], ARRAY[:site::uuid]) AS c (id, volume_id, site_id) JOIN volume v ON v.id = c.volume_id JOIN edition e ON e.id = v.edition_id LEFT JOIN site s ON s.id = c.site_id;
INSERT INTO once_answer (id, request_hash, status, refusal, headers, body, answered_at) VALUES ((lpad(to_hex(:key::bigint + 1), 32, '0'))::uuid, sha256('body'), 200, NULL, '{"Content-Type":"application/json"}', convert_to(repeat('answer', 60), 'UTF8'), now()) ON CONFLICT ON CONSTRAINT once_answer_pk DO NOTHING;
COMMIT;
