package cn.yishulai.matching;

import static cn.yishulai.matching.Allotment.ARC_END;
import static cn.yishulai.matching.Allotment.ARC_START;
import static cn.yishulai.matching.Allotment.HOP;
import static cn.yishulai.matching.Allotment.KEEP_COST;
import static cn.yishulai.matching.Allotment.KEEP_END;
import static cn.yishulai.matching.Allotment.TITLE;
import static cn.yishulai.matching.Allotment.TRADER;

/**
 * Looks for ways of tight arcs from traders that lack copies to free copies, from both ends at once and layer by layer, always
 * on the side that has less to look at. Near the end of a clearing, when few lack copies and few are free, the two meet after a
 * small part of the market, where a search from one end goes through nearly all of it; and where one end has no way out at
 * all, the smaller one says so.
 *
 * <p>Layers: traders that lack copies are in 0, what is reached from there in 1 and so on; titles with a free copy are in −1,
 * what leads there in −2 and so on. Whatever both ends have reached belongs to the copies' end. A way goes up by one, or
 * from one end to any layer of the other ({@link Layers}).
 */
final class BothEnds {

    /** The layer of what has not been reached. */
    static final int NOWHERE = Integer.MAX_VALUE;
    /** The layer of titles with a free copy. */
    static final int FREE = -1;

    private final Allotment allotment;
    private final Market market;
    private final Takers takers;
    private final Layers layers;
    private final int[] titles;
    private final int[] traders;

    /** What each end has reached, in order; the first entries by number. */
    private final int[] ahead;

    private final int[] aheadTitles;
    private final int[] back;
    private final int[] backTitles;
    private int aheads;
    private int aheadTitlesCount;
    private int backs;
    private int backTitlesCount;

    private final int[] free;
    private int frees;
    private boolean met;

    BothEnds(Allotment allotment, Takers takers, Layers layers) {
        this.allotment = allotment;
        this.market = allotment.market;
        this.takers = takers;
        this.layers = layers;
        this.titles = allotment.titles;
        this.traders = allotment.traders;
        ahead = new int[market.traders];
        back = new int[market.traders];
        aheadTitles = new int[market.titles];
        backTitles = new int[market.titles];
        free = new int[market.titles];
        for (int j = 0; j < market.titles; j++) {
            if (allotment.hasFree(j)) {
                free[frees++] = j;
            }
        }
        forgetAll();
    }

    /** Another search has used the layers. */
    void forgetAll() {
        for (int t = HOP; t < traders.length; t += TRADER) {
            traders[t] = NOWHERE;
        }
        for (int j = HOP; j < titles.length; j += TITLE) {
            titles[j] = NOWHERE;
        }
        nothingReached();
    }

    private void forget() {
        for (int n = 0; n < aheads; n++) {
            traders[TRADER * ahead[n] + HOP] = NOWHERE;
        }
        for (int n = 0; n < backs; n++) {
            traders[TRADER * back[n] + HOP] = NOWHERE;
        }
        for (int n = 0; n < aheadTitlesCount; n++) {
            titles[TITLE * aheadTitles[n] + HOP] = NOWHERE;
        }
        for (int n = 0; n < backTitlesCount; n++) {
            titles[TITLE * backTitles[n] + HOP] = NOWHERE;
        }
        nothingReached();
    }

    private void nothingReached() {
        aheads = 0;
        backs = 0;
        aheadTitlesCount = 0;
        backTitlesCount = 0;
    }

    /** @return whether there is a way from one of the first {@code lackers} of {@code lacker} to a free copy */
    boolean meet(int[] lacker, int lackers) {
        forget();
        begin(lacker, lackers);
        met = false;
        int aheadFrom = 0;
        int backFrom = 0;
        while (!met && aheadFrom < aheads && backFrom < backTitlesCount) {
            if (aheads - aheadFrom <= backTitlesCount - backFrom) {
                for (int end = aheads; aheadFrom < end; aheadFrom++) {
                    lookAhead(ahead[aheadFrom]);
                }
            } else {
                for (int end = backTitlesCount; backFrom < end; backFrom++) {
                    lookBack(backTitles[backFrom]);
                }
            }
        }
        return met;
    }

