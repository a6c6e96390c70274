package cn.yishulai.boot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** One process of the built jar with servers of its own, as a person starts it, for benchmarks to measure from outside. */
public final class BenchNode implements AutoCloseable {

    private static final long NANOS_A_TICK = 10_000_000; // /proc counts in hundredths of a second on every Linux

    private static final long PAGE = 4096;

    private final Path data;
    private final Jar jar;

    private BenchNode(Path data, Jar jar) {
        this.data = data;
        this.jar = jar;
    }

    /** @param data an empty folder */
    public static BenchNode start(Path data) throws Exception {
        return start(data, Map.of());
    }

    /** @param more settings, as the environment says them */
    public static BenchNode start(Path data, Map<String, String> more) throws Exception {
        Map<String, String> settings = new HashMap<>(Map.of(
                "JDK_JAVA_OPTIONS", "-XX:+UseSerialGC -Xmx512m",
                "YISHULAI_HTTP_LIMITS_PER_PERSON", "1000000000",
                "YISHULAI_HTTP_LIMITS_PER_ADDRESS", "1000000000"));
        settings.putAll(more);
        String recording =
                System.getenv("BENCH_RECORDING"); // a folder: what each process did, for whoever looks for time
        if (recording != null) {
            settings.merge(
                    "JDK_JAVA_OPTIONS",
                    "-XX:StartFlightRecording=settings=profile,dumponexit=true,filename=%s/%s.jfr"
                            .formatted(recording, data.getParent().getFileName()),
                    (options, flag) -> options + " " + flag);
        }
        return new BenchNode(data, Jar.start(data, settings).ready());
    }

    public int port() {
        return jar.port();
    }

    public Connection connect() throws IOException, SQLException {
        return jar.connect();
    }

    /** What libpq reads from the environment. */
    public Map<String, String> postgresEnvironment() throws IOException {
        ServerAddresses addresses = jar.addresses();
        URI at = URI.create(addresses.jdbcUrl().substring("jdbc:".length()));
        return Map.of(
                "PGHOST", at.getHost(),
                "PGPORT", Integer.toString(at.getPort()),
                "PGUSER", addresses.user(),
                "PGPASSWORD", addresses.password(),
                "PGDATABASE", at.getPath().substring(1));
    }

    /** Signed in at the centre. */
    public Staff staff(int number) throws Exception {
        try (Connection connection = connect()) {
            new Town(connection).staff();
        }
        Desk desk = Desk.open(() -> jar, Town.staffName(number));
        return new Staff(desk.token(), desk.site());
    }

    /** Who works where. */
    public record Staff(String token, String site) {}

    /** @return the codes of their cards */
    public List<String> families(int count, int credits) throws Exception {
        try (Connection connection = connect()) {
            return new Town(connection).families(count, credits);
        }
    }

    /** Copies on the shelves of a site, two of each of as many volumes as it takes. */
    public void stock(int copies, String site) throws Exception {
        try (Connection connection = connect()) {
            new Town(connection).stock(copies, UUID.fromString(site));
        }
    }

    /** A title that nobody has seen before, and copies of it on the shelves of a site. @return the id of the volume */
    public String title(int copies, String site) throws Exception {
        try (Connection connection = connect()) {
            Town town = new Town(connection);
            UUID volume = town.volume();
            town.copies(copies, volume, site);
            return volume.toString();
        }
    }

    /** A fair in a month with one session. @return its id */
    public String fair(String site, int places) throws Exception {
        try (Connection connection = connect()) {
            return TicketRush.fair(connection, site, places).toString();
        }
    }

    /** The gates of a fair open now. */
    public void open(String fair) throws Exception {
        try (Connection connection = connect()) {
            Jar.execute(connection, "UPDATE fair SET state = 'RUNNING' WHERE id = '%s'".formatted(fair));
            Jar.execute(
                    connection,
                    "UPDATE fair_slot SET begins_at = now() - interval '1 minute' WHERE fair_id = '%s'"
                            .formatted(fair));
        }
    }

    /** The rules between rows that are broken now. */
    public List<String> brokenRules() throws Exception {
        try (Connection connection = connect()) {
            return TwoNodes.brokenRules(connection);
        }
    }

    /** PostgreSQL looks at what there is now, as it does by itself from time to time. */
    public void analyse() throws Exception {
        try (Connection connection = connect()) {
            Jar.execute(connection, "VACUUM ANALYZE");
            Jar.execute(connection, "CHECKPOINT");
        }
    }

    /** What PostgreSQL says, as a text. */
    public String asked(String sql) throws Exception {
        try (Connection connection = connect()) {
            return Jar.ask(connection, sql);
        }
    }

    /** Processor time of the service so far, in nanoseconds. */
    public long serviceCpu() {
        return ticks(jar.pid(), false) * NANOS_A_TICK;
    }

    /** Processor time of PostgreSQL so far, of processes that have gone too. */
    public long postgresCpu() throws IOException {
        ProcessHandle postgres = Jar.postgresOf(data);
        long own = ticks(postgres.pid(), true);
        try (Stream<ProcessHandle> children = postgres.children()) {
            return (own + children.mapToLong(child -> ticks(child.pid(), false)).sum()) * NANOS_A_TICK;
        }
    }

    /** Memory that the service holds, in bytes; its servers have their own. */
    public long residentBytes() throws IOException {
        String statm = Files.readString(Path.of("/proc", Long.toString(jar.pid()), "statm"));
        return Long.parseLong(statm.split(" ")[1]) * PAGE;
    }

    private static long ticks(long pid, boolean withGone) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            long ticks = Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
            return withGone ? ticks + Long.parseLong(fields[13]) + Long.parseLong(fields[14]) : ticks;
        } catch (java.nio.file.NoSuchFileException gone) {
            return 0; // its parent has counted it
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        jar.close();
    }
}
