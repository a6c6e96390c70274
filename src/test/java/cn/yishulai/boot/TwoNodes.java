package cn.yishulai.boot;

import static cn.yishulai.boot.Jar.ask;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Two processes of the built jar on one PostgreSQL and one Redis, with the same keys, as a library runs them. They are
 * started once, for the first test that asks for them, and stopped after the last:
 *
 * <pre>
 * &#64;ExtendWith(TwoNodes.Running.class)
 * class SomethingIT {
 *     &#64;Test
 *     void twoDesksDoIt(TwoNodes nodes) throws Exception {
 *         Desk here = nodes.desk(1), there = nodes.desk(2);   // one member of staff at each node
 * </pre>
 *
 * <p>The demonstration is in the database, and whatever {@link Town} adds; tests share it, so each brings families and
 * books of its own. Commits are kept (fsync and synchronous_commit are on).
 */
final class TwoNodes implements AutoCloseable {

    /**
     * Short-lived processes on few cores: compiled once and quickly. Nobody counts what a race sends in a minute, and
     * nobody waits a minute for what the clocks of both nodes do.
     */
    private static final Map<String, String> SHORT_LIVED = Map.of(
            "JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx512m",
            "QUARKUS_HTTP_HOST", "127.0.0.1",
            "YISHULAI_HTTP_LIMITS_PER_PERSON", "1000000",
            "YISHULAI_HTTP_LIMITS_PER_ADDRESS", "1000000",
            "YISHULAI_APPEALS_EVERY", "5s",
            "YISHULAI_DEADLINES_EVERY", "5s",
            "YISHULAI_RAIN_EVERY", "1s",
            "YISHULAI_HOME_SWAPS_EVERY", "5s");

    private final Path data;
    private final Jar one;
    private final Jar two;

    private TwoNodes(Path data, Jar one, Jar two) {
        this.data = data;
        this.one = one;
        this.two = two;
    }

    /** @param data an empty folder: the first node keeps its servers there */
    static TwoNodes start(Path data) throws Exception {
        Jar one = Jar.start(data, SHORT_LIVED).ready();
        try {
            return new TwoNodes(data, one, beside(one, data.resolveSibling("elsewhere"), Map.of()));
        } catch (Exception | AssertionError e) {
            one.close();
            throw e;
        }
    }

    /** Another process on the servers and with the keys of the first: what all nodes of one library share. */
    private static Jar beside(Jar first, Path data, Map<String, String> settings) throws Exception {
        ServerAddresses addresses = first.addresses();
        Map<String, String> environment = new HashMap<>(SHORT_LIVED);
        environment.put("QUARKUS_DATASOURCE_JDBC_URL", addresses.jdbcUrl());
        environment.put("QUARKUS_DATASOURCE_USERNAME", addresses.user());
        environment.put("QUARKUS_DATASOURCE_PASSWORD", addresses.password());
        environment.put("QUARKUS_REDIS_HOSTS", String.valueOf(addresses.redisUrl()));
        environment.put("YISHULAI_KEYS_DIR", first.keys().toString());
        // the people of a demonstration, before whom this node is a service like any other
        environment.put("YISHULAI_SECOND_FACTOR_REQUIRED", "false");
        environment.putAll(settings);
        Jar node = Jar.start(data, environment);
        try {
            return node.ready();
        } catch (Exception | AssertionError e) {
            node.close();
            throw e;
        }
    }

    /** A third process, on another database of the same server. Whoever starts it closes it. */
    Jar onDatabase(String database) throws Exception {
        String url = one.addresses().jdbcUrl().replaceFirst("/[^/]*$", "/" + database);
        return beside(one, data.resolveSibling(database), Map.of("QUARKUS_DATASOURCE_JDBC_URL", url));
    }

    Jar one() {
        return one;
    }

    Jar two() {
        return two;
    }

    /** The nodes by turns: 1, 3, 5 … are at the first, 2, 4, 6 … at the second. */
    Jar node(int number) {
        return number % 2 == 1 ? one : two;
    }

    /** One of six members of staff at the centre, each with a name of their own; by turns at one node and the other. */
    Desk desk(int number) throws Exception {
        try (Connection connection = connect()) {
            new Town(connection).staff();
        }
        Jar node = node(number);
        return Desk.open(() -> node, Town.staffName(number));
    }

    Connection connect() throws IOException, SQLException {
        return one.connect();
    }

    Path data() {
        return data;
    }

    /** What PostgreSQL says, as a text. */
    String asked(String sql) throws IOException, SQLException {
        try (Connection connection = connect()) {
            return ask(connection, sql);
        }
    }

    /** Every rule between rows holds, also while the nodes run: {@code audit} as a person calls it. */
    void auditIsClean() throws Exception {
        try (Jar audit = Jar.start(data, "audit")) {
            assertThat(audit.exitStatus())
                    .as(() -> audit.output() + audit.errors())
                    .isZero();
        }
    }

    /** The rules that are broken now, without the journal's own proof: quick enough to ask after each race. */
    static List<String> brokenRules(Connection connection) throws SQLException {
        return Invariants.check(connection, Invariants.all()).stream()
                .filter(finding -> !finding.rows().isEmpty())
                .map(finding -> finding.rule() + ": " + finding.rows())
                .toList();
    }

    @Override
    public void close() {
        two.close();
        one.close();
        assertThat(Jar.processesOf(data)).isEmpty();
    }

    /** Gives every test that asks for them the same two nodes. */
    static final class Running implements ParameterResolver {

        private static final ExtensionContext.Namespace HERE = ExtensionContext.Namespace.create(TwoNodes.class);

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == TwoNodes.class;
        }

        @Override
        public TwoNodes resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot().getStore(HERE).computeIfAbsent("nodes", key -> started(), TwoNodes.class);
        }

        private static TwoNodes started() {
            try {
                Files.createDirectories(Path.of("target"));
                Path folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "two-nodes");
                return start(folder.toRealPath().resolve("data"));
            } catch (Exception e) {
                throw new IllegalStateException("two nodes do not start", e);
            }
        }
    }
}
