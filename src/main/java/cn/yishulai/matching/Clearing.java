package cn.yishulai.matching;

import static cn.yishulai.matching.Allotment.AT;
import static cn.yishulai.matching.Allotment.HOP;
import static cn.yishulai.matching.Allotment.TITLE;

import java.util.Arrays;

/**
 * Completes an {@link Allotment} at the least cost, and so with the most trades: successive shortest paths from all
 * traders at once. A round either gives copies along layered paths of tight arcs (blocking flow, as Dinic), or, when
 * no free copy is in reach that way, raises prices just enough that one comes into reach (Dijkstra's search on slacks).
 */
final class Clearing {

    private static final int FAR = Integer.MAX_VALUE;
    /**
     * So many layers beyond the nearest free copy a search goes on: copies farther away are given in the same round. On a
     * thin market that halves the rounds (88 to 42 on 100,000 offers).
     */
    private static final int DEEPER = 16;

    private final Allotment allotment;
    private final Market market;
    private final Watch watch;

    /** Traders that lack copies; the first {@code lackers} entries. */
    private final int[] lacker;

    private int lackers;
    private final int[] traderAt;
    private final int[] titles;
    private final int[] traderHop;
    private final int[] queue;
    private final int[] titleQueue;
    private int queued;
    private int titlesQueued;
    private final DistanceQueue distant = new DistanceQueue();

    private final Layers layers;

    Clearing(Allotment allotment, Watch watch) {
        this.allotment = allotment;
        this.market = allotment.market;
        this.watch = watch;
        int traders = market.traders;
        lacker = new int[traders];
        traderAt = new int[traders];
        titles = allotment.titles;
        traderHop = new int[traders];
        queue = new int[traders];
        titleQueue = new int[market.titles];
        layers = new Layers(allotment, traderHop);
    }

    /** Goes on until nobody lacks a copy. */
    void run() {
        for (int t = 0; t < market.traders; t++) {
            if (allotment.lacking[t] > 0) {
                lacker[lackers++] = t;
            }
        }
        while (lackers > 0) {
            if (reach()) {
                layers.give(lacker, lackers);
                forgetServed();
            } else {
                raisePrices();
            }
            watch.lacking(lackers);
        }
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

    /** Layers of tight arcs from all that lack copies. True when a free copy is among them; the search ends a little beyond. */
    private boolean reach() {
        Arrays.fill(traderAt, FAR);
        for (int j = 0; j < titles.length; j += TITLE) {
            titles[j + AT] = FAR;
            titles[j + HOP] = FAR;
        }
        Arrays.fill(traderHop, FAR);
        distant.clear();
        queued = 0;
        titlesQueued = 0;
        for (int n = 0; n < lackers; n++) {
            settleTrader(lacker[n], 0, 0);
        }
        int limit = FAR;
        for (int n = 0; n < queued; n++) {
            int t = queue[n];
            if (traderHop[t] >= limit) {
                break;
            }
            if (scan(t, 0)) {
                limit = Math.min(limit, traderHop[t] + 1 + DEEPER);
            }
        }
        return limit != FAR;
    }

    /** Looks along the arcs of a trader at this distance. True when a tight one ends at a free copy. */
    private boolean scan(int t, int distance) {
        boolean found = false;
        int[] head = allotment.head;
        int keepEnd = market.keepEnd[t];
        int base = distance - allotment.level[t];
        int keep = base + market.keepCost[t];
        for (int a = market.arcStart[t], end = market.arcStart[t + 1]; a < end; a++) {
            int j = head[a];
            if (j < 0 || titles[TITLE * j + AT] <= distance) {
                continue;
            }
            int at = titles[TITLE * j] + (a < keepEnd ? keep : base);
            if (at < titles[TITLE * j + AT]) {
                titles[TITLE * j + AT] = at;
                if (at == distance) {
                    found |= settleTitle(j, distance, traderHop[t] + 1);
                } else {
                    distant.add(j, at);
                }
            }
        }
        return found;
    }

    private boolean settleTitle(int j, int distance, int hop) {
        titles[TITLE * j + HOP] = hop;
        titleQueue[titlesQueued++] = j;
        layers.beginTitle(j);
        if (allotment.hasFree(j)) {
            return true;
        }
        for (int s = allotment.slotStart[j], end = allotment.slotStart[j + 1]; s < end; s++) {
            int t = allotment.slotTrader[s];
            int at = distance - allotment.slack(t, allotment.slotArc[s]);
            if (at < traderAt[t]) {
                if (at == distance) {
                    settleTrader(t, distance, hop + 1);
                } else {
                    traderAt[t] = at;
                    distant.add(market.titles + t, at);
                }
            }
        }
        return false;
    }

    private void settleTrader(int t, int distance, int hop) {
        traderAt[t] = distance;
        traderHop[t] = hop;
        queue[queued++] = t;
        layers.beginTrader(t);
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
                found = settleTitle(node, distance, 0);
            } else {
                int t = node - market.titles;
                if (traderHop[t] != FAR || traderAt[t] != distance) {
                    continue;
                }
                settleTrader(t, distance, 0);
            }
            while (!found && scanned < queued) {
                found = scan(queue[scanned++], distance);
            }
        }
        for (int n = 0; n < queued; n++) {
            int t = queue[n];
            allotment.level[t] += distance - traderAt[t];
        }
        for (int n = 0; n < titlesQueued; n++) {
            int j = titleQueue[n];
            titles[TITLE * j] += distance - titles[TITLE * j + AT];
        }
    }
}
