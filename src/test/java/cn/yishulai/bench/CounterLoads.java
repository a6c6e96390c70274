package cn.yishulai.bench;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yishulai.boot.BenchNode;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is done at counters and gates, by so many clients at a time; each prepares what it needs before it is measured. */
final class CounterLoads {

    private static final int HANDS = 64;
    private static final int BOOKS_EACH = 100;
    private static final int PERSONS = 5;
    private static final int TICKETS = 120;
    private static final int HOLDS = 320;
    private static final Pattern PGBENCH_COUNT = Pattern.compile("transactions actually processed: (\\d+)");
    private static final Pattern CODE = Pattern.compile("\"code\":\"([^\"]+)\"");

    private final BenchNode node;
    private final BenchNode.Staff staff;
    private final List<String> families;
    private final int seconds;
    private String lastWished = "00000000-0000-0000-0000-000000000000";

    CounterLoads(BenchNode node, int seconds) throws Exception {
        this.node = node;
        this.seconds = seconds;
        staff = node.staff(1);
        families = node.families(HANDS, 1_000_000);
    }

    String site() {
        return staff.site();
    }

    /** A copy is handed to a walk-in and checked in again: two scans. Each client has a family and books of its own. */
    Callable<Long> scans(int clients) throws Exception {
        List<String> codes = codes(clients * BOOKS_EACH);
        String back = "{\"siteId\":\"%s\"}".formatted(staff.site());
        return () -> Together.sum(clients, me -> {
            List<String> mine = codes.subList(me * BOOKS_EACH, (me + 1) * BOOKS_EACH);
            String given = "{\"siteId\":\"%s\",\"familyCode\":\"%s\"}".formatted(staff.site(), families.get(me));
            long end = end();
            long scans = 0;
            try (Wire wire = new Wire(node.port(), staff.token())) {
                while (System.nanoTime() < end) {
                    String path = "/v1/copies/" + mine.get((int) (scans / 2 % BOOKS_EACH));
                    assertThat(wire.post(path + "/hand-over", given)).isEqualTo(200);
                    assertThat(wire.post(path + "/shelve", back)).isEqualTo(200);
                    scans += 2;
                }
            }
            return scans;
        });
    }

    /** A copy is looked up at the scan box. */
    Callable<Long> looks(int clients) throws Exception {
        List<String> codes = codes(clients * BOOKS_EACH);
        return () -> Together.sum(clients, me -> {
            long end = end();
            long done = 0;
            try (Wire wire = new Wire(node.port(), staff.token())) {
                while (System.nanoTime() < end) {
                    String code = codes.get(me * BOOKS_EACH + (int) (done % BOOKS_EACH));
                    assertThat(wire.post(
                                    "/v1/scans", "{\"siteId\":\"%s\",\"code\":\"%s\"}".formatted(staff.site(), code)))
                            .isEqualTo(200);
                    done++;
                }
            }
            return done;
        });
    }

    /** The public journey of a copy, asked by somebody who is signed in. */
    Callable<Long> journeys(int clients) throws Exception {
        List<String> codes = codes(clients * BOOKS_EACH);
        return () -> Together.sum(clients, me -> {
            long end = end();
            long done = 0;
            try (Wire wire = new Wire(node.port(), staff.token())) {
                while (System.nanoTime() < end) {
                    String code = codes.get(me * BOOKS_EACH + (int) (done % BOOKS_EACH));
                    assertThat(wire.get("/v1/copies/" + code)).isEqualTo(200);
                    done++;
                }
            }
            return done;
        });
    }

    /** Quarkus answers a constant on a worker thread, in the same process: that the first start is over. */
    Callable<Long> constants(int clients) {
        return () -> Together.sum(clients, me -> {
            long end = end();
            long done = 0;
            try (Wire wire = new Wire(node.port(), "")) {
                while (System.nanoTime() < end) {
                    assertThat(wire.get("/q/health/started")).isEqualTo(200);
                    done++;
                }
            }
            return done;
        });
    }

    /** Families of five with a ticket come in, a scan for each of them: so often, however long it takes. */
    Callable<Long> admissions(int clients) throws Exception {
        String fair = node.fair(staff.site(), TICKETS * PERSONS);
        List<String> cards = node.families(TICKETS, 1);
        String sold = "/v1/fairs/" + fair + "/sessions/1/tickets";
        List<String> tickets = new ArrayList<>();
        Together.run(clients, me -> {
                    List<String> mine = new ArrayList<>();
                    try (Wire wire = new Wire(node.port(), staff.token())) {
                        for (int i = me; i < TICKETS; i += clients) {
                            String wish = "{\"persons\":%d,\"familyCode\":\"%s\"}".formatted(PERSONS, cards.get(i));
                            assertThat(wire.post(sold, wish)).as(wire.said()).isEqualTo(201);
                            Matcher code = CODE.matcher(wire.said());
                            assertThat(code.find()).as(wire.said()).isTrue();
                            mine.add(code.group(1));
                        }
                    }
                    return mine;
                })
                .forEach(tickets::addAll);
        node.open(fair);
        return () -> Together.sum(clients, me -> {
            long done = 0;
            try (Wire wire = new Wire(node.port(), staff.token())) {
                for (int i = me; i < TICKETS; i += clients) {
                    String scan = "{\"fairId\":\"%s\",\"code\":\"%s\"}".formatted(fair, tickets.get(i));
                    for (int person = 0; person < PERSONS; person++) {
                        assertThat(wire.post("/v1/admissions", scan))
                                .as(wire.said())
                                .isEqualTo(201);
                        done++;
                    }
                }
            }
            return done;
        });
    }

