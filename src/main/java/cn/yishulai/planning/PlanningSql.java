package cn.yishulai.planning;

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

/** Statements about seasons and their plans, in the running transaction; what was done to fairs before is written first. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class PlanningSql {

    private static final String EXCLUSION = "23P01";
    private static final String UNIQUE = "23505";

    private final DataSource database;
    private final Session entities;

    PlanningSql(DataSource database, Session entities) {
        this.database = database;
        this.entities = entities;
    }

    @FunctionalInterface
    interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** The database keeps two things apart that somebody wanted together. */
    static final class Clash extends RuntimeException {
        Clash(SQLException cause) {
            super(cause);
        }
    }

    <T> List<T> list(Reader<T> reader, String sql, @Nullable Object... values) {
        entities.flush();
        try (Connection connection = database.getConnection();
                PreparedStatement statement = prepared(connection, sql, values);
                ResultSet row = statement.executeQuery()) {
            List<T> rows = new ArrayList<>();
            while (row.next()) {
                rows.add(reader.read(row));
            }
            return rows;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    <T> Optional<T> one(Reader<T> reader, String sql, @Nullable Object... values) {
        return list(reader, sql, values).stream().findFirst();
    }

    /** @return how many rows it changed. @throws Clash when an exclusion or a unique index says no */
    int change(String sql, @Nullable Object... values) {
        entities.flush();
        try (Connection connection = database.getConnection();
                PreparedStatement statement = prepared(connection, sql, values)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static RuntimeException failed(SQLException e) {
        return EXCLUSION.equals(e.getSQLState()) || UNIQUE.equals(e.getSQLState())
                ? new Clash(e)
                : new IllegalStateException("seasons cannot be read or written", e);
    }

    private static PreparedStatement prepared(Connection connection, String sql, @Nullable Object[] values)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            if (value instanceof Instant instant) {
                statement.setObject(i + 1, instant.atOffset(ZoneOffset.UTC));
            } else if (value instanceof Enum<?> named) {
                statement.setString(i + 1, named.name());
            } else if (value instanceof Collection<?> many) {
                statement.setArray(i + 1, connection.createArrayOf(type(many), many.toArray()));
            } else {
                statement.setObject(i + 1, value);
            }
        }
        return statement;
    }

    private static String type(Collection<?> values) {
        Object first = values.isEmpty() ? "" : values.iterator().next();
        return first instanceof UUID
                ? "uuid"
                : first instanceof Integer ? "int4" : "text"; // a statement casts dates, and an empty one
    }

    static UUID id(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    static @Nullable Integer number(ResultSet row, String column) throws SQLException {
        return row.getObject(column, Integer.class);
    }

    static List<Integer> numbers(ResultSet row, String column) throws SQLException {
        return List.of((Integer[]) row.getArray(column).getArray());
    }
}
