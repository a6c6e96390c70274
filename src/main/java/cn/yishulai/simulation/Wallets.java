package cn.yishulai.simulation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The credits of all families. They are spent as in the library: what ends soonest first, from a narrow purse before the
 * general one; every credit ever given is free, held, burned or over.
 */
final class Wallets {

    static final int FOR_EVER = Integer.MAX_VALUE;
    static final int ANYWHERE = -1;
    static final int GENERAL = 0;

    /** Credits of a family in one purse, with one end, good at one site or anywhere. */
    static final class Lot {
        final int purse;
        final int lastDay;
        final int site;
        long free;

        Lot(int purse, int lastDay, int site) {
            this.purse = purse;
            this.lastDay = lastDay;
            this.site = site;
        }

        boolean pays(int forPurse, int atSite, int day) {
            return free > 0
                    && day <= lastDay
                    && (purse == GENERAL || purse == forPurse)
                    && (site == ANYWHERE || site == atSite);
        }
    }

    record Slice(Lot lot, long amount) {}

    private static final Comparator<Lot> SPENT_FIRST = Comparator.<Lot>comparingInt(lot -> lot.lastDay)
            .thenComparing(lot -> lot.purse == GENERAL)
            .thenComparing(lot -> lot.site == ANYWHERE);

    private final List<List<Lot>> lots = new ArrayList<>();

    private long given;
    private long free;
    private long held;
    private long burned;
    private long over;

    Wallets(int families) {
        for (int h = 0; h < families; h++) {
            lots.add(new ArrayList<>(2));
        }
    }

    void give(int family, long amount, Lot like) {
        given += amount;
        free += amount;
        for (Lot lot : lots.get(family)) {
            if (lot.purse == like.purse && lot.lastDay == like.lastDay && lot.site == like.site) {
                lot.free += amount;
                return;
            }
        }
        like.free = amount;
        lots.get(family).add(like);
        lots.get(family).sort(SPENT_FIRST);
    }

    boolean canPay(int family, long cost, int purse, int site, int day) {
        long balance = 0;
        for (Lot lot : lots.get(family)) {
            balance += lot.pays(purse, site, day) ? lot.free : 0;
        }
        return balance >= cost;
    }

    boolean hasAny(int family, int day) {
        for (Lot lot : lots.get(family)) {
            if (lot.free > 0 && day <= lot.lastDay) {
                return true;
            }
        }
        return false;
    }

    /** What was held; the family can pay. */
    List<Slice> hold(int family, long cost, int purse, int site, int day) {
        List<Slice> slices = new ArrayList<>(1);
        long lacking = cost;
        for (Lot lot : lots.get(family)) {
            if (lacking > 0 && lot.pays(purse, site, day)) {
                long amount = Math.min(lacking, lot.free);
                lot.free -= amount;
                lacking -= amount;
                slices.add(new Slice(lot, amount));
            }
        }
        free -= cost - lacking;
        held += cost - lacking;
        return slices;
    }

    void release(List<Slice> slices) {
        for (Slice slice : slices) {
            slice.lot().free += slice.amount();
            held -= slice.amount();
            free += slice.amount();
        }
    }

    void burn(List<Slice> slices) {
        for (Slice slice : slices) {
            held -= slice.amount();
            burned += slice.amount();
        }
    }

    /** Ends what was good until yesterday. */
    void expire(int day) {
        for (List<Lot> ofFamily : lots) {
            for (Lot lot : ofFamily) {
                if (lot.lastDay < day && lot.free > 0) {
                    free -= lot.free;
                    over += lot.free;
                    lot.free = 0;
                }
            }
        }
    }

    /** Of all families, free and held. */
    long outstanding() {
        return free + held;
    }

    private long inLots() {
        return lots.stream().flatMap(List::stream).mapToLong(lot -> lot.free).sum();
    }

    /** Whether every credit given is free, held, burned or over, and the free ones lie in purses. */
    boolean balances() {
        return given == free + held + burned + over && free == inLots();
    }
}
