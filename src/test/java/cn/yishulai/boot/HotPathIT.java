package cn.yishulai.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * How many statements the database gets for one scan at the counter, counted where they arrive: in the log of PostgreSQL,
 * below a running node. Everything is in the figure (the session, the remembered answer, the audit trail, the ledger)
 * except BEGIN and COMMIT. The figures are bounds, not wishes: whoever adds a statement to a scan sees it here.
 */
@ExtendWith(TwoNodes.Running.class)
class HotPathIT {

    /** A copy that nobody waits for; it only looks: the session, and all that is said of the copy. */
    private static final int LOOK = 2;
    /** On a shelf again, the site still open, not kept for a swap of families, the line of its volume asked, nobody waiting. */
    private static final int CHECK_IN = 10;
    /** From the van onto a shelf. */
    private static final int RECEIVE = 11;
    /** Household, look in the audit trail, copy, claim, requests, movement, what it costs, payment, order of the lines, line. */
    private static final int WALK_IN = 15;
    /** Claim, request, pickup window by the calendar, notice. */
    private static final int HOLD_SHELF = 24;
    /** To the reader it was set aside for. */
    private static final int CHECK_OUT = 24;

    /** Nodes do things of their own every second; the smallest of several counts has none of them in it. */
    private static final int TRIES = 6;

    /** On a busy machine they do them most of the time: what is still too much is counted again before it is believed. */
    private static final int MOST_TRIES = 40;

    private static final int[] BOUNDS = {LOOK, CHECK_IN, RECEIVE, WALK_IN, HOLD_SHELF, CHECK_OUT};

    private static final Pattern STATEMENT =
            Pattern.compile("(?m)^(\\d+)~LOG:  (?:execute [^:]*|statement): ([A-Za-z]+)");
    private static final List<String> FRAME = List.of("BEGIN", "COMMIT", "ROLLBACK", "SET", "SHOW");

    private TwoNodes nodes;
    private Path log;
    private Desk desk;

    @BeforeEach
    void everyStatementIsLogged(TwoNodes nodes) throws Exception {
        this.nodes = nodes;
        desk = nodes.desk(1);
        log = nodes.data().resolve("postgres.log");
        configure("ALTER SYSTEM SET log_line_prefix = '%p~'", "ALTER SYSTEM SET log_statement = 'all'");
    }

    @AfterEach
    void nothingIsLogged() throws Exception {
        configure("ALTER SYSTEM RESET log_line_prefix", "ALTER SYSTEM RESET log_statement");
    }

    @Test
    void aScanAtTheCounterTakesABoundedNumberOfStatements() throws Exception {
        int[] counts = new int[6];
        Arrays.fill(counts, Integer.MAX_VALUE);
        String room = nodes.asked("SELECT id FROM site WHERE kind = 'READING_ROOM' ORDER BY id LIMIT 1");
        for (int i = 0; i < TRIES || (i < MOST_TRIES && isTooMuch(counts)); i++) {
            String copy;
            UUID volume;
            List<String> families;
            try (Connection connection = nodes.connect()) {
                Town town = new Town(connection);
                families = town.families(2, 2);
                volume = town.volume();
                copy = town.copies(1, volume, desk.site()).get(0);
            }
            Map<String, String> at = Map.of("siteId", desk.site());
            least(counts, 0, () -> desk.post("/v1/scans", Map.of("code", copy, "siteId", desk.site())));
            least(counts, 3, () -> desk.handOver(copy, families.get(0)));
            least(counts, 1, () -> desk.verb(copy, "shelve", at));
            assertDone(desk.verb(copy, "send", Map.of("toSiteId", room)));
            least(counts, 2, () -> desk.verb(copy, "receive", at));
            assertDone(desk.post(
                    "/v1/requests",
                    Map.of("volumeId", volume.toString(), "pickupSiteId", desk.site(), "familyCode", families.get(1))));
            least(counts, 4, () -> desk.verb(copy, "hold-shelf", at));
            least(counts, 5, () -> desk.handOver(copy, families.get(1)));
        }
        System.out.printf(
                "statements: look %d, check in %d, receive %d, walk-in %d, hold shelf %d, check out %d%n",
                Arrays.stream(counts).boxed().toArray());
        assertThat(counts[0]).as("look").isBetween(2, LOOK);
        assertThat(counts[1]).as("check in").isBetween(2, CHECK_IN);
        assertThat(counts[2]).as("receive").isBetween(2, RECEIVE);
        assertThat(counts[3]).as("walk-in").isBetween(2, WALK_IN);
        assertThat(counts[4]).as("hold shelf").isBetween(2, HOLD_SHELF);
        assertThat(counts[5]).as("check out").isBetween(2, CHECK_OUT);
    }

    private static boolean isTooMuch(int[] counts) {
        return IntStream.range(0, counts.length).anyMatch(i -> counts[i] > BOUNDS[i]);
    }

    private void least(int[] counts, int place, Callable<Desk.Answer> scan) throws Exception {
        long before = Files.size(log);
        assertDone(scan.call());
        Thread.sleep(30); // the log is written a moment after the answer
        counts[place] = Math.min(counts[place], statements(before));
    }

    private int statements(long from) throws Exception {
        byte[] all = Files.readAllBytes(log);
        String said = new String(all, (int) from, (int) (all.length - from), StandardCharsets.UTF_8);
        Matcher statement = STATEMENT.matcher(said);
        int count = 0;
        while (statement.find()) {
            count += FRAME.contains(statement.group(2).toUpperCase(java.util.Locale.ROOT)) ? 0 : 1;
        }
        return count;
    }

    private void configure(String... statements) throws Exception {
        try (Connection connection = nodes.connect()) {
            for (String statement : statements) {
                Jar.execute(connection, statement);
            }
            Jar.execute(connection, "SELECT pg_reload_conf()");
        }
        Thread.sleep(500);
    }

    private static void assertDone(Desk.Answer answer) {
        assertThat(answer.status()).as("%s", answer).isBetween(200, 201);
    }
}
