package cn.yishulai.bench;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yishulai.boot.BenchNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Counter scans a second, and what one costs of the processors, beside pgbench that sends PostgreSQL the same statements
 * ({@code scan.pgbench.sql}): a copy is handed to a walk-in and checked in again, so every other scan moves a credit.
 * Real commits (fsync and synchronous_commit are on), one server for both, the clients on the same machine. Read the
 * ratios; whatever else runs falls on both.
 *
 * <p>Not part of a build, but of {@code mvn -Pbench verify}. It takes about fifteen minutes, wants the machine for itself, and prints a table for each stock;
 * other seconds, clients and stocks by the environment (BENCH_SECONDS=5 BENCH_CLIENTS=8 BENCH_COPIES=10000):
 *
 * <pre>mvn -B verify -DskipWeb -Dit.test=ScanBench -Dtest=NONE -Dsurefire.failIfNoSpecifiedTests=false</pre>
 */
class ScanBench {

    private static final int SECONDS = numbers("BENCH_SECONDS", "12")[0];
    /** Warmed up in rounds of as many seconds as a cell has, until a round is hardly better than the one before. */
    private static final int WARM_UP_ROUNDS = numbers("BENCH_WARM_UP_ROUNDS", "12")[0];

    private static final double HARDLY_BETTER = 1.03;
    private static final int[] CLIENTS = numbers("BENCH_CLIENTS", "1,8,32");
    private static final int[] COPIES = numbers("BENCH_COPIES", "10000,1000000");
    /** So long at the most until PostgreSQL has counted the time of processes that ended. */
    private static final int GONE_MILLIS = 500;

    private static final int HANDS = 64;
    private static final int BOOKS_EACH = 100;
    private static final Pattern PGBENCH_COUNT = Pattern.compile("transactions actually processed: (\\d+)");

    private static final Measured TABLE = new Measured(
            "scan",
            "Counter scans and look-ups of the service, beside pgbench sending PostgreSQL the statements of a scan",
            "0.6 of pgbench; 1.3 times its own cost at most from 10,000 to a million copies");

    /** What a cell of the table says. @param cpu of the service and of PostgreSQL, in milliseconds a scan */
    private record Cell(double perSecond, double serviceCpu, double postgresCpu) {

        static Cell of(long scans, double seconds, long serviceNanos, long postgresNanos) {
            return new Cell(scans / seconds, serviceNanos / 1e6 / scans, postgresNanos / 1e6 / scans);
        }
    }

    /** Some work for a while. @return how many scans were done */
    private interface Load {
        long run() throws Exception;
    }

