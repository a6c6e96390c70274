package cn.yishulai.journal;

import io.quarkus.narayana.jta.QuarkusTransaction;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import javax.sql.DataSource;

/**
 * Rows of one table that are deleted when they are old.
 *
 * @param old a condition of ours with one {@code ?}, the moment; never text from outside
 */
public record OldRows(DataSource database, String rule, String table, String old) implements Forgetting {

    @Override
    public long due(Instant before) {
        return QuarkusTransaction.requiringNew().call(() -> {
            try (Connection connection = database.getConnection();
                    PreparedStatement count =
                            connection.prepareStatement("SELECT count(*) FROM %s WHERE %s".formatted(table, old))) {
                count.setTimestamp(1, Timestamp.from(before));
                try (ResultSet row = count.executeQuery()) {
                    row.next();
                    return row.getLong(1);
                }
            }
        });
    }

    @Override
    public int forget(Instant before, int most) {
        return QuarkusTransaction.requiringNew().call(() -> {
            try (Connection connection = database.getConnection();
                    PreparedStatement delete = connection.prepareStatement(
                            "DELETE FROM %1$s WHERE ctid = ANY (ARRAY(SELECT ctid FROM %1$s WHERE %2$s LIMIT %3$d FOR UPDATE SKIP LOCKED))"
                                    .formatted(table, old, most))) {
                delete.setTimestamp(1, Timestamp.from(before));
                return delete.executeUpdate();
            } catch (SQLException e) {
                throw new IllegalStateException("%s cannot be forgotten".formatted(rule), e);
            }
        });
    }
}
