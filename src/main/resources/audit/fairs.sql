-- In a run of a trade session every book goes to one family, and each book that a family brought is given for one
SELECT session_id, run_number, copy_id AS twice FROM trade_leg GROUP BY session_id, run_number, copy_id HAVING count(*) > 1
UNION ALL SELECT session_id, run_number, taker FROM trade_leg GROUP BY session_id, run_number, taker HAVING count(*) > 1;

-- A book of a trade session is fetched once, and for a book that a family brought one is fetched at most
SELECT session_id, copy_id AS twice, count(*) FROM trade_leg WHERE state IN ('TO_FETCH', 'FETCHED') GROUP BY session_id, copy_id HAVING count(*) > 1
UNION ALL SELECT session_id, taker, count(*) FROM trade_leg WHERE state IN ('TO_FETCH', 'FETCHED') GROUP BY session_id, taker HAVING count(*) > 1;

-- A copy is in one trade session at a time
SELECT copy_id, count(*) FROM trade_offer WHERE open GROUP BY copy_id HAVING count(*) > 1;

-- A book whose taker is to fetch it, or has, says so, and no other does
SELECT o.id, o.stage, t.state FROM trade_offer o LEFT JOIN trade_leg t ON t.giver = o.id AND t.state IN ('TO_FETCH', 'FETCHED')
WHERE coalesce(t.state, 'NONE') <> CASE WHEN o.stage IN ('TO_FETCH', 'FETCHED') THEN o.stage ELSE 'NONE' END;

-- A book that waits at the desk of a trade session stands there, unless it was missed, sent or looked into since
SELECT s.id, o.item, o.stage, c.status FROM trade_offer o JOIN trade_session s ON s.id = o.session_id JOIN copy c ON c.id = o.copy_id
WHERE o.stage IN ('PRESENT', 'TO_FETCH', 'GOES_HOME') AND (c.status <> 'ON_HOLD_SHELF' OR c.site_id <> s.site_id)
  AND NOT EXISTS (SELECT FROM movement m WHERE m.copy_id = c.id AND m.recorded_at >= o.present_at
      AND m.status IN ('MISSING', 'IN_TRANSIT', 'QUARANTINED', 'WITHDRAWN'));

-- A copy that is kept aside is kept for a trade session
SELECT k.copy_id FROM kept_copy k
WHERE NOT EXISTS (SELECT FROM trade_offer o WHERE o.copy_id = k.copy_id AND o.stage IN ('PRESENT', 'TO_FETCH', 'GOES_HOME'))
  AND NOT EXISTS (SELECT FROM trade_leg t WHERE t.copy_id = k.copy_id AND t.giver IS NULL);

-- A book that is noted as missing in a trade session is missing there
SELECT m.session_id, m.copy_id, o.stage FROM trade_missing m LEFT JOIN trade_offer o ON (o.session_id, o.copy_id) = (m.session_id, m.copy_id)
WHERE m.stage IS NOT NULL AND o.stage IS DISTINCT FROM 'MISSING';

-- A book that was fetched in a trade session was handed over there
SELECT t.session_id, t.item FROM trade_leg t WHERE t.state = 'FETCHED' AND NOT EXISTS (SELECT FROM movement m
    WHERE m.copy_id = t.copy_id AND m.status = 'HANDED_OVER' AND m.reason = 'handed over in a trade session');

-- What was minted for a book of a trade session is held still, was burned, or is free again: it sums to zero
WITH moved AS (SELECT t.reference, sum(e.amount) FILTER (WHERE t.kind = 'MINT') AS minted,
        sum(CASE WHEN t.kind IN ('BURN', 'RELEASE') THEN e.amount WHEN t.kind = 'REFUND' THEN -e.amount END) AS ended
    FROM credit_transaction t JOIN credit_entry e ON e.transaction_id = t.id AND e.amount > 0
    WHERE t.kind IN ('MINT', 'BURN', 'RELEASE', 'REFUND')
      AND t.reference IN (SELECT id FROM trade_offer UNION ALL SELECT held_as FROM trade_offer) GROUP BY t.reference)
