package cn.yishulai.reports;

import cn.yishulai.reports.CountRepository.Kept;
import cn.yishulai.reports.CountView.State;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import org.hibernate.Session;
import org.jboss.logging.Logger;

/**
 * Counts what takes long in whichever process has time, one at a time in each. A process that dies is noticed by its lease,
 * and another begins anew; the moment of the question makes the figures the same.
 */
@ApplicationScoped
class CountRunner {

    private static final Logger LOG = Logger.getLogger(CountRunner.class);
    private static final int MOST_ATTEMPTS = 3;
    /** Ten years of a large city take minutes. */
    private static final int SECONDS = 1_800;

    /** A little longer than one statement of a count may run. */
    private static final int ANSWER_MILLIS = 660_000;

    private final CountRepository counts;
    private final Counting counting;
    private final Definitions definitions;
    private final Session database;
    private final Clock clock;

    CountRunner(CountRepository counts, Counting counting, Definitions definitions, Session database, Clock clock) {
        this.counts = counts;
        this.counting = counting;
        this.definitions = definitions;
        this.database = database;
        this.clock = clock;
    }

    @Scheduled(every = "1s", delayed = "6s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void runAll() {
        while (runOne()) {
            LOG.debug("looking for the next count");
        }
    }

    /** @return whether there was anything to do */
    boolean runOne() {
        UUID worker = UUID.randomUUID();
        Optional<Kept> task = QuarkusTransaction.requiringNew().call(() -> counts.take(worker, clock.instant()));
        task.ifPresent(count -> run(count, worker));
        return task.isPresent();
    }

    private void run(Kept count, UUID worker) {
        if (count.attempts() > MOST_ATTEMPTS) {
            QuarkusTransaction.requiringNew()
                    .run(() -> counts.end(count.id(), worker, State.FAILED, null, clock.instant()));
            LOG.errorf("count %s was tried %d times and never came to its end", count.id(), count.attempts() - 1);
            return;
        }
        try {
            QuarkusTransaction.requiringNew().timeout(SECONDS).run(() -> patiently(() -> count(count, worker)));
            LOG.infof("count %s is done", count.id());
        } catch (CancellationException ended) {
            LOG.infof("count %s was ended, or another process took it over", count.id());
        }
    }

    /** Elsewhere an answer of the database is given up after 40 s (application.properties). */
    private void patiently(Runnable work) {
        int usual = database.doReturningWork(Connection::getNetworkTimeout);
        database.doWork(connection -> connection.setNetworkTimeout(Runnable::run, ANSWER_MILLIS));
        try {
            work.run();
        } finally {
            database.doWork(connection -> connection.setNetworkTimeout(Runnable::run, usual));
        }
    }

    private void count(Kept count, UUID worker) {
        database.createNativeMutationQuery("SET LOCAL statement_timeout = '10min'")
                .executeUpdate();
        Question question = new Question(
                count.report(),
                count.definition(),
                definitions.require(count.definition()).rules(),
                count.days(),
                count.site(),
                count.fair(),
                count.asOf());
        String checksum = counting.keep(count.id(), question, done -> tell(count.id(), worker, done));
        if (!counts.end(count.id(), worker, State.DONE, checksum, clock.instant())) {
            throw new CancellationException();
        }
    }

    /** In a transaction of its own, so that who waits sees it. */
    private void tell(UUID count, UUID worker, int done) {
        boolean mine =
                QuarkusTransaction.requiringNew().call(() -> counts.progressed(count, worker, done, clock.instant()));
        if (!mine) {
            throw new CancellationException();
        }
    }
}
