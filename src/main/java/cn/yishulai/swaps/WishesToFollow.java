package cn.yishulai.swaps;

import cn.yishulai.journal.Deadlock;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.jboss.logging.Logger;

/**
 * Wishes for something like a book follow what the catalogue says of it: when its author, series, readers or class is
 * corrected, they wait for what is like the corrected book, each at its place. Which books were corrected is written by the
 * database, because imports write past every room. Each is a transaction of its own, so two nodes share the work.
 */
@ApplicationScoped
class WishesToFollow {

    /** The next minute takes the rest. */
    private static final int AT_ONCE = 200;

    private static final Logger LOG = Logger.getLogger(WishesToFollow.class);

    private final MergedLines lines;
    private final WaitingLine line;
    private final RequestRepository requests;
    private final Session database;

    WishesToFollow(MergedLines lines, WaitingLine line, RequestRepository requests, Session database) {
        this.lines = lines;
        this.line = line;
        this.requests = requests;
        this.database = database;
    }

    @Scheduled(every = "1m", delayed = "35s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tick() {
        int followed = 0;
        while (followed < AT_ONCE && inItsOwn()) {
            followed++;
        }
        if (followed > 0) {
            LOG.infof("wishes: %d books were corrected", followed);
        }
    }

    private boolean inItsOwn() {
        return Deadlock.retried(() -> QuarkusTransaction.requiringNew().call(() -> {
            Optional<UUID> volume = corrected();
            volume.ifPresent(this::follow);
            return volume.isPresent();
        }));
    }

    private void follow(UUID volume) {
        line.lock(volume);
        for (UUID id : lines.follow(volume)) {
            SwapRequest request = requests.require(id);
            if (request.state() == RequestState.OPEN) {
                line.serveReader(request, Deadlines.THE_CLOCK);
            }
        }
    }

    /** A volume of the edition that was corrected longest ago. */
    private Optional<UUID> corrected() {
        return database.createNativeQuery(
                        """
                        DELETE FROM wish_to_follow f WHERE f.id = (SELECT id FROM wish_to_follow ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED)
                        RETURNING (SELECT v.id FROM volume v JOIN swap_request r ON r.wished_volume = v.id
                            WHERE v.edition_id = f.edition_id AND r.wish <> 'VOLUME' ORDER BY r.placed_at LIMIT 1)
                        """,
                        Object.class)
                .setTupleTransformer((row, names) -> Optional.ofNullable((UUID) row[0]))
                .getResultStream()
                .findFirst()
                .flatMap(found -> found);
    }
}
