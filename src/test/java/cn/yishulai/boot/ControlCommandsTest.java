package cn.yishulai.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yishulai.journal.Audit;
import cn.yishulai.journal.Retention;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the subcommands of internal control print, and what they leave. */
@QuarkusTest
class ControlCommandsTest {

    @Inject
    Audit audit;

    @Inject
    DataSource database;

    @TempDir
    Path folder;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);

    @Test
    void theTrailIsWrittenIntoANewFileAndItsLastHashIsPrinted() throws IOException, SQLException {
        audit.record("staff:1", "copy.test", "copy:1", Map.of());
        Path file = folder.resolve("trail.ndjson");
        try (Connection connection = database.getConnection()) {
            assertThat(AuditCommand.export(connection, file, out)).isZero();
            List<String> lines = Files.readAllLines(file);
            assertThat(printed.toString(StandardCharsets.UTF_8)).startsWith(lines.size() + " entries in ");
            if (!lines.isEmpty()) {
                String hash = printed.toString(StandardCharsets.UTF_8)
                        .lines()
                        .skip(1)
                        .findFirst()
                        .orElseThrow();
                assertThat(lines.get(lines.size() - 1)).contains(hash.substring("hash ".length()));
            }
            assertThatThrownBy(() -> AuditCommand.export(connection, file, out)).hasMessageContaining("there already");
        }
    }

    @Test
    void theForgettingPrintsALineForEachRule() {
        int status = RetentionRun.print(List.of(new Retention.Outcome("sessions", 30, "DELETE", 12)), true, out);
        assertThat(status).isZero();
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .matches("(?s)sessions +after +30 days +DELETE +12\\R1 rules, nothing changed\\R");
        assertThat(RetentionRun.print(List.of(), false, out)).isEqualTo(Command.REFUSED);
    }

    @Test
    void aWrongWordIsWrongUsage() throws Exception {
        assertThat(new RetentionCommand().run(List.of("--now"), out, out)).isEqualTo(Command.WRONG_USAGE);
        assertThat(new AuditCommand().run(List.of("--export"), out, out)).isEqualTo(Command.WRONG_USAGE);
    }
}
