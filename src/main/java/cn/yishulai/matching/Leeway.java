package cn.yishulai.matching;

import java.util.Arrays;

/**
 * What may still change without losing a trade. Of a cheapest allotment only arcs without slack can be exchanged, and
 * only inside a strongly connected component of the exchanges; everything else is the same in every best allotment.
 * The part that is free is a market of its own, usually a small one.
 */
final class Leeway {

    final Market market;
    /** Trader, title and arc of the whole market for those of the small one. */
    final int[] traderOf;

    final int[] titleOf;
    final int[] arcOf;

    private final Allotment whole;
    private final int[] component;
    private int arcs;

    Leeway(Allotment whole) {
        this.whole = whole;
        this.component = components(whole);
        Market m = whole.market;
        int[] newTitle = new int[m.titles];
        int[] supply = new int[m.traders];
        int[] copies = new int[m.titles];
        int[] arcStart = new int[m.traders + 1];
        int[] keepEnd = new int[m.traders];
        int[] title = new int[m.arcs()];
        int[] traders = new int[m.traders];
        int[] titles = new int[m.titles];
        int[] arcOfNew = new int[m.arcs()];
        int traderCount = 0;
        int titleCount = 0;
        Arrays.fill(newTitle, -1);
        for (int t = 0; t < m.traders; t++) {
            int before = arcs;
            keepEnd[traderCount] = arcs;
            for (int a = m.arcStart[t]; a < m.arcStart[t + 1]; a++) {
                if (!exchangeable(t, a)) {
                    continue;
                }
                int j = m.title[a];
                if (newTitle[j] < 0) {
                    titles[titleCount] = j;
                    newTitle[j] = titleCount++;
                }
                if (whole.used(a)) {
                    supply[traderCount]++;
                    copies[newTitle[j]]++;
                }
                arcOfNew[arcs] = a;
                title[arcs++] = newTitle[j];
                if (a < m.keepEnd[t]) {
                    keepEnd[traderCount] = arcs;
                }
            }
            if (arcs > before) {
                traders[traderCount++] = t;
                arcStart[traderCount] = arcs;
            }
        }
        traderOf = Arrays.copyOf(traders, traderCount);
        titleOf = Arrays.copyOf(titles, titleCount);
        arcOf = Arrays.copyOf(arcOfNew, arcs);
        market = new Market(
                Arrays.copyOf(supply, traderCount),
                Arrays.copyOf(copies, titleCount),
                Arrays.copyOf(arcStart, traderCount + 1),
                Arrays.copyOf(keepEnd, traderCount),
                Arrays.copyOf(title, arcs),
                new int[traderCount]);
    }

    boolean exchangeable(int trader, int arc) {
        return component[trader] == component[whole.market.traders + whole.market.title[arc]]
                && whole.slack(trader, arc) == 0;
    }

    /** Components of the graph in which a trader leads to what it might take, a title to who might give it up. */
    private static int[] components(Allotment whole) {
        Market m = whole.market;
        int[] start = new int[m.traders + m.titles + 1];
        int[] to = new int[m.arcs()];
        int n = 0;
        for (int t = 0; t < m.traders; t++) {
            for (int a = m.arcStart[t]; a < m.arcStart[t + 1]; a++) {
                if (!whole.used(a) && whole.slack(t, a) == 0) {
                    to[n++] = m.traders + m.title[a];
                }
            }
            start[t + 1] = n;
        }
        for (int j = 0; j < m.titles; j++) {
            for (int s = whole.slotStart[j]; s < whole.slotStart[j] + whole.taken(j); s++) {
                if (whole.slack(whole.slotTrader(s), whole.slotArc(s)) == 0) {
                    to[n++] = whole.slotTrader(s);
                }
            }
            start[m.traders + j + 1] = n;
        }
        return Components.of(start, to);
    }
}
