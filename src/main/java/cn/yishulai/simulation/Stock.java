package cn.yishulai.simulation;

import java.util.Arrays;

/** Where every copy of the city is: in one place. */
final class Stock {

    /** Mirrors the states of a copy, as far as a reader notices them. */
    enum Where {
        HOME,
        /** At home, and promised to the library. */
        PROMISED,
        ON_SHELF,
        /** Kept for a reader, on its way or on the hold shelf. */
        KEPT,
        /** Set aside until its provenance is clear. */
        ASIDE
    }

    private static final int NOBODY = -1;

    final Where[] where;
    /** With which family; -1 while with the library. */
    final int[] holder;
    /** At which site; -1 while with a family. */
    final int[] site;
    /** Since when it is where it is. */
    final int[] since;
    /** Whether its family got it from the library. */
    final boolean[] swapped;

    final int[] broughtBy;
    /** Copies on shelves, by title. */
    final int[] free;

    final IntList[] shelfOf;
    private final int[] titleOf;
    private int onShelves;

    Stock(Town town) {
        titleOf = town.titleOf;
        int copies = titleOf.length;
        where = new Where[copies];
        Arrays.fill(where, Where.HOME);
        holder = new int[copies];
        Arrays.setAll(holder, copy -> copy / City.BOOKS_AT_HOME);
        site = new int[copies];
        Arrays.fill(site, NOBODY);
        since = new int[copies];
        swapped = new boolean[copies];
        broughtBy = new int[copies];
        Arrays.fill(broughtBy, NOBODY);
        free = new int[town.city.titles()];
        shelfOf = IntList.lists(town.city.sites());
    }

    int onShelves() {
        return onShelves;
    }

    /** Brought, or free again. */
    void shelve(int copy, int atSite, int day) {
        become(copy, Where.ON_SHELF, day);
        holder[copy] = NOBODY;
        site[copy] = atSite;
        free[titleOf[copy]]++;
        onShelves++;
        shelfOf[atSite].add(copy);
    }

    void keep(int copy, int day) {
        become(copy, Where.KEPT, day);
        free[titleOf[copy]]--;
        onShelves--;
        shelfOf[site[copy]].remove(copy);
    }

    void handOver(int copy, int family, int day) {
        become(copy, Where.HOME, day);
        holder[copy] = family;
        site[copy] = NOBODY;
        swapped[copy] = true;
    }

    void setAside(int copy, int atSite, int day) {
        become(copy, Where.ASIDE, day);
        holder[copy] = NOBODY;
        site[copy] = atSite;
    }

    void promise(int copy) {
        where[copy] = Where.PROMISED;
    }

    void stayHome(int copy) {
        where[copy] = Where.HOME;
    }

    private void become(int copy, Where next, int day) {
        where[copy] = next;
        since[copy] = day;
    }
}
