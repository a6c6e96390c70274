package cn.yishulai;

import cn.yishulai.boot.ServersForTests;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.flywaydb.core.Flyway;

/**
 * PostgreSQL and Redis for the tests of the service, on free ports of the loopback address: started once per JVM, at the
 * first test that needs them, and stopped with it. Every start of the service gets an empty database of its own.
 *
 * <p>It is named in {@code META-INF/services}, so a {@code @QuarkusTest} needs no annotation for it. A test that talks
 * to PostgreSQL without the service calls {@link #newMigratedDatabase()}.
 */
public class TestServers implements QuarkusTestResourceLifecycleManager {

    private static final String URL = "quarkus.datasource.jdbc.url";

    /** In system properties, because Quarkus loads test classes more than once but the servers are one pair per JVM. */
    private static final String PREFIX = "yishulai.test.";

    private static final String MIGRATED = PREFIX + "migrated";

    @Override
    public Map<String, String> start() {
        Map<String, String> settings = new HashMap<>(servers());
        settings.put(URL, newDatabase());
        return settings;
    }

    @Override
    public void stop() {
        // the servers live as long as the JVM
    }

    /** The URL of an empty database, user and password included. */
    public static String newDatabase() {
        return copyOf("template1");
    }

    /** The URL of a database with our tables and nothing in them: a copy of one that was migrated once. */
    public static String newMigratedDatabase() {
        synchronized (System.getProperties()) {
            String migrated = System.getProperty(MIGRATED);
            if (migrated == null) {
                String url = newDatabase();
                Flyway.configure()
                        .dataSource(url, null, null)
                        .locations("classpath:db/migration")
                        .outOfOrder(true)
                        .load()
                        .migrate();
                migrated = url.replaceFirst("^.*/([^/?]*)\\?.*$", "$1");
                System.setProperty(MIGRATED, migrated);
            }
            return copyOf(migrated);
        }
    }

    private static String copyOf(String template) {
        synchronized (System.getProperties()) {
            Map<String, String> servers = servers();
            int number = Integer.getInteger(PREFIX + "databases", 0) + 1;
            System.setProperty(PREFIX + "databases", Integer.toString(number));
            String name = "test" + number;
            String credentials = "?user=%s&password=%s"
                    .formatted(servers.get("quarkus.datasource.username"), servers.get("quarkus.datasource.password"));
            try (Connection admin = DriverManager.getConnection(servers.get(URL) + credentials);
                    Statement statement = admin.createStatement()) {
                statement.execute("DROP DATABASE IF EXISTS " + name); // of an earlier run
                statement.execute("CREATE DATABASE " + name + " TEMPLATE " + template);
            } catch (SQLException e) {
                throw new IllegalStateException("cannot create the database " + name, e);
            }
            return servers.get(URL).replaceFirst("/[^/]*$", "/" + name) + credentials;
        }
    }

    /** The Redis of this JVM, password included. */
    public static String redisUrl() {
        return servers().get("quarkus.redis.hosts");
    }

    private static Map<String, String> servers() {
        synchronized (System.getProperties()) {
            if (System.getProperty(PREFIX + URL) == null) {
                ServersForTests.start().forEach((name, value) -> System.setProperty(PREFIX + name, value));
            }
            Map<String, String> servers = new HashMap<>();
            System.getProperties().stringPropertyNames().stream()
                    .filter(name -> name.startsWith(PREFIX + "quarkus."))
                    .forEach(name -> servers.put(name.substring(PREFIX.length()), System.getProperty(name)));
            return servers;
        }
    }
}
