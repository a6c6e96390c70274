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
SELECT id FROM household WHERE family_code = :card::text AND merged_into IS NULL FOR SHARE;
WITH entry AS (INSERT INTO audit_entry (id, at, actor, verb, subject, facts, seal) VALUES (gen_random_uuid(), now(), 'staff:' || :staff::text, 'household.look', 'household:' || :family::text, '{}', sha256('seal')) RETURNING id) INSERT INTO audit_unlinked (entry_id) SELECT id FROM entry;
SELECT c.id AS copy, c.volume_id AS volume, c.moves + 1 AS seq FROM lock_line_of_copy(:code::text) AS line CROSS JOIN copy c WHERE c.code = :code::text FOR NO KEY UPDATE OF c \gset
SELECT id, claimed_at, copy_id, household_id, person_id, pickup_site, pickup_until, request_id, state FROM claim WHERE copy_id = :copy::uuid AND state IN ('OFFERED', 'TO_PULL', 'ON_ITS_WAY', 'TO_FETCH') LIMIT 1;
SELECT * FROM swap_request WHERE household_id = :family::uuid AND ((state IN ('OFFERED', 'ACCEPTED', 'READY') AND volume_id = :volume::uuid) OR (state IN ('OPEN', 'PAUSED') AND wish <> 'LIKE' AND line_key = ANY (wish_keys(:volume::uuid)))) ORDER BY placed_at, id;
INSERT INTO movement (actor, household_id, idempotency_key, occurred_at, reason, recorded_at, site_id, status, copy_id, seq) VALUES (:staff::uuid, :family::uuid, (lpad(to_hex(:key::bigint), 32, '0'))::uuid, now(), 'handed over', now(), NULL, 'HANDED_OVER', :copy::uuid, :seq::integer);
UPDATE copy SET household_id = :family::uuid, moves = :seq::integer, shelf = NULL, since = now(), site_id = NULL, status = 'HANDED_OVER' WHERE id = :copy::uuid;
SELECT swap_cost(:copy::uuid, :volume::uuid, now());
WITH lot AS (SELECT a.id FROM credit_account a WHERE a.household = :family::uuid AND a.kind = 'FREE' AND a.balance >= 1 AND (a.ends_at IS NULL OR a.ends_at > now()) AND (a.site IS NULL OR a.site = :site::uuid) AND NOT EXISTS (SELECT FROM credit_account o WHERE o.household = a.household AND o.kind = 'FREE' AND o.balance > 0 AND o.purse <> 'GENERAL') ORDER BY a.ends_at NULLS LAST, a.id LIMIT 1 FOR UPDATE OF a), free AS (UPDATE credit_account a SET balance = a.balance - 1 FROM lot WHERE a.id = lot.id RETURNING a.id, a.purse, a.ends_at, a.site), known AS (SELECT h.id FROM credit_account h JOIN free f ON h.purse = f.purse AND h.ends_at IS NOT DISTINCT FROM f.ends_at AND h.site IS NOT DISTINCT FROM f.site WHERE h.household = :family::uuid AND h.kind = 'HELD'), opened AS (INSERT INTO credit_account (kind, household, purse, ends_at, site, balance) SELECT 'HELD', :family::uuid, f.purse, f.ends_at, f.site, 0 FROM free f WHERE NOT EXISTS (SELECT FROM known) ON CONFLICT ON CONSTRAINT credit_account_one DO UPDATE SET balance = credit_account.balance RETURNING id), held AS (SELECT id FROM known UNION ALL SELECT id FROM opened), hold AS (INSERT INTO credit_transaction (id, kind, at, actor, reference, copy_code, reason) SELECT uuidv7(), 'HOLD', now(), :staff::uuid, (lpad(to_hex(:key::bigint), 32, '0'))::uuid, :code::text, 'walk-in swap' FROM held RETURNING id), burn AS (INSERT INTO credit_transaction (id, kind, at, actor, reference, copy_code, reason) SELECT uuidv7(), 'BURN', now(), :staff::uuid, (lpad(to_hex(:key::bigint), 32, '0'))::uuid, :code::text, 'walk-in swap' FROM hold RETURNING id), entered AS (INSERT INTO credit_entry (transaction_id, account_id, amount) SELECT hold.id, free.id, -1 FROM hold, free UNION ALL SELECT hold.id, held.id, 1 FROM hold, held UNION ALL SELECT burn.id, held.id, -1 FROM burn, held UNION ALL SELECT burn.id, :burned::uuid, 1 FROM burn) SELECT id FROM burn;
SELECT EXISTS (SELECT FROM unnest(wish_keys(:volume::uuid)) AS k (key) JOIN swap_request w ON w.line_key = k.key AND w.state IN ('OPEN', 'ACCEPTED'));
SELECT c.id, v.id AS volume, e.title, v.label, e.author, v.parts, s.id AS site, s.name, ARRAY(SELECT m.position FROM copy_missing_part m WHERE m.copy_id = c.id ORDER BY m.position) AS missing FROM (VALUES (:copy::uuid, :volume::uuid, NULL::uuid)) AS c (id, volume_id, site_id) JOIN volume v ON v.id = c.volume_id JOIN edition e ON e.id = v.edition_id LEFT JOIN site s ON s.id = c.site_id;
INSERT INTO once_answer (id, request_hash, status, refusal, headers, body, answered_at) VALUES ((lpad(to_hex(:key::bigint), 32, '0'))::uuid, sha256('body'), 200, NULL, '{"Content-Type":"application/json"}', convert_to(repeat('answer', 60), 'UTF8'), now()) ON CONFLICT ON CONSTRAINT once_answer_pk DO NOTHING;
COMMIT;

