package cn.yishulai.bench;

import cn.yishulai.boot.BenchNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The statements that PostgreSQL gets, as its log tells, and the plans it makes of them. */
final class StatementLog implements AutoCloseable {

    private static final Pattern ENTRY = Pattern.compile("(?ms)^(\\d+)~(LOG|DETAIL):  (.*?)(?=^\\d+~|\\z)");
    private static final Pattern STATEMENT = Pattern.compile("(?s)(?:execute [^:]*|statement): (.*)");
    private static final Pattern VALUE = Pattern.compile("(?s)\\$(\\d+) = (NULL|'[^']*+(?:''[^']*+)*+')");
    private static final Pattern FRAME = Pattern.compile("(?i)(BEGIN|COMMIT|ROLLBACK|SET|SHOW)\\b.*");
    private static final Pattern READS_WISHES =
            Pattern.compile("(?is)(SELECT|WITH|\\().*(swap_request|wish_keys|FROM copy).*");
    private static final Pattern END_TO_END = Pattern.compile(
            "Seq Scan on (swap_request|copy|claim|volume|edition|credit_account|household|person|promise)\\b");
    private static final long WRITTEN_MILLIS = 300;

    private final Connection database;
    private final Path log;

    private StatementLog(Connection database, Path log) {
        this.database = database;
        this.log = log;
    }

    static StatementLog of(BenchNode node, Path log) throws Exception {
        StatementLog said = new StatementLog(node.connect(), log);
        WishCity.run(
                said.database,
                "ALTER SYSTEM SET log_line_prefix = '%p~'",
                "ALTER SYSTEM SET log_statement = 'all'",
                "ALTER SYSTEM SET log_parameter_max_length = -1",
                "SELECT pg_reload_conf()");
        Thread.sleep(2 * WRITTEN_MILLIS);
        return said;
    }

    /** @param process of PostgreSQL; @param sql with the values in it */
    record Said(String process, String sql) {}

    /** What the process said that said most: the one that did it, and not what the clocks did meanwhile. */
    List<Said> during(Callable<?> step) throws Exception {
        long from = Files.size(log);
        step.call();
        Thread.sleep(WRITTEN_MILLIS);
        byte[] all = Files.readAllBytes(log);
        List<Said> said = read(new String(all, (int) from, (int) (all.length - from), StandardCharsets.UTF_8));
        return said.stream()
                .map(Said::process)
                .distinct()
                .map(process -> said.stream()
                        .filter(one -> one.process().equals(process))
                        .toList())
                .max(Comparator.comparingInt(List::size))
                .orElse(List.of());
    }

    private static List<Said> read(String text) {
        List<Said> said = new ArrayList<>();
        Matcher entry = ENTRY.matcher(text);
        while (entry.find()) {
            Matcher statement = STATEMENT.matcher(entry.group(3));
            if (entry.group(2).equals("DETAIL") && !said.isEmpty()) {
                Said last = said.remove(said.size() - 1);
                said.add(new Said(last.process(), filled(last.sql(), entry.group(3))));
            } else if (statement.matches()) {
                said.add(new Said(entry.group(1), statement.group(1).strip()));
            }
        }
        said.removeIf(one -> FRAME.matcher(one.sql()).matches());
        return said;
    }

    private static String filled(String sql, String detail) {
        Matcher value = VALUE.matcher(detail);
        List<String> values = new ArrayList<>();
        while (value.find()) {
            values.add(value.group(2));
        }
        Matcher place = Pattern.compile("\\$(\\d+)").matcher(sql);
        return place.replaceAll(at -> {
            int number = Integer.parseInt(at.group(1));
            return Matcher.quoteReplacement(number <= values.size() ? values.get(number - 1) : at.group());
        });
    }

    /** Plans of the queries that look at wishes and copies, as they were when a copy of the volume stood free. */
    void explain(List<Said> statements, String volume, String site) throws SQLException {
        database.setAutoCommit(false);
        WishCity.run(
                database,
                "UPDATE copy SET status = 'AVAILABLE', site_id = '%s', grade = 'GOOD' WHERE id = (SELECT id FROM copy WHERE volume_id = '%s' LIMIT 1)"
                        .formatted(site, volume));
        List<String> endToEnd = new ArrayList<>();
        for (Said said : statements.stream().distinct().toList()) {
            if (READS_WISHES.matcher(said.sql()).matches()) {
                System.out.println("  " + said.sql().replaceAll("\\s+", " "));
                for (String line : plan(said.sql())) {
                    System.out.println("      " + line);
                    if (END_TO_END.matcher(line).find()) {
                        endToEnd.add(line.strip());
                    }
                }
            }
        }
        database.rollback();
        database.setAutoCommit(true);
        System.out.println("  READ FROM END TO END: " + (endToEnd.isEmpty() ? "nothing" : endToEnd));
    }

    private List<String> plan(String sql) throws SQLException {
        List<String> lines = new ArrayList<>();
        var before = database.setSavepoint();
        try (Statement statement = database.createStatement();
                ResultSet plan = statement.executeQuery("EXPLAIN (ANALYZE, BUFFERS, COSTS OFF) " + sql)) {
            while (plan.next()) {
                lines.add(plan.getString(1));
            }
        } catch (SQLException e) {
            lines.add("no plan: " + e.getMessage());
        }
        database.rollback(before);
        return lines;
    }

    @Override
    public void close() throws SQLException {
        database.close();
    }
}
