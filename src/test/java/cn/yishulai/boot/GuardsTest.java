package cn.yishulai.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yishulai.TestServers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What stands between two nodes when both have looked before either has written: each race of {@link RacesIT}, played by
 * hand in its worst order and without the locks that the service takes first. With its constraint the second hand is
 * stopped and every rule holds; without it the second hand succeeds and the audit says so. So the constraint is a guard,
 * and the audit would notice its loss.
 */
class GuardsTest {

    private static final String UNIQUE_VIOLATION = "23505";
    private static final String CHECK_VIOLATION = "23514";
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private static String migrated;
    private static int databases;

    private String url;
    private Connection first;
    private Connection second;
    private UUID site;
    private UUID volume;
    private String code;
    private List<UUID> families;

    @BeforeAll
    static void theTables() {
        migrated = TestServers.newDatabase();
        Flyway.configure()
                .dataSource(migrated, null, null)
                .locations("classpath:db/migration")
                .outOfOrder(true)
                .load()
                .migrate();
    }

    @BeforeEach
    void aCopyAndTwoFamiliesInAHouseOfTheirOwn() throws SQLException {
        url = copyOf(migrated);
        first = DriverManager.getConnection(url);
        second = DriverManager.getConnection(url);
        site = UUID.fromString(Jar.ask(
                first,
                "INSERT INTO site (id, name, kind, receives) VALUES (uuidv7(), '点位', 'CENTRE', true) RETURNING id"));
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

    @Test
    void aLockedCopyIsWaitedForAndNotReadTwice() throws SQLException {
        execute(first, "SELECT * FROM lock_copy_in_line('%s')".formatted(code));
        execute(second, "SET lock_timeout = '50ms'");
        assertThatThrownBy(() -> execute(second, "SELECT * FROM lock_copy_in_line('%s')".formatted(code)))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.type(SQLException.class))
                .returns(LOCK_NOT_AVAILABLE, SQLException::getSQLState);
    }

    /** Two members of staff, or one wedge that fires twice. Guard: movement_pk, a copy has one n-th step. */
    @Test
    void oneCopyIsHandedOverOnce() throws SQLException {
        Hand one = new Hand(first).looks();
        Hand other = new Hand(second).looks();
        one.handsOverTo(families.get(0)).commits();
        assertStopped(UNIQUE_VIOLATION, () -> other.handsOverTo(families.get(1)));

        without("ALTER TABLE movement DROP CONSTRAINT movement_pk");
        other.handsOverTo(families.get(1)).commits();
        assertBroken("The movements of a copy are numbered without a gap");
    }

    /** Guard: movement_pk. */
    @Test
    void whatIsHandedOverIsNotSent() throws SQLException {
        Hand van = new Hand(first).looks();
        Hand desk = new Hand(second).looks();
        desk.handsOverTo(families.get(0)).commits();
        assertStopped(UNIQUE_VIOLATION, () -> van.becomes("IN_TRANSIT", site, null));

        without("ALTER TABLE movement DROP CONSTRAINT movement_pk");
        van.becomes("IN_TRANSIT", site, null).commits();
        assertBroken("The movements of a copy are numbered without a gap");
    }

    /** What was counted as missing was taken home meanwhile. Guard: movement_pk. */
    @Test
    void whatIsHandedOverIsNotMissed() throws SQLException {
        Hand stocktake = new Hand(first).looks();
        Hand desk = new Hand(second).looks();
        desk.handsOverTo(families.get(0)).commits();
        assertStopped(UNIQUE_VIOLATION, () -> stocktake.becomes("MISSING", site, null));

        without("ALTER TABLE movement DROP CONSTRAINT movement_pk");
        stocktake.becomes("MISSING", site, null).commits();
        assertBroken("The movements of a copy are numbered without a gap");
    }

    /** A reader asks on line while somebody takes the book. Guard: movement_pk, before the claim is even written. */
    @Test
    void whatIsHandedOverIsNotClaimed() throws SQLException {
        Hand reader = new Hand(first).looks();
        Hand desk = new Hand(second).looks();
        desk.handsOverTo(families.get(0)).commits();
        assertStopped(UNIQUE_VIOLATION, () -> reader.becomes("CLAIMED", site, null));

        without("ALTER TABLE movement DROP CONSTRAINT movement_pk");
        reader.becomes("CLAIMED", site, null).commits();
        assertBroken("A claimed copy has an open claim");
    }

    /** Guard: claim_one_per_copy. */
    @Test
    void oneCopyIsPromisedToOneReader() throws SQLException {
        new Hand(first).looks().becomes("CLAIMED", site, null).commits();
        claims(first, families.get(0));
        first.commit();
        assertStopped(UNIQUE_VIOLATION, () -> claims(second, families.get(1)));

        without("DROP INDEX claim_one_per_copy");
        claims(second, families.get(1));
        second.commit();
        assertBroken("At most one open claim per copy");
    }

    /** The same wish twice, with two keys. Guard: swap_request_one_open. */
    @Test
    void aPersonWaitsOnceForABook() throws SQLException {
        asks(first, families.get(0));
        first.commit();
        assertStopped(UNIQUE_VIOLATION, () -> asks(second, families.get(0)));

        without("DROP INDEX swap_request_one_open");
        asks(second, families.get(0));
        second.commit();
        assertBroken("At most one open request per person and volume");
    }

    /**
     * A phone that sends again what is still running at the other node. Guard: once_answer_pk, which the second finds
     * taken when it wants to keep its own answer, and then undoes everything it did.
     */
    @Test
    void aKeyIsAnsweredOnce() throws SQLException {
        UUID key = UUID.randomUUID();
        assertThat(keeps(first, key)).isEqualTo(1);
        first.commit();
        assertThat(keeps(second, key)).isZero();
        second.rollback();

        without("ALTER TABLE once_answer DROP CONSTRAINT once_answer_pk");
        assertThatThrownBy(() -> keeps(second, key)).hasMessageContaining("once_answer_pk");
        second.rollback();
    }

