package cn.yishulai.matching;

import java.util.Arrays;

/**
 * The arcs of a market by the title at their end, for whoever looks from a copy back to those who would take it: for title
 * {@code j} those of number {@code start[j]} to {@code start[j + 1]}; of number {@code n} the trader and its arc stand from
 * {@code ARC * n} on.
 */
final class Takers {

    static final int ARC = 2;

    final int[] start;
    final int[] arcs;

    Takers(Market market) {
        start = new int[market.titles + 1];
        for (int j : market.title) {
            start[j + 1]++;
        }
        for (int j = 0; j < market.titles; j++) {
            start[j + 1] += start[j];
        }
        arcs = new int[Math.multiplyExact(ARC, market.arcs())];
        int[] at = Arrays.copyOf(start, market.titles);
        for (int t = 0; t < market.traders; t++) {
            for (int a = market.arcStart[t]; a < market.arcStart[t + 1]; a++) {
                int n = at[market.title[a]]++;
                arcs[ARC * n] = t;
                arcs[ARC * n + 1] = a;
            }
        }
    }
}
