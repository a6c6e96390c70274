package cn.yishulai.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Copies of a market that go round in loops: closing the shortest loop through a trader, and breaking one up again. A
 * trader takes at most one copy by each arc and gives each of its copies once; on a loop it takes one and gives one.
 */
final class CopyLoops {

    static final int NONE = -1;
    static final int OF_LOOKS = 16;

    final Market market;
    /** Copies by title: {@code titleStart[j]} to {@code titleStart[j + 1]} of {@code copyAt}, those not given first. */
    final int[] titleStart;

    final int[] copyAt;
    /** Copies are numbered by owner. */
    final int[] owner;
    /** By which arc a copy was taken; {@link #NONE} while its owner keeps it. */
    final int[] takenBy;
    /** How many copies a trader still has. */
    final int[] kept;

    private final int[] ownStart;
    private final int[] placeOf;
    /** How many copies of a title are not given. */
    private final int[] free;
    /** Which copy an arc took. */
    private final int[] copyOf;
    /** By which arc the owner of a copy that was given takes another on the same loop. */
    private final int[] takesBy;

    private final int[] traderOf;
    private int trades;

    private final int[] traderAt;
    private final int[] titleAt;
    private final int[] seen;
    private final int[] titleSeen;
    private final int[] parentArc;
    private final int[] parentCopy;
    private final int[] deque;
    private int stamp;
    private long looks;

    /** The arcs of loops closed since {@link #mark}; arcs, copies and next arcs of loops broken since. */
    private int[] made = new int[255];

    private int madeCount;
    private int[] broken = new int[255];
    private int brokenCount;

    CopyLoops(Market market) {
        this.market = market;
        ownStart = new int[market.traders + 1];
        titleStart = new int[market.titles + 1];
        traderOf = new int[market.arcs()];
        kept = new int[market.traders];
        for (int t = 0; t < market.traders; t++) {
            kept[t] = market.keepEnd[t] - market.arcStart[t];
            ownStart[t + 1] = ownStart[t] + kept[t];
            Arrays.fill(traderOf, market.arcStart[t], market.arcStart[t + 1], t);
            for (int a = market.arcStart[t]; a < market.keepEnd[t]; a++) {
                titleStart[market.title[a] + 1]++;
            }
        }
        for (int j = 0; j < market.titles; j++) {
            titleStart[j + 1] += titleStart[j];
        }
        int copies = ownStart[market.traders];
        owner = new int[copies];
        copyAt = new int[copies];
        placeOf = new int[copies];
        takenBy = new int[copies];
        takesBy = new int[copies];
        Arrays.fill(takenBy, NONE);
        copyOf = new int[market.arcs()];
        Arrays.fill(copyOf, NONE);
        free = new int[market.titles];
        for (int t = 0; t < market.traders; t++) {
            for (int c = ownStart[t]; c < ownStart[t + 1]; c++) {
                int j = market.title[market.arcStart[t] + c - ownStart[t]];
                owner[c] = t;
                placeOf[c] = titleStart[j] + free[j]++;
                copyAt[placeOf[c]] = c;
            }
        }
        traderAt = new int[market.traders];
        titleAt = new int[market.titles];
        seen = new int[market.traders];
        titleSeen = new int[market.titles];
        parentArc = new int[market.traders];
        parentCopy = new int[market.traders];
        deque = new int[2 * (market.arcs() + market.traders + 1)];
    }

    int trades() {
        return trades;
    }

    /** How often an arc or a copy was looked at. */
    long looks() {
        return looks;
    }

    /** 1, or 0 for a dummy, whose keeping costs nothing and whose takes are no trades. */
    int real(int trader) {
        return market.keepCost[trader] > 0 ? 1 : 0;
    }

    /** Whose copy an arc took; {@link #NONE} where it took nothing. */
    int giver(int arc) {
        return copyOf[arc] == NONE ? NONE : owner[copyOf[arc]];
    }

    /**
     * Begins with loops that are known, on a market where everybody brings one copy.
     *
     * @param takes which trader's copy a trader takes, its own when it keeps it
     */
    void begin(int[] takes) {
        for (int t = 0; t < takes.length; t++) {
            for (int a = market.keepEnd[t]; takes[t] != t && a < market.arcStart[t + 1]; a++) {
                if (market.title[a] == takes[t]) {
                    give(a, ownStart[takes[t]]);
                    takesBy[ownStart[t]] = a;
                }
            }
        }
    }

    /** What is made and broken from here on can be taken back. */
    void mark() {
        madeCount = 0;
        brokenCount = 0;
    }

    /** How many loops' arcs have been broken since the mark, and whose the n-th was. */
    int broken() {
        return brokenCount / 3;
    }

    int brokenOf(int n) {
        return traderOf[broken[3 * n]];
    }

