package cn.yishulai.simulation;

import io.quarkus.arc.Arc;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** Simulations that stand in the database without having been asked for. */
public final class SimulationFixture {

    private SimulationFixture() {}

    /** One that some other process is busy with for an hour, so that none here takes it. @return its id */
    public static String running() {
        try (Connection connection =
                        Arc.container().instance(DataSource.class).get().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        """
                        INSERT INTO simulation (form, today, state, of_runs, asked_at, worker, lease_until) VALUES (
                            '{"households": 20, "titles": 60, "days": 30, "runs": 1, "seed": 1, "registered": [5]}',
                            '{"intake": {"version": 1}, "requests": {"version": 1}}',
                            'RUNNING', 1, now(), uuidv7(), now() + interval '1 hour') RETURNING id""")) {
            row.next();
            return row.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
