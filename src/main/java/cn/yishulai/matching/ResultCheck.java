package cn.yishulai.matching;

import static cn.yishulai.matching.MatchingRefusal.TRADE_RESULT_WRONG;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Checks a result against its list: every trade is wished for, no copy goes twice, dummies do not let more through than
 * they may, and the certificate (or a run of our own where there is none) shows that nothing better is possible.
 */
public final class ResultCheck {

    /** How many ways through a person's dummies are tried for a result that does not say which it took. */
    private static final int TRIES = 1_000_000;

    private final TradeList list;
    private final int[] receives;
    private final boolean[] used;
    private int tries;

    private ResultCheck(TradeList list, int[] receives) {
        this.list = list;
        this.receives = receives;
        this.used = new boolean[list.items()];
    }

    /**
     * What has been found, a sentence each. Refuses a list that cannot be read, and a result that is wrong or not the best.
     *
     * @param text the list as published
     * @param resultText the result, with or without its certificate
     */
    public static List<String> check(String text, String resultText) {
        String digest = Printed.sha256(text.getBytes(StandardCharsets.UTF_8));
        return check(TradeListReader.read(text), digest, resultText);
    }

    /** @param digest SHA-256 of the list */
    static List<String> check(TradeList list, String digest, String resultText) {
        ResultReader.Result result = ResultReader.read(list, resultText);
        ResultCheck check = new ResultCheck(list, result.receives());
        check.closedLoops();
        return result.certificate().isEmpty() ? check.byOurOwnRun(result) : check.byItsCertificate(result, digest);
    }

    private List<String> byItsCertificate(ResultReader.Result result, String digest) {
        CertificateText.Read read = CertificateText.read(list, result.certificate());
        if (!read.input().equals(digest)) {
            throw wrong("The certificate is for another list.");
        }
        if (list.longest() != ListExtras.NO_LIMIT && read.longest() != list.longest()) {
            throw wrong("The certificate is not for loops of at most " + list.longest() + ".");
        }
        alongDummies(read.dummyTakes());
        TradeList limited =
                read.longest() == ListExtras.NO_LIMIT ? list : NearLoops.of(list.withLongest(read.longest()));
        return judge(result, read.certificate().check(limited), read.longest(), true);
    }

    private List<String> byOurOwnRun(ResultReader.Result result) {
        throughSomeDummies();
        TradeRun own = TradeRun.of(list, 0, Watch.NONE);
        return judge(result, own.certificate().check(own.list()), list.longest(), false);
    }

    private List<String> judge(ResultReader.Result result, Certificate.Bounds bounds, int longest, boolean certified) {
        TradeRun claimed =
                new TradeRun(list, 0, result.receives(), result.receives(), false, new Certificate(1, 1, List.of()));
        int trades = claimed.trades();
        int people = claimed.people();
        agree(result, trades, people);
        String basis = certified ? "The certificate holds" : "No certificate, so the list was run again";
        if (longest != ListExtras.NO_LIMIT) {
            requireLoopsOfAtMost(longest, claimed);
            return List.of(
                    "The result holds: " + trades + " trades in loops of at most " + longest + ", " + people
                            + " users served.",
                    basis + ": nobody can make more than " + bounds.trades() + " trades in such loops.");
        }
        String remains = certified ? " are not ruled out by the certificate." : " are possible.";
        if (trades < bounds.trades()) {
            throw wrong("The result makes " + trades + " trades; " + bounds.trades() + remains);
        }
        if (people < bounds.people()) {
            throw wrong("The result serves " + people + " users; " + bounds.people() + remains);
        }
        return List.of(
                "The result holds: " + trades + " trades, " + people + " users served.",
                basis + ": nobody can make more than " + bounds.trades() + " trades, nor serve more than "
                        + bounds.people() + " users with as many.");
    }

    private static void requireLoopsOfAtMost(int longest, TradeRun claimed) {
        for (int[] loop : claimed.loops()) {
            if (loop.length > longest) {
                throw wrong("The result has a loop of " + loop.length + " items; no more than " + longest
                        + " are allowed.");
            }
        }
    }

