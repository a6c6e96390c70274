package cn.yishulai.matching;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Betters a result by the priorities of {@link Gains}: items exchange what they take in circles of three, as long as that
 * gains something; then some steps aside at random and pairs again, and what became worse is taken back. So nothing gets
 * worse, but the best of all is not promised; where the choices are so few that all can be tried, they are, and it is.
 * The same list and seed take the same steps.
 */
final class FinerLoops {

    /** Items of a circle that is looked for at first, and after each step aside: pairs, for many steps gain more. */
    private static final int DEEP = 3;

    private static final int DEEP_AFTER = 2;
    /** So many steps aside are taken at once; found in so many tries. */
    private static final int MOST_ASIDE = 4;

    private static final int TRIES_ASIDE = 16;
    /** Steps of a search, some tens of nanoseconds each; {@code ITERATIONS} in a list multiplies them. */
    private static final long STEPS = 4_000_000;

    private static final long STEPS_A_CHOICE = 4_000;

    /** On very large lists steps grow with the choices. */
    private static final long STEPS_OF_MANY = 100;

    /** A loop is very long above this. */
    private static final int LONG = 400;

    private static final long STEPS_TO_TRY_ALL = 400_000;
    private static final long STEPS_OF_AN_ITEM = 20_000;
    private static final int STEPS_BETWEEN_LOOKS = 1 << 15;
    private static final int MOST_ITERATIONS = 10_000;

    private final TradeList list;
    private final Choices choices;
    private final Rounds rounds;
    private final SplittableRandom random;
    private final Watch watch;
    private long steps;
    private long looked;

    private final int[] queue;
    private final boolean[] queued;
    private int first;
    private int waiting;

    private final int[] circle = new int[Rounds.MOST];
    private final long[] costs = new long[Rounds.MOST];
    private final boolean[] onCircle;
    private final int[] best = new int[Rounds.MOST];
    private int bestLength;
    private final Gains bestGain = new Gains();
    private final Gains gains = new Gains();
    private final Gains sum = new Gains();
    private final Gains none = new Gains();
    private long stepsOfItem;
    private int deep = DEEP;
    private boolean anotherPass;

    /** Exchanges made since the last step aside, to be taken back. */
    private int[] undo = new int[64];

    private int undone;

    private FinerLoops(TradeList list, Choices choices, int[] takes, long seed, Watch watch) {
        this.list = list;
        this.choices = choices;
        this.watch = watch;
        rounds = new Rounds(list, takes, list.longest());
        random = new SplittableRandom(seed);
        queue = new int[takes.length];
        queued = new boolean[takes.length];
        onCircle = new boolean[takes.length];
        long iterations = Math.min(MOST_ITERATIONS, list.options().number("ITERATIONS", 1));
        long all = choices.to().length;
        steps = Math.max(Math.min(STEPS, STEPS_A_CHOICE * all), STEPS_OF_MANY * all) * iterations;
        looked = steps;
    }

    /**
     * @param takes which item each item takes; changed in place
     * @return whether it is the best of all that the choices allow
     */
    static boolean improve(TradeList list, Choices choices, int[] takes, long seed, Watch watch) {
        if (choices.item().length == 0) {
            return true;
        }
        if (TryAll.bestOf(list, choices, takes, STEPS_TO_TRY_ALL)) {
            return true;
        }
        exchange(list, choices, takes, seed, watch);
        return false;
    }

    /** The same without trying all. */
    static void exchange(TradeList list, Choices choices, int[] takes, long seed, Watch watch) {
        if (choices.item().length > 0) {
            new FinerLoops(list, choices, takes, seed, watch).run();
        }
    }

    private void run() {
        anotherPass = true;
        while (anotherPass && steps > 0) {
            anotherPass = false;
            for (int i : choices.item()) {
                enqueue(i);
            }
            descend();
            undone = 0;
        }
        deep = DEEP_AFTER;
        while (steps > 0) {
            sum.clear();
            int aside = 1 + random.nextInt(MOST_ASIDE);
            for (int n = 0; n < TRIES_ASIDE && aside > 0; n++) {
                aside -= stepAside() ? 1 : 0;
            }
            descend();
            if (none.above(sum)) {
                takeBack();
            }
            undone = 0;
        }
    }

    private void enqueue(int i) {
        if (!queued[i] && choices.start()[i + 1] > choices.start()[i] + 1) {
            queued[i] = true;
            int at = first + waiting++;
            queue[at < queue.length ? at : at - queue.length] = i;
        }
    }

