-- What is sold of a slot is what its tickets and its offers say
SELECT fair_id, session_number, slot_number, s.booked, t.good, s.by_desk, t.desk, s.held, w.held AS offered FROM slot_sale s
LEFT JOIN (SELECT fair_id, session_number, slot_number, sum(persons - let_go) AS good,
        sum(persons - let_go) FILTER (WHERE channel <> 'APP') AS desk
    FROM ticket WHERE state IN ('ISSUED', 'ADMITTED') GROUP BY 1, 2, 3) t USING (fair_id, session_number, slot_number)
LEFT JOIN (SELECT fair_id, session_number, slot_number, sum(persons) AS held FROM waitlist_entry WHERE state = 'OFFERED'
    GROUP BY 1, 2, 3) w USING (fair_id, session_number, slot_number)
WHERE s.booked <> coalesce(t.good, 0) OR s.by_desk <> coalesce(t.desk, 0) OR s.held <> coalesce(w.held, 0);

-- The places that are sold are those that the slot has
SELECT l.fair_id, l.session_number, l.slot_number, l.places, s.places AS sold_of FROM fair_slot l LEFT JOIN slot_sale s
    ON (s.fair_id, s.session_number, s.slot_number) = (l.fair_id, l.session_number, l.slot_number)
WHERE s.places IS DISTINCT FROM l.places;

-- A ticket counts who came in by it, and says that somebody did, unless it was given back after everybody had gone home
SELECT t.id, t.state, t.admitted, a.came FROM ticket t
CROSS JOIN LATERAL (SELECT count(*) AS came FROM admission a WHERE a.ticket_id = t.id) a
WHERE t.admitted <> a.came OR (t.state = 'ADMITTED') <> (a.came > 0)
  AND NOT (t.state = 'RELEASED' AND EXISTS (SELECT FROM gate_break b WHERE b.fair_id = t.fair_id AND b.at <= t.ended_at));

-- Who came in by a ticket came to its session, on one of its places and by its way
SELECT a.id, t.id AS ticket FROM admission a JOIN ticket t ON t.id = a.ticket_id
WHERE a.place > t.persons OR (a.fair_id, a.session_number, a.channel) <> (t.fair_id, t.session_number, t.channel);

-- The heads of a fair are the people who are inside
SELECT f.id, coalesce(h.inside, 0) AS counted, coalesce(a.inside, 0) AS inside FROM fair f LEFT JOIN fair_heads h ON h.fair_id = f.id
LEFT JOIN (SELECT fair_id, count(*) AS inside FROM admission WHERE left_at IS NULL GROUP BY fair_id) a ON a.fair_id = f.id
WHERE coalesce(h.inside, 0) <> coalesce(a.inside, 0);

-- Nobody waits for a slot, or is offered places of it, half an hour after it began, unless the fair is postponed
SELECT w.id, w.state, l.begins_at FROM waitlist_entry w JOIN fair f ON f.id = w.fair_id
JOIN fair_slot l ON (l.fair_id, l.session_number, l.slot_number) = (w.fair_id, w.session_number, w.slot_number)
WHERE w.state IN ('WAITING', 'OFFERED') AND f.state <> 'POSTPONED' AND l.begins_at < now() - interval '30 minutes';

-- No offer of a waiting line lasts longer than until its slot begins, and no clock runs while the fair is postponed
SELECT w.id, w.offer_until, l.begins_at, f.state FROM waitlist_entry w JOIN fair f ON f.id = w.fair_id
JOIN fair_slot l ON (l.fair_id, l.session_number, l.slot_number) = (w.fair_id, w.session_number, w.slot_number)
WHERE w.offer_until > l.begins_at OR w.state = 'OFFERED' AND (w.frozen_seconds IS NOT NULL) <> (f.state = 'POSTPONED');

-- Whoever took places from a waiting line has a ticket for as many to that session
SELECT w.id, t.id AS ticket FROM waitlist_entry w JOIN ticket t ON t.id = w.ticket_id
WHERE (t.fair_id, t.session_number, t.slot_number, t.household_id) <> (w.fair_id, w.session_number, w.slot_number, w.household_id);

