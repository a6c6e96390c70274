-- A copy is in one place
SELECT code, household_id, site_id FROM copy WHERE num_nonnulls(household_id, site_id) <> 1;

-- The last movement of a copy says its status and its place
SELECT c.code, c.status, m.status AS last_movement
FROM copy c LEFT JOIN LATERAL (SELECT * FROM movement m WHERE m.copy_id = c.id ORDER BY seq DESC LIMIT 1) m ON true
WHERE m.copy_id IS NULL OR (m.status, m.seq) IS DISTINCT FROM (c.status, c.moves)
   OR m.site_id IS DISTINCT FROM c.site_id OR m.household_id IS DISTINCT FROM c.household_id;

-- The movements of a copy are numbered without a gap
SELECT copy_id, count(*) AS movements, max(seq) AS last FROM movement GROUP BY copy_id HAVING count(*) <> max(seq) OR min(seq) <> 1;

-- A blank label is bound to the copy that carries its code, or did until it got another label
SELECT l.code, c.code AS copy_code FROM blank_label l JOIN copy c ON c.id = l.bound_to
WHERE l.code <> c.code AND NOT EXISTS (SELECT FROM voided_label v WHERE v.code = l.code AND v.copy_id = c.id);

-- A voided label is on no copy, and another took its place on the same one
SELECT v.code, v.successor, c.code AS copy_code FROM voided_label v JOIN copy c ON c.id = v.copy_id
WHERE EXISTS (SELECT FROM copy other WHERE other.code = v.code)
   OR (v.successor <> c.code AND NOT EXISTS (SELECT FROM voided_label next WHERE next.code = v.successor AND next.copy_id = c.id));

-- A copy that the library kept was withdrawn by two persons
SELECT c.code, m.seq, m.actor, m.recorded_at FROM movement m JOIN copy c ON c.id = m.copy_id
WHERE m.status = 'WITHDRAWN' AND m.site_id IS NOT NULL
  AND NOT EXISTS (SELECT FROM approval a WHERE a.kind = 'COPY_WITHDRAWAL' AND a.state = 'EXECUTED'
                  AND (a.copy_code = c.code OR a.copy_code IN (SELECT v.code FROM voided_label v WHERE v.copy_id = c.id)))
  AND NOT EXISTS (SELECT FROM deaccession_list_copy k JOIN deaccession_list l ON l.id = k.list_id
                  WHERE k.copy_id = c.id AND k.outcome = 'WITHDRAWN' AND l.state = 'EXECUTED' AND l.decided_by = m.actor AND l.proposed_by <> m.actor)
  AND NOT EXISTS (SELECT FROM recall_copy k JOIN recall r ON r.id = k.recall_id
                  WHERE k.copy_id = c.id AND k.withdrawn_at IS NOT NULL AND r.withdrawal_agreed_by = m.actor AND r.withdrawal_proposed_by <> m.actor);

-- No copy stands on a volume that was merged into another
SELECT c.code, v.merged_into FROM copy c JOIN volume v ON v.id = c.volume_id WHERE v.merged_into IS NOT NULL;
