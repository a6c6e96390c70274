package cn.yishulai.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** An import goes on, whoever dies. */
class ImportRunnerTest {

    private final PGSimpleDataSource databases = new PGSimpleDataSource();
    private String url = "";
    private Connection database;

    @BeforeEach
    void open() throws SQLException {
        url = CatalogDatabase.url();
        databases.setUrl(url);
        database = databases.getConnection();
    }

    @AfterEach
    void close() throws SQLException {
        database.close();
    }

    /** kill -9, three times, each time while a batch is being written. */
    @Test
    void aKilledImportIsContinuedWithoutLossAndWithoutRepetition() throws Exception {
        UUID job = sent(rows(9_000), ImportState.RUNNING);
        everyBatchTakesAWhile();
        Random random = new Random(7);
        for (int kill = 0; kill < 3; kill++) {
            long before = number("SELECT records FROM catalog_import");
            Process process = start();
            while (process.isAlive() && number("SELECT records FROM catalog_import") < before + 1000) {
                Thread.sleep(10);
            }
            Thread.sleep(random.nextInt(200));
            process.destroyForcibly().waitFor();
            assertThat(text("SELECT state FROM catalog_import")).isEqualTo("RUNNING");
            leaseLapses();
        }
        new ImportStore(database).run("DROP TRIGGER a_while ON catalog_import");
        assertThat(start().waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(new ImportStore(database).require(job).state()).isEqualTo(ImportState.DONE);
        assertAllIn(9_000);
    }

    @Test
    void whoWasThoughtDeadWritesNothingMore() throws Exception {
        UUID job = sent(rows(2_500), ImportState.RUNNING);
        ImportWork slow =
                ImportWork.take(database, new ObjectMapper(), Clock.systemUTC()).orElseThrow();
        assertThat(runner(Clock.systemUTC()).runOne()).as("it is taken").isFalse();
        Clock later = Clock.offset(Clock.systemUTC(), ImportWork.LEASE.plusSeconds(1));
        assertThat(runner(later).runOne()).as("the lease has lapsed").isTrue();
        assertThat(new ImportStore(database).require(job).state()).isEqualTo(ImportState.DONE);
        assertThatThrownBy(() -> slow.passing(0)).isInstanceOf(ImportWork.NoLongerOurs.class);
        assertThatThrownBy(() -> slow.end(null)).isInstanceOf(ImportWork.NoLongerOurs.class);
        assertAllIn(2_500);
    }

    @Test
    void aCheckSaysWhatTheImportThenDoes() throws Exception {
        UUID job = sent(rows(2_500), ImportState.CHECKING);
        assertThat(runner(Clock.systemUTC()).runOne()).isTrue();
        ImportStore store = new ImportStore(database);
        ImportView checked = store.require(job);
        assertThat(checked.state()).isEqualTo(ImportState.CHECKED);
        assertThat(number("SELECT count(*) FROM volume")).isZero();
        assertThat(store.samples(job, new ObjectMapper()))
                .hasSize(2 * ImportPreview.SHOWN)
                .first()
                .matches(s ->
                        s.record() == 1 && s.title().equals("书 0") && s.price().equals("12.50"));
        store.begin(job, ImportState.RUNNING, Instant.now());
        assertThat(runner(Clock.systemUTC()).runOne()).isTrue();
        assertThat(store.require(job).counts()).isEqualTo(checked.counts());
        assertAllIn(2_500);
        assertThat(number("SELECT count(*) FROM catalog_import_part"))
                .as("the file is not needed any more")
                .isZero();
    }

    @Test
    void aFileThatCannotBeReadFailsWithTheReason() throws Exception {
        UUID job = sent("who,knows\n1,2\n".getBytes(StandardCharsets.UTF_8), ImportState.CHECKING);
        assertThat(runner(Clock.systemUTC()).runOne()).isTrue();
        ImportView failed = new ImportStore(database).require(job);
        assertThat(failed.state()).isEqualTo(ImportState.FAILED);
        assertThat(failed.failure()).contains("“书名”");
        assertThat(runner(Clock.systemUTC()).runOne())
                .as("nothing is left to do")
                .isFalse();
    }

    @Test
    void whatEveryProcessDiesOfIsGivenUp() throws Exception {
        UUID job = sent(rows(10), ImportState.RUNNING);
        Clock clock = Clock.systemUTC();
        for (int attempt = 0; attempt < 5; attempt++) {
            assertThat(ImportWork.take(database, new ObjectMapper(), clock)).isPresent();
            clock = Clock.offset(clock, ImportWork.LEASE.plus(Duration.ofSeconds(1)));
        }
        assertThat(runner(clock).runOne()).isTrue();
        assertThat(new ImportStore(database).require(job).failure()).startsWith("it was tried five times");
    }

    private ImportRunner runner(Clock clock) {
        return new ImportRunner(databases, new ObjectMapper(), clock);
    }

    private Process start() throws Exception {
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        ImportProcess.class.getName(),
                        url)
                .redirectErrorStream(true)
                .redirectOutput(new File("target/import-process.log"))
                .start();
    }

