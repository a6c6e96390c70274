package cn.yishulai.swaps;

import cn.yishulai.journal.Deadlock;
import cn.yishulai.places.Calendars;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Extends the windows that run at closed sites, some families in a transaction of their own. How far it has come stands
 * with the closure, so a node that dies is followed by another, and no family is told twice.
 */
@ApplicationScoped
class ClosureWork {

    private static final Logger LOG = Logger.getLogger(ClosureWork.class);

    private final Calendars calendars;
    private final Closures closures;

    ClosureWork(Calendars calendars, Closures closures) {
        this.calendars = calendars;
        this.closures = closures;
    }

    @Scheduled(every = "2s", delayed = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void extendAll() {
        List<UUID> unfinished = QuarkusTransaction.requiringNew().call(calendars::unfinished);
        for (UUID closure : unfinished) {
            int batches = 1;
            while (some(closure)) {
                batches++;
            }
            LOG.infof("the windows at closed sites are extended, in %d transactions", batches);
        }
    }

    private boolean some(UUID closure) {
        return Deadlock.retried(() -> QuarkusTransaction.requiringNew().call(() -> closures.extendSome(closure)));
    }
}