    private void begin(int[] lacker, int lackers) {
        int kept = 0;
        for (int n = 0; n < frees; n++) {
            int j = free[n];
            if (allotment.hasFree(j)) {
                free[kept++] = j;
                titles[TITLE * j + HOP] = FREE;
                backTitles[backTitlesCount++] = j;
            }
        }
        frees = kept;
        for (int n = 0; n < lackers; n++) {
            reachAhead(lacker[n], 0);
        }
    }

    private void reachAhead(int t, int hop) {
        traders[TRADER * t + HOP] = hop;
        ahead[aheads++] = t;
        layers.beginTrader(t);
    }

    /** Titles that the trader would take, and who holds them. */
    private void lookAhead(int t) {
        int of = TRADER * t;
        int hop = traders[of + HOP] + 1;
        if (hop <= 0) {
            return; // the other end has it
        }
        int[] head = allotment.head;
        int level = traders[of];
        int keepEnd = traders[of + KEEP_END];
        int keepPrice = level - traders[of + KEEP_COST];
        int end = traders[of + ARC_END];
        for (int a = traders[of + ARC_START]; a < end; a++) {
            int j = head[a];
            if (j < 0 || titles[TITLE * j] != (a < keepEnd ? keepPrice : level)) {
                continue;
            }
            int known = titles[TITLE * j + HOP];
            if (known < 0) {
                met = true;
            } else if (known == NOWHERE) {
                titles[TITLE * j + HOP] = hop;
                aheadTitles[aheadTitlesCount++] = j;
                layers.beginTitle(j);
                lookAtHolders(j, hop + 1);
            }
        }
    }

    private void lookAtHolders(int j, int hop) {
        for (int s = allotment.slotStart[j], end = allotment.slotStart[j + 1]; s < end; s++) {
            int t = allotment.slotTrader(s);
            int known = traders[TRADER * t + HOP];
            boolean others = known < 0;
            if ((others || known == NOWHERE) && allotment.slack(t, allotment.slotArc(s), j) == 0) {
                if (others) {
                    met = true;
                } else {
                    reachAhead(t, hop);
                }
            }
        }
    }

    /** Who would take the title, and what they would give up for it. */
    private void lookBack(int j) {
        int hop = titles[TITLE * j + HOP] - 1;
        int end = takers.start[j + 1];
        for (int n = takers.start[j]; n < end; n++) {
            int t = takers.arcs[Takers.ARC * n];
            int a = takers.arcs[Takers.ARC * n + 1];
            int known = traders[TRADER * t + HOP];
            if (known >= 0 && allotment.slack(t, a, j) == 0 && !allotment.used(a)) {
                met |= known != NOWHERE;
                traders[TRADER * t + HOP] = hop;
                back[backs++] = t;
                layers.beginTrader(t);
                lookAtHeld(t, hop - 1);
            }
        }
    }

    private void lookAtHeld(int t, int hop) {
        int[] head = allotment.head;
        int of = TRADER * t;
        int level = traders[of];
        int keepEnd = traders[of + KEEP_END];
        int keepPrice = level - traders[of + KEEP_COST];
        for (int a = traders[of + ARC_START], end = traders[of + ARC_END]; a < end; a++) {
            int j = ~head[a];
            if (j >= 0 && titles[TITLE * j] == (a < keepEnd ? keepPrice : level) && titles[TITLE * j + HOP] >= 0) {
                met |= titles[TITLE * j + HOP] != NOWHERE;
                titles[TITLE * j + HOP] = hop;
                backTitles[backTitlesCount++] = j;
                layers.beginTitle(j);
            }
        }
    }
}
