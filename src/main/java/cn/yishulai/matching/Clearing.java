package cn.yishulai.matching;

import static cn.yishulai.matching.Allotment.ARC_END;
import static cn.yishulai.matching.Allotment.ARC_START;
import static cn.yishulai.matching.Allotment.AT;
import static cn.yishulai.matching.Allotment.HOP;
import static cn.yishulai.matching.Allotment.KEEP_COST;
import static cn.yishulai.matching.Allotment.KEEP_END;
import static cn.yishulai.matching.Allotment.TITLE;
import static cn.yishulai.matching.Allotment.TRADER;

/**
 * Completes an {@link Allotment} at the least cost, and so with the most trades: successive shortest paths from all
 * traders at once. A round either gives copies along layered paths of tight arcs (blocking flow, as Dinic), or, when
 * no free copy is in reach that way, raises prices just enough that one comes into reach (Dijkstra's search on slacks).
 * Rounds look from both ends ({@link BothEnds}): a thin market of a million offers takes half the time that it took when they
 * looked from those who lack copies alone.
 */
final class Clearing {

    private static final int FAR = Integer.MAX_VALUE;
    /** Beyond so many choices nobody is before anybody else. */
    private static final int MANY = 63;

    private final Allotment allotment;
    private final Market market;
    private final Takers takers;
    private final Watch watch;

    /** Traders that lack copies; the first {@code lackers} entries. */
    private final int[] lacker;

    private int lackers;
    private final int[] traders;
    private final int[] titles;
    private final int[] queue;
    private final int[] titleQueue;
    private int queued;
    private int titlesQueued;
    private final DistanceQueue distant = new DistanceQueue();

    private final Layers layers;
    private final BothEnds ends;

    Clearing(Allotment allotment, Watch watch) {
        this(allotment, new Takers(allotment.market), watch);
    }

    /** @param takers of the market of the allotment */
    Clearing(Allotment allotment, Takers takers, Watch watch) {
        this.allotment = allotment;
        this.market = allotment.market;
        this.takers = takers;
        this.watch = watch;
        traders = allotment.traders;
        titles = allotment.titles;
        lacker = new int[market.traders];
        queue = new int[market.traders];
        titleQueue = new int[market.titles];
        layers = new Layers(allotment);
        ends = new BothEnds(allotment, takers, layers);
    }

    /** Goes on until nobody lacks a copy. */
    void run() {
        for (int t = 0; t < market.traders; t++) {
            if (allotment.lacking[t] > 0) {
                lacker[lackers++] = t;
            }
        }
        takeWhatIsFree();
        forgetServed();
        while (lackers > 0) {
            if (ends.meet(lacker, lackers)) {
                layers.give(lacker, lackers);
                forgetServed();
            } else {
                reach();
                raisePrices();
                ends.forgetAll();
            }
            watch.lacking(lackers);
        }
    }

    /**
     * Whoever would take fewest titles chooses first, and takes what fewest would: what can hardly be placed is placed then,
     * and fewer are left for the rounds (Karp and Sipser's rule for matchings, without its updates).
     */
    private void takeWhatIsFree() {
        int[] at = new int[MANY + 2];
        for (int n = 0; n < lackers; n++) {
            at[choices(lacker[n]) + 1]++;
        }
        for (int d = 0; d < MANY; d++) {
            at[d + 1] += at[d];
        }
        for (int n = 0; n < lackers; n++) {
            queue[at[choices(lacker[n])]++] = lacker[n];
        }
        for (int n = 0; n < lackers; n++) {
            int t = queue[n];
            int arc = leastWanted(t);
            while (arc >= 0) {
                allotment.take(t, arc);
                arc = allotment.lacking[t] > 0 ? leastWanted(t) : -1;
            }
        }
    }

    private int choices(int t) {
        return Math.min(MANY, traders[TRADER * t + ARC_END] - traders[TRADER * t + KEEP_END]);
    }

