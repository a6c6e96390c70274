package cn.yishulai.simulation;

import cn.yishulai.simulation.Wallets.Slice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.IntPredicate;

/** The wishes of a city and the lines in which they wait: by volume, by work and by subject, as wide as each wish is. */
final class Wishes {

    /** Mirrors the states of a swap request. */
    enum State {
        NOT_MADE,
        OPEN,
        PAUSED,
        OFFERED,
        ACCEPTED,
        READY,
        FULFILLED,
        EXPIRED,
        /** The family had as many open as the rules allow. */
        TURNED_AWAY
    }

    static final int NONE = -1;

    final State[] state;
    final int[] placed;
    /** When it was in the reader's hands; -1 before. */
    final int[] fulfilled;
    /** The copy kept for it; -1 while there is none. */
    final int[] copy;
    /** What happens on which day depends on the state: answered, ready, fetched or woken. */
    final int[] next;
    /** The last day of an offer, or of the hold shelf. */
    final int[] until;
    /** Whether its family had never been given a book when it wished. */
    final boolean[] newcomer;

    final boolean[] homePromised;
    final List<List<Slice>> held;
    /** By reader: the day of the last book; -1 before the first. Readers are family × 2, the child one more. */
    final int[] lastBook;

    final IntList[] ofFamily;
    private final Town town;
    private final LineWeights weights;
    private final IntList[] byTitle;
    private final IntList[] byWork;
    private final IntList[] bySubject;
    private int open;

    Wishes(Town town, LineWeights weights) {
        this.town = town;
        this.weights = weights;
        int number = town.wisher.length;
        state = new State[number];
        Arrays.fill(state, State.NOT_MADE);
        placed = new int[number];
        fulfilled = filled(number);
        copy = filled(number);
        next = new int[number];
        until = new int[number];
        newcomer = new boolean[number];
        homePromised = new boolean[number];
        held = new ArrayList<>(Collections.nCopies(number, List.of()));
        lastBook = filled(2 * town.city.households());
        ofFamily = IntList.lists(town.city.households());
        byTitle = IntList.lists(town.city.titles());
        byWork = IntList.lists(town.city.titles());
        bySubject = IntList.lists(Books.subjects());
    }

    private static int[] filled(int number) {
        int[] items = new int[number];
        Arrays.fill(items, NONE);
        return items;
    }

    int reader(int wish) {
        return 2 * town.wisher[wish] + (town.byChild[wish] ? 1 : 0);
    }

    int site(int wish) {
        return town.site[town.wisher[wish]];
    }

    int openNow() {
        return open;
    }

    int waitingFor(int title) {
        return byTitle[title].size()
                + byWork[town.books.work[title]].size()
                + bySubject[town.books.subject[title]].size();
    }

    boolean waitsAnybody(int title) {
        return byTitle[title].size() > 0;
    }

    boolean isOpen(int wish) {
        return state[wish] == State.OPEN;
    }

    void make(int wish, int day, boolean firstOfFamily) {
        placed[wish] = day;
        newcomer[wish] = firstOfFamily;
        ofFamily[town.wisher[wish]].add(wish);
        open(wish);
    }

    void turnAway(int wish, int day, boolean firstOfFamily) {
        placed[wish] = day;
        newcomer[wish] = firstOfFamily;
        state[wish] = State.TURNED_AWAY;
    }

    /** In line, for the first time or again at the same place. */
    void open(int wish) {
        state[wish] = State.OPEN;
        copy[wish] = NONE;
        lineOf(wish).add(wish);
        open++;
    }

    /** Out of the line, with a copy. */
    void keep(int wish, int keptCopy, State then) {
        lineOf(wish).remove(wish);
        open--;
        state[wish] = then;
        copy[wish] = keptCopy;
    }

    void pause(int wish, int wakesOn) {
        state[wish] = State.PAUSED;
        copy[wish] = NONE;
        next[wish] = wakesOn;
    }

    /** It ends, met or not. */
    void end(int wish, State then) {
        state[wish] = then;
        copy[wish] = NONE;
        held.set(wish, List.of());
        ofFamily[town.wisher[wish]].remove(wish);
    }

