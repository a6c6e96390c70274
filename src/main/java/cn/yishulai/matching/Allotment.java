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
    /** Slots of title {@code j}: {@code slotStart[j]} to {@code slotStart[j + 1]}, those taken before those that are free. */
    final int[] slotStart;

    /** Trader and arc of slot {@code s}, from {@code SLOT * s} on. */
    final int[] slots;
    /** Copies that a trader still lacks. */
    final int[] lacking;

    /**
     * Price and, while a search runs, distance and layer of title {@code j}, and how many of its copies are free, from {@code
     * TITLE * j} on: what is looked at together stands together, for on a large market each look is a miss of the cache.
     */
    final int[] titles;

    /**
     * The same for trader {@code t}, from {@code TRADER * t} on: level, distance and layer, and what the market says of it:
     * what keeping costs, where its own copies end, where its arcs begin and end. Half a line of the cache.
     */
    final int[] traders;

    private static final int HIGH = 1 << 29;

    static final int TITLE = 4;
    static final int TRADER = 8;
    static final int SLOT = 2;

    /** Distance and layer, of titles and of traders; price and level come before them. */
    static final int AT = 1;

    static final int HOP = 2;
    static final int LEFT = 3;
    static final int KEEP_COST = 3;
    static final int KEEP_END = 4;
    static final int ARC_START = 5;
    static final int ARC_END = 6;
    /** Where {@link Layers} goes on. */
    static final int CURSOR = 7;

    Allotment(Market market) {
        this.market = market;
        head = market.title.clone();
        slotStart = new int[market.titles + 1];
        for (int j = 0; j < market.titles; j++) {
            slotStart[j + 1] = slotStart[j] + market.copies[j];
        }
        slots = new int[Math.multiplyExact(SLOT, slotStart[market.titles])];
        lacking = market.supply.clone();
        titles = new int[Math.multiplyExact(TITLE, market.titles)];
        for (int j = 0; j < market.titles; j++) {
            titles[TITLE * j + LEFT] = market.copies[j];
        }
        traders = new int[Math.multiplyExact(TRADER, market.traders)];
        for (int t = 0; t < market.traders; t++) {
            int at = TRADER * t;
            boolean keepsOnly = market.keepEnd[t] == market.arcStart[t + 1];
            traders[at] = keepsOnly ? market.keepCost[t] : Math.min(0, market.keepCost[t]);
            traders[at + KEEP_COST] = market.keepCost[t];
            traders[at + KEEP_END] = market.keepEnd[t];
            traders[at + ARC_START] = market.arcStart[t];
            traders[at + ARC_END] = market.arcStart[t + 1];
        }
    }

    /**
     * Begins where another one of the same market has ended, after costs of keeping have changed: with its prices, and with
     * every copy taken that its trader would still choose. Only where every trader ends with one copy; anew where prices
     * have grown so much that they might overflow.
     */
    static Allotment following(Allotment before) {
        Allotment next = new Allotment(before.market);
        for (int j = 0; j < next.market.titles; j++) {
            if (before.price(j) > HIGH) {
                return next;
            }
        }
        for (int j = 0; j < next.market.titles; j++) {
            next.titles[TITLE * j] = before.price(j);
        }
        for (int t = 0; t < next.market.traders; t++) {
            next.choose(t, before);
        }
        return next;
    }

    private void choose(int trader, Allotment before) {
        int least = Integer.MAX_VALUE;
        int chosen = -1;
        for (int a = market.arcStart[trader]; a < market.arcStart[trader + 1]; a++) {
            int cost = market.cost(trader, a) + price(market.title[a]);
            boolean had = before.used(a);
            if (cost < least || cost == least && had) {
                least = cost;
                chosen = had ? a : -1;
            }
        }
        traders[TRADER * trader] = least;
        if (chosen >= 0) {
            take(trader, chosen);
        }
    }

    boolean hasFree(int title) {
        return titles[TITLE * title + LEFT] > 0;
    }

    /** Copies of a title that are taken. */
    int taken(int title) {
        return slotStart[title + 1] - slotStart[title] - titles[TITLE * title + LEFT];
    }

    /** Above zero: the arc is too dear for its trader; below: it would be a gain; zero: it may be used or not. */
    int slack(int trader, int arc) {
        int h = head[arc];
        return slack(trader, arc, h < 0 ? ~h : h);
    }

    /** The same for whoever knows the title at the end of the arc. */
    int slack(int trader, int arc, int title) {
        int at = TRADER * trader;
        int cost = arc < traders[at + KEEP_END] ? traders[at + KEEP_COST] : 0;
        return cost + titles[TITLE * title] - traders[at];
    }

    int level(int trader) {
        return traders[TRADER * trader];
    }

    int slotTrader(int slot) {
        return slots[SLOT * slot];
    }

    int slotArc(int slot) {
        return slots[SLOT * slot + 1];
    }

    int price(int title) {
        return titles[TITLE * title];
    }

    /** The trader takes a free copy. */
    void take(int trader, int arc) {
        int title = head[arc];
        put(slotStart[title] + taken(title), trader, arc);
        titles[TITLE * title + LEFT]--;
        lacking[trader]--;
    }

    /** The trader takes the copy in this slot from whoever has it, who then lacks one. */
    void takeFrom(int slot, int trader, int arc) {
        int before = slotArc(slot);
        head[before] = ~head[before];
        lacking[slotTrader(slot)]++;
        put(slot, trader, arc);
        lacking[trader]--;
    }

    private void put(int slot, int trader, int arc) {
        slots[SLOT * slot] = trader;
        slots[SLOT * slot + 1] = arc;
        head[arc] = ~head[arc];
    }

    boolean used(int arc) {
        return head[arc] < 0;
    }

    boolean complete() {
        return Arrays.stream(lacking).allMatch(n -> n == 0);
    }
}
