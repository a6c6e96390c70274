package cn.yishulai.swaps;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.IntUnaryOperator;

/** The slow, obvious reference: tries all ways to promise copies, and counts the best that is allowed. */
final class AllWays {

    private AllWays() {}

    /** A wish in line, or one that is promised a copy which can still be exchanged. */
    record Asking(int family, int reader, boolean promised) {}

    /**
     * @param meets whether a wish takes a copy
     * @param credits free ones of a family
     * @return how many wishes can be promised a copy each, when no family promises more than it can pay and no reader has
     *     fewer promises than now
     */
    static int most(List<Asking> asking, int copies, BiPredicate<Integer, Integer> meets, IntUnaryOperator credits) {
        boolean[] ways = new boolean[1 << asking.size()];
        ways[0] = true;
        for (int copy = 0; copy < copies; copy++) {
            for (int way = ways.length - 1; way >= 0; way--) {
                for (int wish = 0; ways[way] && wish < asking.size(); wish++) {
                    if ((way & 1 << wish) == 0 && meets.test(wish, copy)) {
                        ways[way | 1 << wish] = true;
                    }
                }
            }
        }
        int most = 0;
        for (int way = 0; way < ways.length; way++) {
            if (ways[way] && Integer.bitCount(way) > most && allowed(way, asking, credits)) {
                most = Integer.bitCount(way);
            }
        }
        return most;
    }

    private static boolean allowed(int way, List<Asking> asking, IntUnaryOperator credits) {
        Map<Integer, Integer> spends = new HashMap<>();
        Map<Integer, Integer> gains = new HashMap<>();
        for (int i = 0; i < asking.size(); i++) {
            Asking wish = asking.get(i);
            int more = ((way & 1 << i) != 0 ? 1 : 0) - (wish.promised() ? 1 : 0);
            spends.merge(wish.family(), more, Integer::sum);
            gains.merge(wish.reader(), more, Integer::sum);
        }
        return spends.entrySet().stream().allMatch(family -> family.getValue() <= credits.applyAsInt(family.getKey()))
                && gains.values().stream().allMatch(more -> more >= 0);
    }
}