    void takeBack() {
        for (int n = 0; n < madeCount; n++) {
            giveBack(made[n]);
        }
        for (int n = 0; n < brokenCount; n += 3) {
            give(broken[n], broken[n + 1]);
            takesBy[broken[n + 1]] = broken[n + 2];
        }
    }

    /**
     * Closes the shortest loop through a copy that this trader still has, if it has no more trades than the limit.
     *
     * @param random at which of its wants a trader begins to look
     * @param overlooks of how many looks in {@link #OF_LOOKS} nothing is seen, by chance; so other loops are found too
     */
    boolean close(int source, int limit, RandomGenerator random, int overlooks) {
        stamp++;
        int first = deque.length / 2;
        int end = first;
        deque[end++] = source;
        traderAt[source] = 0;
        seen[source] = stamp;
        while (first < end) {
            int t = deque[first++];
            int at = traderAt[t] + real(t);
            int wants = market.arcStart[t + 1] - market.keepEnd[t];
            int begin = wants == 0 ? 0 : random.nextInt(wants);
            looks += wants;
            for (int w = 0; w < wants; w++) {
                int a = market.keepEnd[t] + (begin + w < wants ? begin + w : begin + w - wants);
                int j = market.title[a];
                boolean overlooked = overlooks > 0 && random.nextInt(OF_LOOKS) < overlooks;
                if (overlooked || copyOf[a] != NONE || titleSeen[j] == stamp && titleAt[j] <= at) {
                    continue;
                }
                titleSeen[j] = stamp;
                titleAt[j] = at;
                looks += free[j];
                for (int p = titleStart[j]; p < titleStart[j] + free[j]; p++) {
                    int u = owner[copyAt[p]];
                    if (u == source) {
                        closeLoop(source, t, a, copyAt[p]);
                        return true;
                    }
                    if (at + real(u) <= limit && (seen[u] != stamp || traderAt[u] > at)) {
                        seen[u] = stamp;
                        traderAt[u] = at;
                        parentArc[u] = a;
                        parentCopy[u] = copyAt[p];
                        if (real(t) == 0 && first > 0) {
                            deque[--first] = u;
                        } else {
                            deque[end++] = u;
                        }
                    }
                }
            }
        }
        return false;
    }

    private void closeLoop(int source, int last, int arc, int copy) {
        int into = copy;
        int by = arc;
        for (int t = last; ; t = traderOf[by]) {
            give(by, into);
            remember(by);
            if (t == source) {
                takesBy[copy] = by;
                return;
            }
            into = parentCopy[t];
            takesBy[into] = by;
            by = parentArc[t];
        }
    }

    private void remember(int arc) {
        if (madeCount == made.length) {
            made = Arrays.copyOf(made, madeCount * 2);
        }
        made[madeCount++] = arc;
    }

    /** Breaks the loop on which this copy was given. */
    void breakLoop(int given) {
        int from = takenBy[given];
        int arc = from;
        do {
            int copy = copyOf[arc];
            if (brokenCount + 3 > broken.length) {
                broken = Arrays.copyOf(broken, broken.length * 2);
            }
            broken[brokenCount] = arc;
            broken[brokenCount + 1] = copy;
            broken[brokenCount + 2] = takesBy[copy];
            brokenCount += 3;
            giveBack(arc);
            arc = takesBy[copy];
        } while (arc != from);
    }

    /** The traders on each loop, in the order "takes from"; a trader stands there once for each copy it takes. */
    List<int[]> loops() {
        List<int[]> loops = new ArrayList<>();
        boolean[] seen = new boolean[owner.length];
        for (int c = 0; c < owner.length; c++) {
            int length = 0;
            for (int copy = c; takenBy[copy] != NONE && !seen[copy]; copy = copyOf[takesBy[copy]]) {
                seen[copy] = true;
                length++;
            }
            int[] loop = new int[length];
            int copy = c;
            for (int n = 0; n < length; n++) {
                loop[n] = owner[copy];
                copy = copyOf[takesBy[copy]];
            }
            if (length > 0) {
                loops.add(loop);
            }
        }
        return loops;
    }

    private void give(int arc, int copy) {
        int j = market.title[arc];
        swapTo(copy, titleStart[j] + --free[j]);
        kept[owner[copy]]--;
        takenBy[copy] = arc;
        copyOf[arc] = copy;
        trades += real(traderOf[arc]);
    }

    private void giveBack(int arc) {
        int copy = copyOf[arc];
        int j = market.title[arc];
        swapTo(copy, titleStart[j] + free[j]++);
        kept[owner[copy]]++;
        takenBy[copy] = NONE;
        copyOf[arc] = NONE;
        trades -= real(traderOf[arc]);
    }

    private void swapTo(int copy, int place) {
        int other = copyAt[place];
        copyAt[placeOf[copy]] = other;
        placeOf[other] = placeOf[copy];
        copyAt[place] = copy;
        placeOf[copy] = place;
    }
}
