package cn.yishulai.matching;

/**
 * Gives copies along shortest paths of tight arcs, as many as there are at once (a blocking flow, as Dinic). A search
 * has numbered the layers; a path goes down one layer a step, and what has been found to lead nowhere is not tried
 * again in this round.
 */
final class Layers {

    private final Allotment allotment;
    private final Market market;
    private final int[] traderHop;
    private final int[] arcCursor;
    private final int[] slotCursor;
    private final int[] pathTrader;
    private final int[] pathArc;
    private final int[] pathSlot;

    /** @param traderHop the layer of each trader, as the search fills it in */
    Layers(Allotment allotment, int[] traderHop) {
        this.allotment = allotment;
        this.market = allotment.market;
        this.traderHop = traderHop;
        arcCursor = new int[market.traders];
        slotCursor = new int[market.titles];
        pathTrader = new int[Math.min(market.traders, market.titles) + 1];
        pathArc = new int[pathTrader.length];
        pathSlot = new int[pathTrader.length];
    }

    /** The search has reached this trader. */
    void beginTrader(int trader) {
        arcCursor[trader] = market.arcStart[trader];
    }

    /** The search has reached this title. */
    void beginTitle(int title) {
        slotCursor[title] = allotment.slotStart[title];
    }

    /** Gives free copies to the first {@code lackers} traders of {@code lacker} until no path is left. */
    void give(int[] lacker, int lackers) {
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
        int[] head = allotment.head;
        int[] titles = allotment.titles;
        for (int a = arcCursor[t]; a < end; a++) {
            int j = head[a];
            if (j >= 0 && titles[Allotment.TITLE * j + Allotment.HOP] == hop && allotment.slack(t, a) == 0) {
                arcCursor[t] = a;
                return a;
            }
        }
        arcCursor[t] = end;
        return -1;
    }

    private int nextSlot(int j) {
        int hop = allotment.titles[Allotment.TITLE * j + Allotment.HOP] + 1;
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