-- POST /v1/copies/{code}/shelve
SELECT s.ended_at IS NULL AND s.ends_at > now() AND m.left_at IS NULL AND coalesce(m.ends_at > now(), true) AS open FROM login_session s JOIN staff_member m ON m.id = s.staff_id WHERE s.id = :session::uuid AND s.staff_id = :staff::uuid;
BEGIN;
SELECT pg_try_advisory_xact_lock(:key::bigint + 1), a.request_hash, a.status, a.refusal, a.headers, a.body FROM (VALUES (1)) AS one LEFT JOIN once_answer a ON a.id = (lpad(to_hex(:key::bigint + 1), 32, '0'))::uuid;
SELECT c.id AS copy, c.volume_id AS volume, c.moves + 1 AS seq FROM lock_line_of_copy(:code::text) AS line CROSS JOIN copy c WHERE c.code = :code::text FOR NO KEY UPDATE OF c \gset
SELECT id, claimed_at, copy_id, household_id, person_id, pickup_site, pickup_until, request_id, state FROM claim WHERE copy_id = :copy::uuid AND state IN ('OFFERED', 'TO_PULL', 'ON_ITS_WAY', 'TO_FETCH') LIMIT 1;
INSERT INTO movement (actor, household_id, idempotency_key, occurred_at, reason, recorded_at, site_id, status, copy_id, seq) VALUES (:staff::uuid, NULL, (lpad(to_hex(:key::bigint + 1), 32, '0'))::uuid, now(), 'shelved', now(), :site::uuid, 'AVAILABLE', :copy::uuid, :seq::integer);
UPDATE copy SET household_id = NULL, moves = :seq::integer, since = now(), site_id = :site::uuid, status = 'AVAILABLE' WHERE id = :copy::uuid;
SELECT EXISTS (SELECT FROM unnest(wish_keys(:volume::uuid)) AS k (key) JOIN swap_request w ON w.line_key = k.key AND w.state IN ('OPEN', 'ACCEPTED'));
SELECT c.id, v.id AS volume, e.title, v.label, e.author, v.parts, s.id AS site, s.name, ARRAY(SELECT m.position FROM copy_missing_part m WHERE m.copy_id = c.id ORDER BY m.position) AS missing FROM (VALUES (:copy::uuid, :volume::uuid, :site::uuid)) AS c (id, volume_id, site_id) JOIN volume v ON v.id = c.volume_id JOIN edition e ON e.id = v.edition_id LEFT JOIN site s ON s.id = c.site_id;
INSERT INTO once_answer (id, request_hash, status, refusal, headers, body, answered_at) VALUES ((lpad(to_hex(:key::bigint + 1), 32, '0'))::uuid, sha256('body'), 200, NULL, '{"Content-Type":"application/json"}', convert_to(repeat('answer', 60), 'UTF8'), now()) ON CONFLICT ON CONSTRAINT once_answer_pk DO NOTHING;
COMMIT;