    /** A copy that was fetched from the shelves for a reader is put on the hold shelf: so often, however long it takes. */
    Callable<Long> holds(int clients) throws Exception {
        List<String> cards = node.families(HOLDS, 1);
        List<String> volumes = rows(
                "SELECT v.id FROM volume v JOIN edition e ON e.id = v.edition_id WHERE v.id > '%s' AND e.title LIKE 'Stock %%' ORDER BY v.id LIMIT %d"
                        .formatted(lastWished, HOLDS));
        lastWished = volumes.get(HOLDS - 1);
        Together.run(clients, me -> {
            try (Wire wire = new Wire(node.port(), staff.token())) {
                for (int i = me; i < HOLDS; i += clients) {
                    String wish = "{\"volumeId\":\"%s\",\"pickupSiteId\":\"%s\",\"familyCode\":\"%s\"}"
                            .formatted(volumes.get(i), staff.site(), cards.get(i));
                    assertThat(wire.post("/v1/requests", wish)).as(wire.said()).isEqualTo(201);
                }
            }
            return 0L;
        });
        List<String> fetched = rows(
                "SELECT c.code FROM claim k JOIN copy c ON c.id = k.copy_id WHERE k.state = 'TO_PULL' AND c.volume_id IN ('%s')"
                        .formatted(String.join("','", volumes)));
        assertThat(fetched).hasSize(HOLDS);
        String at = "{\"siteId\":\"%s\"}".formatted(staff.site());
        return () -> Together.sum(clients, me -> {
            long done = 0;
            try (Wire wire = new Wire(node.port(), staff.token())) {
                for (int i = me; i < HOLDS; i += clients) {
                    assertThat(wire.post("/v1/copies/" + fetched.get(i) + "/hold-shelf", at))
                            .as(wire.said())
                            .isEqualTo(200);
                    done++;
                }
            }
            return done;
        });
    }

    /** Whether there is a pgbench (Debian: postgresql-contrib) to measure beside. */
    static boolean hasPgbench() throws InterruptedException {
        try {
            return new ProcessBuilder("pgbench", "--version")
                            .redirectErrorStream(true)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** The statements of a scan, sent by pgbench: one transaction of the script is two scans. */
    Callable<Long> pgbench(int clients) throws Exception {
        deal(clients * BOOKS_EACH);
        Path script = Path.of("src/test/java/cn/yishulai/bench/scan.pgbench.sql");
        List<String> command =
                List.of(("pgbench -n -M prepared -f %s -T %d -c %d -j %d -D new=1 -D clients=%d -D books=%d")
                        .formatted(script, seconds, clients, Math.min(2, clients), clients, clients * BOOKS_EACH)
                        .split(" "));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(node.postgresEnvironment());
        return () -> {
            Process pgbench = builder.start();
            String said = new String(pgbench.getInputStream().readAllBytes());
            assertThat(pgbench.waitFor()).as(said).isZero();
            Matcher count = PGBENCH_COUNT.matcher(said);
            assertThat(count.find()).as(said).isTrue();
            return 2 * Long.parseLong(count.group(1));
        };
    }

    /** The copies of the service's turn, numbered, so that a script can find one. */
    private void deal(int books) throws Exception {
        try (Connection connection = node.connect()) {
            WishCity.run(
                    connection,
                    "DROP TABLE IF EXISTS bench_copy",
                    "CREATE TABLE bench_copy (n integer PRIMARY KEY, code text NOT NULL)",
                    """
                    INSERT INTO bench_copy
                    SELECT row_number() OVER () - 1, code FROM (SELECT code FROM copy
                        WHERE status = 'AVAILABLE' AND site_id = '%s' ORDER BY hashtext(code) LIMIT %d) AS dealt"""
                            .formatted(staff.site(), books),
                    "ANALYZE bench_copy");
        }
    }

    /** Copies that stand on the shelves, spread over all of them. */
    private List<String> codes(int count) throws Exception {
        List<String> codes = rows(
                "SELECT code FROM copy WHERE status = 'AVAILABLE' AND site_id = '%s' AND moves > 0 ORDER BY hashtext(code) LIMIT %d"
                        .formatted(staff.site(), count));
        assertThat(codes).hasSize(count);
        return codes;
    }

    private List<String> rows(String sql) throws Exception {
        List<String> rows = new ArrayList<>();
        try (Connection connection = node.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                rows.add(row.getString(1));
            }
        }
        return rows;
    }

    private long end() {
        return System.nanoTime() + seconds * 1_000_000_000L;
    }
}
