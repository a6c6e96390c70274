package cn.yishulai.bench;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yishulai.boot.BenchNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * What one deposit costs, matched in the same transaction, while the open wishes grow from a thousand to a million ({@link
 * WishCity}). Three deposits: of a book that nobody waits for, of one whose reader gets it, and of the hot one, where nobody in
 * line can pay. Each size is measured before PostgreSQL has looked at how much there is now, and after; what else a deposit
 * reads from end to end, and the plans of its queries, are printed.
 *
 * <p>Not part of a build, but of {@code mvn -Pbench verify}; it never fails by a time. Other sizes by the environment (BENCH_WISHES=1000,100000
 * BENCH_DEPOSITS=100):
 *
 * <pre>mvn -B verify -DskipWeb -Dit.test=MatchBench -Dtest=NONE -Dsurefire.failIfNoSpecifiedTests=false</pre>
 */
class MatchBench {

    private static final Measured TABLE = new Measured(
            "deposit-to-match",
            "One deposit, matched in the same transaction, while open wishes grow",
            "flat: 1.5 times at most from the first size to the last");

    private static final int[] WISHES = numbers("BENCH_WISHES", "1000,1000000");
    private static final int DEPOSITS = numbers("BENCH_DEPOSITS", "120")[0];
    private static final int WARM_UP_ROUNDS = 3;
    private static final int STALE = 30;
    private static final int GIVERS = 2_000;
    private static final double NANOS_A_MILLI = 1e6;

    /** The clocks stand still: they are not what is measured. */
    private static final Map<String, String> QUIET = Map.of(
            "YISHULAI_APPEALS_EVERY", "off",
            "YISHULAI_DEADLINES_EVERY", "off",
            "YISHULAI_HOME_SWAPS_EVERY", "off",
            "YISHULAI_SWAPS_DEMAND_EVERY", "off");

    private final HttpClient http = HttpClient.newHttpClient();
    private BenchNode node;
    private BenchNode.Staff staff;
    private WishCity city;
    private List<String> givers;
    private int next;

    private enum Kind {
        NOBODY_WAITS("nobody waits"),
        ITS_READER_GETS_IT("its reader gets it"),
        NOBODY_CAN_PAY("hot, nobody can pay");

        private final String said;

        Kind(String said) {
            this.said = said;
        }
    }

    /** What one deposit took, in milliseconds: by the clock (half of them, and 99 of 100), and of the processors. */
    private record Cost(double half, double most, double service, double postgres) {

        double cpu() {
            return service + postgres;
        }
    }

