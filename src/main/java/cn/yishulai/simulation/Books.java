package cn.yishulai.simulation;

import cn.yishulai.catalog.VolumeFacts;
import cn.yishulai.kernel.Audience;
import cn.yishulai.kernel.BookKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The titles of a city: what the catalogue would know of them. Title 0 is on top of the list that people agree on. */
final class Books {

    /** Beginnings of the Chinese Library Classification, as many in a thousand as shops sell of them. */
    private static final String[] CLASSES = {"I247", "I267", "I561", "K2", "B84", "TS97", "J2", "G63", "TP3", "F27"};

    private static final int[] CUMULATED = {300, 400, 550, 650, 730, 800, 860, 920, 960, 1_000};
    private static final String CHILDRENS_CLASS = "I287";
    private static final double CHILDRENS_SHARE = 0.3;
    private static final double SECOND_EDITIONS = 0.15;
    private static final int THIS_YEAR = 2026;
    private static final double MEAN_AGE = 9;
    private static final int CHEAPEST_FEN = 1_200;
    private static final double MEAN_ABOVE_FEN = 2_600;

    final int titles;
    final boolean[] childrens;
    /** Titles of one work have the same number; a work has one edition or two. */
    final int[] work;
    /** The class, children's books being the last one. */
    final int[] subject;

    final VolumeFacts[] facts;
    private final List<Set<BookKind>> kinds = new ArrayList<>();
    final int[][] ofSubject;

    Books(int titles, long seed) {
        this.titles = titles;
        childrens = new boolean[titles];
        work = new int[titles];
        subject = new int[titles];
        facts = new VolumeFacts[titles];
        IntList[] bySubject = IntList.lists(subjects());
        for (int t = 0; t < titles; t++) {
            childrens[t] = Draw.CHILDRENS.happens(CHILDRENS_SHARE, seed, t, 0);
            subject[t] = childrens[t] ? CLASSES.length : drawnClass(seed, t);
            work[t] = t;
            if (t > 0 && Draw.WORK.happens(SECOND_EDITIONS, seed, t, 0) && work[t - 1] == t - 1) {
                work[t] = t - 1;
                childrens[t] = childrens[t - 1];
                subject[t] = subject[t - 1];
            }
            facts[t] = facts(seed, t);
            kinds.add(kinds(seed, t));
            bySubject[subject[t]].add(t);
        }
        ofSubject = new int[subjects()][];
        for (int s = 0; s < subjects(); s++) {
            ofSubject[s] = bySubject[s].copy();
        }
    }

    /** All titles of the same work. */
    int[] editions(int title) {
        int first = work[title];
        return first + 1 < titles && work[first + 1] == first ? new int[] {first, first + 1} : new int[] {first};
    }

    static int subjects() {
        return CLASSES.length + 1;
    }

    Set<BookKind> kinds(int title) {
        return kinds.get(title);
    }

    int priceFen(int title) {
        Integer price = facts[title].priceFen();
        return price == null ? CHEAPEST_FEN : price;
    }

    private static int drawnClass(long seed, int title) {
        int at = Draw.CLASS.below(CUMULATED[CUMULATED.length - 1], seed, title, 0);
        int found = 0;
        while (CUMULATED[found] <= at) {
            found++;
        }
        return found;
    }

    private VolumeFacts facts(long seed, int title) {
        int price = CHEAPEST_FEN + 100 * Draw.PRICE.days(MEAN_ABOVE_FEN / 100, seed, title, 0);
        int year = THIS_YEAR - Draw.YEAR.days(MEAN_AGE, seed, title, 0);
        return childrens[title]
                ? new VolumeFacts(year, price, CHILDRENS_CLASS, Audience.FROM_7_TO_10)
                : new VolumeFacts(year, price, CLASSES[subject[title]], Audience.ADULT);
    }

    /** Of a hundred books that families bring, a few are what no rule or not every rule takes. */
    private static Set<BookKind> kinds(long seed, int title) {
        double at = Draw.KIND.unit(seed, title, 0);
        if (at < 0.03) {
            return Set.of(BookKind.TEXTBOOK);
        }
        if (at < 0.05) {
            return Set.of(BookKind.EXAM_AID);
        }
        if (at < 0.08) {
            return Set.of(BookKind.PERIODICAL);
        }
        return at < 0.085 ? Set.of(BookKind.PIRATED) : Set.of();
    }
}
