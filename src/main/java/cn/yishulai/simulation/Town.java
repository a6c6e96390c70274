package cn.yishulai.simulation;

/** The families of a city, what stands on their shelves and what they will wish for and when: the same under all rules. */
final class Town {

    private static final double CHILDRENS_AT_HOME = 0.4;
    private static final double A_YEAR = 365;
    private static final int ANOTHER_TRIES = 8;
    private static final double CHILD_WISHES = 0.5;
    /** Grown-ups wish for children's books too. */
    private static final double GROWN_UPS_READ_THEM = 0.1;

    final City city;
    final int days;
    final long seed;
    final Books books;
    final int[] site;
    final int[] persons;
    final boolean[] child;
    /** Days before the first one. */
    final int[] joined;
    /** Copy {@code h × BOOKS_AT_HOME + i} is the i-th book of family h. */
    final int[] titleOf;
    /** Copies of title {@code t}: {@code copies[copyStart[t]]} to {@code copies[copyStart[t + 1]]}. */
    final int[] copyStart;

    final int[] copies;
    /** Wishes of day {@code d}: {@code wishStart[d]} to {@code wishStart[d + 1]}. */
    final int[] wishStart;

    final int[] wisher;
    final int[] wishedTitle;
    final Wished[] wished;
    final boolean[] byChild;

    Town(City city, int days, long seed) {
        this.city = city;
        this.days = days;
        this.seed = seed;
        books = new Books(city.titles(), seed);
        int families = city.households();
        site = new int[families];
        persons = new int[families];
        child = new boolean[families];
        joined = new int[families];
        for (int h = 0; h < families; h++) {
            site[h] = Draw.SITE.below(city.sites(), seed, h, 0);
            child[h] = Draw.CHILD.happens(city.tastes().children(), seed, h, 0);
            persons[h] = (child[h] ? 2 : 1) + Draw.PERSONS.below(2, seed, h, 0);
            joined[h] = Draw.JOINED.below((int) A_YEAR, seed, h, 0);
        }
        Reading reading = new Reading(city.tastes(), books, seed);
        titleOf = shelves(reading);
        copyStart = new int[city.titles() + 1];
        copies = byTitle();
        wishStart = new int[days + 1];
        IntList[] found = wishes(reading);
        wisher = found[0].copy();
        wishedTitle = found[1].copy();
        wished = new Wished[wisher.length];
        byChild = new boolean[wisher.length];
        for (int w = 0; w < wisher.length; w++) {
            wished[w] = Wished.drawn(Draw.WISH_KIND.unit(seed, w, 0));
            byChild[w] = found[2].get(w) == 1;
        }
    }

    private int[] shelves(Reading reading) {
        int[] titles = new int[city.households() * City.BOOKS_AT_HOME];
        for (int h = 0; h < city.households(); h++) {
            int from = h * City.BOOKS_AT_HOME;
            for (int i = 0; i < City.BOOKS_AT_HOME; i++) {
                boolean forChild = child[h] && Draw.BY_CHILD.happens(CHILDRENS_AT_HOME, seed, h, -1L - i);
                int title = reading.title(Draw.OWN_BOOK, h, (long) i * ANOTHER_TRIES, forChild);
                for (int attempt = 1; attempt < ANOTHER_TRIES && holds(titles, from, from + i, title); attempt++) {
                    title = reading.title(Draw.OWN_BOOK, h, (long) i * ANOTHER_TRIES + attempt, forChild);
                }
                titles[from + i] = title;
            }
        }
        return titles;
    }

    private static boolean holds(int[] items, int from, int to, int item) {
        for (int i = from; i < to; i++) {
            if (items[i] == item) {
                return true;
            }
        }
        return false;
    }

    private int[] byTitle() {
        for (int title : titleOf) {
            copyStart[title + 1]++;
        }
        for (int t = 0; t < city.titles(); t++) {
            copyStart[t + 1] += copyStart[t];
        }
        int[] next = copyStart.clone();
        int[] sorted = new int[titleOf.length];
        for (int copy = 0; copy < titleOf.length; copy++) {
            sorted[next[titleOf[copy]]++] = copy;
        }
        return sorted;
    }

    /** Nobody wishes for what stands at home, nor twice for the same title. */
    private IntList[] wishes(Reading reading) {
        IntList[] found = IntList.lists(3);
        IntList[] before = IntList.lists(city.households());
        double aDay = city.habits().wishesAYear() / A_YEAR;
        for (int day = 0; day < days; day++) {
            for (int h = 0; h < city.households(); h++) {
                if (Draw.WISHES.happens(aDay, seed, h, day)) {
                    wish(reading, found, before[h], h, day);
                }
            }
            wishStart[day + 1] = found[0].size();
        }
        return found;
    }

    private void wish(Reading reading, IntList[] found, IntList before, int h, int day) {
        boolean ofChild = child[h] && Draw.BY_CHILD.happens(CHILD_WISHES, seed, h, day);
        boolean childrens = ofChild || Draw.CHILDRENS.happens(GROWN_UPS_READ_THEM, seed, h, day + 1L);
        int home = h * City.BOOKS_AT_HOME;
        for (int attempt = 0; attempt < ANOTHER_TRIES; attempt++) {
            int title = reading.title(Draw.WISHED, h, (long) day * ANOTHER_TRIES + attempt, childrens);
            if (!holds(titleOf, home, home + City.BOOKS_AT_HOME, title) && !before.contains(title)) {
                before.add(title);
                found[0].add(h);
                found[1].add(title);
                found[2].add(ofChild ? 1 : 0);
                return;
            }
        }
    }
}