-- A ticket that nobody came with has its points, and no other has them
SELECT t.id, t.state, m.id AS mark FROM ticket t FULL JOIN (SELECT * FROM ticket_mark WHERE kind = 'NO_SHOW') m ON m.ticket_id = t.id
WHERE t.state IS DISTINCT FROM 'NO_SHOW' AND m.id IS NOT NULL OR t.state = 'NO_SHOW' AND m.id IS NULL;

-- A number at the gate was let in when somebody came in with it, and its numbers were given without a gap
SELECT s.fair_id, s.session_number, s.number, s.state FROM walk_in_slip s
WHERE (s.state = 'ADMITTED') <> EXISTS (SELECT FROM admission a
    WHERE a.fair_id = s.fair_id AND a.session_number = s.session_number AND a.slip_number = s.number)
UNION ALL SELECT q.fair_id, q.session_number, q.last_number, 'GIVEN' FROM walk_in_queue q WHERE q.last_number <> (SELECT count(*)
    FROM walk_in_slip s WHERE (s.fair_id, s.session_number) = (q.fair_id, q.session_number));

-- A ticket that is good for a fair which is open to the public is of its epoch
SELECT t.id, t.epoch, f.epoch AS of_fair FROM ticket t JOIN fair f ON f.id = t.fair_id
WHERE t.state IN ('ISSUED', 'ADMITTED') AND f.state IN ('PUBLISHED', 'RUNNING') AND t.epoch <> f.epoch;

-- Silence gave back the tickets that it says, and no session that took place is asked about
SELECT t.id, t.state, c.answer FROM ticket_choice c JOIN ticket t ON t.id = c.ticket_id
WHERE c.answer = 'SILENCE' AND t.state <> 'RELEASED' OR c.asked_at > (SELECT h.noted_at FROM fair_session_held h
    WHERE (h.fair_id, h.session_number) = (t.fair_id, t.session_number));

-- Silence to the new time of a fair is over half an hour after its time
SELECT t.id, c.lapses_at FROM ticket_choice c JOIN ticket t ON t.id = c.ticket_id JOIN fair f ON f.id = t.fair_id AND f.epoch = c.epoch
WHERE c.answer IS NULL AND c.lapses_at < now() - interval '30 minutes' AND t.state = 'ISSUED' AND f.state IN ('PUBLISHED', 'RUNNING');

-- Who came in beyond what a ticket is good for is recorded with it, as many as there are
SELECT coalesce(o.ticket_id, a.over_ticket) AS ticket, o.persons, a.came FROM (SELECT ticket_id, persons FROM over_admission WHERE ticket_id IS NOT NULL) o
FULL JOIN (SELECT over_ticket, count(*) AS came FROM admission WHERE over_ticket IS NOT NULL GROUP BY over_ticket) a ON a.over_ticket = o.ticket_id
WHERE o.persons IS DISTINCT FROM a.came;

-- Nobody came in by a ticket more often than the gates were passed with it
SELECT t.ticket_id, t.came, coalesce(p.passed, 0) AS passed FROM (SELECT coalesce(ticket_id, over_ticket) AS ticket_id, count(*) AS came FROM admission
    WHERE device_id IS NOT NULL AND coalesce(ticket_id, over_ticket) IS NOT NULL GROUP BY 1) t
LEFT JOIN (SELECT ticket_id, sum(persons) AS passed FROM gate_passage WHERE direction = 'IN' GROUP BY ticket_id) p USING (ticket_id)
WHERE t.came > coalesce(p.passed, 0);

-- What a device did at a gate is written down as one of its events, with what its own clock said
SELECT p.device_id, p.sequence FROM (SELECT device_id, sequence FROM gate_passage WHERE device_id IS NOT NULL
    UNION ALL SELECT device_id, sequence FROM gate_refusal WHERE device_id IS NOT NULL UNION ALL SELECT device_id, sequence FROM over_admission) p
LEFT JOIN fair_device_event e ON (e.device_id, e.sequence) = (p.device_id, p.sequence) WHERE e.device_id IS NULL;

-- No list of a gate can be opened an hour after its fair was over
SELECT k.fair_id, f.state FROM fair_roster_key k JOIN fair f ON f.id = k.fair_id
WHERE k.secret IS NOT NULL AND f.state IN ('CLOSED', 'RECONCILED', 'CANCELLED')
  AND EXISTS (SELECT FROM fair_step s WHERE s.fair_id = f.id AND s.verb IN ('CLOSED', 'CANCELLED') AND s.done_at < now() - interval '1 hour');
