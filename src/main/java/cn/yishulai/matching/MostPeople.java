package cn.yishulai.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Among the results with the most trades, one that serves the most people, with the proof. Each person gets a weight
 * that lowers the worth of a first trade and raises that of every trade (Lagrange multipliers of "served at most once
 * counted"); for given weights the best loops are a cheapest allotment of the small market that still has leeway, and
 * give a bound on people. Weights follow the subgradient until bound and people meet. Where they do not, an item on
 * which the allotments disagree is taken as traded and as kept, and both cases are solved.
 */
final class MostPeople {

    static final int PERSON = 1000;

    private static final int ROUNDS = 300;
    private static final int ROUNDS_OF_A_CASE = 60;
    private static final int CASES = 2000;
    /** The subgradient aims this far above the people reached: low enough to prove them the most. */
    private static final double AIM = 0.3;

    /** A proved part: conditions by trader of the small market, the weights with the best bound, and their allotment. */
    record Proof(int[] traded, int[] kept, int[] weight, int[] takes) {}

    final List<Proof> proofs = new ArrayList<>();
    int[] takes;
    int people;

    private final ListMarket items;
    private final Allotment most;
    final Leeway leeway;
    private final Market market;
    private final Takers takers;
    private final Watch watch;
    private final int bonus;
    /** Person of a trader of the small market; -1 when it may not be kept, is a dummy, or its person is served anyway. */
    private final int[] personOf;

    private final int servedAnyway;
    private final boolean[] open;
    private int cases;
    /** From one round to the next weights change little, and so does the cheapest allotment. */
    private @Nullable Allotment latest;

    MostPeople(ListMarket items, Allotment most, Watch watch) {
        this.items = items;
        this.most = most;
        this.watch = watch;
        leeway = new Leeway(most);
        market = leeway.market;
        takers = new Takers(market);
        TradeList list = items.list();
        bonus = PERSON * (list.persons() + 1);
        takes = items.takes(most);
        personOf = new int[market.traders];
        boolean[] served = new boolean[list.persons()];
        boolean[] changeable = new boolean[list.items()];
        for (int k = 0; k < market.traders; k++) {
            changeable[item(k)] = market.keepEnd[k] > market.arcStart[k];
        }
        for (int i = 0; i < takes.length; i++) {
            served[list.person()[i]] |= !list.dummy()[i] && !changeable[i] && takes[i] != i;
        }
        open = new boolean[list.persons()];
        for (int k = 0; k < market.traders; k++) {
            int i = item(k);
            int person = list.person()[i];
            personOf[k] = changeable[i] && !list.dummy()[i] && !served[person] ? person : -1;
            open[person] |= personOf[k] >= 0;
        }
        int count = 0;
        for (boolean s : served) {
            count += s ? 1 : 0;
        }
        servedAnyway = count;
        people = -1;
    }

    private int item(int k) {
        return items.itemOf()[leeway.traderOf[k]];
    }

    /** @return the bonus by which the proofs hold their conditions */
    int run() {
        double[] weight = new double[open.length];
        Arrays.fill(weight, PERSON / 2.0);
        solve(new int[market.traders], weight, ROUNDS);
        return bonus;
    }

    /** @param extra above zero: the trader trades in this case; below: it keeps; zero: free */
    private void solve(int[] extra, double[] weight, int rounds) {
        cases++;
        Round best = null;
        int[] keptTimes = new int[market.traders];
        int done = 0;
        while (done < rounds && (best == null || best.peopleAtMost() > people)) {
            Round round = new Round(extra, weight);
            best = best == null || round.bound < best.bound ? round : best;
            for (int k = 0; k < market.traders; k++) {
                keptTimes[k] += round.keeps(k) ? 1 : 0;
            }
            round.adjust(weight);
            done++;
            watch.lacking(0);
        }
        if (best == null) {
            throw new IllegalStateException("no round");
        }
        int fork = best.peopleAtMost() <= people || cases > CASES ? -1 : fork(extra, keptTimes, done);
        if (fork < 0) {
            proofs.add(best.proof());
            return;
        }
        for (int side : new int[] {bonus, -bonus}) {
            int[] narrower = extra.clone();
            narrower[fork] = side;
            solve(narrower, weight.clone(), ROUNDS_OF_A_CASE);
        }
    }

    /** The free trader about which the rounds were most divided. */
    private int fork(int[] extra, int[] keptTimes, int rounds) {
        int fork = -1;
        int divided = -1;
        for (int k = 0; k < market.traders; k++) {
            int here = Math.min(keptTimes[k], rounds - keptTimes[k]);
            if (personOf[k] >= 0 && extra[k] == 0 && here > divided) {
                divided = here;
                fork = k;
            }
        }
        return fork;
    }

    /** The cheapest allotment for one set of weights. */
    private final class Round {

        final int[] weight = new int[open.length];
        final int[] extra;
        final int[] trades = new int[open.length];
        final Allotment allotment;
        /** People at most, times {@link #PERSON}. */
        final long bound;

        Round(int[] extra, double[] weights) {
            this.extra = extra;
            for (int p = 0; p < weight.length; p++) {
                weight[p] = open[p] ? (int) Math.round(weights[p]) : 0;
            }
            for (int k = 0; k < market.traders; k++) {
                market.keepCost[k] = personOf[k] < 0 ? 0 : weight[personOf[k]] + extra[k];
            }
            allotment = latest == null ? new Allotment(market) : Allotment.following(latest);
            latest = allotment;
            new Clearing(allotment, takers, watch).run();
            long violated = 0;
            for (int k = 0; k < market.traders; k++) {
                if (personOf[k] >= 0) {
                    trades[personOf[k]] += keeps(k) ? 0 : 1;
                    violated += extra[k] != 0 && keeps(k) != (extra[k] < 0) ? bonus : 0;
                }
            }
            bound = bound() - violated;
            if (violated == 0) {
                remember();
            }
        }

        private long bound() {
            long sum = (long) PERSON * servedAnyway;
            for (int p = 0; p < open.length; p++) {
                sum += open[p] ? PERSON - weight[p] + (long) weight[p] * trades[p] : 0;
            }
            return sum;
        }

        boolean keeps(int k) {
            return market.keepEnd[k] > market.arcStart[k] && allotment.used(market.arcStart[k]);
        }

        int peopleAtMost() {
            return (int) Math.max(0, Math.floorDiv(bound, PERSON));
        }

        private void remember() {
            int served = servedAnyway;
            for (int p = 0; p < open.length; p++) {
                served += open[p] && trades[p] > 0 ? 1 : 0;
            }
            if (served > people) {
                people = served;
                takes = takes();
            }
        }

        private int[] takes() {
            int[] merged = items.takes(most);
            for (int j = 0; j < market.titles; j++) {
                merged[item(allotment.slotTrader(j))] = items.itemOf()[leeway.titleOf[j]];
            }
            return merged;
        }

        /** A step of Polyak's length against the subgradient: who trades more than once weighs less, who not at all more. */
        void adjust(double[] weights) {
            long norm = 0;
            for (int p = 0; p < open.length; p++) {
                int slope = trades[p] - 1;
                boolean atEnd = slope > 0 ? weights[p] <= 0 : weights[p] >= PERSON;
                norm += open[p] && !atEnd ? (long) slope * slope : 0;
            }
            double step = (bound - (people + AIM) * PERSON) / Math.max(1, norm);
            for (int p = 0; p < open.length; p++) {
                if (open[p]) {
                    weights[p] = Math.min(PERSON, Math.max(0, weights[p] - step * (trades[p] - 1)));
                }
            }
        }

        Proof proof() {
            return new Proof(conditions(1), conditions(-1), weightsOfAll(), takes());
        }

        private int[] conditions(int sign) {
            int[] found = new int[extra.length];
            int n = 0;
            for (int k = 0; k < extra.length; k++) {
                if (Integer.signum(extra[k]) == sign) {
                    found[n++] = item(k);
                }
            }
            return Arrays.copyOf(found, n);
        }

        /** Who is never served weighs full, so as to count for nothing; who is always served weighs nothing. */
        private int[] weightsOfAll() {
            int[] all = weight.clone();
            TradeList list = items.list();
            boolean[] served = new boolean[all.length];
            for (int i = 0; i < takes.length; i++) {
                served[list.person()[i]] |= !list.dummy()[i] && takes[i] != i;
            }
            for (int p = 0; p < all.length; p++) {
                all[p] = !open[p] && !served[p] ? PERSON : all[p];
            }
            return all;
        }
    }
}
