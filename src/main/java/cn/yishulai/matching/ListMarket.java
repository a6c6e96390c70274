package cn.yishulai.matching;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The part of a trade list that can trade at all, as a market: items that lie on some loop of wishes, and the wishes
 * inside their strongly connected component. Trader {@code k} and title {@code k} are the item {@code itemOf[k]}; the
 * first arc of a trader keeps its item.
 */
record ListMarket(TradeList list, Market market, int[] itemOf) {

    /** @param seed 0 takes the items as listed; any other number shuffles them, which decides between equal results */
    static ListMarket of(TradeList list, long seed) {
        int[] component = Components.of(list.wantStart(), list.wants());
        int n = list.items();
        int[] members = new int[n];
        for (int c : component) {
            members[c]++;
        }
        int[] itemOf = new int[n];
        int count = 0;
        for (int i = 0; i < n; i++) {
            if (members[component[i]] > 1) {
                itemOf[count++] = i;
            }
        }
        itemOf = Arrays.copyOf(itemOf, count);
        if (seed != 0) {
            shuffle(itemOf, new SplittableRandom(seed));
        }
        return new ListMarket(list, market(list, component, itemOf), itemOf);
    }

    private static void shuffle(int[] items, SplittableRandom random) {
        for (int k = items.length - 1; k > 0; k--) {
            int other = random.nextInt(k + 1);
            int item = items[k];
            items[k] = items[other];
            items[other] = item;
        }
    }

    private static Market market(TradeList list, int[] component, int[] itemOf) {
        int count = itemOf.length;
        int[] traderOf = new int[list.items()];
        for (int k = 0; k < count; k++) {
            traderOf[itemOf[k]] = k;
        }
        int[] one = new int[count];
        int[] arcStart = new int[count + 1];
        int[] keepEnd = new int[count];
        int[] keepCost = new int[count];
        int[] title = new int[count + list.wants().length];
        int arcs = 0;
        for (int k = 0; k < count; k++) {
            int i = itemOf[k];
            one[k] = 1;
            keepCost[k] = list.dummy()[i] ? 0 : 1;
            title[arcs++] = k;
            keepEnd[k] = arcs;
            for (int w = list.wantStart()[i]; w < list.wantStart()[i + 1]; w++) {
                int wanted = list.wants()[w];
                if (component[wanted] == component[i]) {
                    title[arcs++] = traderOf[wanted];
                }
            }
            arcStart[k + 1] = arcs;
        }
        return new Market(one, one.clone(), arcStart, keepEnd, Arrays.copyOf(title, arcs), keepCost);
    }

    /** Which item every item of the list takes, dummies included; itself when it does not trade. */
    int[] takes(Allotment allotment) {
        int[] takes = new int[list.items()];
        for (int i = 0; i < takes.length; i++) {
            takes[i] = i;
        }
        for (int k = 0; k < itemOf.length; k++) {
            takes[itemOf[allotment.slotTrader(k)]] = itemOf[k];
        }
        return takes;
    }
}
