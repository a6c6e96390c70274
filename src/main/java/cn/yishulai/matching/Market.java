package cn.yishulai.matching;

import java.util.Arrays;

/**
 * What everybody brought and what everybody would take, on primitive arrays: traders on one side, titles on the other.
 *
 * <p>A trader brings one or more copies and takes exactly as many as it brings. Its arcs name titles: first its own
 * copies (to keep one costs {@code keepCost}, normally 1), then the titles it would take instead (free, at most one
 * copy by each arc). A title has as many copies as traders bring of it, and all copies are alike: "any copy of this
 * volume" is one node. The cheapest way to give every trader its number of copies makes the most trades.
 *
 * <p>On a math-trade list every item is a trader with one copy and a title with one copy; a dummy keeps itself for
 * nothing.
 */
final class Market {

    final int traders;
    final int titles;
    /** Copies that a trader must end with. */
    final int[] supply;
    /** Copies of a title. */
    final int[] copies;
    /** Trader {@code t} has the arcs {@code arcStart[t]} to {@code arcStart[t + 1]}; own copies end at {@code keepEnd[t]}. */
    final int[] arcStart;

    final int[] keepEnd;
    /** The title at the end of an arc. */
    final int[] title;
    /** What keeping one of its copies costs a trader. */
    final int[] keepCost;

    Market(int[] supply, int[] copies, int[] arcStart, int[] keepEnd, int[] title, int[] keepCost) {
        this.traders = supply.length;
        this.titles = copies.length;
        this.supply = supply;
        this.copies = copies;
        this.arcStart = arcStart;
        this.keepEnd = keepEnd;
        this.title = title;
        this.keepCost = keepCost;
    }

    /**
     * A market in which every trader brings the copies named.
     *
     * @param own for each trader the titles brought, one entry a copy
     * @param wants for each trader the titles it would take
     */
    static Market of(int titles, int[][] own, int[][] wants) {
        int traders = own.length;
        int[] supply = new int[traders];
        int[] copies = new int[titles];
        int[] arcStart = new int[traders + 1];
        int[] keepEnd = new int[traders];
        for (int t = 0; t < traders; t++) {
            supply[t] = own[t].length;
            keepEnd[t] = arcStart[t] + own[t].length;
            arcStart[t + 1] = keepEnd[t] + wants[t].length;
        }
        int[] title = new int[arcStart[traders]];
        for (int t = 0; t < traders; t++) {
            System.arraycopy(own[t], 0, title, arcStart[t], own[t].length);
            System.arraycopy(wants[t], 0, title, keepEnd[t], wants[t].length);
            for (int j : own[t]) {
                copies[j]++;
            }
        }
        int[] keepCost = new int[traders];
        Arrays.fill(keepCost, 1);
        return new Market(supply, copies, arcStart, keepEnd, title, keepCost);
    }

    int arcs() {
        return title.length;
    }

    int cost(int trader, int arc) {
        return arc < keepEnd[trader] ? keepCost[trader] : 0;
    }
}
