package cn.yishulai.simulation;

import cn.yishulai.simulation.SimulationStore.Task;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Runs the simulations that were asked for in whichever process has time: one at a time in each, on one processor, beside
 * the requests. A process that dies is noticed by its lease, and another begins anew; the seed gives the same figures.
 */
@ApplicationScoped
class SimulationRunner {

    private static final Logger LOG = Logger.getLogger(SimulationRunner.class);

    private final DataSource database;
    private final ObjectMapper json;
    private final Clock clock;

    SimulationRunner(DataSource database, ObjectMapper json, Clock clock) {
        this.database = database;
        this.json = json;
        this.clock = clock;
    }

    @Scheduled(every = "1s", delayed = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void runAll() throws SQLException, JsonProcessingException {
        while (runOne()) {
            LOG.debug("looking for the next simulation");
        }
    }

    @Scheduled(every = "1h", delayed = "11m")
    void forget() throws SQLException {
        try (Connection connection = database.getConnection()) {
            new SimulationStore(connection, json).forget(clock.instant());
        }
    }

    /** @return whether there was anything to do */
    boolean runOne() throws SQLException, JsonProcessingException {
        UUID worker = UUID.randomUUID();
        try (Connection connection = database.getConnection()) {
            SimulationStore store = new SimulationStore(connection, json);
            Optional<Task> task = store.take(worker, clock.instant());
            if (task.isPresent()) {
                run(store, task.get(), worker);
            }
            return task.isPresent();
        }
    }

    private void run(SimulationStore store, Task task, UUID worker) throws SQLException, JsonProcessingException {
        if (task.attempts() > SimulationStore.MOST_ATTEMPTS) {
            store.end(task.id(), SimulationState.FAILED, clock.instant());
            LOG.errorf("simulation %s was tried %d times and never came to its end", task.id(), task.attempts() - 1);
            return;
        }
        try {
            Report report = Simulation.run(
                    task.form().plan(), task.today(), task.proposed(), (done, all) -> tell(store, task, worker, done));
            store.done(task.id(), worker, report, clock.instant());
            LOG.infof("simulation %s is done", task.id());
        } catch (CancellationException ended) {
            LOG.infof("simulation %s was ended, or another process took it over", task.id());
        }
    }

    private void tell(SimulationStore store, Task task, UUID worker, int done) {
        try {
            if (!store.progressed(task.id(), worker, done, clock.instant())) {
                throw new CancellationException();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("how far a simulation is cannot be written", e);
        }
    }
}
