package cn.yishulai.swaps;

import cn.yishulai.copies.Copies;
import cn.yishulai.copies.CopyFacts;
import cn.yishulai.copies.Move;
import cn.yishulai.inventory.ClaimFacts;
import cn.yishulai.inventory.Claims;
import cn.yishulai.journal.Deadlock;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * What the clock does: pickup windows end, offers lapse, and what was left because a line was busy is done. Each
 * request is a transaction of its own under the lock of its line and is looked at again there, so two nodes doing this
 * at once do it once.
 */
@ApplicationScoped
class Deadlines {

    /** Enough for a busy morning; the next minute takes the rest. */
    private static final int AT_ONCE = 200;

    /** Nobody did it: the clock. */
    static final UUID THE_CLOCK = new UUID(0, 1);

    private static final Logger LOG = Logger.getLogger(Deadlines.class);

    private final RequestRepository requests;
    private final Claims claims;
    private final Copies copies;
    private final WaitingLine line;
    private final Circulation circulation;
    private final Windows windows;
    private final LineOrder order;
    private final MovesPutOff putOff;
    private final Clock clock;

    Deadlines(
            RequestRepository requests,
            Claims claims,
            Copies copies,
            WaitingLine line,
            Circulation circulation,
            Windows windows,
            LineOrder order,
            MovesPutOff putOff,
            Clock clock) {
        this.circulation = circulation;
        this.windows = windows;
        this.order = order;
        this.putOff = putOff;
        this.requests = requests;
        this.claims = claims;
        this.copies = copies;
        this.line = line;
        this.clock = clock;
    }

    @Scheduled(
            every = "${yishulai.deadlines.every:1m}",
            delayed = "20s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tick() {
        order.apply();
        List<ClaimFacts> overdue = QuarkusTransaction.requiringNew().call(() -> claims.overdue(AT_ONCE));
        overdue.forEach(claim -> inItsOwn(() -> expire(claim)));
        List<UUID> lapsed =
                QuarkusTransaction.requiringNew().call(() -> requests.lapsedOffers(clock.instant(), AT_ONCE));
        lapsed.forEach(request -> inItsOwn(() -> lapse(request)));
        List<UUID> unserved = QuarkusTransaction.requiringNew().call(() -> line.unserved(AT_ONCE));
        unserved.forEach(volume -> inItsOwn(() -> serve(volume)));
        moveWhatWasPutOff();
        if (!overdue.isEmpty() || !lapsed.isEmpty() || !unserved.isEmpty()) {
            LOG.infof(
                    "deadlines: %d not fetched, %d offers lapsed, %d lines served",
                    overdue.size(), lapsed.size(), unserved.size());
        }
    }

    /** Those that were put off before now: what is put off again waits for the next minute. */
    private void moveWhatWasPutOff() {
        Instant now = clock.instant();
        boolean more = true;
        for (int i = 0; more && i < AT_ONCE; i++) {
            more = Deadlock.retried(() -> QuarkusTransaction.requiringNew().call(() -> {
                Optional<UUID> copy = putOff.take(now);
                copy.ifPresent(free -> line.tryAgain(free, THE_CLOCK));
                return copy.isPresent();
            }));
        }
    }

    private static void inItsOwn(Runnable step) {
        Deadlock.retried(() -> QuarkusTransaction.requiringNew().call(() -> {
            step.run();
            return true;
        }));
    }

    /** Not fetched in time: the credit is free again; the copy is the next reader's, or waits to be cleared. */
    void expire(ClaimFacts claim) {
        UUID id = claim.reader().request();
        line.lock(() -> requests.volumeOf(id));
        CopyFacts copy = copies.lock(claim.copy());
        SwapRequest request = requests.require(id);
        if (request.state() == RequestState.READY && !windows.stillRuns(request)) {
            line.release(request, THE_CLOCK, "not fetched in time");
            request.expire(clock.instant());
            requests.flush();
            line.serveFamily(request.household(), THE_CLOCK);
            claims.expire(claim.copy());
            requests.flush();
            circulation.passOn(copy, claim.reader().pickupSite(), THE_CLOCK);
        }
    }

    /** An offer that lapsed sleeps until the reader wakes it: it keeps its place and does not re-arm itself. */
    void lapse(UUID id) {
        UUID volume = line.lock(() -> requests.volumeOf(id));
        SwapRequest request = requests.require(id);
        if (request.state() != RequestState.OFFERED || windows.stillRuns(request)) {
            return;
        }
        claims.openFor(id)
                .ifPresent(claim -> claims.release(copies.lock(claim.copy()), Move.by(THE_CLOCK, "the offer lapsed")));
        request.reopen(clock.instant());
        request.pause(clock.instant());
        requests.flush();
        line.serve(volume, THE_CLOCK);
    }

    private void serve(UUID volume) {
        line.lock(volume);
        line.serve(volume, THE_CLOCK);
    }
}
