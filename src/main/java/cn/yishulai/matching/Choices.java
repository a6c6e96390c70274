package cn.yishulai.matching;

import java.util.Arrays;

/**
 * What the items that may still change could take: themselves (to be kept) or what they want. An item that may not
 * change has no choice.
 *
 * @param item those with a choice, in the order in which they are looked at
 * @param start item {@code i} could take {@code to[start[i]]} to {@code to[start[i + 1]]}
 * @param cost what it adds to the total cost; nothing for a dummy or a kept item
 */
record Choices(int[] item, int[] start, int[] to, long[] cost) {

    /** What can change without losing a trade. */
    static Choices within(Leeway leeway, ListMarket items) {
        int[] item = new int[leeway.traderOf.length];
        int[][] choices = new int[items.list().items()][];
        Market market = leeway.market;
        for (int k = 0; k < item.length; k++) {
            item[k] = items.itemOf()[leeway.traderOf[k]];
            int[] takes = new int[market.arcStart[k + 1] - market.arcStart[k]];
            for (int a = 0; a < takes.length; a++) {
                takes[a] = items.itemOf()[leeway.titleOf[market.title[market.arcStart[k] + a]]];
            }
            choices[item[k]] = takes;
        }
        return of(items.list(), item, choices);
    }

    /** Every wish that can lie on a loop at all, and keeping. */
    static Choices all(ListMarket items) {
        int[][] choices = new int[items.list().items()][];
        Market market = items.market();
        for (int k = 0; k < market.traders; k++) {
            int[] takes = Arrays.copyOfRange(market.title, market.arcStart[k], market.arcStart[k + 1]);
            for (int a = 0; a < takes.length; a++) {
                takes[a] = items.itemOf()[takes[a]];
            }
            choices[items.itemOf()[k]] = takes;
        }
        return of(items.list(), items.itemOf(), choices);
    }

    private static Choices of(TradeList list, int[] item, int[][] choices) {
        int[] start = new int[list.items() + 1];
        for (int i = 0; i < choices.length; i++) {
            start[i + 1] = start[i] + (choices[i] == null ? 0 : choices[i].length);
        }
        int[] to = new int[start[choices.length]];
        long[] cost = new long[to.length];
        long[] costOf = new long[list.items()];
        for (int i : item) {
            System.arraycopy(choices[i], 0, to, start[i], choices[i].length);
            for (int w = list.wantStart()[i]; w < list.wantStart()[i + 1]; w++) {
                costOf[list.wants()[w]] = list.cost()[w];
            }
            for (int c = start[i]; c < start[i + 1]; c++) {
                cost[c] = list.dummy()[i] || to[c] == i ? 0 : costOf[to[c]];
            }
        }
        return new Choices(item, start, to, cost);
    }
}