    private void descend() {
        while (waiting > 0 && steps > 0) {
            int i = queue[first];
            first = first + 1 == queue.length ? 0 : first + 1;
            waiting--;
            queued[i] = false;
            while (betters(i)) {
                make(best, bestLength, bestGain);
            }
        }
    }

    /** Looks for the circle from this item that gains most. */
    private boolean betters(int i) {
        bestGain.clear();
        bestLength = 0;
        stepsOfItem = Math.min(steps, STEPS_OF_AN_ITEM);
        steps -= stepsOfItem;
        circle[0] = i;
        onCircle[i] = true;
        search(1, -costNow(i));
        onCircle[i] = false;
        steps += Math.max(0, stepsOfItem) - 1;
        if (looked - steps > STEPS_BETWEEN_LOOKS) {
            looked = steps;
            watch.lacking(0);
        }
        return bestLength > 0;
    }

    private long costNow(int i) {
        return costOf(i, rounds.takes[i]);
    }

    private long costOf(int i, int taken) {
        for (int c = choices.start()[i]; c < choices.start()[i + 1]; c++) {
            if (choices.to()[c] == taken) {
                return choices.cost()[c];
            }
        }
        return 0;
    }

    /** @param cost what the exchange adds to the total cost so far, the last item's new take left out */
    private void search(int n, long cost) {
        int last = circle[n - 1];
        for (int c = choices.start()[last], end = choices.start()[last + 1]; c < end && stepsOfItem > 0; c++) {
            stepsOfItem--;
            int holder = rounds.taker[choices.to()[c]];
            if (holder == circle[0]) {
                if (n > 1) {
                    consider(n, cost + choices.cost()[c]);
                }
            } else if (n < deep && !onCircle[holder]) {
                circle[n] = holder;
                onCircle[holder] = true;
                search(n + 1, cost + choices.cost()[c] - costNow(holder));
                onCircle[holder] = false;
            }
        }
    }

    private void consider(int n, long cost) {
        stepsOfItem -= n;
        if (rounds.judge(circle, n, gains)) {
            gains.cost = -cost;
            if (gains.above(bestGain)) {
                bestGain.set(gains);
                bestLength = n;
                System.arraycopy(circle, 0, best, 0, n);
            }
        }
    }

    private void make(int[] items, int n, Gains gained) {
        sum.add(gained);
        if (undone + n + 1 > undo.length) {
            undo = Arrays.copyOf(undo, undo.length * 2);
        }
        System.arraycopy(items, 0, undo, undone, n);
        undone += n;
        undo[undone++] = n;
        rounds.exchange(items, n);
        for (int k = 0; k < n; k++) {
            lookAgainAround(items[k]);
        }
    }

    /** At all items of a loop that has changed; of a very long one at this item now, and at the others in another pass. */
    private void lookAgainAround(int item) {
        int length = rounds.length[rounds.loop[item]];
        steps -= length;
        if (length > LONG) {
            enqueue(item);
            anotherPass = true;
            return;
        }
        int i = item;
        do {
            enqueue(i);
            i = rounds.takes[i];
        } while (i != item);
    }

    private void takeBack() {
        while (undone > 0) {
            int n = undo[--undone];
            undone -= n;
            // the same circle the other way round gives back what was taken
            for (int k = 0; k < n; k++) {
                circle[k] = undo[undone + n - 1 - k];
            }
            rounds.exchange(circle, n);
        }
    }

    /** A circle found at random that loses neither trades nor people. */
    private boolean stepAside() {
        int n = 1;
        circle[0] = choices.item()[random.nextInt(choices.item().length)];
        long cost = -costNow(circle[0]);
        steps--;
        while (true) {
            int last = circle[n - 1];
            int c = choices.start()[last] + random.nextInt(choices.start()[last + 1] - choices.start()[last]);
            int holder = rounds.taker[choices.to()[c]];
            cost += choices.cost()[c];
            for (int k = 0; k < n; k++) {
                steps--;
                if (circle[k] == holder) {
                    return n - k > 1 && stepOf(k, n);
                }
            }
            if (n == circle.length) {
                return false;
            }
            circle[n++] = holder;
        }
    }

    private boolean stepOf(int from, int n) {
        int length = n - from;
        System.arraycopy(circle, from, circle, 0, length);
        if (!rounds.judge(circle, length, gains) || gains.trades < 0 || gains.people < 0) {
            return false;
        }
        gains.cost = 0;
        for (int k = 0; k < length; k++) {
            int i = circle[k];
            gains.cost += costNow(i) - costOf(i, rounds.takes[circle[k + 1 == length ? 0 : k + 1]]);
        }
        make(circle, length, gains);
        return true;
    }
}
