package cn.yishulai.boot;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yishulai.boot.Acknowledged.Deed;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Two nodes behind HAProxy on one PostgreSQL and one Redis, hurt while people work at six counters. After each fault every
 * write that somebody was told is done is there exactly once, every rule between rows holds, and the time until people
 * could go on is written down. Not part of a build: {@code mvn -Pfaults verify}; one of them alone, with the seed that it printed:
 * {@code -Dit.test=FaultsRehearsal#aNodeIsKilled -Dseed=…}.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FaultsRehearsal {

    private static FaultDrill drill;

    @BeforeAll
    static void aLibraryThatRuns() throws Exception {
        drill = FaultDrill.open(FaultsRehearsal.class, Map.of());
    }

    @AfterAll
    static void itStops() throws Exception {
        drill.close();
    }

    /** Without a fault nothing is wrong; and each checker finds what is wrong. */
    @Test
    @Order(1)
    void theCheckersCanFail() throws Exception {
        FaultLoad load = drill.suffers("theCheckersCanFail", "none", (people, chance) -> System.nanoTime());
        String label = load.journal.any(Deed.CREDIT_MINTED);
        try (Connection connection = drill.topology().primary()) {
            connection.setAutoCommit(false);
            Jar.execute(connection, "SET session_replication_role = replica"); // whoever can do this can do anything
            Jar.execute(
                    connection,
                    "DELETE FROM movement WHERE status = 'HANDED_OVER' AND copy_id = (SELECT id FROM copy WHERE code = '%s')"
                            .formatted(label));
            assertThat(load.journal.notExactlyOnce(connection))
                    .as("a write that was lost")
                    .containsExactly("HANDED_OVER %s: 0 times".formatted(label));
            connection.rollback();
        }
        FaultGuards.withoutTheGuardOfMints(drill, label, connection -> {
            assertThat(load.journal.notExactlyOnce(connection))
                    .as("a credit that was given twice")
                    .containsExactly("CREDIT_MINTED %s: 2 times".formatted(label));
            assertThat(TwoNodes.brokenRules(connection))
                    .as("the audit without its guard")
                    .anyMatch(broken -> broken.startsWith("One reference mints"));
        });
        drill.assertNothingIsWrong(load.journal);
    }

    /** A 500, or a 503 that does not say when to come again, is found among what people were told. */
    @Test
    @Order(1)
    void aRefusalThatIsNotClearIsSeen() throws Exception {
        Queue<Integer> answers = new ArrayDeque<>(List.of(500, 503, 200));
        HttpServer careless = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        careless.createContext("/", exchange -> {
            exchange.sendResponseHeaders(answers.remove(), 2);
            exchange.getResponseBody().write("{}".getBytes(StandardCharsets.UTF_8));
            exchange.close();
        });
        careless.start();
        try {
            Refusals refusals = new Refusals();
            URI door = URI.create("http://127.0.0.1:" + careless.getAddress().getPort());
            new PatientDesk(List.of(door), new AtomicInteger(), refusals).get("/");
            assertThat(refusals.unclear()).containsOnlyKeys("UNCLEAR 500 without words", "UNCLEAR 503 without words");
        } finally {
            careless.stop(0);
        }
    }

    @Test
    @Order(2)
    void aNodeIsKilled() throws Exception {
        drill.suffers("aNodeIsKilled", "kill -9 of one node", (people, chance) -> {
            String node = anyNode(chance);
            topology().local("kill", node);
            Thread.sleep(3_000);
            return startsAgain(node);
        });
    }

    @Test
    @Order(3)
    void bothNodesAreKilled() throws Exception {
        drill.suffers("bothNodesAreKilled", "kill -9 of both nodes", (people, chance) -> {
            topology().local("kill", "node1");
            topology().local("kill", "node2");
            Thread.sleep(1_000);
            return startsAgain("node1", "node2");
        });
    }

    /** Its kernel goes on taking connections for it, and nobody answers. */
    @Test
    @Order(4)
    void aNodeIsFrozen() throws Exception {
        drill.suffers("aNodeIsFrozen", "SIGSTOP of one node for 30 s", (people, chance) -> {
            String node = anyNode(chance);
            return frozen(node, 30_000);
        });
    }

    @Test
    @Order(5)
    void everySessionOfTheDatabaseIsEnded() throws Exception {
        drill.suffers("everySessionOfTheDatabaseIsEnded", "sessions of PostgreSQL ended, 8 times", (people, chance) -> {
            for (int time = 0; time < 8; time++) {
                try (Connection connection = topology().primary()) {
                    Jar.ask(
                            connection,
                            "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE application_name = 'yishulai'");
                }
                Thread.sleep(chance.nextInt(1_000));
            }
            return System.nanoTime();
        });
    }

    /** PostgreSQL then ends all its processes and recovers, because that one may have spoilt what they share. */
    @Test
    @Order(6)
    void aProcessOfTheDatabaseIsKilled() throws Exception {
        drill.suffers("aProcessOfTheDatabaseIsKilled", "kill -9 of a PostgreSQL backend", (people, chance) -> {
            String pid;
            try (Connection connection = topology().primary()) {
                pid = Jar.ask(
                        connection,
                        "SELECT pid FROM pg_stat_activity WHERE application_name = 'yishulai' ORDER BY state, pid LIMIT 1");
            }
            assertThat(new ProcessBuilder("kill", "-9", pid).start().waitFor()).isZero();
            return System.nanoTime();
        });
    }

    @Test
    @Order(7)
    void theDatabaseIsKilled() throws Exception {
        drill.suffers("theDatabaseIsKilled", "kill -9 of the postmaster", (people, chance) -> {
            topology().local("kill", "postgres");
            Thread.sleep(3_000); // its processes notice, and let go of what they share
            return startsAgain("postgres");
        });
    }

    @Test
    @Order(8)
    void redisIsKilled() throws Exception {
        drill.suffers("redisIsKilled", "kill -9 of Redis, 5 s", (people, chance) -> {
            topology().local("kill", "redis");
            Thread.sleep(5_000);
            return startsAgain("redis");
        });
    }

    @Test
    @Order(9)
    void redisForgetsEverything() throws Exception {
        drill.suffers("redisForgetsEverything", "FLUSHALL of Redis, 10 times", (people, chance) -> {
            for (int time = 0; time < 10; time++) {
                assertThat(RedisPrompt.says(topology(), "FLUSHALL")).isEqualTo("+OK");
                Thread.sleep(chance.nextInt(600));
            }
            return System.nanoTime();
        });
    }

    @Test
    @Order(10)
    void redisSwallowsEverything() throws Exception {
        drill.suffers(
                "redisSwallowsEverything", "Redis as a black hole, 10 s", (people, chance) -> frozen("redis", 10_000));
    }

    /** Just below and above the time for which a node waits for it. */
    @Test
    @Order(11)
    void redisIsSlow() throws Exception {
        drill.suffers("redisIsSlow", "Redis slow (stopped 0.3 to 0.7 s at a time)", (people, chance) -> {
            for (int time = 0; time < 15; time++) {
                frozen("redis", 300 + chance.nextInt(400));
                Thread.sleep(100);
            }
            return System.nanoTime();
        });
    }

    /**
     * Whoever searches for the plan of a season dies: the other node begins anew when the lease has passed, and one plan comes
     * of it, written once. The other one is stopped until the first has begun, so that it is known who dies.
     */
    @Test
    @Order(12)
    void aNodeIsKilledWhileItPlans() throws Exception {
        try (Connection connection = topology().primary()) {
            PlannedOnce planned;
            topology().signal("node2", "STOP");
            try {
                planned = PlannedOnce.asked(connection, drill.town().site());
                planned.await(connection, "state = 'RUNNING' AND attempts = 1 AND spent_ms > 0");
            } finally {
                topology().signal("node2", "CONT");
            }
            String dead =
                    Jar.ask(connection, "SELECT worker FROM season_plan WHERE id = '%s'".formatted(planned.plan()));
            topology().local("kill", "node1");
            assertThat(planned.is(connection, "state = 'RUNNING' AND worker = '%s'".formatted(dead)))
                    .as("it died while it searched")
                    .isTrue();
            planned.await(connection, "state = 'RUNNING' AND worker <> '%s'".formatted(dead));
            planned.await(connection, "state <> 'RUNNING'");
            assertThat(planned.wrong(connection)).isEmpty();
            assertThat(TwoNodes.brokenRules(connection)).isEmpty();
            connection.setAutoCommit(false);
            for (String planted : planned.planted()) {
                Jar.execute(connection, "SET session_replication_role = replica");
                Jar.execute(connection, planted);
                assertThat(planned.wrong(connection)).as(planted).isNotEmpty();
                connection.rollback();
            }
        } finally {
            startsAgain("node1");
        }
    }

    private static String anyNode(Random chance) {
        return "node" + (1 + chance.nextInt(2));
    }

    private static Topology topology() {
        return drill.topology();
    }

    /** @return when they were told to */
    private static long startsAgain(String... names) throws Exception {
        long told = System.nanoTime();
        for (String name : names) {
            topology().local("start", name);
        }
        return told;
    }

    /** @return when it went on */
    private static long frozen(String name, long millis) throws Exception {
        topology().signal(name, "STOP");
        try {
            Thread.sleep(millis);
        } finally {
            topology().signal(name, "CONT");
        }
        return System.nanoTime();
    }
}
