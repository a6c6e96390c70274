package cn.yishulai.boot;

import static cn.yishulai.boot.Jar.ask;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The built jar is killed in the middle of the work of three desks, again and again. The desks do what apps do: a write
 * that got no answer is sent again with the same Idempotency-Key. In the end nothing that was acknowledged is lost,
 * nothing was done twice, and every rule between rows holds. Then the same with two processes on one database.
 */
class CrashIT {

    private static final int CRASHES = 3;
    private static final int RACES = 5;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int THREADS_PER_NODE = 8;

    @TempDir
    Path folder;

    @AfterEach
    void nothingIsLeftRunning() throws Exception {
        assertThat(Jar.processesOf(data())).isEmpty();
    }

    /** What one desk was told: every copy with the status in the last answer about it. */
    private record Told(Map<String, String> statuses, int unanswered) {}

    @Test
    void aKilledServiceLosesNothingAndDoesNothingTwice() throws Exception {
        AtomicReference<Jar> running = new AtomicReference<>(Jar.start(data()).ready());
        AtomicBoolean open = new AtomicBoolean(true);
        AtomicInteger done = new AtomicInteger();
        ExecutorService people = Executors.newCachedThreadPool();
        try {
            List<Future<Told>> work = new ArrayList<>();
            long labelsBefore = labels(running.get());
            for (String family : families(running.get())) {
                Desk desk = Desk.open(running::get);
                work.add(people.submit(() -> work(desk, family, open, done)));
            }
            int booksBetweenCrashes = 2 * work.size();
            for (int crash = 0; crash < CRASHES; crash++) {
                awaitMore(done, booksBetweenCrashes);
                Thread.sleep(700L * crash);
                running.get().kill();
                running.set(Jar.start(data()).ready());
            }
            awaitMore(done, booksBetweenCrashes);
            open.set(false);
            Map<String, String> statuses = new LinkedHashMap<>();
            for (Future<Told> desk : work) {
                Told told = desk.get(2, TimeUnit.MINUTES);
                assertThat(told.unanswered()).as("the crashes were noticed").isGreaterThanOrEqualTo(CRASHES);
                statuses.putAll(told.statuses());
            }
            assertThat(statuses).hasSizeGreaterThanOrEqualTo(booksBetweenCrashes * (CRASHES + 1));
            Desk anybody = Desk.open(running::get);
            for (Map.Entry<String, String> copy : statuses.entrySet()) {
                assertThat(anybody.statusOf(copy.getKey())).as(copy.getKey()).isEqualTo(copy.getValue());
            }
            assertThat(labels(running.get()) - labelsBefore).isEqualTo(statuses.size());
            assertEveryCreditCountedOnce(running.get(), statuses);
        } finally {
            open.set(false);
            people.shutdownNow();
            running.get().close();
        }
        assertTheAuditIsClean();
    }

    @Test
    void twoProcessesOnOneDatabaseHandOneCopyOverOnce() throws Exception {
        try (Jar one = Jar.start(data()).ready();
                Jar two = Jar.start(folder.resolve("elsewhere"), beside(one)).ready()) {
            Desk first = Desk.open(() -> one);
            Desk second = first.at(two);
            List<String> families = families(one);
            for (int race = 0; race < RACES; race++) {
                List<String> copies = first.blankLabels(2);
                for (int i = 0; i < copies.size(); i++) {
                    second.take(families.get(i), List.of(copies.get(i)));
                }
                List<Desk.Answer> answers =
                        race(copies.get(0), Map.of(first, families.get(0), second, families.get(1)));
                assertThat(answers).hasSize(2 * THREADS_PER_NODE);
                assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
                assertThat(answers)
                        .filteredOn(answer -> answer.status() != 200)
                        .allSatisfy(answer -> assertThat(answer.code()).isEqualTo("copy-not-available"));
                assertThat(second.statusOf(copies.get(0))).isEqualTo("HANDED_OVER");
                assertThat(first.statusOf(copies.get(1))).isEqualTo("AVAILABLE");
            }
            assertTheAuditIsClean();
        }
    }

