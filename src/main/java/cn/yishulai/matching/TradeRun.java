package cn.yishulai.matching;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One run over a trade list. What it prefers, each only among the results that are equal in all before it:
 * <ol>
 *   <li>the most trades, proved by the certificate;
 *   <li>the most people who receive something, proved by the certificate;
 *   <li>shorter loops: the least sum of squares of their lengths;
 *   <li>better ranks: the least total cost by the list's priority scheme; without a scheme the order of wants says nothing;
 *   <li>longer waiting: the most days waited, added up over the people served.
 * </ol>
 * The first two are exact. To make loops as short as can be is NP-hard, so the last three are improved from there by
 * {@link FinerLoops}, which never loses a trade or a person; where few results are left they are exact too, for all are
 * tried. The same list and seed give the same run.
 *
 * <p>Where the list limits its loops ({@code #@ LONGEST n}), the most trades are NP-hard as well: the run searches, and
 * the certificate proves a bound, the most trades by wishes that lie on a loop within the limit.
 *
 * @param takes which item each item takes, dummies included; itself when it does not trade
 * @param receives the same without dummies: which real item each real item receives; -1 for none and for dummies
 * @param allTried whether every result with as many trades was tried, so that no priority can be better served
 */
public record TradeRun(
        TradeList list, long seed, int[] takes, int[] receives, boolean allTried, Certificate certificate) {

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
        watch.stage(TradeStage.TRADES);
        boolean limited = list.longest() != ListExtras.NO_LIMIT;
        ListMarket items = ListMarket.of(limited ? NearLoops.of(list) : list, seed);
        Allotment most = new Allotment(items.market());
        new Clearing(most, watch).run();
        return of(items, most, seed, watch);
    }

    /** @param most an allotment with the most trades, of wishes that lie on a loop within the limit if there is one */
    static TradeRun of(ListMarket items, Allotment most, long seed, Watch watch) {
        TradeList list = items.list();
        watch.stage(TradeStage.PEOPLE);
        MostPeople people = new MostPeople(items, most, watch);
        int bonus = people.run();
        int[] takes = people.takes.clone();
        watch.stage(TradeStage.LOOPS);
        boolean allTried = FinerLoops.improve(
                list.withLongest(ListExtras.NO_LIMIT), Choices.within(people.leeway, items), takes, seed, watch);
        if (list.longest() != ListExtras.NO_LIMIT && ShortLoops.breakLongLoops(list, takes)) {
            allTried = ShortLoops.shorten(items, takes, seed, watch);
        }
        watch.stage(TradeStage.PROOF);
        Certificate certificate = certificate(list, people.proofs, bonus, watch);
        return new TradeRun(list, seed, takes, receives(list, takes), allTried, certificate);
    }

    private static Certificate certificate(TradeList list, List<MostPeople.Proof> proofs, int bonus, Watch watch) {
        int conditions = 0;
        for (MostPeople.Proof proof : proofs) {
            conditions = Math.max(conditions, proof.traded().length + proof.kept().length);
        }
        long tradeWeight = (long) MostPeople.PERSON * (list.items() + 1) + 2L * bonus * conditions + 1;
        List<Certificate.Case> cases = new ArrayList<>();
        for (MostPeople.Proof proof : proofs) {
            watch.lacking(0);
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

    /** The result in the usual form, as {@code match FILE} prints it first: loops, summary, counts. */
    public String resultText() {
        return Printed.text(out -> ResultPrinter.print(this, out));
    }

    /**
     * The certificate, as {@code match FILE} prints it after the result.
     *
     * @param text the list as it was read, whose digest the certificate names
     */
    public String certificateText(String text) {
        String digest = Printed.sha256(text.getBytes(StandardCharsets.UTF_8));
        return Printed.text(out -> CertificateText.print(this, digest, out));
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
        int people = 0;
        for (boolean s : served()) {
            people += s ? 1 : 0;
        }
        return people;
    }

    /** Days waited by the people who receive something. */
    public long waiting() {
        boolean[] served = served();
        long days = 0;
        for (int p = 0; p < served.length; p++) {
            days += served[p] ? list.waiting()[p] : 0;
        }
        return days;
    }

    private boolean[] served() {
        boolean[] served = new boolean[list.persons()];
        for (int i = 0; i < receives.length; i++) {
            served[list.person()[i]] |= receives[i] >= 0;
        }
        return served;
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