    private int leastWanted(int t) {
        int chosen = -1;
        int least = FAR;
        for (int a = traders[TRADER * t + ARC_START], end = traders[TRADER * t + ARC_END]; a < end; a++) {
            int j = allotment.head[a];
            if (j >= 0 && allotment.hasFree(j) && allotment.slack(t, a, j) == 0) {
                int wanted = takers.start[j + 1] - takers.start[j];
                if (wanted < least) {
                    least = wanted;
                    chosen = a;
                }
            }
        }
        return chosen;
    }

    private void forgetServed() {
        int kept = 0;
        for (int n = 0; n < lackers; n++) {
            if (allotment.lacking[lacker[n]] > 0) {
                lacker[kept++] = lacker[n];
            }
        }
        lackers = kept;
    }

    /** All that is reached by tight arcs from traders that lack copies, when no free copy is. */
    private void reach() {
        for (int j = 0; j < titles.length; j += TITLE) {
            titles[j + AT] = FAR;
            titles[j + HOP] = FAR;
        }
        for (int t = 0; t < traders.length; t += TRADER) {
            traders[t + AT] = FAR;
            traders[t + HOP] = FAR;
        }
        distant.clear();
        queued = 0;
        titlesQueued = 0;
        for (int n = 0; n < lackers; n++) {
            settleTrader(lacker[n], 0);
        }
        for (int n = 0; n < queued; n++) {
            scan(queue[n], 0);
        }
    }

    /** Looks along the arcs of a trader at this distance. True when a tight one ends at a free copy. */
    private boolean scan(int t, int distance) {
        boolean found = false;
        int[] head = allotment.head;
        int of = TRADER * t;
        int keepEnd = traders[of + KEEP_END];
        int base = distance - traders[of];
        int keep = base + traders[of + KEEP_COST];
        for (int a = traders[of + ARC_START], end = traders[of + ARC_END]; a < end; a++) {
            int j = head[a];
            if (j < 0 || titles[TITLE * j + AT] <= distance) {
                continue;
            }
            int at = titles[TITLE * j] + (a < keepEnd ? keep : base);
            if (at < titles[TITLE * j + AT]) {
                titles[TITLE * j + AT] = at;
                if (at == distance) {
                    found |= settleTitle(j, distance);
                } else {
                    distant.add(j, at);
                }
            }
        }
        return found;
    }

    private boolean settleTitle(int j, int distance) {
        titles[TITLE * j + HOP] = 0;
        titleQueue[titlesQueued++] = j;
        if (allotment.hasFree(j)) {
            return true;
        }
        for (int s = allotment.slotStart[j], end = allotment.slotStart[j + 1]; s < end; s++) {
            int t = allotment.slotTrader(s);
            int at = distance - allotment.slack(t, allotment.slotArc(s), j);
            if (at < traders[TRADER * t + AT]) {
                if (at == distance) {
                    settleTrader(t, distance);
                } else {
                    traders[TRADER * t + AT] = at;
                    distant.add(market.titles + t, at);
                }
            }
        }
        return false;
    }

    private void settleTrader(int t, int distance) {
        traders[TRADER * t + AT] = distance;
        traders[TRADER * t + HOP] = 0;
        queue[queued++] = t;
    }

    /** Goes on from {@link #reach()} to the nearest free copy, and raises every price on the way to it. */
    private void raisePrices() {
        int scanned = queued;
        int distance = 0;
        boolean found = false;
        while (!found) {
            distance = distant.nearest();
            if (distance < 0) {
                throw new IllegalStateException("traders lack copies that nobody can give");
            }
            int node = distant.poll();
            if (node < market.titles) {
                if (titles[TITLE * node + HOP] != FAR || titles[TITLE * node + AT] != distance) {
                    continue;
                }
                found = settleTitle(node, distance);
            } else {
                int t = node - market.titles;
                if (traders[TRADER * t + HOP] != FAR || traders[TRADER * t + AT] != distance) {
                    continue;
                }
                settleTrader(t, distance);
            }
            while (!found && scanned < queued) {
                found = scan(queue[scanned++], distance);
            }
        }
        for (int n = 0; n < queued; n++) {
            int of = TRADER * queue[n];
            traders[of] += distance - traders[of + AT];
        }
        for (int n = 0; n < titlesQueued; n++) {
            int j = titleQueue[n];
            titles[TITLE * j] += distance - titles[TITLE * j + AT];
        }
    }
}
