package cn.yishulai.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One run over a trade list: the most trades that are possible and, of the results with as many, one that serves the
 * most people; then loops as short as cheap changes make them. The same list and seed give the same run.
 *
 * @param takes which item each item takes, dummies included; itself when it does not trade
 * @param receives the same without dummies: which real item each real item receives; -1 for none and for dummies
 */
public record TradeRun(TradeList list, long seed, int[] takes, int[] receives, Certificate certificate) {

    /**
     * Refuses a list that cannot be read.
     *
     * @param text a trade list in the public math-trade format
     * @param seed decides between equal results; 0 takes the list as it stands
     */
    public static TradeRun of(String text, long seed, Watch watch) {
        return of(TradeListReader.read(text), seed, watch);
    }

    static TradeRun of(TradeList list, long seed, Watch watch) {
        ListMarket items = ListMarket.of(list, seed);
        Allotment most = new Allotment(items.market());
        new Clearing(most, watch).run();
        return of(items, most, seed, watch);
    }

    /** @param most an allotment with the most trades */
    static TradeRun of(ListMarket items, Allotment most, long seed, Watch watch) {
        TradeList list = items.list();
        MostPeople people = new MostPeople(items, most, watch);
        int bonus = people.run();
        Certificate certificate = certificate(list, people.proofs, bonus);
        int[] takes = people.takes;
        ShorterLoops.split(list, takes);
        return new TradeRun(list, seed, takes, receives(list, takes), certificate);
    }

    private static Certificate certificate(TradeList list, List<MostPeople.Proof> proofs, int bonus) {
        int conditions = 0;
        for (MostPeople.Proof proof : proofs) {
            conditions = Math.max(conditions, proof.traded().length + proof.kept().length);
        }
        long tradeWeight = (long) MostPeople.PERSON * (list.items() + 1) + 2L * bonus * conditions + 1;
        List<Certificate.Case> cases = new ArrayList<>();
        for (MostPeople.Proof proof : proofs) {
            long[] keepCost = new long[list.items()];
            for (int i = 0; i < keepCost.length; i++) {
                keepCost[i] = list.dummy()[i] ? 0 : tradeWeight + proof.weight()[list.person()[i]];
            }
            for (int i : proof.traded()) {
                keepCost[i] += bonus;
            }
            for (int i : proof.kept()) {
                keepCost[i] -= bonus;
            }
            Prices prices = new Prices(list, proof.takes(), keepCost);
            cases.add(new Certificate.Case(
                    proof.traded(), proof.kept(), bonus, proof.weight(), prices.level, prices.price));
        }
        return new Certificate(tradeWeight, MostPeople.PERSON, List.copyOf(cases));
    }

    private static int[] receives(TradeList list, int[] takes) {
        int[] receives = new int[takes.length];
        for (int i = 0; i < takes.length; i++) {
            int taken = takes[i];
            while (list.dummy()[taken] && !list.dummy()[i]) {
                taken = takes[taken];
            }
            receives[i] = list.dummy()[i] || taken == i ? -1 : taken;
        }
        return receives;
    }

    public int trades() {
        int trades = 0;
        for (int taken : receives) {
            trades += taken >= 0 ? 1 : 0;
        }
        return trades;
    }

    /** People who receive something. */
    public int people() {
        boolean[] served = new boolean[list.persons()];
        int people = 0;
        for (int i = 0; i < receives.length; i++) {
            if (receives[i] >= 0 && !served[list.person()[i]]) {
                served[list.person()[i]] = true;
                people++;
            }
        }
        return people;
    }

    /** The loops, each in the order "receives"; the first item of a loop is its first in the list. */
    List<int[]> loops() {
        List<int[]> loops = new ArrayList<>();
        boolean[] seen = new boolean[receives.length];
        int[] loop = new int[receives.length];
        for (int i = 0; i < receives.length; i++) {
            int length = 0;
            for (int at = i; receives[at] >= 0 && !seen[at]; at = receives[at]) {
                seen[at] = true;
                loop[length++] = at;
            }
            if (length > 0) {
                loops.add(Arrays.copyOf(loop, length));
            }
        }
        return loops;
    }

    /** The names of the items in each loop; each item receives the next one, the last the first. */
    public List<List<String>> namedLoops() {
        return loops().stream()
                .map(loop ->
                        Arrays.stream(loop).mapToObj(i -> list.name().get(i)).toList())
                .toList();
    }
}
