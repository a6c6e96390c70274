package cn.yishulai.boot;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A fault for each rule of programmes, past all guards. */
final class ProgrammeFaults {

    private static final String FAIR = id(1);
    private static final String STAGE = id(2);
    private static final String HELPER = id(3);
    private static final String TENT = id(4);

    private ProgrammeFaults() {}

    static Map<String, List<String>> all() {
        Map<String, List<String>> faults = new LinkedHashMap<>();
        faults.put(
                "Every session of a fair has an arrival slot",
                List.of(
                        "INSERT INTO fair_session (fair_id, number, begins_at, ends_at, capacity, people_at_once) VALUES (%s, 1, now(), now() + interval '1 hour', 9, 9)"
                                .formatted(FAIR)));
        faults.put(
                "No stage has two acts at once",
                List.of(
                        "ALTER TABLE stage_hold DROP CONSTRAINT stage_hold_one_act",
                        stageHold(id(5), 0),
                        stageHold(id(6), 30)));
        faults.put(
                "No helper is in two places at once",
                List.of(
                        "ALTER TABLE helper_hold DROP CONSTRAINT helper_hold_one_place",
                        helperHold(id(5), 0),
                        helperHold(id(6), 30)));
        faults.put(
                "Never more equipment is booked than there is",
                List.of(
                        "INSERT INTO equipment (id, name, pieces) VALUES (%s, '帐篷 fault', 1)".formatted(TENT),
                        booking(id(5), 2),
                        "INSERT INTO equipment_hold (booking_id, unit, equipment_id, pieces, begins_at, ends_at) SELECT id, 1, equipment_id, 1, begins_at, ends_at FROM fair_equipment WHERE id = %s"
                                .formatted(id(5))));
        faults.put(
                "Nobody is at a shift who declined it",
                List.of(
                        "INSERT INTO shift_helper (id, shift_id, staff_id, state, asked_at, answered_at) VALUES (%s, %s, %s, 'DECLINED', now(), now())"
                                .formatted(id(7), id(8), HELPER),
                        "INSERT INTO helper_presence (helper_id, came_at, noted_by) VALUES (%s, now(), %s)"
                                .formatted(id(7), HELPER)));
        faults.put("What is held is held at the time", List.of(stageHold(id(5), 0)));
        faults.put(
                "Nothing is held for a fair that is cancelled",
                List.of(
                        "INSERT INTO fair (id, title, venue_id, state, epoch, people_at_once, begins_at, ends_at) VALUES (%s, 'x', %s, 'CANCELLED', 0, 9, now(), now() + interval '1 hour')"
                                .formatted(FAIR, STAGE),
                        booking(id(5), 1),
                        "INSERT INTO equipment_hold (booking_id, unit, equipment_id, pieces, begins_at, ends_at) SELECT id, 1, equipment_id, 1, begins_at, ends_at FROM fair_equipment WHERE id = %s"
                                .formatted(id(5))));
        faults.put(
                "The purse of a session is bound",
                List.of(
                        "INSERT INTO fair (id, title, venue_id, state, epoch, people_at_once, begins_at, ends_at) VALUES (%s, 'x', %s, 'DRAFT', 0, 9, now(), now() + interval '1 hour')"
                                .formatted(FAIR, STAGE),
                        "INSERT INTO fair_session_terms (fair_id, session_number, purse) VALUES (%s, 1, 'SESSION_ABCDEFGHIJKL')"
                                .formatted(FAIR)));
        return faults;
    }

    private static String stageHold(String performance, int minutes) {
        return "INSERT INTO stage_hold (performance_id, stage_id, begins_at, clear_at) VALUES (%s, %s, now() + interval '%d minutes', now() + interval '2 hours')"
                .formatted(performance, STAGE, minutes);
    }

    private static String helperHold(String helper, int minutes) {
        return "INSERT INTO helper_hold (helper_id, shift_id, staff_id, begins_at, ends_at) VALUES (%s, %s, %s, now() + interval '%d minutes', now() + interval '2 hours')"
                .formatted(helper, helper, HELPER, minutes);
    }

    private static String booking(String id, int pieces) {
        return "INSERT INTO fair_equipment (id, fair_id, equipment_id, pieces, begins_at, ends_at) VALUES (%s, %s, %s, %d, now(), now() + interval '1 hour')"
                .formatted(id, FAIR, TENT, pieces);
    }

    private static String id(int number) {
        return "'00000000-0000-7000-8000-00000000fa0%d'".formatted(number);
    }
}