SELECT o.session_id, o.item, o.escrow, coalesce(m.minted, 0) AS minted, coalesce(x.ended, 0) AS ended FROM trade_offer o
LEFT JOIN moved m ON m.reference = o.id LEFT JOIN moved x ON x.reference = o.held_as
WHERE coalesce(m.minted, 0) <> coalesce(x.ended, 0) + o.escrow OR (o.present_at IS NOT NULL) <> (coalesce(m.minted, 0) > 0);

-- For a book that a family fetched, what its own had earned was burned, as much as was minted
SELECT t.session_id, t.item, t.credits, sum(e.amount) AS burned FROM trade_leg t
LEFT JOIN credit_transaction b ON b.kind = 'BURN' AND b.reference = t.burned_as LEFT JOIN credit_entry e ON e.transaction_id = b.id AND e.amount > 0
WHERE t.state = 'FETCHED' GROUP BY t.id HAVING coalesce(sum(e.amount), 0) <> t.credits;

-- Nobody fetches two copies of one volume in a run
SELECT t.session_id, t.run_number, o.listing_id, c.volume_id, count(*) FROM trade_leg t JOIN trade_offer o ON o.id = t.taker
JOIN copy c ON c.id = t.copy_id JOIN trade_run r ON (r.session_id, r.number) = (t.session_id, t.run_number)
LEFT JOIN volume_merge m ON m.into_id = c.volume_id
WHERE m.id IS NULL GROUP BY t.session_id, t.run_number, o.listing_id, c.volume_id
HAVING count(*) > 1 AND NOT EXISTS (SELECT FROM trade_listing l JOIN trade_listing j ON j.household_id = l.household_id AND j.session_id = l.session_id
    WHERE l.id = o.listing_id AND j.joined);

-- A session has its runs numbered without a gap, and one that was matched has one
SELECT s.id, s.state, count(r.number), max(r.number) FROM trade_session s LEFT JOIN trade_run r ON r.session_id = s.id GROUP BY s.id
HAVING count(r.number) <> coalesce(max(r.number), 0) OR (s.state IN ('MATCHED', 'FINISHED')) <> (count(r.number) > 0);

-- What was published of a run is what was hashed
SELECT session_id, number FROM trade_run WHERE encode(sha256(convert_to(input, 'UTF8')), 'hex') <> input_hash;

-- When a trade session is over nothing is bound to it for more than half an hour, but for books of one called off that wait for their families
SELECT s.id, s.state, o.item, o.stage, o.escrow FROM trade_session s JOIN trade_offer o ON o.session_id = s.id
WHERE s.over_at < now() - interval '30 minutes' AND (o.open OR o.escrow > 0)
  AND NOT (s.state = 'CANCELLED' AND o.stage = 'GOES_HOME' AND s.hand_over_until >= (now() AT TIME ZONE 'Asia/Shanghai')::date - 1);

-- Every session of a fair has an arrival slot, and no slot has more places than its session can book
SELECT s.fair_id, s.number, NULL AS slot_number FROM fair_session s
WHERE NOT EXISTS (SELECT FROM fair_slot l WHERE (l.fair_id, l.session_number) = (s.fair_id, s.number))
UNION ALL SELECT l.fair_id, l.session_number, l.slot_number FROM fair_slot l
LEFT JOIN fair_session s ON (s.fair_id, s.number) = (l.fair_id, l.session_number)
WHERE s.number IS NULL OR l.places > s.capacity - s.walk_in_places;

-- No stage has two acts at once, nor one while it is changed over
SELECT a.stage_id, a.performance_id, b.performance_id AS other FROM stage_hold a
JOIN stage_hold b ON b.stage_id = a.stage_id AND b.performance_id > a.performance_id
WHERE a.begins_at < b.clear_at AND b.begins_at < a.clear_at;

-- No helper is in two places at once, and no shift has more helpers than were asked
SELECT a.staff_id, a.shift_id, b.shift_id AS other FROM helper_hold a
JOIN helper_hold b ON b.staff_id = a.staff_id AND b.helper_id > a.helper_id
WHERE a.begins_at < b.ends_at AND b.begins_at < a.ends_at
UNION ALL SELECT h.staff_id, h.shift_id, NULL FROM helper_hold h LEFT JOIN shift_helper p ON p.id = h.helper_id
WHERE p.id IS NULL OR p.state = 'DECLINED' OR (p.shift_id, p.staff_id) <> (h.shift_id, h.staff_id);

