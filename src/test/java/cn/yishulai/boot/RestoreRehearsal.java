package cn.yishulai.boot;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yishulai.kernel.FamilyCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Backup, restore to a moment, promotion of a standby and a stop that nobody notices, by the very scripts that operators have,
 * on a database of a million movements (REHEARSAL_MOVEMENTS says another number). Not part of a build: {@code mvn -Pfaults
 * verify}. It prints how long each took.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RestoreRehearsal {

    private static final int MOVEMENTS =
            Integer.parseInt(Objects.requireNonNullElse(System.getenv("REHEARSAL_MOVEMENTS"), "1000000"));

    /** Equal before and after, or something was lost or changed. */
    private static final Map<String, String> SUMS = Map.of(
            "movements", "SELECT count(*) || ' ' || sum(hashtextextended(m::text, 0)) FROM movement m",
            "copies", "SELECT count(*) || ' ' || sum(hashtextextended(c::text, 0)) FROM copy c",
            "credits", "SELECT count(*) || ' ' || coalesce(sum(hashtextextended(e::text, 0)), 0) FROM credit_entry e");

    private static Topology topology;
    private static String archive;
    private static String backups;

    @BeforeAll
    static void aLibraryThatRuns() throws Exception {
        Path run = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "rehearsal");
        topology = Topology.start(run);
        archive = topology.folder("archive").toString();
        backups = topology.folder("backup").toString();
        try (Connection connection = topology.primary()) {
            Town town = new Town(connection);
            long began = System.nanoTime();
            town.stock(MOVEMENTS, UUID.fromString(town.site()));
            town.families(100, 5);
            tell("%,d movements written", began, MOVEMENTS);
        }
    }

    @AfterAll
    static void itStops() throws Exception {
        topology.close();
    }

    @Test
    @Order(1)
    void aNodeIsStoppedAndNobodyNotices() throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        List<Integer> answers = new ArrayList<>();
        Thread reader = new Thread(() -> {
            while (!over.get()) {
                try {
                    answers.add(topology.ask("/v1/sites"));
                    Thread.sleep(20);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
        });
        reader.start();
        try {
            topology.local("stop", "node2");
            topology.local("start", "node2");
        } finally {
            over.set(true);
            reader.join();
        }
        System.out.printf("a node stopped and started beside %d requests%n", answers.size());
        assertThat(answers).hasSizeGreaterThan(50).containsOnly(200);
        // the checker can fail: without any node there is no answer
        topology.local("kill", "node1");
        topology.local("kill", "node2");
        assertThat(topology.ask("/v1/sites")).isNotEqualTo(200);
        topology.local("start");
    }

    @Test
    @Order(2)
    void aMistakeIsUndoneToTheSecond() throws Exception {
        long began = System.nanoTime();
        Topology.Outcome copied = topology.script("base-backup.sh", backups);
        assertThat(copied.status()).as(copied.output()).isZero();
        tell("base backup: %s", began, copied.output().strip());
        String moment;
        Map<String, String> before;
        try (Connection connection = topology.primary()) {
            Town town = new Town(connection);
            town.copies(500, town.volume(), town.site()); // after the copy: these come from the log
            before = sums(connection);
            Thread.sleep(1_100);
            moment = Jar.ask(connection, "SELECT to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US')");
            Thread.sleep(1_100);
            Jar.execute(connection, "SET session_replication_role = replica"); // whoever can do this can do anything
            Jar.execute(connection, "DELETE FROM movement WHERE copy_id IN (SELECT id FROM copy ORDER BY id LIMIT 10)");
            assertThat(sums(connection)).as("the checker sees the mistake").isNotEqualTo(before);
            Jar.execute(connection, "SELECT pg_switch_wal()");
        }
        awaitArchive();
        String second = topology.folder("second").toString();
        assertThat(topology.script("restore-to.sh", backups, archive, second, "2020-01-01 00:00")
                        .output())
                .contains("no backup");
        began = System.nanoTime();
        Topology.Outcome restored = topology.script("restore-to.sh", backups, archive, second, moment);
        assertThat(restored.status()).as(restored.output()).isZero();
        assertThat(topology.script("restore-to.sh", backups, archive, second, moment)
                        .output())
                .as("what is there is never written over")
                .contains("is not empty");
        try {
            topology.local("start", "second");
            tell("restored to %s", began, moment);
            try (Connection connection = topology.second()) {
                assertThat(sums(connection)).isEqualTo(before);
                began = System.nanoTime();
                assertThat(Invariants.check(connection).stream()
                                .filter(finding -> !finding.rows().isEmpty()))
                        .isEmpty();
                tell("audited%s", began, "");
            }
        } finally {
            topology.local("stop", "second");
            PostgresPrograms.deleteTree(topology.folder("second"));
        }
    }

    @Test
    @Order(3)
    void aBackupThatWasTouchedIsNotRestored() throws Exception {
        Path touched = topology.folder("touched");
        Path base;
        try (var bases = Files.list(Path.of(backups))) {
            base = bases.findFirst().orElseThrow();
        }
        Path copy = Files.createDirectories(touched.resolve(base.getFileName()));
        for (String file : List.of("backup_label", "first-segment", "SHA256SUMS")) {
            Files.copy(base.resolve(file), copy.resolve(file));
        }
        Files.writeString(copy.resolve("base.tar.gz"), "half of it");
        Topology.Outcome refused = topology.script(
                "restore-to.sh",
                touched.toString(),
                archive,
                topology.folder("never").toString());
        assertThat(refused.status()).isNotZero();
        assertThat(refused.output()).contains("base.tar.gz: FAILED");
        assertThat(topology.folder("never")).doesNotExist();
    }

    @Test
    @Order(4)
    void aStandbyIsPromotedWithEverythingThatWasAcknowledged() throws Exception {
        String second = topology.folder("second").toString();
        Topology.Outcome made =
                topology.script("restore-to.sh", backups, archive, second, "--standby", topology.connectionInfo());
        assertThat(made.status()).as(made.output()).isZero();
        topology.local("start", "second");
        try (Connection connection = topology.primary()) {
            Jar.execute(connection, "ALTER SYSTEM SET synchronous_standby_names = 'second'");
            Jar.execute(connection, "SELECT pg_reload_conf()");
            await(connection, "SELECT count(*) = 1 FROM pg_stat_replication WHERE sync_state = 'sync'");
        }
        assertThat(topology.scriptOfSecond("promote.sh", "127.0.0.1", topology.firstPort())
                        .output())
                .as("there are never two")
                .contains("still answers");

        Collection<String> acknowledged = new ConcurrentLinkedQueue<>();
        AtomicBoolean over = new AtomicBoolean();
        Thread writer = new Thread(() -> write(acknowledged, over));
        writer.start();
        Thread.sleep(2_000);
        long began = System.nanoTime();
        topology.local("kill", "postgres");
        int before = acknowledged.size();
        Topology.Outcome promoted = topology.scriptOfSecond("promote.sh", "127.0.0.1", topology.firstPort());
        assertThat(promoted.status()).as(promoted.output()).isZero();
        tell("promoted%s", began, "");
        while (topology.ask("/v1/sites") != 200 || acknowledged.size() < before + 20) {
            assertThat(System.nanoTime() - began)
                    .as("the nodes find the new primary")
                    .isLessThan(60_000_000_000L);
            Thread.sleep(50);
        }
        tell("readers and writers served again, %d writes acknowledged before", began, before);
        over.set(true);
        writer.join();
        try (Connection connection = topology.primary()) {
            assertThat(missing(connection, acknowledged)).isEmpty();
            acknowledged.add("NOTTHERE");
            assertThat(missing(connection, acknowledged))
                    .as("the checker can fail")
                    .containsExactly("NOTTHERE");
        }
    }

    /** Families, one commit each, by whoever is the primary; a commit without an answer is not counted. */
    private static void write(Collection<String> acknowledged, AtomicBoolean over) {
        while (!over.get()) {
            try (Connection connection = topology.primary();
                    PreparedStatement found = connection.prepareStatement(
                            "INSERT INTO household (id, family_code, created_at) VALUES (uuidv7(), ?, now())")) {
                while (!over.get()) {
                    String code = FamilyCode.random().value();
                    found.setString(1, code);
                    found.executeUpdate();
                    acknowledged.add(code);
                }
            } catch (SQLException nobodyThere) {
                Thread.onSpinWait();
            }
        }
    }

    private static Collection<String> missing(Connection connection, Collection<String> codes) throws SQLException {
        Collection<String> missing = new TreeSet<>(codes);
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT family_code FROM household")) {
            while (rows.next()) {
                missing.remove(rows.getString(1));
            }
        }
        return missing;
    }

    private static Map<String, String> sums(Connection connection) throws SQLException {
        Map<String, String> sums = new TreeMap<>();
        for (Map.Entry<String, String> sum : SUMS.entrySet()) {
            sums.put(sum.getKey(), Jar.ask(connection, sum.getValue()));
        }
        return sums;
    }

    private static void awaitArchive() throws Exception {
        try (Connection connection = topology.primary()) {
            await(
                    connection,
                    "SELECT last_archived_wal >= (SELECT pg_walfile_name(pg_current_wal_lsn() - 16777216)) FROM pg_stat_archiver");
        }
    }

    private static void await(Connection connection, String condition) throws Exception {
        long deadline = System.nanoTime() + 60_000_000_000L;
        while (!Jar.ask(connection, condition).equals("t")) {
            assertThat(System.nanoTime()).as(condition).isLessThan(deadline);
            Thread.sleep(100);
        }
    }

    private static void tell(String what, long began, Object of) {
        System.out.printf("%-70s %6.1f s%n", what.formatted(of), (System.nanoTime() - began) / 1e9);
    }
}
