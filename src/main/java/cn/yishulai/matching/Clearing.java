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

    private final int[] arcCursor;
    private final int[] slotCursor;
    private final int[] pathTrader;
    private final int[] pathArc;
    private final int[] pathSlot;

    int rounds;
    int raises;

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
        arcCursor = new int[traders];
        slotCursor = new int[titles];
        pathTrader = new int[Math.min(traders, titles) + 1];
        pathArc = new int[pathTrader.length];
        pathSlot = new int[pathTrader.length];
    }

    /** Goes on until nobody lacks a copy. */
    void run() {
        for (int t = 0; t < market.traders; t++) {
            if (allotment.lacking[t] > 0) {
                lacker[lackers++] = t;
            }
        }
        while (lackers > 0) {
            rounds++;
            if (reach()) {
                give();
                forgetServed();
            } else {
                raises++;
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
            if (j < 0) {
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
        slotCursor[j] = allotment.slotStart[j];
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
        arcCursor[t] = market.arcStart[t];
    }

    /** Goes on from {@link #reach()} to the nearest free copy, and raises every price on the way to it. */
    private void raisePrices() {
        int scanned = queued;
        int distance = 0;
        boolean found = false;
        while (!found) {
            distance = distant.nearest();
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

    /** Gives free copies along the layers until no path is left. */
    private void give() {
        for (int n = 0; n < lackers; n++) {
            int source = lacker[n];
            while (allotment.lacking[source] > 0 && giveAlongOnePath(source)) {}
        }
    }

    private boolean giveAlongOnePath(int source) {
        int depth = 0;
        pathTrader[0] = source;
        while (depth >= 0) {
            int t = pathTrader[depth];
            int arc = nextArc(t);
            if (arc < 0) {
                depth--;
                if (depth >= 0) {
                    slotCursor[allotment.head[pathArc[depth]]]++;
                }
                continue;
            }
            int j = allotment.head[arc];
            if (allotment.hasFree(j)) {
                allotment.take(t, arc);
                for (int d = depth - 1; d >= 0; d--) {
                    allotment.takeFrom(pathSlot[d], pathTrader[d], pathArc[d]);
                }
                return true;
            }
            int slot = nextSlot(j);
            if (slot < 0) {
                arcCursor[t]++;
                continue;
            }
            pathArc[depth] = arc;
            pathSlot[depth] = slot;
            pathTrader[++depth] = allotment.slotTrader[slot];
        }
        return false;
    }

    private int nextArc(int t) {
        int hop = traderHop[t] + 1;
        int end = market.arcStart[t + 1];
        for (int a = arcCursor[t]; a < end; a++) {
            int j = allotment.head[a];
            if (j >= 0 && titleHop[j] == hop && allotment.slack(t, a) == 0) {
                arcCursor[t] = a;
                return a;
            }
        }
        arcCursor[t] = end;
        return -1;
    }

    private int nextSlot(int j) {
        int hop = titleHop[j] + 1;
        int end = allotment.slotStart[j + 1];
        for (int s = slotCursor[j]; s < end; s++) {
            int t = allotment.slotTrader[s];
            if (traderHop[t] == hop && allotment.slack(t, allotment.slotArc[s]) == 0) {
                slotCursor[j] = s;
                return s;
            }
        }
        slotCursor[j] = end;
        return -1;
    }
}
