package cn.yishulai.matching;

import java.util.Arrays;

/**
 * Who takes which copy, and the prices that prove it right. The copies of a title stand in slots; a slot taken names
 * the arc by which a trader took it.
 *
 * <p>What always holds: an arc in use costs its trader (cost of the arc plus price of the title) no more than
 * {@code level[trader]}, an arc not in use no less. When every trader has its number of copies, this makes the
 * allotment the cheapest of all.
 */
final class Allotment {

    final Market market;
    /** The title of an arc, complemented (negative) while the arc is in use. */
    final int[] head;
    /** Slots of title {@code j}: {@code slotStart[j]} to {@code slotStart[j + 1]}, the first {@code taken[j]} of them taken. */
    final int[] slotStart;

    final int[] taken;
    final int[] slotArc;
    final int[] slotTrader;
    /** Copies that a trader still lacks. */
    final int[] lacking;

    final int[] level;
    /**
     * Price and, while a search runs, distance and layer of title {@code j}, from {@code TITLE * j} on: what is looked at
     * together stands together, for on a large market each look is a miss of the cache.
     */
    final int[] titles;

    static final int TITLE = 4;
    static final int AT = 1;
    static final int HOP = 2;

    Allotment(Market market) {
        this.market = market;
        head = market.title.clone();
        slotStart = new int[market.titles + 1];
        for (int j = 0; j < market.titles; j++) {
            slotStart[j + 1] = slotStart[j] + market.copies[j];
        }
        taken = new int[market.titles];
        slotArc = new int[slotStart[market.titles]];
        slotTrader = new int[slotStart[market.titles]];
        lacking = market.supply.clone();
        titles = new int[Math.multiplyExact(TITLE, market.titles)];
        level = new int[market.traders];
        for (int t = 0; t < market.traders; t++) {
            boolean keepsOnly = market.keepEnd[t] == market.arcStart[t + 1];
            level[t] = keepsOnly ? market.keepCost[t] : Math.min(0, market.keepCost[t]);
        }
    }

    boolean hasFree(int title) {
        return taken[title] < slotStart[title + 1] - slotStart[title];
    }

    /** Above zero: the arc is too dear for its trader; below: it would be a gain; zero: it may be used or not. */
    int slack(int trader, int arc) {
        int h = head[arc];
        return market.cost(trader, arc) + titles[TITLE * (h < 0 ? ~h : h)] - level[trader];
    }

    int price(int title) {
        return titles[TITLE * title];
    }

    /** The trader takes a free copy. */
    void take(int trader, int arc) {
        int title = head[arc];
        put(slotStart[title] + taken[title]++, trader, arc);
        lacking[trader]--;
    }

    /** The trader takes the copy in this slot from whoever has it, who then lacks one. */
    void takeFrom(int slot, int trader, int arc) {
        int before = slotArc[slot];
        head[before] = ~head[before];
        lacking[slotTrader[slot]]++;
        put(slot, trader, arc);
        lacking[trader]--;
    }

    private void put(int slot, int trader, int arc) {
        slotArc[slot] = arc;
        slotTrader[slot] = trader;
        head[arc] = ~head[arc];
    }

    boolean used(int arc) {
        return head[arc] < 0;
    }

    boolean complete() {
        return Arrays.stream(lacking).allMatch(n -> n == 0);
    }
}
