package cn.yishulai.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What goes wrong on a tired evening is answered by one line, in both languages, and exit status 1. */
class MistakesIT {

    @TempDir
    static Path folder;

    @Test
    void aTakenPortIsNamed() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Jar jar = Jar.start(
                        folder.resolve("port"), Map.of("QUARKUS_HTTP_PORT", Integer.toString(taken.getLocalPort())))) {
            jar.assertRefused("Port %d on 127.0.0.1 is taken".formatted(taken.getLocalPort()), "端口");
        }
    }

    @Test
    void aFolderThatCannotBeWrittenIsNamed() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");
        try (Jar jar = Jar.start(file.resolve("data"))) {
            jar.assertRefused("Cannot write to the data folder " + file, "不可写");
        }
    }

    @Test
    void aDatabaseOfAnotherPostgresIsNotTouched() throws Exception {
        Path data = folder.resolve("seventeen");
        Files.createDirectories(data.resolve("postgres"));
        Files.writeString(data.resolve("postgres/PG_VERSION"), "17\n");
        try (Jar jar = Jar.start(data)) {
            jar.assertRefused("was made by PostgreSQL 17; this is PostgreSQL 18", "PostgreSQL 17");
        }
        assertThat(data.resolve("postgres")).isDirectoryContaining("glob:**/PG_VERSION");
    }

    @Test
    void aConfiguredDatabaseThatDoesNotAnswerIsNamed() throws Exception {
        Map<String, String> nowhere = Map.of("QUARKUS_DATASOURCE_JDBC_URL", "jdbc:postgresql://127.0.0.1:1/books");
        try (Jar jar = Jar.start(folder.resolve("none"), nowhere)) {
            jar.assertRefused("The database jdbc:postgresql://127.0.0.1:1/books does not let us in", "无法连接");
        }
    }

    @Test
    void anAuditOfNothingMakesNothing() throws Exception {
        Path data = folder.resolve("nothing");
        try (Jar jar = Jar.start(data, "audit")) {
            jar.assertRefused("There is no database of ours in", "尚无数据库");
        }
        assertThat(data).doesNotExist();
    }

    static Stream<Arguments> wrongWords() {
        return Stream.of(
                Arguments.of(new String[] {"bake"}, "There is no command 'bake'"),
                Arguments.of(new String[] {"audit", "everything"}, "usage: audit"),
                Arguments.of(new String[] {"serve", "now"}, "usage: serve"),
                Arguments.of(new String[] {"import"}, "usage: import "),
                Arguments.of(new String[] {"labels", "0", "-o", "x.pdf"}, "usage: labels N -o FILE.pdf"),
                Arguments.of(new String[] {"match"}, "usage: match"));
    }

    @ParameterizedTest
    @MethodSource("wrongWords")
    void wrongUsageIsStatusTwo(String[] words, String said) throws Exception {
        try (Jar jar = Jar.start(folder.resolve("words"), words)) {
            assertThat(jar.exitStatus()).isEqualTo(Command.WRONG_USAGE);
            assertThat(jar.errors()).contains(said);
        }
    }

    @Test
    void helpListsEveryCommand() throws Exception {
        try (Jar jar = Jar.start(folder.resolve("words"), "help")) {
            assertThat(jar.exitStatus()).isZero();
            Main.COMMANDS.forEach(command -> assertThat(jar.output()).contains(command.name()));
        }
    }
}
