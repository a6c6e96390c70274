package cn.yishulai.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Two nodes behind HAProxy on one PostgreSQL and one Redis, started by {@code docker/local.sh} as an operator would. */
final class Topology {

    private static final Path SCRIPTS = Path.of("docker").toAbsolutePath();
    private static final Pattern SETTING = Pattern.compile("(\\w+)='?([^' \\n]*)'?");
    /** The proxy's port and the seven beside it. */
    private static final int PORTS = 8;

    private static final int SECOND = 7;
    private static final Duration ANSWER = Duration.ofSeconds(5);

    private final Path run;
    private final int port;
    private final Map<String, String> environment = new HashMap<>();
    private boolean proxied = true;
    /** It asks for HTTP/2, as the default client of Java does: the proxy must not let that through. */
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(ANSWER).build();

    private Topology(Path run, int port) {
        this.run = run;
        this.port = port;
    }

    /** @param run an empty folder */
    static Topology start(Path run) throws Exception {
        return start(run, Map.of(), List.of("psql", "curl", "unzip", "haproxy"));
    }

    /** The same where HAProxy is missing too: then both nodes are doors, and that is said loudly. */
    static Topology startAlsoWithoutProxy(Path run, Map<String, String> settings) throws Exception {
        return start(run, settings, List.of("psql", "curl", "unzip"));
    }

    private static Topology start(Path run, Map<String, String> settings, List<String> needed) throws Exception {
        for (String program : needed) {
            assertThat(isInstalled(program))
                    .as("%s is installed (Debian: haproxy postgresql-client curl unzip)", program)
                    .isTrue();
        }
        int port = Programs.freePort() / PORTS * PORTS; // so that two of them never overlap
        Topology topology = new Topology(run, port);
        topology.environment.putAll(Map.of(
                "YISHULAI_RUN", run.toString(),
                "YISHULAI_APP", Jar.JAR.getParent().toString(),
                "HTTP_PORT", Integer.toString(port),
                "NODE_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx512m",
                "YISHULAI_DATABASES", "127.0.0.1:%d,127.0.0.1:%d".formatted(port + 3, port + SECOND)));
        topology.environment.putAll(settings);
        topology.proxied = isInstalled("haproxy");
        try {
            if (topology.proxied) {
                topology.local("start");
            } else {
                System.out.println(
                        "!!! HAProxy is not installed: everybody asks both nodes themselves, no proxy is tried");
                for (String part : List.of("postgres", "redis", "node1", "node2")) {
                    topology.local("start", part);
                }
            }
            Outcome said = topology.script("local.sh", "env");
            SETTING.matcher(said.output())
                    .results()
                    .forEach(set -> topology.environment.put(set.group(1), set.group(2)));
            return topology;
        } catch (Exception | AssertionError e) {
            topology.close();
            throw e;
        }
    }

    private static boolean isInstalled(String program) throws Exception {
        return new ProcessBuilder("which", program)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }

    /** Where people ask: the proxy, or both nodes where there is none. */
    List<URI> doors() {
        return (proxied ? List.of(port) : List.of(port + 1, port + 2))
                .stream().map(door -> URI.create("http://127.0.0.1:" + door)).toList();
    }

    /** What libpq reads, for a session from elsewhere. */
    void tellPsql(Map<String, String> to, String host) {
        to.putAll(Map.of(
                "PGHOST", host,
                "PGPORT", firstPort(),
                "PGDATABASE", "yishulai",
                "PGUSER", environment.get("PGUSER"),
                "PGPASSWORD", environment.get("PGPASSWORD")));
    }

    /** Nodes that are started from now on are of this version. */
    void become(Path app) {
        environment.put("YISHULAI_APP", app.toString());
    }

    /** Where one node listens. */
    URI addressOf(int node) {
        String host = environment.getOrDefault("NODE%d_HOST".formatted(node), "127.0.0.1");
        return URI.create("http://%s:%d".formatted(host, port + node));
    }

    int redisPort() {
        return port + 4;
    }

    /** Sends a signal to one of them, such as STOP. */
    void signal(String name, String signal) throws Exception {
        String pid = Files.readString(run.resolve(name + ".pid")).strip();
        assertThat(new ProcessBuilder("kill", "-" + signal, pid).start().waitFor())
                .as("%s is sent %s", name, signal)
                .isZero();
    }

    record Outcome(int status, String output) {}

    /** The same scripts, whose PostgreSQL is the second one. */
    Outcome scriptOfSecond(String name, String... args) throws Exception {
        return run(Map.of("PGPORT", Integer.toString(port + SECOND)), name, args);
    }

    Outcome script(String name, String... args) throws Exception {
        return run(Map.of(), name, args);
    }

    /** @throws AssertionError when it fails */
    void local(String... words) throws Exception {
        localWith(Map.of(), words);
    }

    /** What is started has these settings too. */
    void localWith(Map<String, String> more, String... words) throws Exception {
        Outcome outcome = run(more, "local.sh", words);
        assertThat(outcome.status()).as(outcome.output()).isZero();
    }

    private Outcome run(Map<String, String> more, String name, String... args) throws Exception {
        List<String> command =
                new ArrayList<>(List.of("bash", SCRIPTS.resolve(name).toString()));
        command.addAll(List.of(args));
        // not a pipe: the servers that it starts would hold it open
        Path output = Files.createTempFile(run, "said", ".txt");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        builder.environment().putAll(environment);
        builder.environment().putAll(more);
        int status = builder.start().waitFor();
        return new Outcome(status, Files.readString(output));
    }

    Path folder(String name) {
        return run.resolve(name);
    }

    /** Whichever of the two takes writes. */
    Connection primary() throws SQLException {
        return connect(environment.get("QUARKUS_DATASOURCE_JDBC_URL"));
    }

    Connection second() throws SQLException {
        return connect("jdbc:postgresql://127.0.0.1:%d/yishulai".formatted(port + SECOND));
    }

    private Connection connect(String url) throws SQLException {
        return DriverManager.getConnection(url, environment.get("PGUSER"), environment.get("PGPASSWORD"));
    }

    /** How a standby reaches the first. */
    String connectionInfo() {
        return "host=127.0.0.1 port=%d user=%s password=%s application_name=second"
                .formatted(port + 3, environment.get("PGUSER"), environment.get("PGPASSWORD"));
    }

    String firstPort() {
        return Integer.toString(port + 3);
    }

    /** What the proxy answers; 0 when it does not. */
    int ask(String path) throws InterruptedException {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(port, path)))
                    .timeout(ANSWER)
                    .build();
            return http.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            return 0;
        }
    }

    void close() throws Exception {
        local("stop", "second");
        local("stop");
    }
}
