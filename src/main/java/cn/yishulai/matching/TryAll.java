package cn.yishulai.matching;

import java.util.Arrays;

/** Goes through all that some choices allow, and keeps the best by the priorities of {@link Gains}. */
final class TryAll {

    private static final int MOST_ITEMS = 200;

    private final TradeList list;
    private final Choices choices;
    private final int[] takes;
    private final int[] now;
    private final boolean[] gone;
    private final int[] trades;
    private final boolean[] seen;
    private final Gains best = new Gains();
    private final Gains gains = new Gains();
    private long steps;
    private long cost;

    private TryAll(TradeList list, Choices choices, int[] takes, long steps) {
        this.list = list;
        this.choices = choices;
        this.takes = takes.clone();
        this.steps = steps;
        now = takes.clone();
        gone = new boolean[takes.length];
        seen = new boolean[takes.length];
        trades = new int[list.persons()];
    }

    /**
     * @param takes which item each item takes; changed in place to the best
     * @param steps gives up after so many, and leaves {@code takes} as they are
     * @return whether all has been tried
     */
    static boolean bestOf(TradeList list, Choices choices, int[] takes, long steps) {
        if (choices.item().length > MOST_ITEMS) {
            return false;
        }
        TryAll all = new TryAll(list, choices, takes, steps);
        all.best.set(worthOf(list, takes));
        for (int i = 0; i < takes.length; i++) {
            boolean free = choices.start()[i + 1] > choices.start()[i];
            all.cost += free ? 0 : costOf(list, i, takes[i]);
        }
        if (!all.choose(0)) {
            return false;
        }
        System.arraycopy(all.takes, 0, takes, 0, takes.length);
        return true;
    }

    /** What a result is worth, beside one in which nobody trades. */
    static Gains worthOf(TradeList list, int[] takes) {
        TryAll all = new TryAll(list, new Choices(new int[0], new int[0], new int[0], new long[0]), takes, 0);
        Gains worth = new Gains();
        all.count(worth);
        for (int i = 0; i < takes.length; i++) {
            worth.cost -= costOf(list, i, takes[i]);
        }
        return worth;
    }

    private static long costOf(TradeList list, int item, int taken) {
        for (int w = list.wantStart()[item]; w < list.wantStart()[item + 1]; w++) {
            if (list.wants()[w] == taken && !list.dummy()[item]) {
                return list.cost()[w];
            }
        }
        return 0;
    }

    private boolean choose(int n) {
        if (n == choices.item().length) {
            count(gains);
            gains.cost = -cost;
            if (gains.above(best)) {
                best.set(gains);
                System.arraycopy(now, 0, takes, 0, now.length);
            }
            return true;
        }
        int i = choices.item()[n];
        for (int c = choices.start()[i]; c < choices.start()[i + 1]; c++) {
            int taken = choices.to()[c];
            if (gone[taken]) {
                continue;
            }
            if (--steps < 0) {
                return false;
            }
            gone[taken] = true;
            now[i] = taken;
            cost += choices.cost()[c];
            boolean done = choose(n + 1);
            cost -= choices.cost()[c];
            gone[taken] = false;
            if (!done) {
                return false;
            }
        }
        return true;
    }

    /** A loop that is too long counts as no trades, which is never the best. */
    private void count(Gains result) {
        result.clear();
        steps -= now.length;
        Arrays.fill(trades, 0);
        Arrays.fill(seen, false);
        for (int i = 0; i < now.length; i++) {
            int real = 0;
            for (int at = i; !seen[at]; at = now[at]) {
                seen[at] = true;
                real += list.dummy()[at] ? 0 : 1;
                trades[list.person()[at]] += list.dummy()[at] || now[at] == at ? 0 : 1;
            }
            if (list.longest() != ListExtras.NO_LIMIT && real > list.longest()) {
                result.clear();
                result.trades = -1;
                return;
            }
            result.loop(real, 1);
        }
        for (int p = 0; p < trades.length; p++) {
            result.people += trades[p] > 0 ? 1 : 0;
            result.waiting += trades[p] > 0 ? list.waiting()[p] : 0;
        }
    }
}