-- Never more equipment is booked than there is, and a booking has all its pieces or none
SELECT e.id AS equipment_id, NULL::uuid AS booking_id, e.pieces, sum(o.pieces) AS out FROM equipment e
JOIN fair_equipment b ON b.equipment_id = e.id AND EXISTS (SELECT FROM equipment_hold h WHERE h.booking_id = b.id)
JOIN fair_equipment o ON o.equipment_id = e.id AND o.begins_at <= b.begins_at AND o.ends_at > b.begins_at
  AND EXISTS (SELECT FROM equipment_hold h WHERE h.booking_id = o.id)
GROUP BY e.id, b.id HAVING sum(o.pieces) > e.pieces
UNION ALL SELECT b.equipment_id, b.id, b.pieces, count(*) FROM fair_equipment b JOIN equipment_hold h ON h.booking_id = b.id
GROUP BY b.id HAVING count(*) <> b.pieces;

-- Nobody is at a shift who declined it
SELECT h.shift_id, h.staff_id, n.came_at FROM helper_presence n JOIN shift_helper h ON h.id = n.helper_id
WHERE n.left_at IS NULL AND h.state = 'DECLINED';

-- What is held is held at the time that was asked for
SELECT h.performance_id AS thing, h.begins_at FROM stage_hold h LEFT JOIN fair_performance p ON p.id = h.performance_id
WHERE (p.stage_id, p.begins_at, p.clear_at) IS DISTINCT FROM (h.stage_id, h.begins_at, h.clear_at)
UNION ALL SELECT h.helper_id, h.begins_at FROM helper_hold h LEFT JOIN fair_shift s ON s.id = h.shift_id
WHERE (s.begins_at, s.ends_at) IS DISTINCT FROM (h.begins_at, h.ends_at)
UNION ALL SELECT h.booking_id, h.begins_at FROM equipment_hold h LEFT JOIN fair_equipment b ON b.id = h.booking_id
WHERE (b.equipment_id, b.begins_at, b.ends_at) IS DISTINCT FROM (h.equipment_id, h.begins_at, h.ends_at);

-- Nothing is held for a fair that is cancelled, or was put off and has no new times
SELECT f.id, f.state FROM fair f LEFT JOIN fair_without_day w ON w.fair_id = f.id
WHERE (f.state = 'CANCELLED' OR w.fair_id IS NOT NULL)
  AND (EXISTS (SELECT FROM stage_hold h JOIN fair_performance p ON p.id = h.performance_id WHERE p.fair_id = f.id)
    OR EXISTS (SELECT FROM helper_hold h JOIN fair_shift s ON s.id = h.shift_id WHERE s.fair_id = f.id)
    OR EXISTS (SELECT FROM equipment_hold h JOIN fair_equipment b ON b.id = h.booking_id WHERE b.fair_id = f.id));

-- The purse of a session is bound to the end of that session, at the venue of its fair; without a day it does not end, and called off it is good everywhere
SELECT t.fair_id, t.session_number, t.purse FROM fair_session_terms t JOIN fair f ON f.id = t.fair_id
LEFT JOIN fair_session s ON (s.fair_id, s.number) = (t.fair_id, t.session_number) LEFT JOIN bound_purse b ON b.name = t.purse
LEFT JOIN fair_session_held h ON (h.fair_id, h.session_number) = (t.fair_id, t.session_number)
LEFT JOIN fair_without_day w ON w.fair_id = f.id AND h.fair_id IS NULL
WHERE t.purse IS NOT NULL AND CASE WHEN f.state = 'CANCELLED' AND b.ends_at IS NULL THEN b.site IS NOT NULL
    ELSE (CASE WHEN w.fair_id IS NULL THEN s.ends_at END, f.venue_id) IS DISTINCT FROM (b.ends_at, b.site) END;

-- A permit in force is for the time, the place and the people of its fair, and the fair has its number
SELECT p.fair_id, p.number FROM fair_permit p JOIN fair f ON f.id = p.fair_id WHERE p.void_at IS NULL
  AND (p.venue_id <> f.venue_id OR p.begins_at <> f.begins_at OR p.ends_at <> f.ends_at OR p.people_at_once < f.people_at_once OR f.permit_number IS DISTINCT FROM p.number)