    /** Each tenth is rejected, each tenth is a repetition of the one before. */
    private static byte[] rows(int count) {
        StringBuilder rows = new StringBuilder("书名,书号,定价\n");
        for (int i = 0; i < count; i++) {
            switch (i % 10) {
                case 3 -> rows.append("坏书 ").append(i).append(",123,1\n");
                case 5 -> rows.append("书 ").append(i - 1).append(",,12.50元\n");
                default -> rows.append("书 ").append(i).append(",,12.50元\n");
            }
        }
        return rows.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void assertAllIn(int count) throws SQLException {
        assertThat(text("SELECT concat_ws(',', records, added, known, changed, rejected) FROM catalog_import"))
                .isEqualTo("%d,%d,%d,0,%d".formatted(count, count / 10 * 8, count / 10, count / 10));
        assertThat(text("SELECT concat_ws(',', count(*), count(DISTINCT title)) FROM edition"))
                .isEqualTo("%1$d,%1$d".formatted(count / 10 * 8));
        assertThat(text("SELECT concat_ws(',', count(*), min(record), max(record)) FROM catalog_import_rejected"))
                .isEqualTo("%d,4,%d".formatted(count / 10, count - 6));
    }

    private UUID sent(byte[] file, ImportState state) throws SQLException {
        ImportStore store = new ImportStore(database);
        UUID job = store.add(new ImportForm("书目.csv", (long) file.length), "librarian:1", Instant.now());
        for (int part = 1; part <= ImportStore.parts(file.length); part++) {
            int from = (part - 1) * ImportStore.PART;
            store.keep(job, part, Arrays.copyOfRange(file, from, Math.min(file.length, from + ImportStore.PART)));
        }
        store.begin(job, state, Instant.now());
        return job;
    }

    /** So that nobody is done before somebody looks, who may be late on a busy machine. */
    private void everyBatchTakesAWhile() throws SQLException {
        ImportStore store = new ImportStore(database);
        store.run("CREATE FUNCTION a_while() RETURNS trigger LANGUAGE plpgsql AS"
                + " 'BEGIN PERFORM pg_sleep(0.3); RETURN NEW; END'");
        store.run("CREATE TRIGGER a_while BEFORE UPDATE OF records ON catalog_import"
                + " FOR EACH ROW EXECUTE FUNCTION a_while()");
    }

    private void leaseLapses() throws SQLException {
        new ImportStore(database).run("UPDATE catalog_import SET lease_until = now() - interval '1 second'");
    }

    private long number(String sql) throws SQLException {
        return CatalogDatabase.count(database, sql);
    }

    private String text(String sql) throws SQLException {
        try (var statement = database.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return String.valueOf(row.getString(1));
        }
    }
}