    private void agree(ResultReader.Result result, int trades, int people) {
        if (result.statedTrades() >= 0 && result.statedTrades() != trades) {
            throw wrong("The result counts " + result.statedTrades() + " trades but lists " + trades + ".");
        }
        if (result.statedPeople() >= 0 && result.statedPeople() != people) {
            throw wrong("The result counts " + result.statedPeople() + " users but lists " + people + ".");
        }
    }

    private void closedLoops() {
        boolean[] sent = new boolean[receives.length];
        for (int i = 0; i < receives.length; i++) {
            if (receives[i] >= 0) {
                if (sent[receives[i]]) {
                    throw wrong("The result sends " + name(receives[i]) + " to two users.");
                }
                sent[receives[i]] = true;
            }
        }
        for (int i = 0; i < receives.length; i++) {
            if (sent[i] != receives[i] >= 0) {
                throw wrong("The result has " + name(i)
                        + (sent[i] ? " sent but nothing received." : " receive but not sent."));
            }
        }
    }

    /** Every item must want what it receives, or a dummy from which the dummies' own takes lead there. */
    private void alongDummies(int[] dummyTakes) {
        int[] taker = new int[dummyTakes.length];
        Arrays.fill(taker, -1);
        for (int d = 0; d < dummyTakes.length; d++) {
            int taken = dummyTakes[d];
            if (taken >= 0) {
                if (!list.dummy()[d] || taker[taken] >= 0 || !wants(d, taken)) {
                    throw wrong("The certificate has " + name(d) + " take " + name(taken) + ", which it may not.");
                }
                taker[taken] = d;
            }
        }
        for (int i = 0; i < receives.length; i++) {
            int at = receives[i];
            while (at >= 0 && !wants(i, at)) {
                at = taker[at];
            }
            if (at < 0 && receives[i] >= 0) {
                throw notWanted(i);
            }
        }
    }

    private void throughSomeDummies() {
        List<Integer> indirect = new ArrayList<>();
        for (int i = 0; i < receives.length; i++) {
            if (receives[i] >= 0 && !wants(i, receives[i])) {
                indirect.add(i);
            }
        }
        indirect.sort(Comparator.comparing(i -> list.person()[i]));
        for (int from = 0; from < indirect.size(); ) {
            int to = from;
            while (to < indirect.size() && list.person()[indirect.get(to)] == list.person()[indirect.get(from)]) {
                to++;
            }
            tries = TRIES;
            if (!lead(indirect.subList(from, to), 0, indirect.get(from))) {
                throw notWanted(indirect.get(from));
            }
            from = to;
        }
    }

    /** Finds ways through dummies of their own for all items from the n-th on, the first of them having come to {@code at}. */
    private boolean lead(List<Integer> items, int n, int at) {
        if (--tries < 0) {
            throw wrong("The result does not say which dummies it took, and there are too many ways to try.");
        }
        int target = receives[items.get(n)];
        if (wants(at, target)) {
            if (n + 1 == items.size() || lead(items, n + 1, items.get(n + 1))) {
                return true;
            }
        }
        for (int w = list.wantStart()[at]; w < list.wantStart()[at + 1]; w++) {
            int dummy = list.wants()[w];
            if (list.dummy()[dummy] && !used[dummy]) {
                used[dummy] = true;
                if (lead(items, n, dummy)) {
                    return true;
                }
                used[dummy] = false;
            }
        }
        return false;
    }

    private boolean wants(int item, int wanted) {
        for (int w = list.wantStart()[item]; w < list.wantStart()[item + 1]; w++) {
            if (list.wants()[w] == wanted) {
                return true;
            }
        }
        return false;
    }

    private String name(int item) {
        return list.name().get(item);
    }

    private RuntimeException notWanted(int item) {
        return wrong("The result has " + name(item) + " receive " + name(receives[item]) + ", which it does not want.");
    }

    private static RuntimeException wrong(String message) {
        return TRADE_RESULT_WRONG.because(message);
    }
}