UNION ALL SELECT f.id, f.permit_number FROM fair f WHERE f.permit_number IS NOT NULL
  AND NOT EXISTS (SELECT FROM fair_permit p WHERE p.fair_id = f.id AND p.void_at IS NULL);

-- Nobody approved the fair that they proposed
SELECT a.fair_id, a.done_by FROM fair_step a WHERE a.verb = 'APPROVED' AND a.done_by = (SELECT p.done_by FROM fair_step p
    WHERE p.fair_id = a.fair_id AND p.verb = 'PROPOSED' AND (p.done_at, p.id) < (a.done_at, a.id) ORDER BY p.done_at DESC, p.id DESC LIMIT 1);

-- A venue is given to one fair at a time
SELECT a.id, b.id AS other FROM fair a JOIN fair b ON b.venue_id = a.venue_id AND b.id > a.id AND tstzrange(a.begins_at, a.ends_at) && tstzrange(b.begins_at, b.ends_at)
WHERE a.state IN ('APPROVED', 'PUBLISHED', 'RUNNING') AND b.state IN ('APPROVED', 'PUBLISHED', 'RUNNING');

-- What was sent to a fair that is reconciled was counted to zero: handed over, back, missing or in quarantine
SELECT f.id, f.state, r.sent, r.handed_over, r.back, r.missing, r.quarantined FROM fair f JOIN fair_reconciliation r ON r.fair_id = f.id
WHERE r.done_at IS NOT NULL AND (f.state NOT IN ('RECONCILED', 'CANCELLED') OR r.sent <> r.handed_over + r.back + r.missing + r.quarantined)
UNION ALL SELECT f.id, f.state, NULL, NULL, NULL, NULL, NULL FROM fair f LEFT JOIN fair_reconciliation r ON r.fair_id = f.id
WHERE f.state = 'RECONCILED' AND r.done_at IS NULL;

-- What became of each copy of a fair that is reconciled is what was counted
SELECT r.fair_id, r.sent, count(e.sending) AS endings FROM fair_reconciliation r LEFT JOIN fair_ending e ON e.fair_id = r.fair_id
WHERE r.done_at IS NOT NULL GROUP BY r.fair_id
HAVING (r.sent, r.handed_over, r.back, r.missing, r.quarantined) <> (count(e.sending), count(*) FILTER (WHERE e.ending = 'HANDED_OVER'),
    count(*) FILTER (WHERE e.ending = 'BACK'), count(*) FILTER (WHERE e.ending = 'MISSING'), count(*) FILTER (WHERE e.ending = 'QUARANTINED'));

-- A fair is reconciled with everything that was sent to it, and nothing was sent after that
SELECT r.fair_id, s.copy_id, s.sending FROM fair_reconciliation r JOIN fair_sending s ON s.fair_id = r.fair_id
WHERE r.done_at IS NOT NULL AND NOT EXISTS (SELECT FROM fair_ending e WHERE (e.fair_id, e.sending) = (s.fair_id, s.sending));

-- Differences of a fair that is reconciled were explained, and many of them signed by a second person
SELECT r.fair_id, r.missing + r.quarantined AS differences, r.signed_by FROM fair_reconciliation r
WHERE r.done_at IS NOT NULL AND (r.sign_off AND (r.signed_by IS NULL OR r.signed_by = r.counted_by) OR EXISTS (SELECT FROM fair_ending e
    WHERE e.fair_id = r.fair_id AND e.ending IN ('MISSING', 'QUARANTINED')
      AND NOT EXISTS (SELECT FROM fair_explanation x WHERE (x.fair_id, x.copy_id) = (e.fair_id, e.copy_id))));

-- What was done at a table without network and differs from the books was explained before its fair was reconciled
SELECT s.id, s.fair_id, s.outcome FROM fair_table_step s JOIN fair_reconciliation r ON r.fair_id = s.fair_id AND s.merged_at < r.done_at
WHERE s.explanation IS NULL AND s.outcome IN ('COPY_GONE', 'COPY_NOT_HERE', 'COPY_UNKNOWN', 'FAMILY_UNKNOWN', 'TABLE_UNKNOWN', 'FAIR_OVER', 'UNREADABLE');

