package cn.yishulai.swaps;

import cn.yishulai.copies.Copies;
import cn.yishulai.copies.CopyFacts;
import cn.yishulai.copies.CopyReads;
import cn.yishulai.copies.CopyStatus;
import cn.yishulai.copies.Move;
import cn.yishulai.inventory.ClaimFacts;
import cn.yishulai.inventory.ClaimState;
import cn.yishulai.inventory.Claims;
import cn.yishulai.kernel.Credits;
import cn.yishulai.swaps.Rearranging.Step;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Serves one reader more with a copy that nobody in its own lines can take, by moving promises ({@link Rearranging}).
 * Bounded: {@link #COPIES_LOOKED_AT} copies, {@link #PROMISES_MOVED} promises, a few answers each. What was found is looked
 * at again under locks; a line that somebody else is working on is not waited for: nothing is changed then, and the clock
 * tries again ({@link MovesPutOff}).
 *
 * <p>Where every book costs one plain credit a promise moves with what is held for it. Elsewhere all that is held in the
 * path comes free first and each pays for what it gets; then no family stands in a path twice, so that nobody counts on a
 * credit that another step has spent.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class Rearrangements {

    static final int COPIES_LOOKED_AT = 40;
    static final int PROMISES_MOVED = 4;

    private static final String MOVED = "promised another copy, so that one reader more is served";

    private final RequestRepository requests;
    private final Lines lines;
    private final Movables movables;
    private final Claims claims;
    private final Copies copies;
    private final CopyReads reads;
    private final MovingCosts costs;
    private final MovesPutOff putOff;

    Rearrangements(
            RequestRepository requests,
            Lines lines,
            Movables movables,
            Claims claims,
            Copies copies,
            CopyReads reads,
            MovingCosts costs,
            MovesPutOff putOff) {
        this.requests = requests;
        this.lines = lines;
        this.movables = movables;
        this.claims = claims;
        this.copies = copies;
        this.reads = reads;
        this.costs = costs;
        this.putOff = putOff;
    }

    /** Who can do what the moving needs done: promise, and take back. */
    interface Hands {

        boolean assign(SwapRequest request, CopyFacts copy);

        void reopen(SwapRequest request, String reason);
    }

    /** Free copies that a wish which has just come could set moving. */
    Set<UUID> inReachOf(UUID request) {
        return search(true).copiesInReach(request);
    }

    /** Somebody works on the line of this copy: it is tried again later. */
    void putOff(UUID freeCopy) {
        putOff.add(freeCopy);
    }

    /** @return whether one reader more is served */
    boolean serve(UUID freeCopy, UUID actor, Hands hands) {
        boolean plain = costs.plain();
        List<Step> path = search(plain).pathFrom(freeCopy);
        if (path.size() < 2) {
            return false;
        }
        List<Held> held = new ArrayList<>();
        for (Step step : path.subList(1, path.size())) {
            UUID volume = reads.factsOf(List.of(step.copy())).get(0).volume();
            if (!requests.tryLockLine(volume)) {
                putOff.add(freeCopy);
                return false;
            }
            Optional<CopyFacts> copy = lockHeld(step.copy(), volume);
            if (copy.isEmpty()) {
                return false;
            }
            held.add(new Held(copy.get(), step));
        }
        CopyFacts free = copies.lock(freeCopy);
        if (free.status() != CopyStatus.AVAILABLE || !stillStands(path, held)) {
            return false;
        }
        Move move = Move.by(actor, MOVED);
        return plain ? move(path, free, held, move, hands) : payAnew(path, free, held, move, hands);
    }

    private record Held(CopyFacts copy, Step takenIn) {}

    /** The line of the volume is locked; empty when the copy is not movable any more. */
    private Optional<CopyFacts> lockHeld(UUID copy, UUID volume) {
        return Optional.of(copies.lock(copy))
                .filter(facts -> facts.volume().equals(volume) && facts.status() == CopyStatus.CLAIMED)
                .filter(facts -> claims.openOn(copy)
                        .filter(claim -> claim.state() == ClaimState.TO_PULL)
                        .isPresent());
    }

    /** Everybody in the path is still where the search saw them. All are locked from here on. */
    private boolean stillStands(List<Step> path, List<Held> held) {
        for (int i = 0; i < held.size(); i++) {
            Step step = path.get(i);
            UUID owner = claims.openOn(held.get(i).copy().id())
                    .map(ClaimFacts::reader)
                    .orElseThrow()
                    .request();
            UUID expected = step.goesBack() == null ? step.request() : step.goesBack();
            if (!owner.equals(expected) || requests.require(owner).state() != RequestState.ACCEPTED) {
                return false;
            }
            if (step.goesBack() != null && requests.require(step.request()).state() != RequestState.OPEN) {
                return false;
            }
        }
        return requests.require(path.get(path.size() - 1).request()).state() == RequestState.OPEN;
    }

    /**
     * The last copy is let go and given to who is served by it all; then each promise before it moves on, to the free one at
     * the end.
     */
    private boolean move(List<Step> path, CopyFacts free, List<Held> held, Move move, Hands hands) {
        int last = held.size() - 1;
        SwapRequest served = requests.require(path.get(last + 1).request());
        if (!lines.canPay(served.id(), Set.of(), Credits.ONE)) {
            return false;
        }
        for (int i = 0; i <= last; i++) {
            claims.release(held.get(i).copy(), move);
        }
        for (int i = 0; i <= last; i++) {
            Step step = path.get(i);
            CopyFacts taken =
                    copies.lock(i == 0 ? free.id() : held.get(i - 1).copy().id());
            SwapRequest taker = requests.require(step.request());
            if (step.goesBack() == null) {
                taker.promise(taken.volume(), taker.wish().fetchedFrom(Objects.requireNonNull(taken.site())));
                claims.place(taken, taker.reader(), move);
            } else {
                hands.reopen(requests.require(step.goesBack()), MOVED);
                requests.flush();
                if (!hands.assign(requests.require(step.request()), taken)) {
                    throw new IllegalStateException("the credit that was given back is gone: " + step.request());
                }
            }
            requests.flush();
        }
        return hands.assign(served, copies.lock(held.get(last).copy().id()));
    }

    /**
     * What is held for all who move comes free, and each pays for the copy it gets, if all of them can. A family stands in
     * it once.
     */
    private boolean payAnew(List<Step> path, CopyFacts free, List<Held> held, Move move, Hands hands) {
        List<CopyFacts> taken = new ArrayList<>(List.of(free));
        held.forEach(one -> taken.add(one.copy()));
        List<UUID> families = path.stream()
                .map(step -> requests.require(step.request()).household())
                .toList();
        if (families.stream().distinct().count() < families.size()) {
            return false;
        }
        costs.lock(families);
        if (!allCanPay(path, taken)) {
            return false;
        }
        for (int i = 0; i < held.size(); i++) {
            Step step = path.get(i);
            claims.release(held.get(i).copy(), move);
            hands.reopen(requests.require(step.goesBack() == null ? step.request() : step.goesBack()), MOVED);
        }
        requests.flush();
        for (int i = 0; i < path.size(); i++) {
            UUID request = path.get(i).request();
            if (!hands.assign(
                    requests.require(request), copies.lock(taken.get(i).id()))) {
                throw new IllegalStateException("the credit that was given back is gone: " + request);
            }
            requests.flush();
        }
        return true;
    }

    private boolean allCanPay(List<Step> path, List<CopyFacts> taken) {
        int last = path.size() - 1;
        for (int i = 0; i < last; i++) {
            Step step = path.get(i);
            UUID promise = step.goesBack() == null ? step.request() : step.goesBack();
            UUID copy = path.get(i + 1).copy();
            if (costs.afforded(List.of(new Rearranging.Mover(promise, copy, step.request())), taken.get(i))
                    .isEmpty()) {
                return false;
            }
        }
        MovingCosts.Cost cost = costs.of(taken.get(last));
        return lines.canPay(path.get(last).request(), cost.closed(), cost.credits());
    }

    private Rearranging search(boolean plain) {
        return new Rearranging(new Market(plain), COPIES_LOOKED_AT, PROMISES_MOVED);
    }

    /** What stands, as the database knows it. */
    private final class Market implements Rearranging.Market {

        private final boolean plain;

        /** @param plain whether every book costs one plain credit */
        Market(boolean plain) {
            this.plain = plain;
        }

        @Override
        public Optional<Rearranging.Taker> taker(UUID copy) {
            CopyFacts facts = reads.factsOf(List.of(copy)).get(0);
            return lines.taker(facts, plain ? MovingCosts.Cost.PLAIN : costs.of(facts));
        }

        @Override
        public List<Rearranging.Mover> movers(UUID copy) {
            List<Rearranging.Mover> movers = movables.movers(copy);
            return plain || movers.isEmpty()
                    ? movers
                    : costs.afforded(movers, reads.factsOf(List.of(copy)).get(0));
        }

        @Override
        public List<UUID> free(UUID request) {
            return movables.free(request);
        }

        @Override
        public List<Rearranging.Mover> holders(UUID request) {
            return movables.holders(request);
        }

        @Override
        public List<UUID> besides(UUID request) {
            return movables.besides(request);
        }
    }
}
