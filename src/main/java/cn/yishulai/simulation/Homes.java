package cn.yishulai.simulation;

import cn.yishulai.rules.AppealRules;
import cn.yishulai.simulation.Stock.Where;
import java.util.Arrays;
import java.util.Comparator;

/** What is remembered of homes that are asked: who has how much to do, who delivered, who sleeps. */
final class Homes {

    private static final int NEVER = Integer.MIN_VALUE / 2;

    final int[] openOf;
    final int[] lastAsked;
    final int[] kept;
    final int[] missed;
    final int[] sleepsUntil;
    /** By copy: the day from which on its home may be asked for it again. */
    final int[] askAgain;

    final int[] timesAsked;
    final boolean[] isAsked;
    private final Town town;
    private final AppealRules rules;
    private final Stock stock;
    private final Wishes wishes;
    private final int registered;

    Homes(Life life, AppealRules rules, int registered) {
        town = life.town;
        stock = life.stock;
        wishes = life.wishes;
        this.rules = rules;
        this.registered = registered;
        int families = town.city.households();
        int copies = town.titleOf.length;
        openOf = new int[families];
        lastAsked = new int[families];
        Arrays.fill(lastAsked, NEVER);
        kept = new int[families];
        missed = new int[families];
        sleepsUntil = new int[families];
        askAgain = new int[copies];
        timesAsked = new int[copies];
        isAsked = new boolean[copies];
    }

    /** Registered and at home, or taken long enough ago to have been read; and its family does not wait for it itself. */
    boolean mayBeAsked(int copy, int day) {
        if (stock.where[copy] != Where.HOME || isAsked[copy] || askAgain[copy] > day) {
            return false;
        }
        boolean listed = !stock.swapped[copy] && copy % City.BOOKS_AT_HOME < registered;
        boolean read = stock.swapped[copy] && stock.since[copy] < day - rules.readingDays();
        int home = stock.holder[copy];
        return (listed || read) && sleepsUntil[home] <= day && !wishes.waitsFor(home, town.titleOf[copy]);
    }

    /** Listed before taken, nearer before farther, not asked lately before others, those that delivered before others. */
    Comparator<Integer> likeliest(int site) {
        return Comparator.<Integer, Boolean>comparing(copy -> stock.swapped[copy])
                .thenComparing(copy -> town.site[stock.holder[copy]] != site)
                .thenComparing(copy -> lastAsked[stock.holder[copy]])
                .thenComparing(copy -> -kept[stock.holder[copy]])
                .thenComparing(copy -> copy);
    }

    void ask(int home, int copy, int day) {
        lastAsked[home] = day;
        openOf[home]++;
        isAsked[copy] = true;
        timesAsked[copy]++;
    }

    void askLater(int copy, int day) {
        askAgain[copy] = day + rules.laterDays();
    }
}
