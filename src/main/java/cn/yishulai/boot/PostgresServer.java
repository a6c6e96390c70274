package cn.yishulai.boot;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The PostgreSQL of the data folder. It listens on the loopback address only, asks for a password that stands in a file
 * of the folder's owner, and keeps every promise a commit makes: fsync and synchronous_commit are on unless a test
 * turns them off.
 */
final class PostgresServer implements Closeable {

    private static final String USER = "yishulai";
    private static final String DATABASE = "yishulai";

    /** Another process may take the port between our look and PostgreSQL's. */
    private static final int PORT_ATTEMPTS = 3;

    private static final long LOG_LIMIT_BYTES = 16 << 20;

    private final DataFolder folder;
    private final PostgresPrograms programs;
    private final int port;

    private PostgresServer(DataFolder folder, PostgresPrograms programs, int port) {
        this.folder = folder;
        this.programs = programs;
        this.port = port;
    }

    /**
     * Starts PostgreSQL, and makes a database when the folder has none yet.
     *
     * @param settings further settings of PostgreSQL; empty except in tests
     * @throws CannotStart when a person has to do something first
     */
    static PostgresServer start(DataFolder folder, Map<String, String> settings) throws IOException {
        refuseAnotherMajor(folder);
        PostgresPrograms programs = PostgresPrograms.unpack(folder.programs());
        Orphans.stopPostgres(folder, programs);
        boolean fresh = !Files.exists(folder.postgres());
        if (fresh) {
            initialise(folder, programs);
        }
        for (int attempt = 1; ; attempt++) {
            int port = Programs.freePort();
            String log = launch(folder, programs, port, settings);
            if (log.isEmpty()) {
                PostgresServer server = new PostgresServer(folder, programs, port);
                if (fresh) {
                    server.execute("CREATE DATABASE " + DATABASE);
                }
                return server;
            }
            if (attempt == PORT_ATTEMPTS || !log.contains("could not bind")) {
                throw explain(folder, log);
            }
        }
    }