    @Test
    void scansBesidePgbench() throws Exception {
        Path folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "scan-bench");
        try (BenchNode node = BenchNode.start(folder.toRealPath().resolve("data"))) {
            BenchNode.Staff staff = node.staff(1);
            List<String> families = node.families(HANDS, 1_000_000);
            int before = 0;
            List<Double> costs = new ArrayList<>();
            for (int copies : COPIES) {
                node.stock(copies - before, staff.site());
                before = copies;
                describe(node);
                costs.add(measure(node, staff, families, copies));
            }
            System.out.printf(
                    "a scan among %,d copies costs %.2f of one among %,d%n",
                    before, costs.get(costs.size() - 1) / costs.get(0), COPIES[0]);
        }
    }

    /** @return what a scan cost of the processors with the second number of clients, in milliseconds */
    private static double measure(BenchNode node, BenchNode.Staff staff, List<String> families, int copies)
            throws Exception {
        long last = 1;
        for (int round = 0; round < WARM_UP_ROUNDS; round++) {
            long scans = service(node, staff, families, 8, SECONDS) + lookUps(node, staff, 8) / 4;
            if (scans < last * HARDLY_BETTER) {
                break;
            }
            last = scans;
        }
        List<Double> costs = new ArrayList<>();
        System.out.printf(
                "%n%,d copies      service                              pgbench                  scans   look-ups%n"
                        + "clients   scans/s  CPU ms (ours + PostgreSQL)   scans/s  CPU ms         ratio    a second%n",
                copies);
        for (int clients : CLIENTS) {
            Cell ours = cell(node, () -> service(node, staff, families, clients, SECONDS));
            Cell theirs = cell(node, () -> pgbench(node, clients));
            Cell looks = cell(node, () -> lookUps(node, staff, clients));
            System.out.printf(
                    "%7d %9.0f %9.2f (%.2f + %.2f) %16.0f %9.2f %12.2f %9.0f (%.2f + %.2f)%n",
                    clients,
                    ours.perSecond(),
                    ours.serviceCpu() + ours.postgresCpu(),
                    ours.serviceCpu(),
                    ours.postgresCpu(),
                    theirs.perSecond(),
                    theirs.postgresCpu(),
                    ours.perSecond() / theirs.perSecond(),
                    looks.perSecond(),
                    looks.serviceCpu(),
                    looks.postgresCpu());
            costs.add(ours.serviceCpu() + ours.postgresCpu());
            keep(copies, clients, ours, theirs, looks);
        }
        return costs.get(Math.min(1, costs.size() - 1));
    }

    private static void keep(int copies, int clients, Cell ours, Cell theirs, Cell looks) {
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("scans a second", ours.perSecond());
        figures.put("CPU ms a scan", ours.serviceCpu() + ours.postgresCpu());
        figures.put("pgbench a second", theirs.perSecond());
        figures.put("ratio to pgbench", ours.perSecond() / theirs.perSecond());
        figures.put("look-ups a second", looks.perSecond());
        figures.put("CPU ms a look-up", looks.serviceCpu() + looks.postgresCpu());
        TABLE.row(new TreeMap<>(Map.of("copies", copies, "clients", clients)), figures);
    }

    private static Cell cell(BenchNode node, Load load) throws Exception {
        long service = node.serviceCpu();
        long postgres = node.postgresCpu();
        long scans = load.run();
        Thread.sleep(GONE_MILLIS);
        return Cell.of(scans, SECONDS, node.serviceCpu() - service, node.postgresCpu() - postgres);
    }

    /** Each client has a family and books of its own, as a reader at a desk has. */
    private static long service(BenchNode node, BenchNode.Staff staff, List<String> families, int clients, int seconds)
            throws Exception {
        List<String> codes = codes(node, staff.site(), clients * BOOKS_EACH);
        AtomicInteger next = new AtomicInteger();
        return together(clients, () -> {
            int me = next.getAndIncrement();
            List<String> mine = codes.subList(me * BOOKS_EACH, (me + 1) * BOOKS_EACH);
            String given = "{\"siteId\":\"%s\",\"familyCode\":\"%s\"}".formatted(staff.site(), families.get(me));
            String back = "{\"siteId\":\"%s\"}".formatted(staff.site());
            long end = System.nanoTime() + seconds * 1_000_000_000L;
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

    private static long lookUps(BenchNode node, BenchNode.Staff staff, int clients) throws Exception {
        List<String> codes = codes(node, staff.site(), clients * BOOKS_EACH);
        AtomicInteger next = new AtomicInteger();
        return together(clients, () -> {
            int me = next.getAndIncrement();
            long end = System.nanoTime() + SECONDS * 1_000_000_000L;
            long scans = 0;
            try (Wire wire = new Wire(node.port(), staff.token())) {
                while (System.nanoTime() < end) {
                    String code = codes.get(me * BOOKS_EACH + (int) (scans % BOOKS_EACH));
                    String body = "{\"siteId\":\"%s\",\"code\":\"%s\"}".formatted(staff.site(), code);
                    assertThat(wire.post("/v1/scans", body)).isEqualTo(200);
                    scans++;
                }
            }
            return scans;
        });
    }

    /** One transaction of the script is two scans. */
    private static long pgbench(BenchNode node, int clients) throws Exception {
        deal(node, clients * BOOKS_EACH);
        Path script = Path.of("src/test/java/cn/yishulai/bench/scan.pgbench.sql");
        List<String> command =
                List.of(("pgbench -n -M prepared -f %s -T %d -c %d -j %d -D new=1 -D clients=%d -D books=%d")
                        .formatted(script, SECONDS, clients, Math.min(2, clients), clients, clients * BOOKS_EACH)
                        .split(" "));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(node.postgresEnvironment());
        Process pgbench = builder.start();
        String said = new String(pgbench.getInputStream().readAllBytes());
        assertThat(pgbench.waitFor()).as(said).isZero();
        Matcher count = PGBENCH_COUNT.matcher(said);
        assertThat(count.find()).as(said).isTrue();
        return 2 * Long.parseLong(count.group(1));
    }

    /** The copies of the service's turn, numbered, so that a script can find one. */
    private static void deal(BenchNode node, int books) throws Exception {
        try (Connection connection = node.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE IF EXISTS bench_copy");
            statement.execute("CREATE TABLE bench_copy (n integer PRIMARY KEY, code text NOT NULL)");
            statement.execute(
                    """
                    INSERT INTO bench_copy
                    SELECT row_number() OVER () - 1, code FROM (SELECT code FROM copy c JOIN site s ON s.id = c.site_id
                        WHERE c.status = 'AVAILABLE' AND s.kind = 'CENTRE' ORDER BY hashtext(code) LIMIT %d) AS dealt"""
                            .formatted(books));
            statement.execute("ANALYZE bench_copy");
        }
    }

    private static long together(int clients, Callable<Long> client) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        try {
            List<Future<Long>> running = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                running.add(threads.submit(client));
            }
            long all = 0;
            for (Future<Long> one : running) {
                all += one.get();
            }
            return all;
        } finally {
            threads.shutdownNow();
        }
    }

    /** Copies that stand on the shelves, spread over all of them. */
    private static List<String> codes(BenchNode node, String site, int count) throws Exception {
        String sql =
                "SELECT code FROM copy WHERE status = 'AVAILABLE' AND site_id = '%s' AND moves > 0 ORDER BY hashtext(code) LIMIT %d"
                        .formatted(site, count);
        List<String> codes = new ArrayList<>();
        try (Connection connection = node.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                codes.add(rows.getString(1));
            }
        }
        assertThat(codes).hasSize(count);
        return codes;
    }

    private static void describe(BenchNode node) throws Exception {
        try (Connection connection = node.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("VACUUM ANALYZE");
            for (String setting : List.of("server_version", "synchronous_commit", "fsync", "shared_buffers")) {
                try (ResultSet row = statement.executeQuery("SHOW " + setting)) {
                    row.next();
                    System.out.printf("%s %s  ", setting, row.getString(1));
                }
            }
            System.out.println();
        }
    }

    private static int[] numbers(String variable, String otherwise) {
        return Pattern.compile(",")
                .splitAsStream(Objects.requireNonNullElse(System.getenv(variable), otherwise))
                .mapToInt(Integer::parseInt)
                .toArray();
    }
}