    /** Each family brings two copies at a time and takes one of them home again. */
    /** A crash falls into work, on a slow machine too. */
    private static void awaitMore(AtomicInteger done, int books) throws InterruptedException {
        int wanted = done.get() + books;
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (done.get() < wanted && System.nanoTime() < until) {
            Thread.sleep(20);
        }
        assertThat(done.get()).as("books that were decided").isGreaterThanOrEqualTo(wanted);
    }

    private static Told work(Desk desk, String family, AtomicBoolean open, AtomicInteger done) throws Exception {
        Map<String, String> statuses = new LinkedHashMap<>();
        while (open.get()) {
            List<String> copies = desk.blankLabels(2);
            desk.take(family, copies);
            Desk.Answer given = desk.handOver(copies.get(0), family);
            assertThat(given.status()).as("%s", given).isEqualTo(200);
            statuses.put(copies.get(0), "HANDED_OVER");
            statuses.put(copies.get(1), "AVAILABLE");
            done.addAndGet(2);
        }
        return new Told(statuses, desk.unanswered());
    }

    /** Everybody at every desk hands the same copy to the family before them, all at one moment. */
    private static List<Desk.Answer> race(String copy, Map<Desk, String> desks) throws Exception {
        int people = desks.size() * THREADS_PER_NODE;
        CyclicBarrier start = new CyclicBarrier(people);
        ExecutorService threads = Executors.newFixedThreadPool(people);
        try {
            List<Callable<Desk.Answer>> hands = new ArrayList<>();
            desks.forEach((desk, family) -> {
                for (int i = 0; i < THREADS_PER_NODE; i++) {
                    hands.add(() -> {
                        start.await();
                        return desk.handOver(copy, family);
                    });
                }
            });
            List<Desk.Answer> answers = new ArrayList<>();
            for (Future<Desk.Answer> answer : threads.invokeAll(hands)) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }

    private static void assertEveryCreditCountedOnce(Jar jar, Map<String, String> statuses) throws Exception {
        String codes = "'" + String.join("','", statuses.keySet()) + "'";
        String count = "SELECT count(*) FROM credit_transaction WHERE kind = '%s' AND copy_code IN (%s)";
        long handedOver =
                statuses.values().stream().filter("HANDED_OVER"::equals).count();
        try (Connection connection = jar.connect()) {
            assertThat(ask(connection, count.formatted("MINT", codes))).isEqualTo("" + statuses.size());
            assertThat(ask(connection, count.formatted("BURN", codes))).isEqualTo("" + handedOver);
        }
    }

    private static List<String> families(Jar jar) throws Exception {
        try (Connection connection = jar.connect()) {
            return List.of(ask(connection, "SELECT string_agg(family_code, ' ' ORDER BY id) FROM household")
                    .split(" "));
        }
    }

    private static long labels(Jar jar) throws Exception {
        try (Connection connection = jar.connect()) {
            return Long.parseLong(ask(connection, "SELECT count(*) FROM blank_label"));
        }
    }

    private void assertTheAuditIsClean() throws Exception {
        try (Jar audit = Jar.start(data(), "audit")) {
            assertThat(audit.exitStatus())
                    .as(() -> audit.output() + audit.errors())
                    .isZero();
        }
    }

    private Path data() throws Exception {
        return folder.toRealPath().resolve("data");
    }

    /** Servers and keys of another process: what all nodes of one library share. */
    private Map<String, String> beside(Jar jar) throws Exception {
        ServerAddresses addresses = jar.addresses();
        return Map.of(
                "QUARKUS_DATASOURCE_JDBC_URL", addresses.jdbcUrl(),
                "QUARKUS_DATASOURCE_USERNAME", addresses.user(),
                "QUARKUS_DATASOURCE_PASSWORD", addresses.password(),
                "QUARKUS_REDIS_HOSTS", String.valueOf(addresses.redisUrl()),
                "YISHULAI_KEYS_DIR", data().resolve("keys").toString(),
                // the people of a demonstration, before whom this node is a service like any other
                "YISHULAI_SECOND_FACTOR_REQUIRED", "false");
    }
}
