package cn.yishulai.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cn.yishulai.boot.Acknowledged.Deed;
import java.nio.file.Files;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * As {@link FaultsRehearsal}, with another version: two nodes of the last release become nodes of this one, one after the
 * other, while people work; and a node migrates a table that somebody holds.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class UpgradeRehearsal {

    /** So long the proxy looks at a node until it believes it. */
    private static final long PROXY_MILLIS = 6_000;

    private static final int SOME = 40;

    /** Builds an index on a table in which people write all the time, and can be undone without anybody noticing. */
    private static final String MIGRATION = "0302";

    private static final String TABLE = "admission";
    private static final String INDEX = "CREATE INDEX admission_by_day ON admission USING brin (admitted_at)";
    private static final String UNDO =
            "DROP INDEX admission_by_day; DELETE FROM flyway_schema_history WHERE version = '%s'".formatted(MIGRATION);
    private static final String THERE = "SELECT to_regclass('admission_by_day') IS NOT NULL";
    private static final String SOMEBODY_WAITS =
            "SELECT count(*) > 0 FROM pg_locks WHERE relation = '%s'::regclass AND mode = 'ShareLock' AND NOT granted"
                    .formatted(TABLE);

    private static FaultDrill drill;
    private static String release;

    @BeforeAll
    static void aLibraryOfTheLastRelease() throws Exception {
        Optional<String> commit = LastRelease.commit();
        if (commit.isEmpty()) {
            System.out.println("!!! skipped: this clone does not have the last release, so nothing is upgraded");
        }
        assumeTrue(commit.isPresent(), "skipped: this clone does not have the last release");
        release = commit.orElseThrow().substring(0, 7);
        drill = FaultDrill.open(
                UpgradeRehearsal.class,
                Map.of("YISHULAI_APP", LastRelease.app(commit.orElseThrow()).toString(), "DRAIN", "5S"));
    }

    @AfterAll
    static void itStops() throws Exception {
        if (drill != null) {
            drill.close();
        }
    }

    /** Nobody goes to fairs: the last release may not know them as this one does. */
    @Test
    @Order(1)
    void nodeAfterNodeIsUpgraded() throws Exception {
        List<String> nodes = new ArrayList<>(List.of("node1", "node2"));
        KnownFaults known = new KnownFaults();
        FaultLoad load = drill.suffers(
                "nodeAfterNodeIsUpgraded",
                "upgrade from " + release + ", node by node",
                drill.topology().doors(),
                0,
                (people, chance) -> {
                    Collections.shuffle(nodes, chance);
                    for (String node : nodes) {
                        drill.topology().local("stop", node);
                        known.keep(drill.topology().folder(node + ".log"));
                        people.awaitAfter(System.nanoTime(), SOME);
                        drill.topology().become(Jar.JAR.getParent());
                        drill.topology().local("start", node);
                        Thread.sleep(PROXY_MILLIS);
                        people.awaitAfter(System.nanoTime(), SOME);
                    }
                    return System.nanoTime();
                });
        System.out.printf("unclear while it was upgraded: %s%n", load.refusals.unclear());
        assertThat(known.othersThan(load.refusals.instances()))
                .as("answers that do not say when to try again, but for those that the last release is known for")
                .isEmpty();
        try (Connection connection = drill.topology().primary()) {
            assertThat(Jar.ask(connection, THERE))
                    .as("it has the schema of this version")
                    .isEqualTo("t");
        }
    }

    /** As the next release will do to nodes of this one. Whoever reads may be asked to try again, whoever writes does not even notice. */
    @Test
    @Order(2)
    void tablesGrowWhilePeopleWork() throws Exception {
        long before = timesOutgrown();
        FaultLoad load = drill.suffers("tablesGrowWhilePeopleWork", "tables grow, 5 times", (people, chance) -> {
            try (Connection nextRelease = drill.topology().primary()) {
                Jar.execute(nextRelease, "SET lock_timeout = '20s'");
                for (int time = 0; time < 5; time++) {
                    for (String table : List.of("ticket", "swap_request", "copy")) {
                        Jar.execute(nextRelease, "ALTER TABLE %s ADD COLUMN grown integer".formatted(table));
                        people.awaitAfter(System.nanoTime(), SOME / 2);
                        Jar.execute(nextRelease, "ALTER TABLE %s DROP COLUMN grown".formatted(table));
                    }
                    people.awaitAfter(System.nanoTime(), SOME / 2);
                }
            }
            return System.nanoTime();
        });
        assertThat(timesOutgrown()).as("statements that PostgreSQL refused").isGreaterThan(before);
        assertThat(load.refusals.unclear())
                .as("refusals that do not say when to try again")
                .isEmpty();
    }

    /** In the words of PostgreSQL. */
    private static long timesOutgrown() throws Exception {
        try (Stream<String> lines = Files.lines(drill.topology().folder("postgres.log"))) {
            return lines.filter(line -> line.contains("cached plan must not change result type"))
                    .count();
        }
    }

    /** It lets people pass again and again, until whoever holds the table is done. */
    @Test
    @Order(3)
    void aMigrationFindsATableInUse() throws Exception {
        drill.suffers(
                "aMigrationFindsATableInUse", "migration beside a transaction open for 15 s", (people, chance) -> {
                    drill.topology().local("stop", "node2");
                    CompletableFuture<Void> start;
                    try (Connection operator = drill.topology().primary();
                            Connection holder = drill.topology().primary()) {
                        Jar.execute(operator, UNDO);
                        holder.setAutoCommit(false);
                        Jar.execute(holder, "LOCK TABLE %s IN ROW EXCLUSIVE MODE".formatted(TABLE));
                        start = CompletableFuture.runAsync(UpgradeRehearsal::startsTheSecond);
                        until(operator, SOMEBODY_WAITS);
                        long waits = System.nanoTime();
                        Thread.sleep(15_000);
                        assertThat(Jar.ask(operator, THERE))
                                .as("it still waits")
                                .isEqualTo("f");
                        assertThat(people.journal.since(Deed.LET_IN, waits))
                                .as("people who were let in meanwhile, more than were at the gate already")
                                .isGreaterThan(FaultLoad.COUNTERS);
                        holder.rollback();
                        long over = System.nanoTime();
                        start.get(120, TimeUnit.SECONDS);
                        assertThat(Jar.ask(operator, THERE)).as("it is done").isEqualTo("t");
                        return over;
                    }
                });
    }

    /** The guard is its impatience: a statement that waits for as long as it takes stops everybody. */
    @Test
    @Order(4)
    void aMigrationThatOnlyWaitsStopsEverybody() throws Exception {
        drill.suffers("aMigrationThatOnlyWaitsStopsEverybody", "the same without its guard, 8 s", (people, chance) -> {
            try (Connection operator = drill.topology().primary();
                    Connection holder = drill.topology().primary();
                    Connection migration = drill.topology().primary()) {
                Jar.execute(operator, "DROP INDEX admission_by_day");
                holder.setAutoCommit(false);
                Jar.execute(holder, "LOCK TABLE %s IN ROW EXCLUSIVE MODE".formatted(TABLE));
                CompletableFuture<Void> waiting = CompletableFuture.runAsync(() -> patient(migration));
                until(operator, SOMEBODY_WAITS);
                long waits = System.nanoTime();
                Thread.sleep(8_000);
                assertThat(people.journal.since(Deed.LET_IN, waits))
                        .as("who was at the gate already, one at a counter")
                        .isLessThanOrEqualTo(FaultLoad.COUNTERS);
                holder.rollback();
                long over = System.nanoTime();
                waiting.get(60, TimeUnit.SECONDS);
                return over;
            }
        });
    }

    private static void startsTheSecond() {
        try {
            drill.topology().local("start", "node2");
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void patient(Connection migration) {
        try {
            Jar.execute(migration, INDEX);
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void until(Connection connection, String condition) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(90);
        while (!Jar.ask(connection, condition).equals("t")) {
            assertThat(System.nanoTime()).as(condition).isLessThan(deadline);
            Thread.sleep(20);
        }
    }
}
