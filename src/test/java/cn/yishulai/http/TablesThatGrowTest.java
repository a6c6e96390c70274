package cn.yishulai.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cn.yishulai.TestServers;
import cn.yishulai.journal.Deadlock;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The next release gives a table another column while a connection of this one, as those of the pool, keeps its statements prepared. */
class TablesThatGrowTest {

    /** The driver prepares a statement for good when it is run for the fifth time. */
    private static final int OFTEN = 6;

    private static final String READ = "SELECT * FROM shelf";

    private final String url = TestServers.newDatabase();
    private Connection ours;
    private Connection nextRelease;

    @BeforeEach
    void aConnectionThatReadTheTableOften() throws SQLException {
        nextRelease = DriverManager.getConnection(url);
        execute("CREATE TABLE shelf (name text)");
        ours = DriverManager.getConnection(url);
        ours.setAutoCommit(false);
        for (int time = 0; time < OFTEN; time++) {
            transaction(READ);
        }
        execute("ALTER TABLE shelf ADD COLUMN site text");
    }

    @AfterEach
    void theyEnd() throws SQLException {
        ours.close();
        nextRelease.close();
    }

    @Test
    void whoReadsIsAskedToTryAgainAndThenSucceeds() throws SQLException {
        SQLException refused = catchThrowableOfType(SQLException.class, () -> transaction(READ));
        assertThat((Throwable) refused).as("PostgreSQL refuses it").isNotNull();
        assertThat(ProblemMapper.isPassing(new IllegalStateException(refused))).isTrue();
        assertThat(transaction(READ)).isEqualTo(2);
    }

    @Test
    void whoWritesIsServedByTheSecondTry() {
        AtomicInteger tries = new AtomicInteger();
        int columns = Deadlock.retried(() -> {
            tries.incrementAndGet();
            try {
                return transaction(READ);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
        assertThat(columns).isEqualTo(2);
        assertThat(tries).hasValue(2);
    }

    /** Of the same state, and neither passes nor is tried again: what PostgreSQL does not support, and what is not there. */
    @Test
    void whatWillNeverSucceedDoesNotPass() {
        for (String never : new String[] {
            "SELECT count(*) FROM shelf FOR UPDATE", "SELECT nothing FROM shelf", "SELECT * FROM nowhere"
        }) {
            AtomicInteger tries = new AtomicInteger();
            assertThatThrownBy(() -> Deadlock.retried(() -> {
                        tries.incrementAndGet();
                        try {
                            return transaction(never);
                        } catch (SQLException e) {
                            throw new IllegalStateException(e);
                        }
                    }))
                    .as(never)
                    .isInstanceOfSatisfying(
                            IllegalStateException.class, failure -> assertThat(ProblemMapper.isPassing(failure))
                                    .isFalse());
            assertThat(tries).as(never).hasValue(1);
        }
        SQLException unsupported =
                catchThrowableOfType(SQLException.class, () -> transaction("SELECT count(*) FROM shelf FOR UPDATE"));
        assertThat(unsupported.getSQLState()).as("the same state").isEqualTo("0A000");
        assertThat(ProblemMapper.isPassing(unsupported)).isFalse();
    }

    /** @return how many columns the answer has */
    private int transaction(String sql) throws SQLException {
        try (PreparedStatement statement = ours.prepareStatement(sql)) {
            int columns = 0;
            if (statement.execute()) {
                try (ResultSet rows = statement.getResultSet()) {
                    columns = rows.getMetaData().getColumnCount();
                }
            }
            ours.commit();
            return columns;
        } catch (SQLException e) {
            ours.rollback();
            throw e;
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = nextRelease.createStatement()) {
            statement.execute(sql);
        }
    }
}
