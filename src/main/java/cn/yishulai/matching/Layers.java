package cn.yishulai.matching;

import static cn.yishulai.matching.Allotment.ARC_END;
import static cn.yishulai.matching.Allotment.ARC_START;
import static cn.yishulai.matching.Allotment.CURSOR;
import static cn.yishulai.matching.Allotment.HOP;
import static cn.yishulai.matching.Allotment.KEEP_COST;
import static cn.yishulai.matching.Allotment.KEEP_END;
import static cn.yishulai.matching.Allotment.TITLE;
import static cn.yishulai.matching.Allotment.TRADER;

/**
 * Gives copies along paths of tight arcs, as many as there are at once (a blocking flow, as Dinic). A search from {@link
 * BothEnds} has numbered the layers; a path goes from layer to layer towards a free copy, and what has been found to lead
 * nowhere is not tried again in this round.
 */
final class Layers {

    private final Allotment allotment;
    private final Market market;
    private final int[] traders;
    private final int[] titles;
    private final int[] slotCursor;
    private final int[] pathTrader;
    private final int[] pathArc;
    private final int[] pathSlot;

    Layers(Allotment allotment) {
        this.allotment = allotment;
        this.market = allotment.market;
        traders = allotment.traders;
        titles = allotment.titles;
        slotCursor = new int[market.titles];
        pathTrader = new int[Math.min(market.traders, market.titles) + 1];
        pathArc = new int[pathTrader.length];
        pathSlot = new int[pathTrader.length];
    }

    /** The search has reached this trader. */
    void beginTrader(int trader) {
        traders[TRADER * trader + CURSOR] = traders[TRADER * trader + ARC_START];
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
                traders[TRADER * t + CURSOR]++;
                continue;
            }
            pathArc[depth] = arc;
            pathSlot[depth] = slot;
            pathTrader[++depth] = allotment.slotTrader(slot);
        }
        return false;
    }

    private int nextArc(int t) {
        int of = TRADER * t;
        int hop = traders[of + HOP];
        int level = traders[of];
        int keepEnd = traders[of + KEEP_END];
        int keepPrice = level - traders[of + KEEP_COST];
        int end = traders[of + ARC_END];
        int[] head = allotment.head;
        for (int a = traders[of + CURSOR]; a < end; a++) {
            int j = head[a];
            if (j >= 0
                    && titles[TITLE * j] == (a < keepEnd ? keepPrice : level)
                    && leads(hop, titles[TITLE * j + HOP])) {
                traders[of + CURSOR] = a;
                return a;
            }
        }
        traders[of + CURSOR] = end;
        return -1;
    }

    private int nextSlot(int j) {
        int hop = titles[TITLE * j + HOP];
        if (hop == BothEnds.FREE) {
            return -1; // it was free, and has been given in this round
        }
        int end = allotment.slotStart[j + 1];
        for (int s = slotCursor[j]; s < end; s++) {
            int t = allotment.slotTrader(s);
            if (leads(hop, traders[TRADER * t + HOP]) && allotment.slack(t, allotment.slotArc(s), j) == 0) {
                slotCursor[j] = s;
                return s;
            }
        }
        slotCursor[j] = end;
        return -1;
    }

    /** One layer up on either side, or from the side of those who lack copies over to the other. */
    private static boolean leads(int hop, int next) {
        return next == hop + 1 && hop != BothEnds.FREE || hop >= 0 && next < 0;
    }
}
