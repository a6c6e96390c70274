package cn.yishulai.swaps;

import cn.yishulai.catalog.Search;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Tells search how many people wait for what, within a second of every change: what more people wait for comes first.
 *
 * <p>It looks at the requests that changed a moment ago instead of being called by each step that changes one. A figure
 * for the order of answers is no reason to lock one row more while a copy is handed over, and what a killed node did not
 * tell, the next look of another node does. Two nodes that tell the same figure change nothing twice.
 */
@ApplicationScoped
class DemandFigures {

    /** A transaction that ends later than this after its change is caught by {@link #lookFurtherBack}. */
    private static final Duration OVERLAP = Duration.ofSeconds(10);

    private static final Duration FURTHER_BACK = Duration.ofHours(2);
    /** Rows are locked for as long as so many take: a few hundredths of a second. */
    private static final int AT_ONCE = 500;

    private static final Logger LOG = Logger.getLogger(DemandFigures.class);

    private final RequestRepository requests;
    private final Search search;
    private final Clock clock;
    private volatile Instant lookedAt = Instant.EPOCH;

    DemandFigures(RequestRepository requests, Search search, Clock clock) {
        this.requests = requests;
        this.search = search;
        this.clock = clock;
    }

    /** The first look after a start goes through all requests; one that found nothing new costs an index look-up. */
    @Scheduled(every = "${yishulai.swaps.demand-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        Instant now = clock.instant();
        Instant since = now.isBefore(lookedAt) ? now : lookedAt;
        tell(since.isAfter(Instant.EPOCH.plus(OVERLAP)) ? since.minus(OVERLAP) : since);
        lookedAt = now;
    }

    @Scheduled(every = "1h", delayed = "13m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void lookFurtherBack() {
        tell(clock.instant().minus(FURTHER_BACK));
    }

    private void tell(Instant since) {
        List<UUID> changed = QuarkusTransaction.requiringNew().call(() -> requests.volumesChangedSince(since));
        for (int from = 0; from < changed.size(); from += AT_ONCE) {
            List<UUID> some = changed.subList(from, Math.min(changed.size(), from + AT_ONCE));
            QuarkusTransaction.requiringNew().run(() -> search.demand(waiting(some)));
        }
        if (changed.size() > AT_ONCE) {
            LOG.infof("demand: told search of %d volumes", changed.size());
        }
    }

    private Map<UUID, Long> waiting(List<UUID> volumes) {
        Map<UUID, Long> waiting = new HashMap<>(requests.waiting(volumes));
        volumes.forEach(volume -> waiting.putIfAbsent(volume, 0L));
        return waiting;
    }
}
