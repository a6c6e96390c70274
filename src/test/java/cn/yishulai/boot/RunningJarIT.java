package cn.yishulai.boot;

import static cn.yishulai.boot.Jar.ask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One instance of the built jar, started in an empty folder as a newcomer does, and what can be done beside it. */
class RunningJarIT {

    @TempDir
    static Path folder;

    static Path data;
    static Jar jar;

    @BeforeAll
    static void start() throws Exception {
        data = folder.toRealPath().resolve("data");
        jar = Jar.start(data).ready();
    }

    @AfterAll
    static void nothingIsLeftRunning() {
        jar.close();
        assertThat(Jar.processesOf(data)).isEmpty();
    }

    @Test
    void theServiceAnswersOnTheLoopbackAddress() throws Exception {
        assertThat(jar.errors()).isEmpty();
        assertThat(jar.output()).contains("http://127.0.0.1:" + jar.port());
        assertThat(jar.healthStatus()).isEqualTo(200);
    }

    @Test
    void theStartSaysWhatTookHowLong() {
        assertThat(jar.output())
                .containsPattern(
                        "is ready after \\d+\\.\\d s \\(servers \\d+\\.\\d, migration \\d+\\.\\d, demonstration data ");
    }

    @Test
    void theDemonstrationLoginsArePrinted() {
        DemonstrationPeople.logins().forEach(line -> assertThat(jar.output()).contains(line));
    }

    @Test
    void aCommitIsKeptBeforeItIsAcknowledged() throws Exception {
        try (Connection connection = jar.connect()) {
            assertThat(ask(connection, "SHOW fsync")).isEqualTo("on");
            assertThat(ask(connection, "SHOW synchronous_commit")).isEqualTo("on");
            assertThat(ask(connection, "SHOW full_page_writes")).isEqualTo("on");
        }
    }

    @Test
    void aSecondInstanceIsToldWhoHasTheFolder() throws Exception {
        try (Jar second = Jar.start(data)) {
            second.assertRefused("in use by a running instance (process %d, serve)".formatted(jar.pid()), "正被");
        }
    }

    @Test
    void aSecondProcessOnTheSameDatabaseStartsAndMakesNothing() throws Exception {
        Path elsewhere = folder.resolve("elsewhere");
        ServerAddresses addresses = jar.addresses();
        Map<String, String> configured = Map.of(
                "QUARKUS_DATASOURCE_JDBC_URL", addresses.jdbcUrl(),
                "QUARKUS_DATASOURCE_USERNAME", addresses.user(),
                "QUARKUS_DATASOURCE_PASSWORD", addresses.password(),
                "QUARKUS_REDIS_HOSTS", String.valueOf(addresses.redisUrl()));
        try (Jar second = Jar.start(elsewhere, configured).ready()) {
            assertThat(second.healthStatus()).isEqualTo(200);
            assertThat(second.errors()).isEmpty();
            assertThat(second.output()).doesNotContain("demonstration");
            assertThat(elsewhere).doesNotExist();
        }
    }

    @Test
    void booksComeInWhileTheServiceRunsAndTwiceAddsNothing() throws Exception {
        Path books = Files.writeString(
                folder.resolve("books.csv"), "title,author,price\n湖边读书记,无名氏甲,19.80\n巷口换书记,无名氏乙,\n,佚名,\n");
        try (Jar first = Jar.start(data, "import", books.toString())) {
            assertThat(first.exitStatus()).as(first::errors).isZero();
            assertThat(first.output()).contains("3 records, 2 added, 0 known before, 1 rejected");
            assertThat(first.errors()).contains("rejected").hasLineCount(1);
        }
        try (Jar second = Jar.start(data, "import", books.toString())) {
            assertThat(second.exitStatus()).isZero();
            assertThat(second.output()).contains("3 records, 0 added, 2 known before, 1 rejected");
        }
    }

    @Test
    void blankLabelsAreWrittenAsASheet() throws Exception {
        Path sheet = folder.resolve("labels.pdf");
        try (Jar labels = Jar.start(data, "labels", "30", "-o", sheet.toString())) {
            assertThat(labels.exitStatus()).as(labels::errors).isZero();
            assertThat(labels.output()).contains("30 blank labels in " + sheet);
            assertThat(labels.errors()).isEmpty();
        }
        assertThat(Files.readAllBytes(sheet)).startsWith("%PDF".getBytes(StandardCharsets.US_ASCII));
        try (Connection connection = jar.connect()) {
            assertThat(ask(connection, "SELECT count(*) FROM blank_label WHERE bound_to IS NULL"))
                    .isEqualTo("30");
        }
    }

    /** What mobile-api-spec/README.md tells developers of apps. */
    @Test
    void theExamplesForAppsPrintWhatIsSaidThere() throws Exception {
        List<String> missing = RunnableExamples.missing("bash", "curl", "jq");
        if (!"true".equals(System.getenv("CI"))) {
            assumeTrue(missing.isEmpty(), () -> "the examples of mobile-api-spec/README.md need " + missing);
        }
        assertThat(missing).isEmpty();
        RunnableExamples examples = new RunnableExamples(Path.of("mobile-api-spec", "README.md"));
        assertThat(examples.runAt(
                        "http://127.0.0.1:" + jar.port(), Files.createDirectories(folder.resolve("examples"))))
                .isGreaterThan(20);
    }

    /** Compiled from mobile-api-spec/samples/kotlin before the tests of the jar, and run as a program of its own. */
    @Test
    void theSampleInKotlinMakesItsJourneyThoughAnswersAreLost() throws Exception {
        Set<String> toLose =
                Set.of("/v1/one-time-codes", "/v1/sessions", "/v1/sessions/refresh", "/v1/volumes", "/v1/requests");
        Path said = folder.resolve("journey.txt");
        try (LostReplies network = new LostReplies("http://127.0.0.1:" + jar.port(), toLose)) {
            Process sample = new ProcessBuilder(
                            ProcessHandle.current().info().command().orElse("java"),
                            "-XX:TieredStopAtLevel=1",
                            "-Dfile.encoding=UTF-8",
                            "-Dsun.stdout.encoding=UTF-8",
                            "-Dstdout.encoding=UTF-8",
                            "-cp",
                            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                            "cn.yishulai.sample.JourneyKt",
                            network.address(),
                            "13800000002")
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start();
            assertThat(sample.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(network.lost()).isEqualTo(toLose);
        }
        assertThat(said)
                .content()
                .isEqualToNormalizingNewlines(
                        """
                        signed in as 周明
                        registered at home: 湖边的一封信, LISTED
                        found: 封神演义
                        asked for it: OPEN, NEEDS_A_CREDIT
                        asked again with the same key: the same answer
                        asked again with another key: 409 request-already-open
                        in line: 1 time
                        a ticket for 2, signed
                        signed out: 401 not-signed-in
                        some answers were lost
                        """);
    }

    @Test
    void theAuditAsksTheServersOfTheRunningService() throws Exception {
        try (Jar audit = Jar.start(data, "audit")) {
            assertThat(audit.exitStatus()).as(audit::errors).isZero();
            assertThat(audit.output()).contains("holds  boot", "0 broken");
        }
        assertThat(jar.healthStatus()).isEqualTo(200);
    }
}
