package cn.yishulai.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cn.yishulai.boot.Acknowledged.Deed;
import cn.yishulai.boot.SplitNetwork.Cable;
import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * As {@link FaultsRehearsal}, with cables that are cut: the second node stands in a network of its own and loses the database,
 * Redis, the proxy or all of them for a while. It says that it is not ready, the first goes on, and both serve when it is over.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PartitionRehearsal {

    private static final int SOME = 40;
    private static final int READY = 200;
    private static final Duration LOOK = Duration.ofSeconds(10);

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static SplitNetwork network;
    private static FaultDrill drill;
    /** Somebody who asks the first node, and somebody who asks the second. */
    private static final List<PatientDesk> DESKS = new ArrayList<>();

    @BeforeAll
    static void aNodeInANetworkOfItsOwn() throws Exception {
        boolean possible = SplitNetwork.isPossible();
        if (!possible) {
            System.out.println("!!! skipped: no network can be made here (root may, with iproute2), so none is split");
        }
        assumeTrue(possible, "skipped: no network can be made here");
        network = SplitNetwork.open();
        Map<String, String> settings = new HashMap<>();
        settings.put("LISTEN", "127.0.0.1," + Cable.DATABASE.here() + "," + Cable.REDIS.here());
        settings.put("NODE2_HOST", Cable.PEOPLE.there());
        settings.put("PROXY_ADDRESS", "127.0.0.1," + Cable.PEOPLE.here());
        settings.put("NODE2_LAUNCHER", String.join(" ", SplitNetwork.inTheRoom("env")));
        settings.put("NODE2_DATABASE_HOST", Cable.DATABASE.here());
        settings.put("NODE2_REDIS_HOST", Cable.REDIS.here());
        drill = FaultDrill.open(PartitionRehearsal.class, settings);
        for (int node = 1; node <= 2; node++) {
            DESKS.add(new PatientDesk(List.of(drill.topology().addressOf(node)), new AtomicInteger())
                    .signIn(Town.staffName(node)));
        }
    }

    @AfterAll
    static void itStops() throws Exception {
        if (drill != null) {
            drill.close();
        }
        if (network != null) {
            network.close();
        }
    }

    @Test
    @Order(1)
    void aNodeLosesTheDatabase() throws Exception {
        drill.suffers("aNodeLosesTheDatabase", "a node without database, 20 s", (people, chance) -> {
            network.cut(Cable.DATABASE);
            until("it says that it is not ready", () -> readiness() != READY);
            System.out.printf("the node without database says %d%n", readiness());
            theOtherGoesOn(people, 20_000);
            network.heal(Cable.DATABASE);
            return bothServe(System.nanoTime());
        });
    }

    /** Its loss takes no node away. */
    @Test
    @Order(2)
    void aNodeLosesRedis() throws Exception {
        drill.suffers("aNodeLosesRedis", "a node without Redis, 10 s", (people, chance) -> {
            network.cut(Cable.REDIS);
            theOtherGoesOn(people, 10_000);
            assertThat(readiness()).as("it is ready without").isEqualTo(READY);
            network.heal(Cable.REDIS);
            return bothServe(System.nanoTime());
        });
    }

    @Test
    @Order(3)
    void theProxyLosesANode() throws Exception {
        drill.suffers("theProxyLosesANode", "a node that nobody reaches, 15 s", (people, chance) -> {
            network.cut(Cable.PEOPLE);
            theOtherGoesOn(people, 15_000);
            network.heal(Cable.PEOPLE);
            return bothServe(System.nanoTime());
        });
    }

    /**
     * What it holds is let go of while it is away. The guard is that PostgreSQL asks whether a machine still answers: a session
     * that does without it keeps its row.
     */
    @Test
    @Order(4)
    void aNodeLosesEverything() throws Exception {
        List<String> families;
        try (Connection connection = drill.topology().primary()) {
            families = new Town(connection).families(2, 5);
        }
        Session guarded = Session.holding(families.get(0), "");
        Session unguarded =
                Session.holding(families.get(1), "SET tcp_keepalives_idle = 7200; SET tcp_user_timeout = 0;");
        try (guarded;
                unguarded;
                Connection operator = drill.topology().primary()) {
            until("both hold a row", () -> isHeld(operator, families.get(0)) && isHeld(operator, families.get(1)));
            drill.suffers("aNodeLosesEverything", "a node without anything, 40 s", (people, chance) -> {
                network.cut(Cable.values());
                long cut = System.nanoTime();
                until("its row is let go of", () -> !isHeld(operator, families.get(0)));
                System.out.printf(
                        "what a node without network held was let go of after %.1f s%n",
                        (System.nanoTime() - cut) / 1e9);
                assertThat(isHeld(operator, families.get(1)))
                        .as("without the guard it is still held")
                        .isTrue();
                theOtherGoesOn(people, Math.max(0, 40_000 - (System.nanoTime() - cut) / 1_000_000));
                network.heal(Cable.values());
                return bothServe(System.nanoTime());
            });
        }
    }

    private static void theOtherGoesOn(FaultLoad people, long millis) throws Exception {
        long since = System.nanoTime();
        Thread.sleep(millis);
        people.awaitAfter(since, SOME);
    }

    /** @return the moment that is handed in */
    private static long bothServe(long healed) throws Exception {
        until("it is ready again", () -> readiness() == READY);
        System.out.printf("ready again after %.1f s%n", (System.nanoTime() - healed) / 1e9);
        for (int node = 1; node <= 2; node++) {
            String who = "家 " + UUID.randomUUID().toString().substring(0, 18);
            DESKS.get(node - 1)
                    .post(201, "/v1/households", Map.of("siteId", drill.town().site(), "nickname", who));
            Acknowledged there = new Acknowledged();
            there.add(Deed.FAMILY_JOINED, who);
            try (Connection connection = drill.topology().primary()) {
                assertThat(there.notExactlyOnce(connection)).isEmpty();
            }
        }
        return healed;
    }

    /** What the second node says of itself; 0 when it says nothing. */
    private static int readiness() throws InterruptedException {
        try {
            HttpRequest look = HttpRequest.newBuilder(
                            drill.topology().addressOf(2).resolve("/q/health/ready"))
                    .timeout(LOOK)
                    .build();
            return HTTP.send(look, BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            return 0;
        }
    }

    private static boolean isHeld(Connection connection, String family) throws Exception {
        return Jar.ask(
                        connection,
                        "SELECT count(*) FROM (SELECT FROM household WHERE family_code = '%s' FOR UPDATE SKIP LOCKED) free"
                                .formatted(family))
                .equals("0");
    }

    /** A session of PostgreSQL in the room of the node, which holds the row of a family as a write does that is being done. */
    private static final class Session implements AutoCloseable {

        private final Process psql;
        private final OutputStream says;

        private Session(Process psql) {
            this.psql = psql;
            this.says = psql.getOutputStream();
        }

        static Session holding(String family, String first) throws Exception {
            List<String> command = new ArrayList<>(SplitNetwork.inTheRoom("psql", "--no-psqlrc", "--quiet"));
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD);
            drill.topology().tellPsql(builder.environment(), Cable.DATABASE.here());
            Session session = new Session(builder.start());
            session.says.write("%s BEGIN; SELECT FROM household WHERE family_code = '%s' FOR UPDATE;%n"
                    .formatted(first, family)
                    .getBytes(StandardCharsets.UTF_8));
            session.says.flush();
            return session;
        }

        @Override
        public void close() {
            psql.destroyForcibly();
        }
    }

    private interface Condition {
        boolean holds() throws Exception;
    }

    private static void until(String what, Condition condition) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(90);
        while (!condition.holds()) {
            assertThat(System.nanoTime()).as(what).isLessThan(deadline);
            Thread.sleep(50);
        }
    }
}
