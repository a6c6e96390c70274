package cn.yishulai.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yishulai.TestServers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * A house of its own for each test: all tables, one copy on a shelf, two families with a credit each, and two connections
 * that commit when they are told, as the transactions of two nodes do.
 */
abstract class TwoHands {

    static final String UNIQUE_VIOLATION = "23505";
    static final String CHECK_VIOLATION = "23514";
    static final String LOCK_NOT_AVAILABLE = "55P03";

    private String url;
    Connection first;
    Connection second;
    UUID site;
    UUID volume;
    String code;
    List<UUID> families;

    @BeforeEach
    void aCopyAndTwoFamilies() throws SQLException {
        url = TestServers.newMigratedDatabase();
        first = DriverManager.getConnection(url);
        second = DriverManager.getConnection(url);
        site = aSite();
        Town town = new Town(first);
        volume = town.volume();
        code = town.copies(1, volume, site.toString()).get(0);
        town.families(2, 1);
        families = List.of(id("SELECT min(id::text) FROM household"), id("SELECT max(id::text) FROM household"));
        assertThat(TwoNodes.brokenRules(first)).isEmpty();
        first.setAutoCommit(false);
        second.setAutoCommit(false);
    }

    @AfterEach
    void close() throws SQLException {
        first.close();
        second.close();
    }

    /** One end of a transaction of one node. */
    final class Hand {

        private final Connection database;
        private final String copy;
        private int moves;

        Hand(Connection database) {
            this(database, code);
        }

        Hand(Connection database, String copy) {
            this.database = database;
            this.copy = copy;
        }

        Hand looks() throws SQLException {
            moves = Integer.parseInt(Jar.ask(database, "SELECT moves FROM copy WHERE code = '%s'".formatted(copy)));
            return this;
        }

        Hand handsOverTo(UUID family) throws SQLException {
            return becomes("HANDED_OVER", null, family);
        }

        Hand becomes(String status, UUID where, UUID family) throws SQLException {
            return becomes(status, where, family, "a race");
        }

        /** The two statements with which the service writes every step of a copy. */
        Hand becomes(String status, UUID where, UUID family, String why) throws SQLException {
            try (PreparedStatement movement = database.prepareStatement(
                            """
                            INSERT INTO movement (copy_id, seq, status, site_id, household_id, actor, occurred_at, recorded_at, reason)
                            SELECT id, ?, ?, ?, ?, id, now(), now(), ? FROM copy WHERE code = ?""");
                    PreparedStatement row = database.prepareStatement(
                            "UPDATE copy SET status = ?, site_id = ?, household_id = ?, moves = ?, since = now() WHERE code = ?")) {
                movement.setInt(1, moves + 1);
                movement.setString(2, status);
                movement.setObject(3, where);
                movement.setObject(4, family);
                movement.setString(5, why);
                movement.setString(6, copy);
                movement.executeUpdate();
                row.setString(1, status);
                row.setObject(2, where);
                row.setObject(3, family);
                row.setInt(4, moves + 1);
                row.setString(5, copy);
                row.executeUpdate();
            }
            return this;
        }

        void commits() throws SQLException {
            database.commit();
        }
    }

    UUID aSite() throws SQLException {
        return id(
                "INSERT INTO site (id, name, kind, receives) VALUES (uuidv7(), '点位 ' || uuidv7(), 'CENTRE', true) RETURNING id");
    }

    UUID aMemberOfStaff() throws SQLException {
        return id(
                """
                INSERT INTO staff_member (id, name, display_name, role, password_hash, created_at)
                VALUES (uuidv7(), 'li-' || uuidv7(), '小李', 'LIBRARIAN', 'none', now()) RETURNING id""");
    }

    /** What one hand does next. */
    interface Step {
        void take() throws SQLException;
    }

    /** The second hand is stopped by a constraint, and nothing is broken. */
    void assertStopped(String state, Step step) throws SQLException {
        assertThatThrownBy(step::take)
                .asInstanceOf(InstanceOfAssertFactories.type(SQLException.class))
                .returns(state, SQLException::getSQLState);
        second.rollback();
        first.rollback();
    }

    void without(String statement) throws SQLException {
        try (Connection owner = DriverManager.getConnection(url)) {
            execute(owner, statement);
        }
    }

    void assertBroken(String rule) throws SQLException {
        assertThat(broken()).anyMatch(broken -> broken.startsWith(rule));
    }

    void assertHouseInOrder() throws SQLException {
        assertThat(broken()).isEmpty();
    }

    private List<String> broken() throws SQLException {
        try (Connection auditor = DriverManager.getConnection(url)) {
            return TwoNodes.brokenRules(auditor);
        }
    }

    UUID id(String sql) throws SQLException {
        return UUID.fromString(Jar.ask(first, sql));
    }

    static String asked(Connection database, String sql, Object... values) throws SQLException {
        return Jar.ask(database, sql.formatted(values));
    }

    static void execute(Connection database, String sql, Object... values) throws SQLException {
        Jar.execute(database, values.length == 0 ? sql : sql.formatted(values));
    }

    static int update(Connection database, String sql, Object... values) throws SQLException {
        try (Statement statement = database.createStatement()) {
            return statement.executeUpdate(values.length == 0 ? sql : sql.formatted(values));
        }
    }

    /** Another database with the same tables. */
}
