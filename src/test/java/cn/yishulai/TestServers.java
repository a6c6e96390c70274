package cn.yishulai;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import redis.embedded.RedisServer;

/**
 * PostgreSQL and Redis for the tests of the service, on free ports of the loopback address: started once per JVM, at the
 * first test that needs them, and stopped with it. Every start of the service gets an empty database of its own.
 *
 * <p>It is named in {@code META-INF/services}, so a {@code @QuarkusTest} needs no annotation for it. A test that talks
 * to PostgreSQL without the service calls {@link #newDatabase()}.
 */
public class TestServers implements QuarkusTestResourceLifecycleManager {

    /** System properties, because Quarkus loads test classes more than once but the servers are one per JVM. */
    private static final String POSTGRES_PORT = "yishulai.test.postgres.port";

    private static final String REDIS_PORT = "yishulai.test.redis.port";
    private static final String DATABASES = "yishulai.test.databases";

    @Override
    public Map<String, String> start() {
        String url = newDatabase();
        return Map.of(
                "quarkus.datasource.jdbc.url",
                url,
                "quarkus.datasource.username",
                "postgres",
                "quarkus.datasource.password",
                "postgres",
                "quarkus.redis.hosts",
                redisUrl());
    }

    @Override
    public void stop() {
        // the servers live as long as the JVM
    }

    /** An empty database; user and password are {@code postgres}. */
    public static String newDatabase() {
        synchronized (System.getProperties()) {
            startOnce();
            int number = Integer.getInteger(DATABASES, 0) + 1;
            System.setProperty(DATABASES, Integer.toString(number));
            String name = "test" + number;
            try (Connection admin = DriverManager.getConnection(jdbcUrl("postgres"), "postgres", "postgres")) {
                admin.createStatement().execute("CREATE DATABASE " + name);
            } catch (SQLException e) {
                throw new IllegalStateException("cannot create the database " + name, e);
            }
            return jdbcUrl(name);
        }
    }

    /** The Redis of this JVM. */
    public static String redisUrl() {
        synchronized (System.getProperties()) {
            startOnce();
            return "redis://127.0.0.1:" + System.getProperty(REDIS_PORT);
        }
    }

    private static String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + System.getProperty(POSTGRES_PORT) + "/" + database;
    }

    private static void startOnce() {
        if (System.getProperty(POSTGRES_PORT) != null) {
            return;
        }
        try {
            EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "off")
                    .setServerConfig("full_page_writes", "off")
                    .setServerConfig("unix_socket_directories", "")
                    .start();
            RedisServer redis = RedisServer.newRedisServer()
                    .bind("127.0.0.1")
                    .port(freePort())
                    .setting("save \"\"")
                    .build();
            redis.start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stopQuietly(redis)));
            System.setProperty(REDIS_PORT, Integer.toString(redis.ports().get(0)));
            System.setProperty(POSTGRES_PORT, Integer.toString(postgres.getPort()));
        } catch (IOException e) {
            throw new UncheckedIOException("the test servers do not start", e);
        }
    }

    private static void stopQuietly(RedisServer redis) {
        try {
            redis.stop();
        } catch (IOException e) {
            System.err.println("the test Redis did not stop: " + e.getMessage());
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
