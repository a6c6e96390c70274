package cn.yishulai.matching;

import java.util.SplittableRandom;

/**
 * Many trades in loops of limited length, on any market. The most trades are hard to find then (for three and more the
 * problem is NP-hard: Abraham, Blum, Sandholm 2007), so this searches: it closes the shortest loops first; then again and
 * again it breaks some loops up around somebody who was left out, closes others, and keeps the change unless it has
 * fewer trades. A trader whose keeping costs nothing (a dummy) does not count in the length of a loop.
 */
final class ShortLoops {

    /** Shorter loops than this are closed length by length, then any within the limit. */
    private static final int STEPWISE = 6;

    private static final int BROKEN_AT_ONCE = 4;
    /** In every second retry the first search overlooks so much, of {@link CopyLoops#OF_LOOKS}. */
    private static final int OVERLOOKS = 6;

    private static final int SAMPLE = 8;
    private static final int TRIES_A_COPY = 40;
    /** Looks at an arc or a copy, of the whole search and for each copy. */
    private static final long MOST_LOOKS = 300_000_000;

    private static final long LOOKS_A_COPY = 100_000;
    private static final int TRIES_BETWEEN_LOOKS = 256;

    private final CopyLoops loops;
    private final int traders;
    private final int longest;
    private final SplittableRandom random;
    private final Watch watch;

    ShortLoops(CopyLoops loops, int longest, long seed, Watch watch) {
        this.loops = loops;
        this.longest = longest;
        this.watch = watch;
        traders = loops.market.traders;
        random = new SplittableRandom(seed);
    }

    /**
     * Gives a result without a limit loops within the limit of its list, and as many trades as are found.
     *
     * @param takes which item each item takes; changed in place
     * @return whether every result within the limit was tried
     */
    static boolean shorten(ListMarket items, int[] takes, long seed, Watch watch) {
        TradeList list = items.list();
        Market market = items.market();
        int[] traderOf = new int[list.items()];
        for (int k = 0; k < market.traders; k++) {
            traderOf[items.itemOf()[k]] = k;
        }
        int[] begun = new int[market.traders];
        for (int k = 0; k < market.traders; k++) {
            begun[k] = traderOf[takes[items.itemOf()[k]]];
        }
        CopyLoops fromWhatIsLeft = new CopyLoops(market);
        fromWhatIsLeft.begin(begun);
        CopyLoops fromNothing = new CopyLoops(market);
        for (CopyLoops loops : new CopyLoops[] {fromWhatIsLeft, fromNothing}) {
            new ShortLoops(loops, list.longest(), seed, watch).run();
        }
        CopyLoops better = fromNothing.trades() > fromWhatIsLeft.trades() ? fromNothing : fromWhatIsLeft;
        for (int k = 0; k < market.traders; k++) {
            int i = items.itemOf()[k];
            takes[i] = i;
            for (int a = market.keepEnd[k]; a < market.arcStart[k + 1]; a++) {
                if (better.giver(a) != CopyLoops.NONE) {
                    takes[i] = items.itemOf()[better.giver(a)];
                }
            }
        }
        return FinerLoops.improve(list, Choices.all(items), takes, seed, watch);
    }

    /** Keeps the items of every loop beyond the limit of the list. True when there was one. */
    static boolean breakLongLoops(TradeList list, int[] takes) {
        Rounds rounds = new Rounds(list, takes.clone(), ListExtras.NO_LIMIT);
        boolean any = false;
        for (int i = 0; i < takes.length; i++) {
            if (rounds.length[rounds.loop[i]] > list.longest()) {
                takes[i] = i;
                any = true;
            }
        }
        return any;
    }

    int trades() {
        return loops.trades();
    }

    void run() {
        for (int limit = 2; limit < Math.min(longest, STEPWISE); limit++) {
            closeUpTo(limit);
        }
        closeUpTo(longest);
        long most = Math.min(MOST_LOOKS, LOOKS_A_COPY * loops.owner.length);
        long tries = (long) TRIES_A_COPY * loops.owner.length;
        for (long n = 0; n < tries && loops.looks() < most; n++) {
            retry();
            if (n % TRIES_BETWEEN_LOOKS == 0) {
                watch.lacking(0);
            }
        }
    }

    private void closeUpTo(int limit) {
        for (int t = 0; t < traders; t++) {
            closeAll(t, limit, 0);
        }
        watch.lacking(0);
    }

    private void closeAll(int trader, int limit, int overlooks) {
        while (loops.real(trader) > 0 && loops.kept[trader] > 0 && loops.close(trader, limit, random, overlooks)) {}
    }

    /** Breaks some loops up around somebody who was left out and closes others; takes that back when trades are lost. */
    private void retry() {
        int before = loops.trades();
        loops.mark();
        int t = somebodyLeftOut();
        int breaks = 1 + random.nextInt(BROKEN_AT_ONCE);
        for (int n = 0; n < breaks; n++) {
            breakOne(t);
        }
        int freed = loops.broken();
        int begin = freed == 0 ? 0 : random.nextInt(freed);
        int overlooks = random.nextBoolean() ? OVERLOOKS : 0;
        closeAll(t, longest, overlooks);
        for (int n = 0; n < freed && overlooks > 0; n++) {
            closeAll(loops.brokenOf((begin + n) % freed), longest, overlooks);
        }
        closeAll(t, longest, 0);
        for (int n = 0; n < freed; n++) {
            closeAll(loops.brokenOf((begin + n) % freed), longest, 0);
        }
        if (loops.trades() < before) {
            loops.takeBack();
        }
    }

    private int somebodyLeftOut() {
        int t = 0;
        for (int n = 0; n < SAMPLE; n++) {
            t = random.nextInt(traders);
            if (loops.kept[t] > 0 && loops.real(t) > 0) {
                return t;
            }
        }
        return t;
    }

    /** Breaks the loop of a copy that this trader would take, or of one that the owner of such a copy would take. */
    private void breakOne(int trader) {
        Market market = loops.market;
        int t = trader;
        for (int n = 0; n < SAMPLE; n++) {
            int wants = market.arcStart[t + 1] - market.keepEnd[t];
            if (wants == 0) {
                return;
            }
            int j = market.title[market.keepEnd[t] + random.nextInt(wants)];
            int copies = loops.titleStart[j + 1] - loops.titleStart[j];
            if (copies > 0) {
                int copy = loops.copyAt[loops.titleStart[j] + random.nextInt(copies)];
                if (loops.takenBy[copy] != CopyLoops.NONE) {
                    loops.breakLoop(copy);
                    return;
                }
                t = loops.owner[copy];
            }
        }
    }
}
