package cn.yishulai.boot;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yishulai.kernel.CopyCode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Each rule of trade sessions is broken once, past all guards, and found by its query; before it the query is silent. */
@QuarkusTest
class TradeAuditTest {

    private static final String ONE = id(1);
    private static final String TWO = id(2);
    private static final String LISTING = id(3);
    private static final String VOLUME = id(4);
    private static final String WANTS_TWICE = "DROP INDEX trade_leg_one_per_taker";
    private static final String BOUND_TWICE = "DROP INDEX trade_offer_one_per_copy";

    @Inject
    DataSource database;

    @Test
    void everyRuleOfTradeSessionsFindsItsFault() throws SQLException {
        Map<String, List<String>> faults = faults();
        List<Invariants.Invariant> rules = Invariants.all().stream()
                .filter(rule -> rule.room().equals("fairs"))
                .toList();
        assertThat(rules).as("a fault for each rule and no other").hasSize(faults.size());
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            for (Invariants.Invariant rule : rules) {
                assertThat(rows(connection, rule)).as("before: " + rule.rule()).isZero();
                String begin = faults.keySet().stream()
                        .filter(rule.rule()::startsWith)
                        .findFirst()
                        .orElseThrow(() -> new AssertionError("no fault for: " + rule.rule()));
                try (Statement plant = connection.createStatement()) {
                    plant.execute("SET LOCAL session_replication_role = replica");
                    for (String fault : faults.getOrDefault(begin, List.of())) {
                        plant.execute(fault);
                    }
                }
                assertThat(rows(connection, rule))
                        .as("with the fault: " + rule.rule())
                        .isPositive();
                connection.rollback();
            }
        }
    }

    private static int rows(Connection connection, Invariants.Invariant rule) throws SQLException {
        try (Statement query = connection.createStatement();
                ResultSet offending = query.executeQuery(rule.query())) {
            int rows = 0;
            while (offending.next()) {
                rows++;
            }
            return rows;
        }
    }

    private static Map<String, List<String>> faults() {
        Map<String, List<String>> faults = new LinkedHashMap<>();
        faults.put("A permit in force is for the time", List.of(fair(1, "DRAFT", "'宁公治许 1 号'")));
        faults.put("Nobody approved the fair", List.of(step("PROPOSED", 2), step("APPROVED", 1)));
        faults.put(
                "A venue is given to one fair at a time",
                List.of(
                        "ALTER TABLE fair DROP CONSTRAINT fair_venue_free",
                        fair(1, "APPROVED", "NULL"),
                        fair(2, "PUBLISHED", "NULL")));
        faults.put(
                "In a run of a trade session every book goes to one family",
                List.of(leg(1, ONE, ONE, "GONE"), leg(2, ONE, TWO, "GONE")));
        faults.put(
                "A book of a trade session is fetched once",
                List.of(WANTS_TWICE, leg(1, ONE, ONE, "TO_FETCH"), leg(2, TWO, ONE, "TO_FETCH")));
        faults.put(
                "A copy is in one trade session at a time",
                List.of(BOUND_TWICE, offer(ONE, ONE, ONE, "LISTED"), offer(TWO, TWO, ONE, "LISTED")));
        faults.put("A book whose taker is to fetch it", List.of(offer(ONE, ONE, ONE, "TO_FETCH")));
        faults.put(
                "A book that waits at the desk",
                List.of(session("OPEN", "NULL"), copy(ONE), offer(ONE, ONE, ONE, "PRESENT")));
        faults.put("A copy that is kept aside", List.of("INSERT INTO kept_copy (copy_id) VALUES (" + ONE + ")"));
        faults.put(
                "A book that is noted as missing",
                List.of(
                        offer(ONE, ONE, ONE, "PRESENT"),
                        "INSERT INTO trade_missing (session_id, copy_id, run_number, stage) VALUES (%s, %s, 1, 'PRESENT')"
                                .formatted(ONE, ONE)));
        faults.put("A book that was fetched", List.of(leg(1, ONE, ONE, "FETCHED")));
        faults.put("What was minted for a book", List.of(offer(ONE, ONE, ONE, "PRESENT")));
        faults.put("For a book that a family fetched", List.of(leg(1, ONE, ONE, "FETCHED")));
        faults.put(
                "Nobody fetches two copies of one volume",
                List.of(
                        run("sha256('a')"),
                        copy(ONE),
                        copy(TWO),
                        offer(ONE, ONE, id(5), "FETCHED"),
                        offer(TWO, ONE, id(6), "FETCHED"),
                        leg(1, ONE, ONE, "GONE"),
                        leg(2, TWO, TWO, "GONE")));
        faults.put("A session has its runs numbered", List.of(session("MATCHED", "NULL")));
        faults.put("What was published of a run", List.of(run("sha256('b')")));
        faults.put(
                "When a trade session is over",
                List.of(session("FINISHED", "now() - interval '1 hour'"), offer(ONE, ONE, ONE, "LISTED")));
        faults.putAll(ProgrammeFaults.all());
        faults.putAll(FairStockFaults.all());
        faults.put("Who has a certificate of a tour", List.of(certificate()));
        faults.put("Whoever has enough stamps of a tour", List.of(tour(), person(), stamp()));
        faults.put(
                "A book that was taken along on a tour",
                List.of(
                        "INSERT INTO movement (copy_id, seq, status, site_id, actor, occurred_at, recorded_at, reason) VALUES (%s, 1, 'AVAILABLE', %s, %s, now(), now(), 'x')"
                                .formatted(ONE, ONE, ONE),
                        "INSERT INTO tour_book (tour_id, site_id, copy_id, household_id, taken_seq, taken_at) VALUES (%s, %s, %s, %s, 1, now())"
                                .formatted(ONE, ONE, ONE, ONE)));
        return faults;
    }

    private static String tour() {
        return """
                INSERT INTO tour (id, title, state, first_day, last_day, in_order, needed, code_seconds, minutes_between, published_at, changed_at)
                VALUES (%s, '换书游', 'PUBLISHED', '2026-01-01', '2026-01-31', false, 1, 60, 0, now(), now() - interval '1 day')"""
                .formatted(ONE);
    }

    private static String person() {
        return "INSERT INTO person (id, household_id, nickname, kind, created_at) VALUES (%s, %s, '小明', 'ADULT', now())"
                .formatted(ONE, ONE);
    }

    private static String stamp() {
        return """
                INSERT INTO tour_stamp (tour_id, site_id, person_id, way, stamped_at, recorded_at, stamped_by)
                VALUES (%s, %s, %s, 'CARD', now(), now(), %s)"""
                .formatted(ONE, ONE, ONE, ONE);
    }

    private static String certificate() {
        return "INSERT INTO tour_certificate (tour_id, person_id, code, stamps, completed_at) VALUES (%s, %s, 'X', 1, now())"
                .formatted(ONE, ONE);
    }

    private static String id(int number) {
        return "'00000000-0000-7000-8000-00000000f00%d'".formatted(number);
    }

    private static String session(String state, String overAt) {
        return """
                INSERT INTO trade_session (id, title, site_id, state, over_at, list_from, list_until, hand_over_until,
                    copies_per_family, wishes_per_family, credits_per_copy, seed)
                VALUES (%s, '换书会', %s, '%s', %s, now() - interval '1 day', now(), '2026-01-01', 1, 1, 1, 1)"""
                .formatted(ONE, ONE, state, overAt);
    }

    private static String run(String hash) {
        return """
                INSERT INTO trade_run (session_id, number, seed, input, result, certificate, input_hash, copies, families, trades,
                    served, loops, longest, made_at)
                VALUES (%s, 1, 1, 'a', '', '', encode(%s, 'hex'), 0, 0, 0, 0, 0, 0, now())"""
                .formatted(ONE, hash);
    }

    /** At home. */
    private static String copy(String id) {
        return """
                INSERT INTO copy (id, code, volume_id, status, household_id, disposition, since, moves)
                VALUES (%s, '%s', %s, 'LISTED', %s, 'SWAP', now(), 1)"""
                .formatted(id, CopyCode.random(), VOLUME, LISTING);
    }

    private static String offer(String id, String session, String copy, String stage) {
        String present = stage.equals("LISTED") ? "NULL" : "now()";
        int escrow = stage.equals("PRESENT") ? 1 : 0;
        return """
                INSERT INTO trade_offer (id, session_id, listing_id, copy_id, item, if_unmatched, stage, present_at, escrow)
                VALUES (%s, %s, %s, %s, 'B' || %s, 'STOCK', '%s', %s, %d)"""
                .formatted(id, session, LISTING, copy, id, stage, present, escrow);
    }

    private static String leg(int position, String copy, String taker, String state) {
        String done = state.equals("FETCHED") ? "now(), %s, %s, 1".formatted(ONE, ONE) : "NULL, NULL, NULL, 0";
        return """
                INSERT INTO trade_leg (session_id, run_number, loop, position, item, copy_id, taker, state, done_at, done_by,
                    burned_as, credits) VALUES (%s, 1, 1, %d, 'B', %s, %s, '%s', %s)"""
                .formatted(ONE, position, copy, taker, state, done);
    }

    /** At one venue, at one time. */
    private static String fair(int id, String state, String permit) {
        return """
               INSERT INTO fair (id, title, venue_id, state, epoch, people_at_once, begins_at, ends_at, permit_number, published_at)
               VALUES (%s, '市集', %s, '%s', 0, 10, '2027-05-01T02:00Z', '2027-05-01T04:00Z', %s, now())"""
                .formatted(id(id), VOLUME, state, permit);
    }

    private static String step(String verb, int hoursAgo) {
        return """
               INSERT INTO fair_step (id, fair_id, verb, done_by, done_at)
               VALUES (uuidv7(), %s, '%s', %s, now() - interval '%d hours')"""
                .formatted(ONE, verb, TWO, hoursAgo);
    }
}
