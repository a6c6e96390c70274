package cn.yishulai.boot;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** A PostgreSQL that a person has configured. It is asked before the service starts, because a stack trace helps nobody. */
final class ConfiguredDatabase {

    private static final int CONNECT_SECONDS = 10;
    private static final int OLDEST_MAJOR = 18;

    private ConfiguredDatabase() {}

    static ServerAddresses addresses(Settings settings) {
        return new ServerAddresses(
                settings.find("quarkus.datasource.jdbc.url").orElseThrow(),
                settings.find("quarkus.datasource.username").orElse(System.getProperty("user.name")),
                settings.find("quarkus.datasource.password").orElse(""),
                settings.find("quarkus.redis.hosts").orElse(null));
    }

    /** @throws CannotStart when it does not answer, or is older than the schema needs */
    static void require(ServerAddresses addresses) {
        try (Connection connection = connect(addresses)) {
            int major = connection.getMetaData().getDatabaseMajorVersion();
            if (major < OLDEST_MAJOR) {
                throw CannotStart.because(
                        "The database is PostgreSQL %d; %d or newer is needed.".formatted(major, OLDEST_MAJOR),
                        "需要 PostgreSQL %d 或更新版本。".formatted(OLDEST_MAJOR));
            }
        } catch (SQLException e) {
            throw CannotStart.because(
                    "The database %s does not let us in: %s"
                            .formatted(addresses.jdbcUrl().replaceFirst("\\?.*", ""), firstLine(e)),
                    "无法连接数据库。");
        }
    }

    private static String firstLine(SQLException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given");
    }

    static Connection connect(ServerAddresses addresses) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", addresses.user());
        properties.setProperty("password", addresses.password());
        properties.setProperty("connectTimeout", Integer.toString(CONNECT_SECONDS));
        return DriverManager.getConnection(addresses.jdbcUrl(), properties);
    }
}
