package cn.yishulai.matching;

import java.util.Arrays;

/** Slow and plain: tries everything, or cancels one negative circle after another. What the engine is compared with. */
final class ObviousSolver {

    private final TradeList list;
    private final boolean[] gone;
    private final int[] takes;
    int trades = -1;
    int people;

    private ObviousSolver(TradeList list) {
        this.list = list;
        gone = new boolean[list.items()];
        takes = new int[list.items()];
    }

    /** Goes through every way in which the items of a small list can go round. */
    static ObviousSolver bestOfAll(TradeList list) {
        ObviousSolver solver = new ObviousSolver(list);
        solver.choose(0);
        return solver;
    }

    private void choose(int item) {
        if (item == takes.length) {
            count();
            return;
        }
        for (int w = list.wantStart()[item] - 1; w < list.wantStart()[item + 1]; w++) {
            int taken = w < list.wantStart()[item] ? item : list.wants()[w];
            if (!gone[taken]) {
                gone[taken] = true;
                takes[item] = taken;
                choose(item + 1);
                gone[taken] = false;
            }
        }
    }

    private void count() {
        boolean[] served = new boolean[list.persons()];
        int traded = 0;
        for (int i = 0; i < takes.length; i++) {
            if (!list.dummy()[i] && takes[i] != i) {
                traded++;
                served[list.person()[i]] = true;
            }
        }
        int counted = 0;
        for (boolean s : served) {
            counted += s ? 1 : 0;
        }
        if (traded > trades || traded == trades && counted > people) {
            trades = traded;
            people = counted;
        }
    }

    /** The most trades of a market: begins with everybody keeping, and cancels negative circles (Bellman and Ford). */
    static int mostTrades(Market market) {
        boolean[] used = new boolean[market.arcs()];
        for (int t = 0; t < market.traders; t++) {
            Arrays.fill(used, market.arcStart[t], market.keepEnd[t], true);
        }
        while (cancelled(market, used)) {}
        int trades = 0;
        for (int t = 0; t < market.traders; t++) {
            for (int a = market.keepEnd[t]; a < market.arcStart[t + 1]; a++) {
                trades += used[a] ? 1 : 0;
            }
        }
        return trades;
    }

    private static boolean cancelled(Market market, boolean[] used) {
        int nodes = market.traders + market.titles;
        int[] distance = new int[nodes];
        int[] arcTo = new int[nodes];
        int[] before = new int[nodes];
        Arrays.fill(before, -1);
        int changed = -1;
        for (int round = 0; round <= nodes; round++) {
            changed = -1;
            for (int t = 0; t < market.traders; t++) {
                for (int a = market.arcStart[t]; a < market.arcStart[t + 1]; a++) {
                    int title = market.traders + market.title[a];
                    int from = used[a] ? title : t;
                    int to = used[a] ? t : title;
                    int cost = used[a] ? -market.cost(t, a) : market.cost(t, a);
                    if (distance[from] + cost < distance[to]) {
                        distance[to] = distance[from] + cost;
                        before[to] = from;
                        arcTo[to] = a;
                        changed = to;
                    }
                }
            }
            if (changed < 0) {
                return false;
            }
        }
        int onCircle = changed;
        for (int n = 0; n < nodes; n++) {
            onCircle = before[onCircle];
        }
        int at = onCircle;
        do {
            used[arcTo[at]] = !used[arcTo[at]];
            at = before[at];
        } while (at != onCircle);
        return true;
    }
}
