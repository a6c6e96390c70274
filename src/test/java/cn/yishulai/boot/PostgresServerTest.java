package cn.yishulai.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whose processes we stop, whose we leave alone, and how PostgreSQL's complaints are passed on. */
@DisabledOnOs(OS.WINDOWS)
class PostgresServerTest {

    @TempDir
    static Path temporary;

    static DataFolder folder;

    @BeforeAll
    static void aDatabaseThatHasBeenStopped() throws IOException {
        folder = DataFolder.at(temporary.resolve("data"));
        PostgresServer.start(folder, Map.of("fsync", "off")).close();
    }

    @Test
    void aPostgresThatWeDidNotStartIsLeftAlone() throws Exception {
        DataFolder other = DataFolder.at(temporary.resolve("other"));
        PostgresPrograms theirs = PostgresPrograms.unpack(other.programs());
        Process foreign = new ProcessBuilder(Programs.asOrdinaryUser(List.of(
                        theirs.program("postgres").toString(),
                        "-D",
                        folder.postgres().toString(),
                        "-p",
                        Integer.toString(Programs.freePort()),
                        "-c",
                        "unix_socket_directories=")))
                .redirectErrorStream(true)
                .redirectOutput(temporary.resolve("foreign.log").toFile())
                .start();
        try {
            waitForFile(folder.postgres().resolve("postmaster.pid"));
            assertThatThrownBy(() -> PostgresServer.start(folder, Map.of()))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("Process %d has the database", foreign.pid())
                    .hasMessageContaining("not ours to stop");
            assertThat(foreign.isAlive()).isTrue();
        } finally {
            foreign.destroy();
            foreign.waitFor();
        }
    }

    @Test
    void aStrangerWithTheNumberOfAnOldPostgresIsLeftAlone() throws Exception {
        Process stranger = new ProcessBuilder("sleep", "60").start();
        try {
            Files.writeString(
                    folder.postgres().resolve("postmaster.pid"),
                    "%d\n%s\n1\n5432\n".formatted(stranger.pid(), folder.postgres()));
            PostgresServer.start(folder, Map.of("fsync", "off")).close();
            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroy();
        }
    }

    @Test
    void aFullDiskIsSaidBeforeTheStart() {
        assertThatThrownBy(() -> folder.requireSpace(Long.MAX_VALUE))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("is full")
                .hasMessageContaining("磁盘已满");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    FATAL:  could not write to file "pg_wal/xlogtemp.7": No space left on device | is full
                    FATAL:  data directory "/data/postgres" has wrong ownership                  | belongs to another user
                    FATAL:  lock file "postmaster.pid" already exists HINT: Is another postmaster (PID 42) running | Process 42 has the database
                    initdb: error: could not create directory "/data": Permission denied         | could not create directory
                    something else entirely                                                       | no reason given
                    """)
    void whatPostgresSaysIsPassedOnInOneLine(String said, String line) {
        assertThat(PostgresServer.explain(folder, said)).hasMessageContaining(line);
    }

    private static void waitForFile(Path file) throws InterruptedException {
        for (int i = 0; i < 500 && !Files.exists(file); i++) {
            Thread.sleep(20);
        }
    }
}
