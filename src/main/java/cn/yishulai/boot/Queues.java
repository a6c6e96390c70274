package cn.yishulai.boot;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How long the lines of the house are, and how late it is with what it promised: a query for each in {@code
 * watch/queues.sql}, written like a rule between rows. Its last column is the number, those before it say of what.
 */
final class Queues {

    /** Whoever waits for figures would rather have none: a slow query must not stand in the way of readers. */
    private static final int SECONDS = 5;

    private Queues() {}

    /** @param name as Prometheus has it */
    record Queue(String name, String means, String query) {}

    /** @param of what the number is of: column to value, empty when there is only one */
    record Length(Map<String, String> of, double number) {}

    static List<Queue> all() {
        return Invariants.parse("watch", Invariants.read("/watch/queues.sql")).stream()
                .map(said -> {
                    String[] parts = said.rule().split(": ", 2);
                    return new Queue(parts[0], parts[1], said.query());
                })
                .toList();
    }

    static List<Length> lengths(Queue queue, Connection connection) throws SQLException {
        List<Length> lengths = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(SECONDS);
            try (ResultSet rows = statement.executeQuery(queue.query())) {
                int columns = rows.getMetaData().getColumnCount();
                while (rows.next()) {
                    Map<String, String> of = new LinkedHashMap<>();
                    for (int i = 1; i < columns; i++) {
                        of.put(rows.getMetaData().getColumnLabel(i), rows.getString(i));
                    }
                    lengths.add(new Length(of, rows.getDouble(columns)));
                }
            }
        }
        return lengths;
    }
}
