package cn.yishulai.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yishulai.TestServers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is in the way of a migration is let pass first. */
class PatientMigrationTest {

    @TempDir
    Path migrations;

    private final String url = TestServers.newDatabase();

    @Test
    void aTableThatSomebodyHoldsIsChangedWhenTheyAreDone() throws Exception {
        write("V1__shelf", "CREATE TABLE shelf (id int)");
        assertThat(PatientMigration.migrate(impatient(), () -> {})).isEqualTo(1);
        write("V2__name", "CREATE TABLE undone_with_it (id int); ALTER TABLE shelf ADD COLUMN name text");
        try (Connection somebody = DriverManager.getConnection(url);
                Connection other = DriverManager.getConnection(url)) {
            somebody.setAutoCommit(false);
            Jar.execute(somebody, "SELECT FROM shelf");
            int tries = PatientMigration.migrate(impatient(), () -> lookAndLetGo(somebody, other));
            assertThat(tries).isEqualTo(2);
            assertThat(Jar.ask(other, "SELECT count(name) FROM shelf")).isEqualTo("0");
        }
    }

    /** Between two tries nothing of the migration is there, and nobody waits for the table. */
    private static void lookAndLetGo(Connection somebody, Connection other) {
        try {
            Jar.execute(other, "INSERT INTO shelf VALUES (1)");
            assertThat(Jar.ask(other, "SELECT to_regclass('undone_with_it') IS NULL"))
                    .isEqualTo("t");
            somebody.rollback();
        } catch (java.sql.SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void whatIsWrongByItselfIsNotTriedAgain() throws Exception {
        write("V1__wrong", "ALTER TABLE nowhere ADD COLUMN name text");
        assertThatThrownBy(() -> PatientMigration.migrate(impatient(), () -> {
                    throw new AssertionError("tried again");
                }))
                .isInstanceOf(FlywayException.class)
                .hasMessageContaining("nowhere");
    }

    private FluentConfiguration impatient() {
        FluentConfiguration flyway =
                Flyway.configure().dataSource(url, null, null).locations("filesystem:" + migrations);
        PatientMigration.beImpatient(flyway);
        return flyway;
    }

    private void write(String name, String sql) throws Exception {
        Files.writeString(migrations.resolve(name + ".sql"), sql);
    }
}
