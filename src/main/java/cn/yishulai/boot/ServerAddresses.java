package cn.yishulai.boot;

import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Where PostgreSQL and Redis listen.
 *
 * @param redisUrl null when no Redis runs on this system
 */
record ServerAddresses(String jdbcUrl, String user, String password, @Nullable String redisUrl) {

    /** Nothing listens on port 1 of the loopback address, so whoever asks there is refused at once instead of waiting. */
    static final String NO_REDIS = "redis://127.0.0.1:1";

    private static final String URL = "quarkus.datasource.jdbc.url";
    private static final String USER = "quarkus.datasource.username";
    private static final String PASSWORD = "quarkus.datasource.password";
    private static final String REDIS = "quarkus.redis.hosts";
    private static final String REDIS_ENABLED = "yishulai.redis.enabled";

    static ServerAddresses of(Properties properties) {
        boolean redis = Boolean.parseBoolean(properties.getProperty(REDIS_ENABLED));
        return new ServerAddresses(
                properties.getProperty(URL),
                properties.getProperty(USER),
                properties.getProperty(PASSWORD),
                redis ? properties.getProperty(REDIS) : null);
    }

    /** The same under the names by which the service is configured. */
    Map<String, String> asProperties() {
        Map<String, String> properties = new TreeMap<>();
        properties.put(URL, jdbcUrl);
        properties.put(USER, user);
        properties.put(PASSWORD, password);
        properties.put(REDIS, redisUrl == null ? NO_REDIS : redisUrl);
        properties.put(REDIS_ENABLED, Boolean.toString(redisUrl != null));
        return properties;
    }

    /** Hands the addresses over to the service that this process is about to start. */
    void apply() {
        asProperties().forEach(System::setProperty);
    }
}
