package cn.yishulai.matching;

import java.util.Arrays;

/**
 * The wishes of a list that lie on some loop of limited length. No others can be fulfilled under that limit, so the most
 * trades of this smaller list, without any limit, are a bound on the trades under it. Dummies do not count in a loop.
 */
final class NearLoops {

    /** Beyond so many looks at wishes the rest is kept: the bound is then weaker, never wrong. */
    private static final long LOOKS = 200_000_000;

    private final TradeList list;
    private final int longest;
    private final int[] wanterStart;
    private final int[] wanters;
    private final int[] distance;
    private final int[] seen;
    private final int[] deque;
    private long looks;
    private int stamp;

    private NearLoops(TradeList list) {
        this.list = list;
        longest = list.longest();
        int n = list.items();
        wanterStart = new int[n + 1];
        for (int wanted : list.wants()) {
            wanterStart[wanted + 1]++;
        }
        for (int i = 0; i < n; i++) {
            wanterStart[i + 1] += wanterStart[i];
        }
        wanters = new int[list.wants().length];
        int[] at = Arrays.copyOf(wanterStart, n);
        for (int i = 0; i < n; i++) {
            for (int w = list.wantStart()[i]; w < list.wantStart()[i + 1]; w++) {
                wanters[at[list.wants()[w]]++] = i;
            }
        }
        distance = new int[n];
        seen = new int[n];
        deque = new int[2 * (wanters.length + 1)];
    }

    /** The same list, without the wishes that are on no loop within its limit. */
    static TradeList of(TradeList list) {
        return new NearLoops(list).reduced();
    }

    private TradeList reduced() {
        int n = list.items();
        int[] start = new int[n + 1];
        int[] wants = new int[list.wants().length];
        long[] cost = new long[wants.length];
        int kept = 0;
        for (int i = 0; i < n; i++) {
            boolean all = looks > LOOKS;
            if (!all) {
                reachBackFrom(i);
            }
            for (int w = list.wantStart()[i]; w < list.wantStart()[i + 1]; w++) {
                int wanted = list.wants()[w];
                if (all || seen[wanted] == stamp) {
                    wants[kept] = wanted;
                    cost[kept++] = list.cost()[w];
                }
            }
            start[i + 1] = kept;
        }
        return list.withWishes(start, Arrays.copyOf(wants, kept), Arrays.copyOf(cost, kept));
    }

    private int real(int item) {
        return list.dummy()[item] ? 0 : 1;
    }

    /** Marks all from which this item is reached on a way that makes a loop within the limit with it. */
    private void reachBackFrom(int item) {
        stamp++;
        int first = deque.length / 2;
        int end = first;
        deque[end++] = item;
        distance[item] = real(item);
        while (first < end) {
            int at = deque[first++];
            for (int w = wanterStart[at]; w < wanterStart[at + 1]; w++) {
                int wanter = wanters[w];
                looks++;
                int there = distance[at] + real(wanter);
                if (wanter == item || there > longest || seen[wanter] == stamp && distance[wanter] <= there) {
                    continue;
                }
                seen[wanter] = stamp;
                distance[wanter] = there;
                if (real(wanter) == 0 && first > 0) {
                    deque[--first] = wanter;
                } else {
                    deque[end++] = wanter;
                }
            }
        }
    }
}
