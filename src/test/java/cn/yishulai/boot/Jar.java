package cn.yishulai.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/** The jar as a person starts it: a process with its output, in a data folder of the test. */
final class Jar implements AutoCloseable {

    static final Path JAR = Path.of(System.getProperty("yishulai.jar", "target/quarkus-app/quarkus-run.jar"))
            .toAbsolutePath();

    /** A first start takes ten seconds on a quiet machine; a busy one is no fault of the jar. */
    private static final int PATIENCE_SECONDS = 240;

    /** It runs for a minute on few cores: to compile it once and quickly takes less than half of the time. */
    private static final List<String> FOR_A_MINUTE = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    private final Process process;
    private final Path data;
    private final Path output;
    private final Path errors;
    private final int port;

    private Jar(Process process, Path data, Path output, Path errors, int port) {
        this.process = process;
        this.data = data;
        this.output = output;
        this.errors = errors;
        this.port = port;
    }

    static Jar start(Path data, String... args) throws IOException {
        return start(data, Map.of(), args);
    }

    static Jar start(Path data, Map<String, String> environment, String... args) throws IOException {
        Files.createDirectories(Path.of("target", "jar-output"));
        Path output = Files.createTempFile(Path.of("target", "jar-output"), "out", ".txt");
        Path errors = Files.createTempFile(Path.of("target", "jar-output"), "err", ".txt");
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        if (!environment.containsKey("JDK_JAVA_OPTIONS")) {
            command.addAll(FOR_A_MINUTE);
        }
        command.addAll(List.of("-jar", JAR.toString()));
        command.addAll(List.of(args));
        int port = Programs.freePort();
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(output.toFile()).redirectError(errors.toFile());
        Map<String, String> all = new HashMap<>();
        all.put("YISHULAI_DATA_DIR", data.toString());
        all.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        all.putAll(environment);
        builder.environment().putAll(all);
        return new Jar(builder.start(), data, output, errors, Integer.parseInt(all.get("QUARKUS_HTTP_PORT")));
    }

    /** Waits until the service has said that it is ready. */
    Jar ready() throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!output().contains("is ready after")) {
            assertThat(process.isAlive() && System.nanoTime() < deadline)
                    .as(() -> "it becomes ready; it said " + output() + errors())
                    .isTrue();
            Thread.sleep(50);
        }
        return this;
    }

    int exitStatus() throws InterruptedException {
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    /** As a power cut does: no last words. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        exitStatus();
    }

    long pid() {
        return process.pid();
    }

    int port() {
        return port;
    }

    String output() {
        return read(output);
    }

    String errors() {
        return read(errors);
    }

    ServerAddresses addresses() throws IOException {
        Properties properties = new Properties();
        try (var in = Files.newBufferedReader(data.resolve("servers.properties"))) {
            properties.load(in);
        }
        return ServerAddresses.of(properties);
    }

    Connection connect() throws IOException, SQLException {
        ServerAddresses addresses = addresses();
        return DriverManager.getConnection(addresses.jdbcUrl(), addresses.user(), addresses.password());
    }

    /** The process of the PostgreSQL of a data folder. */
    static ProcessHandle postgresOf(Path data) throws IOException {
        String pid = Files.readAllLines(data.resolve("postgres/postmaster.pid")).get(0);
        return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    }

    static ProcessHandle redisOf(Path data) throws IOException {
        return ProcessHandle.of(Long.parseLong(Files.readString(data.resolve("redis/redis.pid"))))
                .orElseThrow();
    }

    /** Where a process with servers of its own keeps its keys. */
    Path keys() {
        return data.resolve("keys");
    }

    int healthStatus() throws Exception {
        URI health = URI.create("http://127.0.0.1:%d/q/health/ready".formatted(port));
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(health).build(), BodyHandlers.discarding())
                .statusCode();
    }

    /** One line in both languages, no stack trace, exit status 1. */
    void assertRefused(String english, String chinese) throws InterruptedException {
        assertThat(exitStatus()).as(() -> output() + errors()).isEqualTo(Command.REFUSED);
        assertThat(errors()).startsWith("yishulai: ").contains(english, chinese).hasLineCount(1);
    }

    /** What still runs out of a data folder. */
    static List<String> processesOf(Path data) {
        return ProcessHandle.allProcesses()
                .flatMap(process -> process.info().command().stream())
                .filter(command -> command.startsWith(data.toString()))
                .toList();
    }

    static String ask(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(sql)) {
            answer.next();
            return answer.getString(1);
        }
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** As Ctrl-C or a system going down does. */
    @Override
    public void close() {
        process.destroy();
        process.onExit().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }
}
