-- Five read-only views for auditors: what moved, which credits moved, tickets, requests, events recorded offline. No names.

CREATE VIEW audit_custody AS
SELECT c.code AS copy_code, m.seq, m.status, m.site_id, s.name AS site_name, m.household_id, m.actor, m.occurred_at, m.recorded_at, m.reason, m.idempotency_key
FROM movement m JOIN copy c ON c.id = m.copy_id LEFT JOIN site s ON s.id = m.site_id;

CREATE VIEW audit_credit_entry AS
SELECT e.id, e.transaction_id, t.kind, t.at, t.actor, t.reference, t.copy_code, t.reason, a.kind AS account, a.household, a.purse, e.amount
FROM credit_entry e JOIN credit_transaction t ON t.id = e.transaction_id JOIN credit_account a ON a.id = e.account_id;

CREATE VIEW audit_request AS
SELECT r.id, r.state, r.volume_id, r.person_id, r.household_id, r.pickup_site, r.placed_at, r.changed_at, r.credit_held, r.rules_version,
       k.copy_id, k.state AS claim_state, k.claimed_at, k.pickup_until
FROM swap_request r
LEFT JOIN claim k ON k.request_id = r.id AND k.state IN ('OFFERED', 'TO_PULL', 'ON_ITS_WAY', 'TO_FETCH');

CREATE VIEW audit_ticket AS
SELECT t.id, t.code, t.fair_id, t.session_number, t.household_id, t.persons, t.admitted, t.state, t.epoch, t.issued_at, t.changed_at FROM ticket t;

CREATE VIEW audit_offline_event AS
SELECT e.device, e.sequence, e.kind, e.subject, e.occurred_at, e.received_at, e.actor, e.outcome FROM offline_event e;