    /** One credit, two desks. Guards: the update asks for the balance; credit_account_limit if it did not. */
    @Test
    void oneCreditIsSpentOnce() throws SQLException {
        String careful =
                "UPDATE credit_account SET balance = balance - 1 WHERE household = '%s' AND kind = 'FREE' AND balance >= 1"
                        .formatted(families.get(0));
        String careless = careful.replace(" AND balance >= 1", "");
        assertThat(update(first, careful)).isEqualTo(1);
        first.commit();
        assertThat(update(second, careful)).isZero();
        assertStopped(CHECK_VIOLATION, () -> update(second, careless));

        without("ALTER TABLE credit_account DROP CONSTRAINT credit_account_limit");
        assertThat(update(second, careless)).isEqualTo(1);
        second.commit();
        assertBroken("No household purse is below zero");
    }

    /** One end of a transaction of one node. */
    private final class Hand {

        private final Connection database;
        private int moves;

        Hand(Connection database) {
            this.database = database;
        }

        Hand looks() throws SQLException {
            moves = Integer.parseInt(Jar.ask(database, "SELECT moves FROM copy WHERE code = '%s'".formatted(code)));
            return this;
        }

        Hand handsOverTo(UUID family) throws SQLException {
            return becomes("HANDED_OVER", null, family);
        }

        /** The two statements with which the service writes every step of a copy. */
        Hand becomes(String status, UUID where, UUID family) throws SQLException {
            try (PreparedStatement movement = database.prepareStatement(
                            """
                            INSERT INTO movement (copy_id, seq, status, site_id, household_id, actor, occurred_at, recorded_at, reason)
                            SELECT id, ?, ?, ?, ?, id, now(), now(), 'a race' FROM copy WHERE code = ?""");
                    PreparedStatement copy = database.prepareStatement(
                            "UPDATE copy SET status = ?, site_id = ?, household_id = ?, moves = ?, since = now() WHERE code = ?")) {
                movement.setInt(1, moves + 1);
                movement.setString(2, status);
                movement.setObject(3, where);
                movement.setObject(4, family);
                movement.setString(5, code);
                movement.executeUpdate();
                copy.setString(1, status);
                copy.setObject(2, where);
                copy.setObject(3, family);
                copy.setInt(4, moves + 1);
                copy.setString(5, code);
                copy.executeUpdate();
            }
            return this;
        }

        void commits() throws SQLException {
            database.commit();
        }
    }

    private void claims(Connection database, UUID family) throws SQLException {
        execute(
                database,
                """
                INSERT INTO claim (id, copy_id, request_id, person_id, household_id, pickup_site, state, claimed_at)
                SELECT uuidv7(), c.id, uuidv7(), p.id, p.household_id, c.site_id, 'TO_PULL', now()
                FROM copy c, person p WHERE c.code = '%s' AND p.household_id = '%s'"""
                        .formatted(code, family));
    }

    private void asks(Connection database, UUID family) throws SQLException {
        execute(
                database,
                """
                INSERT INTO swap_request (id, state, volume_id, person_id, household_id, pickup_site, placed_at, auto_accept, rules_version, changed_at)
                SELECT uuidv7(), 'OPEN', '%s', id, household_id, '%s', now(), true, 1, now() FROM person WHERE household_id = '%s'"""
                        .formatted(volume, site, family));
    }

    private static int keeps(Connection database, UUID key) throws SQLException {
        return update(
                database,
                """
                INSERT INTO once_answer (id, request_hash, status, answered_at) VALUES ('%s', '\\x00', 200, now())
                ON CONFLICT ON CONSTRAINT once_answer_pk DO NOTHING"""
                        .formatted(key));
    }

    private interface Step {
        void take() throws SQLException;
    }

    /** The second hand is stopped by the constraint, and nothing is broken. */
    private void assertStopped(String state, Step step) throws SQLException {
        assertThatThrownBy(step::take)
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.type(SQLException.class))
                .returns(state, SQLException::getSQLState);
        second.rollback();
        first.rollback();
    }

    private void without(String statement) throws SQLException {
        try (Connection owner = DriverManager.getConnection(url)) {
            execute(owner, statement);
        }
    }

    private void assertBroken(String rule) throws SQLException {
        try (Connection auditor = DriverManager.getConnection(url)) {
            assertThat(TwoNodes.brokenRules(auditor)).anyMatch(broken -> broken.startsWith(rule));
        }
    }

    private UUID id(String sql) throws SQLException {
        return UUID.fromString(Jar.ask(first, sql));
    }

    private static void execute(Connection database, String sql) throws SQLException {
        Jar.execute(database, sql);
    }

    private static int update(Connection database, String sql) throws SQLException {
        try (Statement statement = database.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }

    /** Another database with the same tables. */
    private static String copyOf(String template) throws SQLException {
        String from = template.replaceFirst("^.*/([^/?]*)\\?.*$", "$1");
        String name = from + "_guards" + ++databases;
        try (Connection admin = DriverManager.getConnection(template.replace("/" + from + "?", "/postgres?"));
                Statement statement = admin.createStatement();
                ResultSet none = statement.executeQuery("SELECT 1")) {
            assertThat(none.next()).isTrue();
            statement.execute("DROP DATABASE IF EXISTS " + name);
            statement.execute("CREATE DATABASE " + name + " TEMPLATE " + from);
        }
        return template.replace("/" + from + "?", "/" + name + "?");
    }
}