-- A copy that was swapped at a table without network was handed over when it was, and no later
SELECT s.id, s.copy_code, s.occurred_at FROM fair_table_step s WHERE s.outcome IN ('SWAPPED', 'OVERSPENT') AND NOT EXISTS (
    SELECT FROM movement m WHERE m.copy_id = s.copy_id AND m.status = 'HANDED_OVER' AND m.occurred_at = s.occurred_at AND m.recorded_at <= s.merged_at);

-- What was over-spent at a table the library gave, once and no more, and nothing else was given for a step of a table
SELECT s.id, s.covered, g.given FROM fair_table_step s LEFT JOIN (SELECT t.reference, sum(e.amount) AS given FROM credit_transaction t
    JOIN credit_entry e ON e.transaction_id = t.id AND e.amount > 0 WHERE t.kind = 'GRANT' GROUP BY t.reference) g ON g.reference = s.id
WHERE coalesce(g.given, 0) <> s.covered;

-- No device at a table works with a lane that its fair has not
SELECT l.fair_id, l.lane, l.device FROM fair_coupon_lane l LEFT JOIN fair_coupon_plan p ON p.fair_id = l.fair_id
WHERE l.lane > coalesce(p.lanes, (SELECT lanes FROM fair_coupon_default));

-- A copy that was handed over at a fair, by its count, was handed over
SELECT e.fair_id, e.copy_id FROM fair_ending e
WHERE e.ending = 'HANDED_OVER' AND NOT EXISTS (SELECT FROM movement m WHERE m.copy_id = e.copy_id AND m.status = 'HANDED_OVER');

-- The van loads of a fair that is reconciled are closed
SELECT f.id, t.code, t.state FROM fair f JOIN fair_load l ON l.fair_id = f.id JOIN transfer t ON t.id = l.transfer_id
WHERE t.closed_at IS NULL AND (f.state = 'RECONCILED' OR EXISTS (SELECT FROM fair_reconciliation r WHERE r.fair_id = f.id AND r.done_at IS NOT NULL));

-- A copy on a fair table stands at the venue of a fair that it was sent to, or laid out at, and that still waits for it
SELECT c.code, c.site_id, c.shelf FROM copy c WHERE c.status = 'AT_FAIR' AND NOT EXISTS (
    SELECT FROM fair_stock s JOIN fair f ON f.id = s.fair_id
    WHERE s.copy_id = c.id AND s.ending = 'ON_TABLE' AND f.venue_id = c.site_id AND f.state <> 'RECONCILED');

-- A van load of a fair goes to its venue, or comes from it; what goes out is for the tables
SELECT l.fair_id, t.code, l.way FROM fair_load l JOIN transfer t ON t.id = l.transfer_id JOIN fair f ON f.id = l.fair_id
WHERE t.onto_tables <> (l.way = 'OUT') OR l.site_id <> CASE l.way WHEN 'OUT' THEN t.from_site ELSE t.to_site END;

-- Who has a certificate of a tour collected the stamps that it says
SELECT c.tour_id, c.person_id, c.stamps, count(s.id) FROM tour_certificate c
LEFT JOIN tour_stamp s ON (s.tour_id, s.person_id) = (c.tour_id, c.person_id)
GROUP BY c.tour_id, c.person_id, c.stamps HAVING count(s.id) < c.stamps;

-- Whoever has enough stamps of a tour has its certificate, unless the tour was changed since or the person was erased
SELECT s.tour_id, s.person_id, count(*) FROM tour_stamp s JOIN tour t ON t.id = s.tour_id JOIN person p ON p.id = s.person_id
WHERE p.erased_at IS NULL AND NOT EXISTS (SELECT FROM tour_certificate c WHERE (c.tour_id, c.person_id) = (s.tour_id, s.person_id))
GROUP BY s.tour_id, s.person_id, t.needed, t.changed_at HAVING count(*) >= t.needed AND max(s.recorded_at) > t.changed_at;

-- A book that was taken along on a tour was handed over at that stop
SELECT b.tour_id, b.copy_id, b.taken_seq FROM tour_book b JOIN movement m ON (m.copy_id, m.seq) = (b.copy_id, b.taken_seq)
LEFT JOIN movement before ON before.copy_id = b.copy_id AND before.seq = b.taken_seq - 1
WHERE m.status <> 'HANDED_OVER' OR before.site_id IS DISTINCT FROM b.site_id;
