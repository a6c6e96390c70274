package cn.yishulai.simulation;

import static cn.yishulai.simulation.SimulationRefusal.SIMULATION_QUEUE_FULL;
import static cn.yishulai.simulation.SimulationRefusal.SIMULATION_UNKNOWN;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Simulations in the database, read and written over the connection of who asks. */
final class SimulationStore {

    /** After it a result is forgotten. */
    static final Duration KEPT = Duration.ofDays(1);

    /** A run takes seconds; who is silent for so long has died, and another process begins anew. */
    static final Duration LEASE = Duration.ofMinutes(1);

    static final int MOST_ATTEMPTS = 3;
    private static final int MOST_WAITING = 5;

    private final Connection database;
    private final ObjectMapper json;

    SimulationStore(Connection database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /** What is needed to run one: both rule sets as they were when it was asked for. @param proposed null: only today's */
    record Task(UUID id, int attempts, SimulationForm form, RuleBook today, @Nullable RuleBook proposed) {}

    /** @throws cn.yishulai.kernel.Refused SIMULATION_QUEUE_FULL */
    UUID add(SimulationForm form, RuleBook today, @Nullable RuleBook proposed, Instant now)
            throws SQLException, JsonProcessingException {
        int arms = proposed == null ? 1 : 2;
        try (PreparedStatement insert = statement(
                        """
                        INSERT INTO simulation (form, today, proposed, state, of_runs, asked_at)
                        SELECT ?::jsonb, ?::jsonb, ?::jsonb, 'WAITING', ?, ?
                        WHERE (SELECT count(*) FROM simulation WHERE state = 'WAITING') < ? RETURNING id
                        """,
                        json.writeValueAsString(form),
                        text(today),
                        proposed == null ? null : text(proposed),
                        form.runs() * form.plan().shelves().size() * arms,
                        Timestamp.from(now),
                        MOST_WAITING);
                ResultSet row = insert.executeQuery()) {
            if (!row.next()) {
                throw SIMULATION_QUEUE_FULL.because("%d simulations wait already".formatted(MOST_WAITING));
            }
            return row.getObject(1, UUID.class);
        }
    }

    private String text(RuleBook rules) throws JsonProcessingException {
        return json.writeValueAsString(json.createObjectNode()
                .put("welcomeCredits", rules.welcome())
                .<ObjectNode>set("intake", json.valueToTree(rules.intake()))
                .set("requests", json.valueToTree(rules.requests())));
    }

    /** @throws cn.yishulai.kernel.Refused SIMULATION_UNKNOWN, also of one that is a day old */
    SimulationView require(UUID id, Instant now) throws SQLException, JsonProcessingException {
        try (PreparedStatement select = statement(
                        "SELECT * FROM simulation WHERE id = ? AND asked_at > ?", id, Timestamp.from(now.minus(KEPT)));
                ResultSet row = select.executeQuery()) {
            if (!row.next()) {
                throw SIMULATION_UNKNOWN.because("no simulation of the last day has the id " + id);
            }
            return view(row, true);
        }
    }

    /** Newest first, without their reports. */
    List<SimulationView> list(@Nullable UUID after, int count, Instant now)
            throws SQLException, JsonProcessingException {
        try (PreparedStatement select = statement(
                        """
                        SELECT * FROM simulation WHERE asked_at > ? AND (?::uuid IS NULL OR id < ?::uuid)
                        ORDER BY id DESC LIMIT ?
                        """,
                        Timestamp.from(now.minus(KEPT)),
                        after,
                        after,
                        count);
                ResultSet row = select.executeQuery()) {
            List<SimulationView> views = new ArrayList<>();
            while (row.next()) {
                views.add(view(row, false));
            }
            return views;
        }
    }

    /** One that waits, or whose process has died; two processes never take the same. */
    Optional<Task> take(UUID worker, Instant now) throws SQLException, JsonProcessingException {
        try (PreparedStatement update = statement(
                        """
                        UPDATE simulation SET state = 'RUNNING', worker = ?, lease_until = ?, attempts = attempts + 1, done_runs = 0
                         WHERE id = (SELECT id FROM simulation WHERE state = 'WAITING' OR state = 'RUNNING' AND lease_until < ?
                                      ORDER BY asked_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
                        RETURNING *
                        """,
                        worker,
                        Timestamp.from(now.plus(LEASE)),
                        Timestamp.from(now));
                ResultSet row = update.executeQuery()) {
            if (!row.next()) {
                return Optional.empty();
            }
            String proposed = row.getString("proposed");
            return Optional.of(new Task(
                    row.getObject("id", UUID.class),
                    row.getInt("attempts"),
                    json.readValue(row.getString("form"), SimulationForm.class),
                    RuleFile.read(row.getString("today")),
                    proposed == null ? null : RuleFile.read(proposed)));
        }
    }

    /** @return whether it is still this worker's: nobody ended it, and no other process took it over */
    boolean progressed(UUID id, UUID worker, int done, Instant now) throws SQLException {
        return run(
                        """
                        UPDATE simulation SET done_runs = ?, lease_until = ? WHERE id = ? AND worker = ? AND state = 'RUNNING'
                        """,
                        done,
                        Timestamp.from(now.plus(LEASE)),
                        id,
                        worker)
                == 1;
    }

    void done(UUID id, UUID worker, Report report, Instant now) throws SQLException, JsonProcessingException {
        run(
                """
                UPDATE simulation SET state = 'DONE', done_runs = of_runs, report = ?::jsonb, finished_at = ?, worker = NULL, lease_until = NULL
                 WHERE id = ? AND worker = ? AND state = 'RUNNING'
                """,
                json.writeValueAsString(report),
                Timestamp.from(now),
                id,
                worker);
    }

    /** @return whether it was not over yet */
    boolean end(UUID id, SimulationState state, Instant now) throws SQLException {
        return run(
                        """
                        UPDATE simulation SET state = ?, finished_at = ?, worker = NULL, lease_until = NULL
                         WHERE id = ? AND state IN ('WAITING', 'RUNNING')
                        """,
                        state.name(),
                        Timestamp.from(now),
                        id)
                == 1;
    }

    void forget(Instant now) throws SQLException {
        run("DELETE FROM simulation WHERE asked_at <= ?", Timestamp.from(now.minus(KEPT)));
    }

    private SimulationView view(ResultSet row, boolean whole) throws SQLException, JsonProcessingException {
        String report = row.getString("report");
        Timestamp finished = row.getTimestamp("finished_at");
        Instant asked = row.getTimestamp("asked_at").toInstant();
        return new SimulationView(
                row.getObject("id", UUID.class),
                SimulationState.valueOf(row.getString("state")),
                row.getInt("done_runs"),
                row.getInt("of_runs"),
                json.readValue(row.getString("form"), SimulationForm.class),
                json.readTree(row.getString("today")).at("/intake/version").asInt(),
                json.readTree(row.getString("today")).at("/requests/version").asInt(),
                asked,
                finished == null ? null : finished.toInstant(),
                asked.plus(KEPT),
                report == null || !whole ? null : json.readValue(report, Report.class));
    }

    private int run(String sql, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = statement(sql, values)) {
            return statement.executeUpdate();
        }
    }

    private PreparedStatement statement(String sql, @Nullable Object... values) throws SQLException {
        PreparedStatement statement = database.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }
}
