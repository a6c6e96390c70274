package cn.yishulai.boot;

import static cn.yishulai.boot.Jar.ask;
import static cn.yishulai.boot.Jar.execute;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The built jar is stopped or killed and started again on the same folder. */
class RestartIT {

    @TempDir
    static Path folder;

    static Path data;

    @BeforeAll
    static void aServiceThatWasStopped() throws Exception {
        data = folder.toRealPath().resolve("data");
        try (Jar jar = Jar.start(data).ready();
                Connection connection = jar.connect()) {
            execute(connection, "CREATE TABLE kept AS SELECT '红楼梦' AS title");
        }
    }

    @AfterEach
    void nothingIsLeftRunning() {
        assertThat(Jar.processesOf(data)).isEmpty();
    }

    @Test
    void whatAKilledServiceLeftRunningIsStoppedAndNothingCommittedIsLost() throws Exception {
        ProcessHandle postgres;
        ProcessHandle redis;
        try (Jar jar = Jar.start(data).ready()) {
            try (Connection connection = jar.connect()) {
                execute(connection, "CREATE TABLE survived AS SELECT '西游记' AS title");
            }
            postgres = Jar.postgresOf(data);
            redis = Jar.redisOf(data);
            jar.kill();
        }
        assertThat(postgres.isAlive()).isTrue();
        assertThat(redis.isAlive()).isTrue();
        try (Jar jar = Jar.start(data).ready();
                Connection connection = jar.connect()) {
            assertThat(jar.output()).contains("Stopping PostgreSQL (process %d)".formatted(postgres.pid()));
            assertThat(postgres.isAlive()).isFalse();
            assertThat(redis.isAlive()).isFalse();
            assertThat(ask(connection, "SELECT title FROM survived")).isEqualTo("西游记");
            execute(connection, "DROP TABLE survived");
        }
    }

    @Test
    void afterAPowerCutTheDataIsThere() throws Exception {
        try (Jar jar = Jar.start(data).ready()) {
            ProcessHandle postgres = Jar.postgresOf(data);
            ProcessHandle redis = Jar.redisOf(data);
            jar.kill();
            postgres.destroyForcibly();
            redis.destroyForcibly();
            postgres.onExit().get();
            redis.onExit().get();
        }
        try (Jar audit = Jar.start(data, "audit")) {
            assertThat(audit.exitStatus()).as(audit::errors).isZero();
        }
        try (Jar jar = Jar.start(data).ready();
                Connection connection = jar.connect()) {
            assertThat(jar.errors()).isEmpty();
            assertThat(ask(connection, "SELECT title FROM kept")).isEqualTo("红楼梦");
        }
    }

    @Test
    void withoutARedisThatRunsTheServiceSaysSoAndGoesOn() throws Exception {
        Path redis;
        try (var programs = Files.list(data.resolve("bin"))) {
            redis = programs.filter(path -> path.getFileName().toString().startsWith("redis"))
                    .findFirst()
                    .orElseThrow();
        }
        byte[] program = Files.readAllBytes(redis);
        Files.writeString(redis, "not a program");
        try (Jar jar = Jar.start(data).ready()) {
            assertThat(jar.errors())
                    .startsWith("Redis does not run on this system")
                    .hasLineCount(1);
            assertThat(jar.addresses().redisUrl()).isNull();
            assertThat(jar.healthStatus()).isEqualTo(200);
        } finally {
            Files.write(redis, program);
        }
    }
}
