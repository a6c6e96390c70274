package cn.yishulai.boot;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yishulai.boot.Doctor.Finding;
import cn.yishulai.boot.Doctor.Verdict;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The doctor asks what the schema can answer, and sees what is planted. */
@QuarkusTest
class DoctorTest {

    private static final String REDIS = "quarkus.redis.hosts";

    @Inject
    DataSource database;

    @TempDir
    Path folder;

    @Test
    void everyQuestionIsUnderstood() throws SQLException {
        try (Connection connection = database.getConnection()) {
            List<Finding> findings = new Doctor(new Settings())
                    .examine(connection, ConfigProvider.getConfig().getValue(REDIS, String.class));
            assertThat(findings).extracting(Finding::of).contains("PostgreSQL", "clock", "Redis", "disk", "node");
            assertThat(Doctor.ask(connection, "/watch/doctor.configured.sql")).hasSizeGreaterThanOrEqualTo(3);
        }
    }

    @Test
    void whatIsPlantedIsSeen() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            try {
                statement.execute("SET LOCAL synchronous_commit = off");
                statement.execute(
                        "UPDATE flyway_schema_history SET success = false WHERE installed_rank = (SELECT max(installed_rank) FROM flyway_schema_history)");
                statement.execute(
                        "INSERT INTO outbox_message (id, topic, payload, posted_at, due_at) VALUES (uuidv7(), 'lost', '{}', now(), now() - interval '3 hours')");
                assertThat(Doctor.ask(connection, "/watch/doctor.sql"))
                        .filteredOn(finding -> finding.verdict() == Verdict.WRONG)
                        .extracting(Finding::said)
                        .anyMatch(said -> said.equals("synchronous_commit is off"))
                        .anyMatch(said -> said.startsWith("migration"))
                        .anyMatch(said -> said.startsWith("1 messages of lost wait, the longest 03:00"));
            } finally {
                connection.rollback();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"PT0.3S,OK", "PT-2S,LOOK", "PT11S,WRONG", "PT-24H,WRONG"})
    void aClockIsWrongBeforeTicketsAre(Duration difference, Verdict verdict) {
        assertThat(Doctor.clock(difference).verdict()).isEqualTo(verdict);
    }

    @Test
    void aRedisThatIsNotThereIsSeen() throws IOException {
        int nobody;
        try (ServerSocket socket = new ServerSocket(0)) {
            nobody = socket.getLocalPort();
        }
        assertThat(Doctor.redis("redis://127.0.0.1:" + nobody).verdict()).isEqualTo(Verdict.WRONG);
        URI here = URI.create(ConfigProvider.getConfig().getValue(REDIS, String.class));
        assertThat(Doctor.redis("redis://:wrong@127.0.0.1:" + here.getPort()).said())
                .contains("WRONGPASS");
        assertThat(Doctor.redis(null).verdict()).isEqualTo(Verdict.LOOK);
    }

    @Test
    void keysThatDoNotReadAreSeen() {
        assertThat(Doctor.keys(folder).verdict()).isEqualTo(Verdict.OK);
        assertThat(Doctor.keys(folder.resolve("gone")).verdict()).isEqualTo(Verdict.WRONG);
    }

    @Test
    void whatIsWrongStandsFirstAndDecidesTheStatus() {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        Finding fine = new Finding(Verdict.OK, "disk", "9 GB free");
        Finding look = new Finding(Verdict.LOOK, "clock", "2 s apart");
        assertThat(DoctorCommand.print(List.of(fine, look), out)).isEqualTo(Command.DONE);
        printed.reset();
        assertThat(DoctorCommand.print(List.of(fine, look, new Finding(Verdict.WRONG, "Redis", "hangs up")), out))
                .isEqualTo(Command.REFUSED);
        assertThat(printed.toString(StandardCharsets.UTF_8).lines().skip(1))
                .containsExactly(
                        "WRONG  Redis: hangs up",
                        "LOOK   clock: 2 s apart",
                        "ok     disk: 9 GB free",
                        "1 wrong, 1 to look at  有误 1，留意 1");
    }
}
