package cn.yishulai.boot;

import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A season with some wishes and one plan that is asked for, and what may be said of it when that plan has come to its end. */
record PlannedOnce(String season, String plan) {

    private static final int WISHES = 6;
    /** A search goes on for so long; the lease of whoever dies is 20 s. */
    private static final int SECONDS = 8;
    /** Never reached: with a number of tries a search does not end because nothing became better. */
    private static final long MOVES = 1_000_000_000_000L;

    private static final Duration PATIENCE = Duration.ofSeconds(50);
    private static final long TURN_MILLIS = 100;

    static PlannedOnce asked(Connection connection, String venue) throws Exception {
        String season = Jar.ask(
                connection,
                """
                INSERT INTO fair_season (title, begins_on, ends_on) VALUES ('读者节 ' || uuidv7(), current_date + 40, current_date + 67)
                RETURNING id""");
        for (int wish = 0; wish < WISHES; wish++) {
            String id = Jar.ask(
                    connection,
                    """
                    INSERT INTO season_wish (season_id, title, earliest, latest, weekdays, holidays, opens, closes, minutes, people, weight, van,
                        stated_by, stated_at)
                    SELECT s.id, '市集', s.begins_on, s.ends_on, '{1,2,3,4,5,6,7}', 'FINE', '09:00', '18:00', 120, 50, 3, false,
                        (SELECT id FROM staff_member WHERE name = 'staff'), now()
                    FROM fair_season s WHERE s.id = '%s' RETURNING id"""
                            .formatted(season));
            Jar.execute(
                    connection,
                    "INSERT INTO season_wish_venue (wish_id, rank, site_id) VALUES ('%s', 1, '%s')"
                            .formatted(id, venue));
            Jar.execute(
                    connection,
                    "INSERT INTO season_wish_role (wish_id, role, needed) VALUES ('%s', '换书台', 1)".formatted(id));
        }
        String plan = Jar.ask(
                connection,
                """
                INSERT INTO season_plan (season_id, number, state, seconds, seed, moves, asked_at)
                VALUES ('%s', 1, 'WAITING', %d, 1, %d, now()) RETURNING id"""
                        .formatted(season, SECONDS, MOVES));
        return new PlannedOnce(season, plan);
    }

    /** Waits until this is true of the plan. */
    void await(Connection connection, String condition) throws Exception {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!is(connection, condition)) {
            if (System.nanoTime() > until) {
                throw new AssertionError("the plan never was %s: %s"
                        .formatted(
                                condition,
                                Jar.ask(connection, "SELECT p FROM season_plan p WHERE id = '%s'".formatted(plan))));
            }
            Thread.sleep(TURN_MILLIS);
        }
    }

    boolean is(Connection connection, String condition) throws Exception {
        return Jar.ask(connection, "SELECT (%s) FROM season_plan WHERE id = '%s'".formatted(condition, plan))
                .equals("t");
    }

    /** What is wrong with the end of a search that was begun by one process and ended by another. */
    List<String> wrong(Connection connection) throws Exception {
        Map<String, String> rules = Map.of(
                "plans of the season that are there",
                "SELECT count(*) = 1 FROM season_plan WHERE season_id = '%1$s'",
                "the plan is proposed, and nobody works on it",
                "SELECT state = 'PROPOSED' AND worker IS NULL FROM season_plan WHERE id = '%2$s'",
                "its lines were written once",
                "SELECT version = 1 FROM season_plan WHERE id = '%2$s'",
                "it was begun twice",
                "SELECT attempts = 2 FROM season_plan WHERE id = '%2$s'",
                "each wish has its line, and each line its helper's place",
                """
                SELECT count(*) = %3$d AND bool_and(f.plan_id IS NOT NULL AND (SELECT count(*) FROM season_plan_shift s
                    WHERE (s.plan_id, s.wish_id) = (f.plan_id, f.wish_id)) = 1)
                FROM season_wish w LEFT JOIN season_plan_fair f ON f.wish_id = w.id AND f.plan_id = '%2$s' WHERE w.season_id = '%1$s'""");
        List<String> wrong = new ArrayList<>();
        for (Map.Entry<String, String> rule : rules.entrySet()) {
            if (!Jar.ask(connection, rule.getValue().formatted(season, plan, WISHES))
                    .equals("t")) {
                wrong.add(rule.getKey());
            }
        }
        return wrong;
    }

    /** Each of these, past all guards, is found by one rule at least. */
    List<String> planted() {
        return List.of(
                "INSERT INTO season_plan (season_id, number, state, seconds, seed, asked_at) VALUES ('%s', 2, 'WAITING', 1, 1, now())"
                        .formatted(season),
                "UPDATE season_plan SET state = 'FAILED', report = NULL WHERE id = '%s'".formatted(plan),
                "UPDATE season_plan SET version = 2 WHERE id = '%s'".formatted(plan),
                "UPDATE season_plan SET attempts = 1 WHERE id = '%s'".formatted(plan),
                "DELETE FROM season_plan_shift WHERE plan_id = '%s'".formatted(plan));
    }
}