    @Test
    void aDepositAmongMoreAndMoreWishes() throws Exception {
        Path folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "match-bench")
                .toRealPath();
        try (BenchNode running = BenchNode.start(folder.resolve("data"), QUIET)) {
            node = running;
            staff = node.staff(1);
            givers = node.families(GIVERS, 1);
            city = new WishCity(node, staff.site());
            Cost[] first = null;
            Cost[] last = null;
            for (int wishes : WISHES) {
                last = measure(wishes, first == null);
                first = first == null ? last : first;
            }
            for (Kind kind : Kind.values()) {
                Cost one = first[kind.ordinal()];
                Cost other = last[kind.ordinal()];
                System.out.printf(
                        "%-20s last to first: %.2f by the clock, %.2f of the processors (service %.2f, PostgreSQL %.2f)%n",
                        kind.said,
                        other.half() / one.half(),
                        other.cpu() / one.cpu(),
                        other.service() / one.service(),
                        other.postgres() / one.postgres());
                TABLE.atMost(
                        "deposit, %s: cost at the most wishes to the fewest".formatted(kind.said),
                        other.cpu() / one.cpu(),
                        1.5);
            }
            statements(folder.resolve("data").resolve("postgres.log"));
        }
    }

    private Cost[] measure(int wishes, boolean cold) throws Exception {
        long began = System.nanoTime();
        long open = city.grow(wishes);
        System.out.printf("%n%,d open wishes (%.0f s)%n", open, (System.nanoTime() - began) / 1e9);
        Cost[] stale = new Cost[Kind.values().length];
        Cost[] costs = new Cost[Kind.values().length];
        for (int round = 0; cold && round < WARM_UP_ROUNDS; round++) {
            everyKind(DEPOSITS, new Cost[Kind.values().length]);
        }
        everyKind(STALE, stale);
        city.analyse();
        everyKind(STALE, new Cost[Kind.values().length]);
        FullReads before = FullReads.of(node);
        everyKind(DEPOSITS, costs);
        System.out.println("a deposit, ms          half   99 %   CPU (service + PostgreSQL)   half before ANALYZE");
        for (Kind kind : Kind.values()) {
            Cost cost = costs[kind.ordinal()];
            System.out.printf(
                    "%-20s %6.2f %6.2f %6.2f (%.2f + %.2f) %24.2f%n",
                    kind.said,
                    cost.half(),
                    cost.most(),
                    cost.cpu(),
                    cost.service(),
                    cost.postgres(),
                    stale[kind.ordinal()].half());
            Map<String, Double> figures = new LinkedHashMap<>();
            figures.put("p50 ms", cost.half());
            figures.put("p99 ms", cost.most());
            figures.put("CPU ms", cost.cpu());
            TABLE.row(new TreeMap<>(Map.of("open wishes", open, "deposit", kind.said)), figures);
        }
        System.out.println(
                "read from end to end: " + FullReads.of(node).since(before, Kind.values().length * DEPOSITS));
        return costs;
    }

    private void everyKind(int count, Cost[] costs) throws Exception {
        for (Kind kind : Kind.values()) {
            costs[kind.ordinal()] = deposits(kind, count);
        }
        city.takeAwayTheHottest();
    }

    private Cost deposits(Kind kind, int count) throws Exception {
        List<String> volumes = volumes(kind, count);
        List<String> visits = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            visits.add(visit());
        }
        long[] nanos = new long[count];
        long kept = kept();
        long service = node.serviceCpu();
        long postgres = node.postgresCpu();
        try (Wire wire = new Wire(node.port(), staff.token())) {
            for (int i = 0; i < count; i++) {
                long began = System.nanoTime();
                assertThat(deposit(wire, visits.get(i), volumes.get(i))).isEqualTo(201);
                nanos[i] = System.nanoTime() - began;
            }
        }
        service = node.serviceCpu() - service;
        postgres = node.postgresCpu() - postgres;
        assertThat(kept() - kept)
                .as("books that went to a reader: " + kind.said)
                .isEqualTo(kind == Kind.ITS_READER_GETS_IT ? count : 0);
        Arrays.sort(nanos);
        return new Cost(
                nanos[count / 2] / NANOS_A_MILLI,
                nanos[count * 99 / 100] / NANOS_A_MILLI,
                service / NANOS_A_MILLI / count,
                postgres / NANOS_A_MILLI / count);
    }

    private List<String> volumes(Kind kind, int count) throws Exception {
        return switch (kind) {
            case NOBODY_WAITS -> city.nobodysTitles(count);
            case ITS_READER_GETS_IT -> city.wishedTitles(count);
            case NOBODY_CAN_PAY -> Collections.nCopies(count, city.hottest());
        };
    }

    private static int deposit(Wire wire, String visit, String volume) throws Exception {
        return wire.post(
                "/v1/drop-offs/" + visit + "/copies",
                "{\"volumeId\":\"%s\",\"grade\":\"GOOD\",\"answer\":{\"is\":\"SECOND_COPY\"}}".formatted(volume));
    }

    private long kept() throws Exception {
        try (Connection connection = node.connect()) {
            return Long.parseLong(WishCity.ask(connection, "SELECT count(*) FROM copy WHERE status = 'ON_HOLD_SHELF'"));
        }
    }

    /** Each book is brought by another family. @return the id of its drop-off session */
    private String visit() throws Exception {
        String giver = givers.get(next++ % givers.size());
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/v1/drop-offs".formatted(node.port())))
                        .header("Authorization", "Bearer " + staff.token())
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                "{\"siteId\":\"%s\",\"familyCode\":\"%s\"}".formatted(staff.site(), giver)))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        Matcher id = Pattern.compile("\"id\":\"([^\"]+)\"").matcher(answer.body());
        assertThat(id.find()).as(answer.body()).isTrue();
        return id.group(1);
    }

    /** How many statements a deposit is, and what PostgreSQL does for those that look at wishes. */
    private void statements(Path log) throws Exception {
        try (StatementLog said = StatementLog.of(node, log)) {
            for (Kind kind : Kind.values()) {
                String volume = kind == Kind.ITS_READER_GETS_IT
                        ? city.mostWished()
                        : volumes(kind, 1).get(0);
                String visit = visit();
                List<StatementLog.Said> statements = said.during(() -> {
                    try (Wire wire = new Wire(node.port(), staff.token())) {
                        return deposit(wire, visit, volume);
                    }
                });
                System.out.printf("%n%s: %d statements%n", kind.said, statements.size());
                said.explain(statements, volume, staff.site());
            }
        }
    }

    private static int[] numbers(String name, String otherwise) {
        return Arrays.stream(System.getenv().getOrDefault(name, otherwise).split(","))
                .mapToInt(Integer::parseInt)
                .toArray();
    }
}
