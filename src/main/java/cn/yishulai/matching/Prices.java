package cn.yishulai.matching;

/**
 * Levels and prices that prove a set of loops the cheapest, found by correcting labels until none is wrong. An item's
 * price must be at least what the taker of each rival would then rather pay; a set of loops that is the cheapest has no
 * circle of rising prices, so this ends.
 */
final class Prices {

    final long[] price;
    final long[] level;

    private final TradeList list;
    private final int[] takes;
    private final long[] keepCost;

    /** @param takes which item each item takes, itself when kept; must be cheapest for these costs */
    Prices(TradeList list, int[] takes, long[] keepCost) {
        this.list = list;
        this.takes = takes;
        this.keepCost = keepCost;
        int n = takes.length;
        price = new long[n];
        level = new long[n];
        correct(n);
        for (int i = 0; i < n; i++) {
            level[i] = levelOf(i);
        }
    }

    private long levelOf(int item) {
        return price[takes[item]] + (takes[item] == item ? keepCost[item] : 0);
    }

    private void correct(int n) {
        int[] taker = new int[n];
        int[] queue = new int[n];
        boolean[] waiting = new boolean[n];
        int[] corrected = new int[n];
        for (int i = 0; i < n; i++) {
            taker[takes[i]] = i;
            queue[i] = i;
            waiting[i] = true;
        }
        int first = 0;
        int length = n;
        while (length > 0) {
            int i = queue[first];
            first = first + 1 == n ? 0 : first + 1;
            length--;
            waiting[i] = false;
            long level = levelOf(i);
            for (int w = list.wantStart()[i] - 1; w < list.wantStart()[i + 1]; w++) {
                int wanted = w < list.wantStart()[i] ? i : list.wants()[w];
                long least = wanted == i ? level - keepCost[i] : level;
                if (least > price[wanted]) {
                    price[wanted] = least;
                    int next = taker[wanted];
                    if (!waiting[next]) {
                        if (++corrected[next] > n) {
                            throw new IllegalStateException("the loops are not the cheapest");
                        }
                        waiting[next] = true;
                        queue[(first + length++) % n] = next;
                    }
                }
            }
        }
    }
}
