package cn.yishulai.matching;

import static cn.yishulai.matching.MatchingRefusal.TRADE_RESULT_WRONG;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Why no result of a trade list has more trades, and none with as many trades serves more people: a solution of the
 * dual linear program. Whoever has the list can check it with additions and comparisons only.
 *
 * <p>A kept item (one that does not trade) costs {@code tradeWeight} plus the weight of its person, from 0 to
 * {@code personWeight}; a kept dummy costs nothing. Every item has a level and a price with
 * <ul>
 *   <li>level of the item ≤ price of each item that it wants,
 *   <li>level − price of the item ≤ what keeping it costs.
 * </ul>
 * Added up over any set of loops this bounds the cost of what is kept from below, and so the number of trades from
 * above; a person with n items counts at most (personWeight − weight) + weight × trades, which bounds people.
 *
 * <p>Mostly there is one case. Where the linear bound lies above what whole trades can reach, cases divide the results:
 * each names items taken as kept and as traded, the cases together leave no result out, and each has its own bound.
 */
record Certificate(long tradeWeight, int personWeight, List<Case> cases) {

    /**
     * @param traded items that trade in this case
     * @param kept items that do not
     * @param bonus what is taken off the cost of a kept item of {@code kept}, and put on one of {@code traded}
     * @param weight of each person
     * @param level of each item
     * @param price of each item
     */
    record Case(int[] traded, int[] kept, long bonus, int[] weight, long[] level, long[] price) {}

    /** No result has more trades, nor with that many trades more people served. */
    record Bounds(int trades, int people) {}

    /** What follows from this certificate. Refuses one that does not hold for the list. */
    Bounds check(TradeList list) {
        requireEveryResultInACase();
        int trades = 0;
        for (Case c : cases) {
            trades = Math.max(trades, list.realItems() - keptAtLeast(c, list));
        }
        int people = 0;
        for (Case c : cases) {
            people = Math.max(people, peopleAtMost(c, list, list.realItems() - trades));
        }
        return new Bounds(trades, people);
    }

    private long keepCost(Case c, TradeList list, int item) {
        return list.dummy()[item] ? 0 : tradeWeight + c.weight()[list.person()[item]];
    }

    /** The least total cost of what is kept, by the levels and prices of this case. */
    private long costAtLeast(Case c, TradeList list) {
        long[] keep = new long[list.items()];
        for (int i = 0; i < keep.length; i++) {
            keep[i] = keepCost(c, list, i);
        }
        for (int i : c.traded()) {
            keep[i] += c.bonus();
        }
        for (int i : c.kept()) {
            keep[i] -= c.bonus();
        }
        long least = 0;
        for (int i = 0; i < keep.length; i++) {
            long level = c.level()[i];
            require(level - c.price()[i] <= keep[i], list, i);
            for (int w = list.wantStart()[i]; w < list.wantStart()[i + 1]; w++) {
                require(level <= c.price()[list.wants()[w]], list, i);
            }
            least = Math.addExact(least, level - c.price()[i]);
        }
        return least + c.bonus() * c.kept().length;
    }

    private static void require(boolean holds, TradeList list, int item) {
        if (!holds) {
            throw TRADE_RESULT_WRONG.because(
                    "The certificate does not hold at item " + list.name().get(item) + ".");
        }
    }

    /** Σ weight × items, the most that persons' weights can add to the cost of what is kept. */
    private long allWeights(Case c, TradeList list) {
        if (c.bonus() < 0) {
            throw TRADE_RESULT_WRONG.because("The certificate has a bonus below zero.");
        }
        for (int weight : c.weight()) {
            if (weight < 0 || weight > personWeight) {
                throw TRADE_RESULT_WRONG.because("The certificate has a person's weight out of range.");
            }
        }
        long sum = 0;
        for (int i = 0; i < list.items(); i++) {
            sum += list.dummy()[i] ? 0 : c.weight()[list.person()[i]];
        }
        return sum;
    }

    private int keptAtLeast(Case c, TradeList list) {
        long weights = allWeights(c, list);
        return (int) Math.max(0, -Math.floorDiv(weights - costAtLeast(c, list), tradeWeight));
    }

    private int peopleAtMost(Case c, TradeList list, int kept) {
        boolean[] counted = new boolean[list.persons()];
        long most = allWeights(c, list) - (costAtLeast(c, list) - tradeWeight * kept);
        for (int i = 0; i < list.items(); i++) {
            int person = list.person()[i];
            if (!list.dummy()[i] && !counted[person]) {
                counted[person] = true;
                most += personWeight - c.weight()[person];
            }
        }
        return (int) Math.max(0, Math.floorDiv(most, personWeight));
    }

    /** The cases must be the leaves of a tree that at each fork takes one item as traded on one side, kept on the other. */
    private void requireEveryResultInACase() {
        List<List<Integer>> open = new ArrayList<>();
        for (Case c : cases) {
            List<Integer> conditions = new ArrayList<>();
            Arrays.stream(c.traded()).forEach(conditions::add);
            Arrays.stream(c.kept()).map(i -> ~i).forEach(conditions::add);
            open.add(conditions);
        }
        if (tradeWeight < 1 || personWeight < 1 || !coversAll(open)) {
            throw TRADE_RESULT_WRONG.because("The cases of the certificate leave results out.");
        }
    }

    private static boolean coversAll(List<List<Integer>> cases) {
        if (cases.stream().anyMatch(List::isEmpty)) {
            return true;
        }
        if (cases.isEmpty()) {
            return false;
        }
        for (int fork : cases.get(0)) {
            if (cases.stream().allMatch(c -> c.contains(fork) || c.contains(~fork))) {
                return coversAll(without(cases, fork)) && coversAll(without(cases, ~fork));
            }
        }
        return false;
    }

    private static List<List<Integer>> without(List<List<Integer>> cases, int condition) {
        return cases.stream()
                .filter(c -> c.contains(condition))
                .map(c -> c.stream().filter(o -> o != condition).toList())
                .toList();
    }
}
