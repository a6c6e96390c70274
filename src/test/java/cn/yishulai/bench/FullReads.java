package cn.yishulai.bench;

import cn.yishulai.boot.BenchNode;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** How many rows of larger tables were read from end to end, by triggers and functions too, as PostgreSQL counts them. */
record FullReads(Map<String, Long> rows) {

    /** A connection that does nothing tells what it has counted after ten seconds. */
    private static final long UNTIL_TOLD_SECONDS = 11;

    static FullReads of(BenchNode node) throws Exception {
        TimeUnit.SECONDS.sleep(UNTIL_TOLD_SECONDS);
        Map<String, Long> rows = new TreeMap<>();
        try (Connection connection = node.connect();
                Statement statement = connection.createStatement();
                ResultSet table = statement.executeQuery(
                        "SELECT relname, seq_tup_read FROM pg_stat_user_tables WHERE n_live_tup > 1000 AND relname NOT LIKE 'bench%'")) {
            while (table.next()) {
                rows.put(table.getString(1), table.getLong(2));
            }
        }
        return new FullReads(rows);
    }

    /** @return by table, rows for each of so many deposits; the nodes' own work in the background is in it */
    String since(FullReads before, int deposits) {
        String said = rows.entrySet().stream()
                .map(table -> Map.entry(
                        table.getKey(), (table.getValue() - before.rows().getOrDefault(table.getKey(), 0L)) / deposits))
                .filter(table -> table.getValue() > 0)
                .map(table -> "%s %,d rows a deposit".formatted(table.getKey(), table.getValue()))
                .collect(Collectors.joining(", "));
        return said.isEmpty() ? "nothing" : said;
    }
}
