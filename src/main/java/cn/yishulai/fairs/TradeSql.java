package cn.yishulai.fairs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/**
 * Statements about fairs and trade sessions, in the running transaction. What was done to copies, requests and credits before is
 * written first, so that a statement sees it.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class TradeSql {

    private final DataSource database;
    private final Session entities;

    TradeSql(DataSource database, Session entities) {
        this.database = database;
        this.entities = entities;
    }

    /** Reads a row of an answer. */
    @FunctionalInterface
    interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    <T> List<T> list(Reader<T> reader, String sql, @Nullable Object... values) {
        entities.flush();
        return listBefore(reader, sql, values);
    }

    /** The same, without what was done in this transaction and is not written yet. */
    <T> List<T> listBefore(Reader<T> reader, String sql, @Nullable Object... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = prepared(connection, sql, values);
                ResultSet row = statement.executeQuery()) {
            List<T> rows = new ArrayList<>();
            while (row.next()) {
                rows.add(reader.read(row));
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException("fairs cannot be read", e);
        }
    }

    <T> Optional<T> one(Reader<T> reader, String sql, @Nullable Object... values) {
        return list(reader, sql, values).stream().findFirst();
    }

    /** @return how many rows it changed */
    int change(String sql, @Nullable Object... values) {
        entities.flush();
        try (Connection connection = database.getConnection();
                PreparedStatement statement = prepared(connection, sql, values)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("fairs cannot be written", e);
        }
    }

    private static PreparedStatement prepared(Connection connection, String sql, @Nullable Object[] values)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            bind(connection, statement, i + 1, values[i]);
        }
        return statement;
    }

    private static void bind(Connection connection, PreparedStatement statement, int at, @Nullable Object value)
            throws SQLException {
        if (value instanceof Instant instant) {
            statement.setObject(at, instant.atOffset(ZoneOffset.UTC));
        } else if (value instanceof Enum<?> named) {
            statement.setString(at, named.name());
        } else if (value instanceof Collection<?> many) {
            statement.setArray(at, connection.createArrayOf(type(many), many.toArray()));
        } else {
            statement.setObject(at, value);
        }
    }

    private static String type(Collection<?> values) {
        Object first = values.isEmpty() ? "" : values.iterator().next();
        return first instanceof UUID
                ? "uuid"
                : first instanceof Integer ? "int4" : "text"; // a statement casts an empty one
    }

    static UUID id(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    static @Nullable Integer number(ResultSet row, String column) throws SQLException {
        return row.getObject(column, Integer.class);
    }
}
