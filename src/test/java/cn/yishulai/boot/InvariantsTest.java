package cn.yishulai.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yishulai.TestServers;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** The rules between rows can be asked for, and an answer that is no good is seen. */
@QuarkusTest
class InvariantsTest {

    @Inject
    DataSource database;

    @Test
    void everyQueryRunsOnTheSchema() throws SQLException {
        try (Connection connection = database.getConnection()) {
            assertThat(Invariants.check(connection))
                    .extracting(Invariants.Finding::room)
                    .hasSize(Invariants.all().size() + 1)
                    .contains("journal");
        }
    }

    @Test
    void everyFileOfRulesIsReadAndNoOther() throws IOException {
        try (var files = Files.list(Path.of("src/main/resources/audit"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(
                            Invariants.ROOMS.stream().map(room -> room + ".sql").toList());
        }
    }

    @Test
    void aRuleIsTheCommentAndTheQueryBeneathIt() {
        List<Invariants.Invariant> invariants = Invariants.parse(
                "ledger",
                """
                -- The entries of a transaction
                -- sum to zero
                SELECT 1
                 WHERE false;

                -- No purse is empty
                SELECT 2;
                """);
        assertThat(invariants)
                .containsExactly(
                        new Invariants.Invariant(
                                "ledger", "The entries of a transaction sum to zero", "SELECT 1\n WHERE false;"),
                        new Invariants.Invariant("ledger", "No purse is empty", "SELECT 2;"));
    }

    @Test
    void aQueryWithoutARuleOrAnEndIsNoticed() {
        assertThatThrownBy(() -> Invariants.parse("ledger", "SELECT 1;")).hasMessageContaining("says no rule");
        assertThatThrownBy(() -> Invariants.parse("ledger", "-- A rule\nSELECT 1"))
                .hasMessageContaining("no semicolon");
    }

    @Test
    void theRowsThatBreakARuleAreShown() throws SQLException {
        var invariant = new Invariants.Invariant(
                "copies", "A copy is in one place", "SELECT 'JL7K2M4Q9D' AS copy, 2 AS places;");
        try (Connection connection = DriverManager.getConnection(TestServers.newDatabase())) {
            ByteArrayOutputStream printed = new ByteArrayOutputStream();
            int status = AuditCommand.print(
                    Invariants.check(connection, List.of(invariant)),
                    new PrintStream(printed, true, StandardCharsets.UTF_8));
            assertThat(status).isEqualTo(Command.REFUSED);
            assertThat(printed.toString(StandardCharsets.UTF_8))
                    .isEqualTo(
                            """
                            BROKEN copies     A copy is in one place
                                     copy=JL7K2M4Q9D places=2
                            1 rules, 1 broken
                            """);
        }
    }

    @Test
    void theAuditCannotWrite() throws SQLException {
        var invariant = new Invariants.Invariant("copies", "x", "CREATE TABLE t (id int);");
        try (Connection connection = DriverManager.getConnection(TestServers.newDatabase())) {
            assertThatThrownBy(() -> Invariants.check(connection, List.of(invariant)))
                    .hasMessageContaining("read-only");
        }
    }
}
