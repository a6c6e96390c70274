package cn.yishulai.swaps;

import cn.yishulai.copies.Copies;
import cn.yishulai.copies.CopyFacts;
import cn.yishulai.copies.Move;
import cn.yishulai.inventory.Claims;
import cn.yishulai.kernel.CopyCode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.Session;

/**
 * Books that stand aside at a desk for something that the waiting lines know nothing of, like a trade session: nobody else
 * gets them, and when they come free the lines are served. Whoever calls has locked the line of the copy's volume.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class BooksAside {

    /** How the reason of a step ends that a trade session knows of: what it did, it undoes itself. */
    public static final String TRADED = "in a trade session";

    private final WaitingLine line;
    private final RequestRepository requests;
    private final Claims claims;
    private final Copies copies;
    private final Session database;
    private final Clock clock;

    BooksAside(
            WaitingLine line, RequestRepository requests, Claims claims, Copies copies, Session database, Clock clock) {
        this.line = line;
        this.requests = requests;
        this.claims = claims;
        this.copies = copies;
        this.database = database;
        this.clock = clock;
    }

    /** It is set aside; a copy stands aside for one thing at a time. */
    public void keep(CopyFacts copy, UUID site, Move move) {
        copies.setAside(copy.code(), site, move);
        database.flush();
        database.createNativeMutationQuery("INSERT INTO kept_copy (copy_id) VALUES (:copy)")
                .setParameter("copy", copy.id())
                .executeUpdate();
    }

    /** It stands aside no more; where it goes, a verb of its own says. */
    public void letGo(UUID copy) {
        database.createNativeMutationQuery("DELETE FROM kept_copy WHERE copy_id = :copy")
                .setParameter("copy", copy)
                .executeUpdate();
    }

    /** Onto a shelf of the site where it stands, for whoever waits. */
    public void toShelf(CopyFacts copy, Move move) {
        letGo(copy.id());
        copies.shelve(copy.code(), Objects.requireNonNull(copy.site()), null, move);
        line.serve(copy.volume(), move.actor());
    }

    /** From a table of a fair that is over onto a shelf of the same house, for whoever waits. */
    public void backOnShelf(CopyFacts copy, UUID site, Move move) {
        copies.send(copy.code(), site, site, move);
        copies.arrive(copy.code(), site, move);
        line.serve(copy.volume(), move.actor());
    }

    /**
     * A family has the volume now: its requests for it end, and what was kept for them comes free.
     *
     * @return those requests
     */
    public List<UUID> wishFulfilled(UUID family, UUID volume, Move move) {
        List<UUID> ended = new ArrayList<>();
        for (SwapRequest open : requests.openOfHousehold(family, volume)) {
            if (open.volume().equals(volume)) {
                end(requests.require(open.id()), move);
                ended.add(open.id());
            }
        }
        if (!ended.isEmpty()) {
            line.serve(volume, move.actor());
        }
        return ended;
    }

    private void end(SwapRequest request, Move move) {
        boolean paid = request.creditHeld();
        line.release(request, move.actor(), move.reason());
        request.cancel(clock.instant());
        requests.flush();
        if (paid) {
            line.serveFamily(request.household(), move.actor());
        }
        claims.openFor(request.id()).ifPresent(claim -> claims.release(copies.lock(claim.copy()), move));
    }

    /** The hand-over was undone: the wishes stand in line again where they stood, unless they were made anew. */
    public void wishOpenAgain(List<UUID> ended) {
        for (UUID id : ended) {
            SwapRequest before = requests.read(id);
            if (requests.openOf(before.person(), before.volume()).isEmpty()) {
                requests.persist(new SwapRequest(before, clock.instant()));
            }
        }
    }

    /** The line of the copy's volume is locked, then the copy. */
    public CopyFacts lock(CopyCode code) {
        return copies.lockInLine(code);
    }
}
