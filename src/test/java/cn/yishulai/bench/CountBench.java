package cn.yishulai.bench;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yishulai.boot.BenchNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/**
 * Each report over a month and over a year, in a city of a million movements ({@code count.load.sql}), counted by the
 * process that runs counts in the background. Seconds on this machine; what matters is that a year costs about twelve
 * months, so that nothing grows faster than what is counted.
 *
 * <p>Not part of a build, but of {@code BENCH_REPORTS=1 mvn -Pbench verify}; it takes about three minutes:
 *
 * <pre>mvn -B verify -DskipWeb -Dit.test=CountBench -Dtest=NONE -Dsurefire.failIfNoSpecifiedTests=false</pre>
 */
class CountBench {

    private static final List<String> REPORTS = List.of("VISITS", "ACTIVATION", "BOOKS", "NO_SHOWS");
    private static final int LOOK_MILLIS = 50;

    @Test
    @EnabledIfEnvironmentVariable(
            named = "BENCH_REPORTS",
            matches = ".+",
            disabledReason = "BENCH_REPORTS=1 counts reports too")
    void aMonthAndAYearAmongAMillionMovements() throws Exception {
        Path folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "count-bench");
        try (BenchNode node = BenchNode.start(folder.toRealPath().resolve("data"));
                Connection database = node.connect();
                Statement sql = database.createStatement()) {
            node.staff(1);
            sql.execute(Files.readString(Path.of("src/test/java/cn/yishulai/bench/count.load.sql")));
            Measured table = new Measured(
                    "report",
                    "Reports over a month and a year among a million movements",
                    "a year costs about twelve months");
            System.out.printf("%-12s %10s %10s %10s%n", "report", "month s", "year s", "rows");
            for (String report : REPORTS) {
                double month = counted(sql, report, "2025-05-01", "2025-05-31");
                double year = counted(sql, report, "2025-01-01", "2025-12-31");
                long rows = number(sql, "SELECT count(*) FROM report_figure");
                System.out.printf("%-12s %10.2f %10.2f %,10d%n", report, month, year, rows);
                table.row(Map.of("report", report), new TreeMap<>(Map.of("month s", month, "year s", year)));
                assertThat(rows).as("it counted something").isPositive();
            }
        }
    }

    /** Seconds from the first month to the last figure. */
    private static double counted(Statement sql, String report, String from, String to)
            throws SQLException, InterruptedException {
        long began = System.nanoTime();
        sql.execute(
                """
                INSERT INTO report_count (report, definition_id, first_day, last_day, as_of, state, of_steps, asked_by, asked_at)
                SELECT report, id, '%s', '%s', now() - interval '1 hour', 'WAITING', 12, (SELECT id FROM staff_member LIMIT 1), now()
                FROM report_definition WHERE report = '%s' AND version = 1"""
                        .formatted(from, to, report));
        while (number(sql, "SELECT count(*) FROM report_count WHERE state IN ('WAITING', 'RUNNING')") > 0) {
            Thread.sleep(LOOK_MILLIS);
        }
        assertThat(number(sql, "SELECT count(*) FROM report_count WHERE state <> 'DONE'"))
                .isZero();
        return (System.nanoTime() - began) / 1e9;
    }

    private static long number(Statement sql, String query) throws SQLException {
        try (ResultSet row = sql.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }
}
