package cn.yishulai.matching;

import java.util.Arrays;

/**
 * Completes an {@link Allotment} at the least cost, and so with the most trades: successive shortest paths from all
 * traders at once. A round either gives copies along layered paths of tight arcs (blocking flow, as Dinic), or, when
 * no free copy is in reach that way, raises prices just enough that one comes into reach (Dijkstra's search on slacks).
 */
final class Clearing {

    private static final int FAR = Integer.MAX_VALUE;

    private final Allotment allotment;
    private final Market market;
    private final Watch watch;

    /** Traders that lack copies; the first {@code lackers} entries. */
    private final int[] lacker;

    private int lackers;
    private final int[] traderAt;
    private final int[] titleAt;
    private final int[] traderHop;
    private final int[] titleHop;
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
        int titles = market.titles;
        lacker = new int[traders];
        traderAt = new int[traders];
        titleAt = new int[titles];
        traderHop = new int[traders];
        titleHop = new int[titles];
        queue = new int[traders];
        titleQueue = new int[titles];
        layers = new Layers(allotment, traderHop, titleHop);
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

    /** Layers of tight arcs from all that lack copies. True when a free copy is among them; the search ends there. */
    private boolean reach() {
        Arrays.fill(traderAt, FAR);
        Arrays.fill(titleAt, FAR);
        Arrays.fill(titleHop, FAR);
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
                limit = traderHop[t] + 1;
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
            if (j < 0 || titleAt[j] <= distance) {
                continue;
            }
            int at = allotment.price[j] + (a < keepEnd ? keep : base);
            if (at < titleAt[j]) {
                titleAt[j] = at;
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
        titleHop[j] = hop;
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
                if (titleHop[node] != FAR || titleAt[node] != distance) {
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
            allotment.price[j] += distance - titleAt[j];
        }
    }
}
