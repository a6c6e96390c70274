package cn.yishulai.swaps;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Serves one reader more with a copy that nobody in its own lines can take, by moving promises that nobody has acted upon
 * yet: who is promised another copy takes this one, or takes it for another of their own wishes, until a copy comes free
 * that somebody can pay for. Whoever was promised a book is promised one afterwards.
 *
 * <p>These are the augmenting paths of a maximum flow from families over readers and wishes to copies, so without bounds
 * nobody more can be served when none is found (Berge 1957). It looks at copies in the order in which they are reached and
 * serves the first in the order of the rules among all readers it reaches. No database: what stands is asked of the
 * {@link Market}.
 */
final class Rearranging {

    private final Market market;
    private final int copiesLookedAt;
    private final int depth;

    /**
     * @param copiesLookedAt after so many copies the search ends
     * @param depth promises moved at most
     */
    Rearranging(Market market, int copiesLookedAt, int depth) {
        this.market = market;
        this.copiesLookedAt = copiesLookedAt;
        this.depth = depth;
    }

    /** What stands at this moment. A promise is movable until staff have set its copy aside or it is on its way. */
    interface Market {

        /** The first in line who can pay for the copy, whether it is free or promised now. */
        Optional<Taker> taker(UUID copy);

        /** Movable promises of another copy that could be changed for this one. */
        List<Mover> movers(UUID copy);

        /** Free copies that meet a wish. */
        List<UUID> free(UUID request);

        /** Movable promises of copies that meet a wish. */
        List<Mover> holders(UUID request);

        /** The other wishes in line of the reader of a promise. */
        List<UUID> besides(UUID request);
    }

    /**
     * @param precedence with {@code rest}, the place in the order of the rules
     * @param rest what decides between equals, in an order of its own
     */
    record Taker(UUID request, long precedence, String rest) implements Comparable<Taker> {

        @Override
        public int compareTo(Taker other) {
            return Comparator.comparingLong(Taker::precedence)
                    .thenComparing(Taker::rest)
                    .compare(this, other);
        }
    }

    /**
     * A promise that could give up its copy.
     *
     * @param takenBy the request that takes the other copy: the same, or another of the same reader
     */
    record Mover(UUID request, UUID copy, UUID takenBy) {}

    /**
     * One step: a request is promised a copy.
     *
     * @param goesBack a promise of the same reader that returns to its place in line with it; null when none does
     */
    record Step(UUID request, UUID copy, @Nullable UUID goesBack) {}

    /** From the free copy to the reader who is served in the end; empty when nobody more can be served. */
    List<Step> pathFrom(UUID free) {
        Map<UUID, Reached> reached = new HashMap<>();
        Map<UUID, UUID> takes = new HashMap<>();
        Deque<UUID> looking = new ArrayDeque<>(List.of(free));
        reached.put(free, new Reached(null, null, 0));
        @Nullable Taker best = null;
        @Nullable UUID bestCopy = null;
        while (!looking.isEmpty()) {
            UUID copy = looking.remove();
            Optional<Taker> taker = market.taker(copy);
            if (taker.isPresent() && (best == null || taker.get().compareTo(best) < 0)) {
                best = taker.get();
                bestCopy = copy;
            }
            int steps = reached.get(copy).steps();
            if (copy.equals(free) && best != null) {
                break; // the line of the copy itself comes first
            }
            if (steps == depth) {
                continue;
            }
            for (Mover mover : market.movers(copy)) {
                if (reached.size() < copiesLookedAt
                        && !reached.containsKey(mover.copy())
                        && copy.equals(takes.computeIfAbsent(mover.takenBy(), by -> copy))) {
                    reached.put(mover.copy(), new Reached(copy, mover, steps + 1));
                    looking.add(mover.copy());
                }
            }
        }
        return best == null || bestCopy == null ? List.of() : steps(best, bestCopy, reached);
    }

    private static List<Step> steps(Taker taker, UUID copy, Map<UUID, Reached> reached) {
        List<Step> steps = new ArrayList<>();
        steps.add(new Step(taker.request(), copy, null));
        UUID at = copy;
        for (Reached how = reached.get(at); how.by() != null && how.from() != null; how = reached.get(at)) {
            Mover mover = how.by();
            at = how.from();
            steps.add(
                    0, new Step(mover.takenBy(), at, mover.takenBy().equals(mover.request()) ? null : mover.request()));
        }
        return List.copyOf(steps);
    }

    /** @param from the copy that the mover takes instead; null for the free one */
    private record Reached(@Nullable UUID from, @Nullable Mover by, int steps) {}

    /**
     * Free copies that matter to a wish that has just come, or can just be paid for: every path that begins at it ends at one
     * of them.
     */
    Set<UUID> copiesInReach(UUID request) {
        Set<UUID> found = new LinkedHashSet<>();
        Set<UUID> seen = new HashSet<>(Set.of(request));
        Deque<UUID> asking = new ArrayDeque<>(seen);
        while (!asking.isEmpty() && seen.size() < copiesLookedAt) {
            UUID asks = asking.remove();
            found.addAll(market.free(asks));
            for (Mover holder : market.holders(asks)) {
                List<UUID> next = new ArrayList<>(List.of(holder.request()));
                next.addAll(market.besides(holder.request()));
                next.stream().filter(seen::add).forEach(asking::add);
            }
        }
        return found;
    }
}
