package cn.yishulai.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** As {@link FaultsRehearsal}, with disks on which nothing more goes. Needs a right to mount; else it says that it was skipped. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FullDiskRehearsal {

    private static final String TOLD_TO_TRY_AGAIN = "503 try-again";
    private static final int DATABASE_MEGABYTES = 1_200;
    private static final int NODE_MEGABYTES = 64;

    /** More than people at six counters fill in the minutes of a drill. */
    private static final int LOG_MEGABYTES = 320;

    private static final int LOG_FILE_MEGABYTES = 16;
    private static final String ROOM =
            "SELECT count(*) >= 10 FROM pg_ls_waldir() WHERE name > pg_walfile_name(pg_current_wal_insert_lsn()) AND name ~ '^[0-9A-F]{24}$'";

    private static FaultDrill drill;
    private static SmallDisk ofTheDatabase;
    private static SmallDisk ofANode;

    @BeforeAll
    static void aLibraryOnSmallDisks() throws Exception {
        boolean possible = SmallDisk.isPossible();
        if (!possible) {
            System.out.println("!!! skipped: no disk can be mounted here (root may), so none is filled");
        }
        assumeTrue(possible, "skipped: no disk can be mounted here");
        Path run = FaultDrill.newFolder();
        ofTheDatabase = SmallDisk.at(run.resolve("postgres"), DATABASE_MEGABYTES);
        ofANode = SmallDisk.at(run.resolve("node1"), NODE_MEGABYTES);
        // its log and what it puts aside are there too
        Files.createSymbolicLink(run.resolve("node1.log"), run.resolve("node1/node1.log"));
        drill = FaultDrill.open(
                FullDiskRehearsal.class,
                run,
                Map.of("JDK_JAVA_OPTIONS", "-Djava.io.tmpdir=" + Files.createDirectories(run.resolve("node1/tmp"))));
    }

    @AfterAll
    static void itStops() throws Exception {
        if (drill != null) {
            drill.close();
        }
        for (SmallDisk disk : new SmallDisk[] {ofTheDatabase, ofANode}) {
            if (disk != null) {
                disk.close();
            }
        }
    }

    /** What was written is kept, what was not is refused by name, and nothing is done by half. */
    @Test
    @Order(1)
    void theDiskOfTheDatabaseIsFull() throws Exception {
        theLogHasRoom();
        FaultLoad load = drill.suffers("theDiskOfTheDatabaseIsFull", "disk of PostgreSQL full", (people, chance) -> {
            try {
                int before = people.refusals.times(TOLD_TO_TRY_AGAIN);
                until("people are refused", () -> {
                    ofTheDatabase.fill();
                    return people.refusals.times(TOLD_TO_TRY_AGAIN) > before + 20;
                });
                try (Connection connection = drill.topology().primary()) {
                    assertThatThrownBy(() -> Jar.execute(
                                    connection, "CREATE TABLE too_much AS SELECT generate_series(1, 100000)"))
                            .isInstanceOfSatisfying(SQLException.class, full -> assertThat(full.getSQLState())
                                    .isEqualTo("53100"));
                }
                Thread.sleep(2_000L + chance.nextInt(3_000));
            } finally {
                ofTheDatabase.free();
            }
            return System.nanoTime();
        });
        assertThat(load.refusals.unclear())
                .as("refusals that do not say when to try again")
                .isEmpty();
    }

    /**
     * PostgreSQL keeps files of its log that are done with, to use them again: then this fills its tables only. With none at hand, and a
     * drill that takes its time, it would be the next one.
     */
    private static void theLogHasRoom() throws Exception {
        try (Connection connection = drill.topology().primary()) {
            Jar.execute(connection, "ALTER SYSTEM SET min_wal_size = '%dMB'".formatted(LOG_MEGABYTES));
            Jar.ask(connection, "SELECT pg_reload_conf()");
            for (int file = 0; file < LOG_MEGABYTES / LOG_FILE_MEGABYTES; file++) {
                Jar.ask(connection, "SELECT pg_logical_emit_message(true, 'drill', 'room')");
                Jar.ask(connection, "SELECT pg_switch_wal()");
            }
            until("they are done with", () -> {
                Jar.execute(connection, "CHECKPOINT");
                return Jar.ask(connection, ROOM).equals("t");
            });
        }
    }

    /** PostgreSQL goes rather than lose what it said is kept; it comes back when there is room and somebody starts it. */
    @Test
    @Order(2)
    void theDiskOfTheWriteAheadLogIsFull() throws Exception {
        FaultLoad load = drill.suffers(
                "theDiskOfTheWriteAheadLogIsFull", "disk of the write-ahead log full", (people, chance) -> {
                    try {
                        until("PostgreSQL goes", () -> {
                            ofTheDatabase.fill();
                            return !isSwitched();
                        });
                        Thread.sleep(2_000L + chance.nextInt(2_000));
                    } finally {
                        ofTheDatabase.free();
                    }
                    long room = System.nanoTime();
                    drill.topology().local("start", "postgres");
                    return room;
                });
        assertThat(load.refusals.unclear())
                .as("refusals that do not say when to try again")
                .isEmpty();
    }

    /** Takes a file of the log that was kept for use again; false when there is none and no room for another. */
    private static boolean isSwitched() {
        try (Connection connection = drill.topology().primary()) {
            Jar.ask(connection, "SELECT pg_logical_emit_message(true, 'drill', repeat('x', 100000))");
            Jar.ask(connection, "SELECT pg_switch_wal()");
            return true;
        } catch (SQLException gone) {
            return false;
        }
    }

    /** Nothing lives in a node: without a line of log and without a temporary file it serves everybody. */
    @Test
    @Order(3)
    void theDiskOfANodeIsFull() throws Exception {
        Path log = drill.topology().folder("node1.log");
        FaultLoad load = drill.suffers(
                "theDiskOfANodeIsFull", "disk of a node full (log, temporary files)", (people, chance) -> {
                    long lines;
                    try {
                        ofANode.fill();
                        assertThatThrownBy(() -> Files.write(drill.topology().folder("node1/proof"), new byte[8_192]))
                                .as("it is full")
                                .isInstanceOf(IOException.class);
                        ofANode.fill();
                        people.awaitAfter(System.nanoTime(), 100);
                        lines = Files.size(log);
                    } finally {
                        ofANode.free();
                    }
                    long room = System.nanoTime();
                    until("it writes its log again", () -> {
                        aCodeIsAskedFor(people, chance);
                        return Files.size(log) > lines;
                    });
                    return room;
                });
        assertThat(load.refusals.unclear())
                .as("refusals that do not say when to try again")
                .isEmpty();
    }

    /** No carrier is connected: whichever node takes the message says so. */
    private static void aCodeIsAskedFor(FaultLoad people, Random chance) throws Exception {
        String phone = "139%08d".formatted(chance.nextInt(100_000_000));
        new PatientDesk(drill.topology().doors(), people.retries)
                .post(202, "/v1/one-time-codes", Map.of("phone", phone));
        Thread.sleep(500);
    }

    private interface Condition {
        boolean holds() throws Exception;
    }

    private static void until(String what, Condition condition) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(90);
        while (!condition.holds()) {
            assertThat(System.nanoTime()).as(what).isLessThan(deadline);
            Thread.sleep(50);
        }
    }
}
