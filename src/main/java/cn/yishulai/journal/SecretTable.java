package cn.yishulai.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import javax.sql.DataSource;

/** The table {@code house_secret}, for nodes that share a database and no folder. */
final class SecretTable implements SecretStore {

    private final DataSource database;
    private final Clock clock;

    SecretTable(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public Optional<byte[]> read(String name) {
        try (Connection connection = database.getConnection();
                PreparedStatement read = connection.prepareStatement("SELECT value FROM house_secret WHERE name = ?")) {
            read.setString(1, name);
            try (ResultSet row = read.executeQuery()) {
                return row.next() ? Optional.of(row.getBytes(1)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the key " + name, e);
        }
    }

    @Override
    public byte[] keepFirst(String name, byte[] secret) {
        try (Connection connection = database.getConnection();
                PreparedStatement keep =
                        connection.prepareStatement("INSERT INTO house_secret (name, value, created_at)"
                                + " VALUES (?, ?, ?) ON CONFLICT ON CONSTRAINT house_secret_pk DO NOTHING")) {
            keep.setString(1, name);
            keep.setBytes(2, secret);
            keep.setTimestamp(3, Timestamp.from(clock.instant()));
            if (keep.executeUpdate() == 1) {
                return secret;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot keep the key " + name, e);
        }
        return read(name).orElseThrow();
    }

    @Override
    public void remove(String name) {
        try (Connection connection = database.getConnection();
                PreparedStatement remove = connection.prepareStatement("DELETE FROM house_secret WHERE name = ?")) {
            remove.setString(1, name);
            remove.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot remove the key " + name, e);
        }
    }
}
