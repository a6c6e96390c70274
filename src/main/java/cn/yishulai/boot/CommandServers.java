package cn.yishulai.boot;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * The servers a subcommand works with: the configured ones; else those of the running service; else it starts the data
 * folder's own for as long as it works.
 */
final class CommandServers implements Closeable {

    private final ServerAddresses addresses;
    private final @Nullable Servers own;

    private CommandServers(ServerAddresses addresses, @Nullable Servers own) {
        this.addresses = addresses;
        this.own = own;
    }

    /**
     * For a command that works with what the service has made.
     *
     * @throws CannotStart when the data folder holds no database yet, rather than making one in a wrong place
     */
    static CommandServers openExisting(Settings settings, String command) throws IOException {
        if (settings.embeddedPostgres() && !Files.exists(settings.dataFolder().resolve("postgres"))) {
            throw noDatabase(settings.dataFolder().toString());
        }
        return open(settings, command);
    }

    /** @throws CannotStart when the schema has never been migrated: that is the service's work */
    Connection connect() throws SQLException {
        Connection connection = ConfiguredDatabase.connect(addresses);
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery("SELECT to_regclass('flyway_schema_history') IS NULL")) {
            answer.next();
            if (!answer.getBoolean(1)) {
                return connection;
            }
        }
        connection.close();
        throw noDatabase(addresses.jdbcUrl());
    }

    /** Where they are. */
    ServerAddresses addresses() {
        return addresses;
    }

    /** For a command that is done by the rooms: the service will use these servers, without a door and a timetable. */
    void configureService() {
        addresses.apply();
        System.setProperty("quarkus.http.host-enabled", "false");
        System.setProperty("quarkus.scheduler.enabled", "false");
    }

    private static CannotStart noDatabase(String where) {
        return CannotStart.because(
                "There is no database of ours in %s yet. Start the service once.".formatted(where), "尚无数据库，请先启动一次服务。");
    }

    private static CommandServers open(Settings settings, String command) throws IOException {
        if (!settings.embeddedPostgres()) {
            ServerAddresses configured = ConfiguredDatabase.addresses(settings);
            ConfiguredDatabase.require(configured);
            return new CommandServers(configured, null);
        }
        DataFolder folder = DataFolder.at(settings.dataFolder());
        settings.keepEverythingIn(folder);
        if (folder.lock(command)) {
            return startOwn(folder);
        }
        if (!folder.holderPurpose().equals("serve")) {
            throw folder.inUse();
        }
        return new CommandServers(folder.published().orElseThrow(folder::inUse), null);
    }

    private static CommandServers startOwn(DataFolder folder) throws IOException {
        folder.requireSpace(DataFolder.LATER_START_BYTES);
        Servers servers = Servers.of(folder);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> closeQuietly(servers), "stop the servers"));
        try {
            return new CommandServers(servers.start(), servers);
        } catch (IOException | CannotStart e) {
            servers.close();
            throw e;
        }
    }

    private static void closeQuietly(Servers servers) {
        try {
            servers.close();
        } catch (IOException e) {
            System.err.println(e.getMessage());
        }
    }

    @Override
    public void close() throws IOException {
        if (own != null) {
            own.close();
        }
    }
}