    String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
    }

    ServerAddresses addresses(@Nullable String redisUrl) throws IOException {
        return new ServerAddresses(jdbcUrl(DATABASE), USER, password(folder), redisUrl);
    }

    /** For a statement outside any of our databases. */
    void execute(String sql) throws IOException {
        try (Connection connection = DriverManager.getConnection(jdbcUrl("postgres"), USER, password(folder));
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IOException("PostgreSQL runs but does not obey", e);
        }
    }

    /** Lets no new work in, ends the connections, writes everything and waits until PostgreSQL has gone. */
    @Override
    public void close() throws IOException {
        stop(folder, programs);
    }

    static void stop(DataFolder folder, PostgresPrograms programs) throws IOException {
        Programs.Outcome outcome = Programs.run(Programs.asOrdinaryUser(List.of(
                programs.program("pg_ctl").toString(),
                "stop",
                "-D",
                folder.postgres().toString(),
                "-m",
                "fast",
                "-w",
                "-t",
                Integer.toString(Programs.PATIENCE_SECONDS))));
        if (outcome.exitStatus() != 0) {
            throw new IOException(
                    "PostgreSQL does not stop: " + outcome.output().strip());
        }
    }

    private static void refuseAnotherMajor(DataFolder folder) throws IOException {
        Path version = folder.postgres().resolve("PG_VERSION");
        if (Files.exists(version)) {
            String major = Files.readString(version).strip();
            if (!major.equals(Product.postgresMajor())) {
                throw CannotStart.because(
                        "The database in %s was made by PostgreSQL %s; this is PostgreSQL %s. Dump it with the old version and restore it here, or choose another folder with YISHULAI_DATA_DIR."
                                .formatted(folder.postgres(), major, Product.postgresMajor()),
                        "数据库版本为 PostgreSQL %s，与本版本不符。".formatted(major));
            }
        }
    }

    /** Made beside its place and moved there when complete, so that a start that was killed half-way leaves no half cluster. */
    private static void initialise(DataFolder folder, PostgresPrograms programs) throws IOException {
        Path half = folder.path().resolve("postgres.half");
        PostgresPrograms.deleteTree(half);
        DataFolder.writeSecret(passwordFile(folder), DataFolder.newSecret());
        // The builtin locale sorts by code point and knows upper and lower case of all scripts, on every system alike;
        // orders people read are asked for with COLLATE "zh-x-icu".
        Programs.Outcome outcome = Programs.run(Programs.asOrdinaryUser(List.of(
                programs.program("initdb").toString(),
                "--pgdata=" + half,
                "--username=" + USER,
                "--pwfile=" + passwordFile(folder),
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8")));
        if (outcome.exitStatus() != 0) {
            PostgresPrograms.deleteTree(half);
            throw explain(folder, outcome.output());
        }
        Files.move(half, folder.postgres(), StandardCopyOption.ATOMIC_MOVE);
    }

    /** @return empty when PostgreSQL answers, else what it said */
    private static String launch(DataFolder folder, PostgresPrograms programs, int port, Map<String, String> settings)
            throws IOException {
        Path log = folder.path().resolve("postgres.log");
        if (Files.exists(log) && Files.size(log) > LOG_LIMIT_BYTES) {
            Files.delete(log);
        }
        long before = Files.exists(log) ? Files.size(log) : 0;
        List<String> options = new ArrayList<>(List.of(
                "-p " + port,
                "-c listen_addresses=127.0.0.1",
                "-c unix_socket_directories=",
                "-c timezone=UTC",
                "-c lc_messages=C"));
        settings.forEach((name, value) -> options.add("-c " + name + "=" + value));
        Programs.Outcome outcome = Programs.run(Programs.asOrdinaryUser(List.of(
                programs.program("pg_ctl").toString(),
                "start",
                "-D",
                folder.postgres().toString(),
                "-l",
                log.toString(),
                "-o",
                String.join(" ", options),
                "-w",
                "-t",
                Integer.toString(Programs.PATIENCE_SECONDS))));
        return outcome.exitStatus() == 0 ? "" : outcome.output() + tail(log, before);
    }

    /** Says in one line what PostgreSQL said in many. */
    static CannotStart explain(DataFolder folder, String log) {
        if (log.contains("No space left on device")) {
            return folder.diskFull("PostgreSQL: no space left on device");
        }
        if (log.contains("wrong ownership")) {
            return CannotStart.because(
                    "The database in %s belongs to another user. Start as that user, or choose another folder with YISHULAI_DATA_DIR."
                            .formatted(folder.postgres()),
                    "数据库目录属于其他用户。");
        }
        if (log.contains("lock file \"postmaster.pid\" already exists")) {
            return Orphans.inUse(folder, log.replaceAll("(?s).*\\(PID (\\d+)\\).*", "$1"));
        }
        String reason = log.lines()
                .filter(line -> line.contains("FATAL:") || line.contains("PANIC:") || line.contains("error:"))
                .reduce((first, second) -> second)
                .map(line -> line.replaceFirst("^.*?(FATAL|PANIC|error):\\s*", ""))
                .orElse("no reason given");
        return CannotStart.because(
                "PostgreSQL does not start: %s. More in %s."
                        .formatted(reason, folder.path().resolve("postgres.log")),
                "PostgreSQL 无法启动。");
    }

    private static String tail(Path log, long from) throws IOException {
        if (!Files.exists(log)) {
            return "";
        }
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            file.seek(Math.min(from, file.length()));
            byte[] bytes = new byte[(int) Math.min(file.length() - file.getFilePointer(), 1 << 20)];
            file.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    private static String password(DataFolder folder) throws IOException {
        return Files.readString(passwordFile(folder)).strip();
    }

    private static Path passwordFile(DataFolder folder) {
        return folder.path().resolve("postgres.password");
    }
}