    private IntList lineOf(int wish) {
        int title = town.wishedTitle[wish];
        return switch (town.wished[wish]) {
            case VOLUME -> byTitle[title];
            case WORK -> byWork[town.books.work[title]];
            case LIKE -> bySubject[town.books.subject[title]];
        };
    }

    /** How many lines there can be. */
    int lines() {
        return 2 * byTitle.length + bySubject.length;
    }

    /** A number for the line in which a wish waits. */
    int line(int wish) {
        int title = town.wishedTitle[wish];
        return switch (town.wished[wish]) {
            case VOLUME -> title;
            case WORK -> byTitle.length + town.books.work[title];
            case LIKE -> 2 * byTitle.length + town.books.subject[title];
        };
    }

    /** What else decides: whether the family can pay, and whether a copy stands where it fetches. */
    interface Standing {
        boolean pays(int wish);

        boolean here(int site);
    }

    /** The first in line for a copy of the title who can pay; -1 when there is none. */
    int first(int title, Standing standing) {
        int first = better(NONE, byTitle[title], standing);
        first = better(first, byWork[town.books.work[title]], standing);
        return better(first, bySubject[town.books.subject[title]], standing);
    }

    private int better(int first, IntList line, Standing standing) {
        int best = first;
        for (int i = 0; i < line.size(); i++) {
            int wish = line.get(i);
            if ((best == NONE || before(wish, best, standing)) && standing.pays(wish)) {
                best = wish;
            }
        }
        return best;
    }

    /** By precedence, then since when they wait, then when they asked, then as they came. */
    private boolean before(int one, int other, Standing standing) {
        int byRank = Integer.compare(precedence(one, standing), precedence(other, standing));
        int bySince = byRank != 0 ? byRank : Long.compare(since(one), since(other));
        int byPlace = bySince != 0 ? bySince : Integer.compare(placed[one], placed[other]);
        return byPlace != 0 ? byPlace < 0 : one < other;
    }

    private int precedence(int wish, Standing standing) {
        return weights.precedence(lastBook[reader(wish)] >= 0, town.byChild[wish], standing.here(site(wish)));
    }

    private long since(int wish) {
        int last = lastBook[reader(wish)];
        return weights.since(placed[wish], last >= 0, last, -1L - town.joined[town.wisher[wish]]);
    }

    private boolean meets(int title, int wish) {
        int pointedAt = town.wishedTitle[wish];
        return title == pointedAt
                || town.wished[wish] == Wished.WORK && town.books.work[title] == town.books.work[pointedAt]
                || town.wished[wish] == Wished.LIKE && town.books.subject[title] == town.books.subject[pointedAt];
    }

    /** The titles that meet the wish. */
    int[] meeting(int wish) {
        int title = town.wishedTitle[wish];
        return switch (town.wished[wish]) {
            case VOLUME -> new int[] {title};
            case WORK -> town.books.editions(title);
            case LIKE -> town.books.ofSubject[town.books.subject[title]];
        };
    }

    /** Who waits longest for what a copy of the title meets, at the latest since a day, and whose family can pay; -1 when nobody does. */
    int longestUnmet(int title, int since, IntPredicate pays) {
        int longest = NONE;
        IntList[] lines = {byTitle[title], byWork[town.books.work[title]], bySubject[town.books.subject[title]]};
        for (IntList line : lines) {
            for (int i = 0; i < line.size(); i++) {
                int wish = line.get(i);
                boolean waits = placed[wish] <= since && !homePromised[wish];
                if (waits && (longest == NONE || wish < longest) && pays.test(wish)) {
                    longest = wish;
                }
            }
        }
        return longest;
    }

    /** Whether anybody of the family waits for what a copy of the title meets. */
    boolean waitsFor(int family, int title) {
        IntList own = ofFamily[family];
        for (int i = 0; i < own.size(); i++) {
            if (meets(title, own.get(i))) {
                return true;
            }
        }
        return false;
    }
}
