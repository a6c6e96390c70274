package cn.yishulai.swaps;

import cn.yishulai.copies.RecalledVolumes;
import cn.yishulai.journal.Deadlock;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Carries recalls out, in bounded batches in ascending order, on whichever node: one that dies is followed by another
 * where it stopped. As long as a recall stands, every round also sets aside what came in meanwhile, by whatever door.
 */
@ApplicationScoped
class RecallRounds {

    private static final int AT_ONCE = 200;

    private static final Logger LOG = Logger.getLogger(RecallRounds.class);

    private final RecallRepository repository;
    private final RecalledCopies recalled;
    private final RecalledVolumes volumes;
    private final RecallWork work;

    RecallRounds(RecallRepository repository, RecalledCopies recalled, RecalledVolumes volumes, RecallWork work) {
        this.repository = repository;
        this.recalled = recalled;
        this.volumes = volumes;
        this.work = work;
    }

    @Scheduled(every = "2s", delayed = "8s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tick() {
        inItsOwn(repository::atWork).forEach(this::round);
    }

    private void round(Recall recall) {
        if (recall.state().stands()) {
            carryOut(recall);
        } else {
            takeBack(recall);
        }
    }

    private void carryOut(Recall recall) {
        UUID id = recall.id();
        inItsOwn(() -> {
            boolean stands = repository.stands(id);
            if (stands) {
                volumes.recall(id, repository.volumes(recall.scope(), recall.scopeId()));
                recalled.gather(id);
            }
            return stands;
        });
        int told = each(() -> recalled.waiting(id, AT_ONCE), request -> work.pause(recall, request));
        int copies = each(() -> recalled.due(id, AT_ONCE), copy -> work.deal(recall, copy));
        int credits = recall.confirmedBy() == null
                ? 0
                : each(() -> recalled.creditsDue(id, AT_ONCE), copy -> work.giveCreditBack(recall, copy));
        int withdrawn = recall.withdrawalAgreedBy() == null
                ? 0
                : each(() -> recalled.toWithdraw(id, AT_ONCE), copy -> work.withdraw(recall, copy));
        if (told + copies + credits + withdrawn > 0) {
            LOG.infof(
                    "recall %s: %d copies, %d readers in line, %d credits, %d struck off",
                    id, copies, told, credits, withdrawn);
        }
        inItsOwn(() -> {
            Recall now = repository.require(id);
            if (now.state() == RecallState.RUNNING && recalled.due(id, 1).isEmpty()) {
                now.dealtWith();
            }
            return true;
        });
    }

    private void takeBack(Recall recall) {
        UUID id = recall.id();
        each(() -> recalled.toResume(id, AT_ONCE), request -> work.resume(recall, request));
        int copies = each(() -> recalled.toRestore(id, AT_ONCE), copy -> work.restore(recall, copy));
        LOG.infof("recall %s lifted: %d copies", id, copies);
        inItsOwn(() -> {
            Recall now = repository.require(id);
            if (now.state() == RecallState.LIFTING
                    && recalled.toResume(id, 1).isEmpty()
                    && recalled.toRestore(id, 1).isEmpty()) {
                now.lifted();
            }
            return true;
        });
    }

    /** Each step in a transaction of its own, as long as there are any; stops when a batch brings nothing on. */
    private static int each(Supplier<List<UUID>> next, Predicate<UUID> step) {
        int done = 0;
        List<UUID> batch = inItsOwn(next);
        List<UUID> before = List.of();
        while (!batch.isEmpty() && !batch.equals(before)) {
            for (UUID id : batch) {
                done += Boolean.TRUE.equals(inItsOwn(() -> step.test(id))) ? 1 : 0;
            }
            before = batch;
            batch = inItsOwn(next);
        }
        return done;
    }

    private static <T> T inItsOwn(Supplier<T> step) {
        return Deadlock.retried(() -> QuarkusTransaction.requiringNew().call(step::get));
    }
}
