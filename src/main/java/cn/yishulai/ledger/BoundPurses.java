package cn.yishulai.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Purses that are bound to one end and one site: coupons that are good for one session only. Such a purse has a name of its
 * own. What it is bound to may change, and then what lies in it, held or free, is good until then and there; no credit moves.
 * Bound to no end it does not end, as long as its session has no day; bound to no site it is good everywhere.
 */
@ApplicationScoped
@Transactional
public class BoundPurses {

    private static final String PREFIX = "SESSION_";
    private static final int LETTERS = 12;

    private final DataSource database;
    private final SecureRandom random = new SecureRandom();

    BoundPurses(DataSource database) {
        this.database = database;
    }

    /** Whether a purse of this name is one of these. */
    public static boolean isBound(String purse) {
        return purse.startsWith(PREFIX);
    }

    /** A new purse, bound to this. */
    public Purse bind(Instant endsAt, UUID site) {
        Purse purse = new Purse(PREFIX + letters(), endsAt, site);
        change("INSERT INTO bound_purse (ends_at, site, name) VALUES (?, ?, ?)", purse);
        return purse;
    }

    /** Where credits go that are given now. Until the end of the transaction it is not bound to anything else. */
    public Purse toGive(String name) {
        try (Connection connection = database.getConnection();
                PreparedStatement ask =
                        connection.prepareStatement("SELECT ends_at, site FROM bound_purse WHERE name = ? FOR SHARE")) {
            ask.setString(1, name);
            try (ResultSet row = ask.executeQuery()) {
                if (!row.next()) {
                    throw new IllegalArgumentException("no purse of this name is bound to anything");
                }
                Timestamp ends = row.getTimestamp("ends_at");
                return new Purse(name, ends == null ? null : ends.toInstant(), row.getObject("site", UUID.class));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("a bound purse cannot be read", e);
        }
    }

    /** From here on what lies in it is good until then and there. Free credits are locked before held ones, as everywhere. */
    public void rebind(Purse purse) {
        change("UPDATE bound_purse SET ends_at = ?, site = ? WHERE name = ?", purse);
        for (AccountKind kind : new AccountKind[] {AccountKind.FREE, AccountKind.HELD}) {
            change(
                    "UPDATE credit_account SET ends_at = ?, site = ?, warned_at = NULL WHERE purse = ? AND kind = '%s'"
                            .formatted(kind),
                    purse);
        }
    }

    private void change(String sql, Purse purse) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setTimestamp(1, purse.endsAt() == null ? null : Timestamp.from(purse.endsAt()));
            statement.setObject(2, purse.site());
            statement.setString(3, purse.name());
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("a bound purse cannot be written", e);
        }
    }

    private String letters() {
        return random.ints(LETTERS, 'A', 'Z' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
