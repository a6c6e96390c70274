package cn.yishulai.matching;

import java.util.Arrays;

/** Slow and plain: tries everything, or cancels one negative circle after another. What the engine is compared with. */
final class ObviousSolver {

    private final TradeList list;
    private final boolean[] gone;
    private final int[] takes;
    private final int longest;
    /** Of the best: trades, people, sum of squares, total cost, days waited. */
    int trades = -1;

    int people;
    long squares;
    long cost;
    long waiting;

    private ObviousSolver(TradeList list, int longest) {
        this.list = list;
        this.longest = longest;
        gone = new boolean[list.items()];
        takes = new int[list.items()];
    }

    /** Goes through every way in which the items of a small list can go round. */
    static ObviousSolver bestOfAll(TradeList list) {
        return bestOfAll(list, Integer.MAX_VALUE);
    }

    /** The same among the ways with no more than so many real items in a loop. */
    static ObviousSolver bestOfAll(TradeList list, int longest) {
        ObviousSolver solver = new ObviousSolver(list, longest);
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
        long paid = 0;
        for (int i = 0; i < takes.length; i++) {
            if (!list.dummy()[i] && takes[i] != i) {
                traded++;
                served[list.person()[i]] = true;
                for (int w = list.wantStart()[i]; w < list.wantStart()[i + 1]; w++) {
                    paid += list.wants()[w] == takes[i] ? list.cost()[w] : 0;
                }
            }
        }
        int counted = 0;
        long days = 0;
        for (int p = 0; p < served.length; p++) {
            counted += served[p] ? 1 : 0;
            days += served[p] ? list.waiting()[p] : 0;
        }
        long summed = squaresOfLoops();
        if (summed >= 0 && better(traded, counted, summed, paid, days)) {
            trades = traded;
            people = counted;
            squares = summed;
            cost = paid;
            waiting = days;
        }
    }

    private boolean better(int traded, int counted, long summed, long paid, long days) {
        if (traded != trades) {
            return traded > trades;
        }
        if (counted != people) {
            return counted > people;
        }
        if (summed != squares) {
            return summed < squares;
        }
        return paid != cost ? paid < cost : days > waiting;
    }

    /** −1 when a loop is too long. */
    private long squaresOfLoops() {
        long sum = 0;
        boolean[] seen = new boolean[takes.length];
        for (int i = 0; i < takes.length; i++) {
            int real = 0;
            for (int at = i; !seen[at]; at = takes[at]) {
                seen[at] = true;
                real += list.dummy()[at] ? 0 : 1;
            }
            if (real > longest) {
                return -1;
            }
            sum += takes[i] == i ? 0 : (long) real * real;
        }
        return sum;
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
