package cn.yishulai.boot;

import cn.yishulai.boot.Invariants.Invariant;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the machine, the servers and the clocks of the house. What is asked of PostgreSQL stands in {@code
 * watch/doctor.sql}: a query for each thing looked at, which returns a verdict and a sentence for everything amiss.
 */
final class Doctor {

    private static final Duration ANSWER = Duration.ofSeconds(2);
    private static final Duration CLOCK_TO_LOOK_AT = Duration.ofSeconds(1);
    private static final Duration CLOCK_WRONG = Duration.ofSeconds(10);
    private static final long DISK_TO_LOOK_AT = 5L << 30;
    private static final long DISK_WRONG = 1L << 30;

    private final Settings settings;

    Doctor(Settings settings) {
        this.settings = settings;
    }

    /** How it is. The name is what the page shows. */
    enum Verdict {
        OK,
        LOOK,
        WRONG
    }

    /** @param of what was looked at @param said what was found, in one line */
    record Finding(Verdict verdict, String of, String said) {}

    List<Finding> examine(Connection database, @Nullable String redisUrl) throws SQLException {
        List<Finding> findings = new ArrayList<>();
        findings.add(database(database));
        findings.add(clock(database));
        findings.addAll(ask(database, "/watch/doctor.sql"));
        if (!settings.embeddedPostgres()) {
            findings.addAll(ask(database, "/watch/doctor.configured.sql"));
        }
        findings.add(redis(redisUrl));
        findings.add(disk(settings.dataFolder()));
        settings.keysFolder().ifPresent(folder -> findings.add(keys(folder)));
        findings.add(node());
        return findings;
    }

    private static Finding database(Connection database) throws SQLException {
        long began = System.nanoTime();
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT current_setting('server_version'), pg_size_pretty(pg_database_size(current_database())),"
                                + " date_trunc('second', pg_postmaster_start_time())::text")) {
            row.next();
            return new Finding(
                    Verdict.OK,
                    "PostgreSQL",
                    "%s, %s, running since %s; answers in %.1f ms"
                            .formatted(
                                    row.getString(1),
                                    row.getString(2),
                                    row.getString(3),
                                    (System.nanoTime() - began) / 1e6));
        }
    }

    /** Tickets, tokens and windows end by the clock of the node that is asked: all of them must agree. */
    private static Finding clock(Connection database) throws SQLException {
        try (Statement statement = database.createStatement()) {
            Instant before = Instant.now();
            try (ResultSet row = statement.executeQuery("SELECT clock_timestamp()")) {
                row.next();
                Instant theirs = row.getTimestamp(1).toInstant();
                Instant after = Instant.now();
                Instant ours = before.plus(Duration.between(before, after).dividedBy(2));
                return clock(Duration.between(ours, theirs));
            }
        }
    }

    static Finding clock(Duration difference) {
        Duration apart = difference.abs();
        Verdict verdict = apart.compareTo(CLOCK_WRONG) > 0
                ? Verdict.WRONG
                : apart.compareTo(CLOCK_TO_LOOK_AT) > 0 ? Verdict.LOOK : Verdict.OK;
        return new Finding(
                verdict, "clock", "this machine and PostgreSQL are %.3f s apart".formatted(apart.toNanos() / 1e9));
    }

    static List<Finding> ask(Connection database, String file) throws SQLException {
        List<Finding> findings = new ArrayList<>();
        for (Invariant question : Invariants.parse("doctor", Invariants.read(file))) {
            List<Finding> amiss = new ArrayList<>();
            try (Statement statement = database.createStatement();
                    ResultSet rows = statement.executeQuery(question.query())) {
                while (rows.next()) {
                    amiss.add(new Finding(Verdict.valueOf(rows.getString(1)), question.rule(), rows.getString(2)));
                }
            }
            findings.addAll(amiss.isEmpty() ? List.of(new Finding(Verdict.OK, question.rule(), "")) : amiss);
        }
        return findings;
    }

    static Finding redis(@Nullable String url) {
        if (url == null) {
            return new Finding(Verdict.LOOK, "Redis", "none configured: slower, and sign-in by code is refused");
        }
        try {
            return new Finding(
                    Verdict.OK,
                    "Redis",
                    "answers in %.1f ms".formatted(RedisKnock.ping(URI.create(url), ANSWER) / 1e6));
        } catch (IOException e) {
            return new Finding(
                    Verdict.WRONG, "Redis", "%s; slower, and sign-in by code is refused".formatted(e.getMessage()));
        }
    }

    static Finding disk(Path folder) {
        try {
            Path there = Files.exists(folder) ? folder : folder.toAbsolutePath().getRoot();
            FileStore store = Files.getFileStore(there);
            long free = store.getUsableSpace();
            Verdict verdict = free < DISK_WRONG ? Verdict.WRONG : free < DISK_TO_LOOK_AT ? Verdict.LOOK : Verdict.OK;
            return new Finding(verdict, "disk", "%d GB free at %s".formatted(free >> 30, there));
        } catch (IOException e) {
            return new Finding(Verdict.WRONG, "disk", "cannot be asked: " + e.getMessage());
        }
    }

    static Finding keys(Path folder) {
        return Files.isReadable(folder) && Files.isDirectory(folder)
                ? new Finding(Verdict.OK, "keys", "in " + folder)
                : new Finding(Verdict.WRONG, "keys", folder + " does not read: nobody's token is accepted");
    }

    /** Whether a node answers on this machine. That none does may be meant: it is the doctor who came. */
    private Finding node() {
        URI ready = URI.create("http://127.0.0.1:%d/q/health/ready".formatted(settings.httpPort()));
        try {
            int status = HttpClient.newBuilder()
                    .connectTimeout(ANSWER)
                    .build()
                    .send(HttpRequest.newBuilder(ready).timeout(ANSWER).build(), BodyHandlers.discarding())
                    .statusCode();
            return status == 200
                    ? new Finding(Verdict.OK, "node", "ready on port " + settings.httpPort())
                    : new Finding(Verdict.WRONG, "node", "not ready on port %d".formatted(settings.httpPort()));
        } catch (IOException e) {
            return new Finding(Verdict.OK, "node", "none on port %d of this machine".formatted(settings.httpPort()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Finding(Verdict.LOOK, "node", "was not asked");
        }
    }
}
