package cn.yishulai.simulation;

import cn.yishulai.kernel.Evenness;
import cn.yishulai.simulation.Wishes.State;
import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Writes down what happens in a city, and adds it up. */
final class Chronicle {

    /** As long ago as the gauge of inflation of the library looks. */
    private static final int WANTED_DAYS = 180;

    /** Wishes and books of the last weeks have not had their time: so many days, or a quarter of a short run. */
    private static final int UNSETTLED_DAYS = 45;

    private static final int READING_DAYS = 30;
    private static final int NEVER = Integer.MIN_VALUE / 2;
    private static final double NINE_OF_TEN = 0.9;

    private final Life life;
    private final Town town;
    private final Outcome outcome = new Outcome();
    private final long[] booksOf;
    private final boolean[] partOf;
    private final boolean[] wishedBefore;
    private final IntList[] gotBy;
    private final int[] wantedOn;
    private final int[] broughtOn;
    private final boolean[] moved;
    private double gauge = Double.NaN;
    private long booksGiven;
    private long firstBooks;

    Chronicle(Life life) {
        this.life = life;
        town = life.town;
        int families = town.city.households();
        booksOf = new long[families];
        partOf = new boolean[families];
        wishedBefore = new boolean[families];
        gotBy = IntList.lists(families);
        wantedOn = new int[town.city.titles()];
        Arrays.fill(wantedOn, NEVER);
        broughtOn = new int[town.titleOf.length];
        Arrays.fill(broughtOn, NEVER);
        moved = new boolean[town.titleOf.length];
        for (Series series : Series.values()) {
            outcome.series().put(series, new double[town.days]);
        }
    }

    long books(int family) {
        return booksOf[family];
    }

    /** Whether there are more credits than copies that anybody wants: then the library gives none of its own. */
    boolean inflated() {
        return gauge > 1;
    }

    void tookPart(int family) {
        partOf[family] = true;
    }

    boolean isFirstWish(int family) {
        boolean first = !wishedBefore[family];
        wishedBefore[family] = true;
        return first;
    }

    void wanted(int title, int day) {
        wantedOn[title] = day;
    }

    void brought(int family, int copy, int day) {
        gotBy[family].remove(copy);
        if (broughtOn[copy] == NEVER) {
            broughtOn[copy] = day;
        }
    }

    void given(int family, int copy, int day) {
        booksGiven++;
        firstBooks += booksOf[family]++ == 0 ? 1 : 0;
        tookPart(family);
        moved[copy] = true;
        gotBy[family].add(copy);
        wantedOn[town.titleOf[copy]] = day;
    }

    /** The book that the family got first and has had time to read; -1 when there is none. */
    int oldestRead(int family, int day) {
        IntList got = gotBy[family];
        for (int i = 0; i < got.size(); i++) {
            int copy = got.get(i);
            boolean there = life.stock.where[copy] == Stock.Where.HOME && life.stock.holder[copy] == family;
            if (there && life.stock.since[copy] + READING_DAYS <= day) {
                return copy;
            }
        }
        return Wishes.NONE;
    }

    void close(int day) {
        long wanted = 0;
        for (int t = 0; t < wantedOn.length; t++) {
            boolean counts = wantedOn[t] >= day - WANTED_DAYS || life.wishes.waitsAnybody(t);
            wanted += counts ? life.stock.free[t] : 0;
        }
        gauge = wanted == 0 ? Double.NaN : (double) life.wallets.outstanding() / wanted;
        put(Series.GAUGE, day, gauge);
        put(Series.CREDITS, day, life.wallets.outstanding());
        put(Series.ON_SHELVES, day, life.stock.onShelves());
        put(Series.WAITING, day, life.wishes.openNow());
        put(Series.WISHES_MET, day, share(0, town.wishStart[day + 1], wish -> true));
    }

    private void put(Series series, int day, double value) {
        double[] days = outcome.series().get(series);
        if (days != null) {
            days[day] = value;
        }
    }

    Outcome outcome() {
        int settled = town.days - Math.min(UNSETTLED_DAYS, town.days / 4);
        int wishes = town.wishStart[settled];
        put(Figure.WISHES_MET, share(0, wishes, wish -> true));
        put(Figure.VOLUMES_MET, share(0, wishes, wish -> town.wished[wish] == Wished.VOLUME));
        put(Figure.WORKS_MET, share(0, wishes, wish -> town.wished[wish] == Wished.WORK));
        put(Figure.ALIKE_MET, share(0, wishes, wish -> town.wished[wish] == Wished.LIKE));
        put(Figure.NEWCOMERS_MET, share(0, wishes, wish -> life.wishes.newcomer[wish]));
        put(Figure.CHILDREN_MET, share(0, wishes, wish -> town.byChild[wish]));
        put(Figure.TURNED_AWAY, of(wishes, wish -> life.wishes.state[wish] == State.TURNED_AWAY));
        waiting(wishes);
        long[] received = IntStream.range(0, booksOf.length)
                .filter(family -> partOf[family])
                .mapToLong(family -> booksOf[family])
                .toArray();
        put(Figure.GINI, Evenness.gini(received));
        put(Figure.TO_NEWCOMERS, ratio(firstBooks, booksGiven));
        put(Figure.GAUGE, gauge);
        put(Figure.CREDITS, life.wallets.outstanding());
        put(Figure.ON_SHELVES, life.stock.onShelves());
        put(Figure.MOVED, moved(settled));
        put(Figure.APPEALS, 100 * ratio(life.asking().appeals(), town.wisher.length));
        put(
                Figure.PROMISES_KEPT,
                ratio(
                        life.asking().promised().deliveries(),
                        life.asking().promised().made()));
        put(
                Figure.NOT_FETCHED,
                ratio(
                        life.keeping().notFetched(),
                        life.keeping().fetched() + life.keeping().notFetched()));
        return outcome;
    }

    private void put(Figure figure, double value) {
        outcome.figures().put(figure, value);
    }

    private double share(int from, int to, IntPredicate which) {
        int all = 0;
        int met = 0;
        for (int wish = from; wish < to; wish++) {
            if (which.test(wish)) {
                all++;
                met += life.wishes.fulfilled[wish] >= 0 ? 1 : 0;
            }
        }
        return ratio(met, all);
    }

    private static double of(int wishes, IntPredicate which) {
        return ratio(IntStream.range(0, wishes).filter(which).count(), wishes);
    }

    private void waiting(int wishes) {
        int[] days = IntStream.range(0, wishes)
                .filter(wish -> life.wishes.fulfilled[wish] >= 0)
                .map(wish -> life.wishes.fulfilled[wish] - life.wishes.placed[wish])
                .sorted()
                .toArray();
        put(Figure.WAITING_MEDIAN, days.length == 0 ? Double.NaN : days[(days.length - 1) / 2]);
        put(Figure.WAITING_NINTH, days.length == 0 ? Double.NaN : days[(int) Math.ceil(NINE_OF_TEN * days.length) - 1]);
    }

    private double moved(int settled) {
        long brought = IntStream.range(0, broughtOn.length)
                .filter(copy -> broughtOn[copy] >= 0 && broughtOn[copy] < settled)
                .count();
        long went = IntStream.range(0, broughtOn.length)
                .filter(copy -> broughtOn[copy] >= 0 && broughtOn[copy] < settled && moved[copy])
                .count();
        return ratio(went, brought);
    }

    /** Not a number where there is nothing to divide by. */
    private static double ratio(long part, long whole) {
        return whole == 0 ? Double.NaN : (double) part / whole;
    }
}
