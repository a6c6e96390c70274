package cn.yishulai.planning;

import ai.timefold.solver.core.api.score.buildin.hardmediumsoft.HardMediumSoftScore;
import cn.yishulai.planning.SeasonSearch.Budget;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Searches for the plans that were asked for in whichever process has time: one at a time in each, on one processor,
 * beside the requests and outside of any transaction. A process that dies is noticed by its lease, and another begins anew.
 */
@ApplicationScoped
class PlanRunner {

    private static final Logger LOG = Logger.getLogger(PlanRunner.class);

    private final PlanStore store;
    private final CaseReader reader;
    private final AtomicReference<@Nullable Running> now = new AtomicReference<>();
    private final AtomicBoolean busy = new AtomicBoolean();

    PlanRunner(PlanStore store, CaseReader reader) {
        this.store = store;
        this.reader = reader;
    }

    /** A search of this process, and how far it is. */
    private static final class Running {
        private final UUID plan;
        private final UUID worker;
        private final long began = System.nanoTime();
        private volatile @Nullable HardMediumSoftScore best;
        private volatile boolean wanted = true;
        private volatile @Nullable SeasonSearch search;

        Running(UUID plan, UUID worker) {
            this.plan = plan;
            this.worker = worker;
        }

        long spent() {
            return (System.nanoTime() - began) / 1_000_000;
        }
    }

    private record Work(SeasonCase given, SeasonDraft draft) {}

    @Scheduled(every = "1s", delayed = "6s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void runAll() {
        while (runOne()) {
            LOG.debug("looking for the next plan");
        }
    }

    /** Says that the search goes on, and hears whether it is wanted still. */
    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void beat() {
        Running running = now.get();
        if (running == null) {
            return;
        }
        HardMediumSoftScore best = running.best;
        running.wanted = QuarkusTransaction.requiringNew()
                .call(() -> store.goesOn(running.plan, running.worker, running.spent(), best));
        SeasonSearch search = running.search;
        if (!running.wanted && search != null) {
            search.stop();
        }
    }

    /** @return whether there was anything to do, and nobody here does something already */
    boolean runOne() {
        if (!busy.compareAndSet(false, true)) {
            return false;
        }
        try {
            UUID worker = UUID.randomUUID();
            Optional<PlanRecord> taken = QuarkusTransaction.requiringNew().call(() -> store.take(worker));
            taken.ifPresent(plan -> run(plan, worker));
            return taken.isPresent();
        } finally {
            busy.set(false);
        }
    }

    private void run(PlanRecord plan, UUID worker) {
        if (plan.attempts() > PlanStore.MOST_ATTEMPTS) {
            QuarkusTransaction.requiringNew().run(() -> store.failed(plan.id(), worker));
            LOG.errorf("plan %s was tried %d times and never came to its end", plan.id(), plan.attempts() - 1);
            return;
        }
        Running running = new Running(plan.id(), worker);
        now.set(running);
        try {
            Work work = QuarkusTransaction.requiringNew().call(() -> prepared(plan));
            SeasonSearch search = new SeasonSearch(
                    new Budget(Duration.ofSeconds(plan.seconds()), plan.seed(), plan.moves()), better -> {
                        running.best = better.score();
                    });
            running.search = search;
            SeasonDraft found = search.run(work.draft());
            Judged judged = Judged.of(work.given(), found);
            boolean kept = QuarkusTransaction.requiringNew()
                    .call(() -> store.found(plan.id(), worker, running.spent(), judged));
            LOG.infof("plan %s of season %s: %s", plan.number(), plan.season(), kept ? "found" : "not wanted any more");
        } catch (RuntimeException failed) {
            // Not tried again and again by every process: a librarian sees that it failed.
            LOG.errorf(failed, "the search for plan %s failed", plan.id());
            QuarkusTransaction.requiringNew().run(() -> store.failed(plan.id(), worker));
        } finally {
            now.set(null);
        }
    }

    private Work prepared(PlanRecord plan) {
        PlanRows before = plan.basedOn() == null ? PlanRows.NONE : store.rows(plan.basedOn());
        SeasonCase given = reader.read(plan.season(), before);
        return new Work(given, Drafting.of(given, before));
    }
}
