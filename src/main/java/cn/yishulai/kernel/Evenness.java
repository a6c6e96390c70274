package cn.yishulai.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** How evenly something went to families, from how much each of them got. */
public final class Evenness {

    private static final int TENTHS = 10;

    private Evenness() {}

    /** The Gini coefficient: 0 when all got as much, near 1 when one got everything; 0 when nobody got anything. */
    public static double gini(long[] amounts) {
        long[] sorted = amounts.clone();
        Arrays.sort(sorted);
        long all = Arrays.stream(sorted).sum();
        if (all == 0) {
            return 0;
        }
        double weighted = 0;
        for (int i = 0; i < sorted.length; i++) {
            weighted += (2.0 * (i + 1) - sorted.length - 1) * sorted[i];
        }
        return weighted / ((double) sorted.length * all);
    }

    /** Which share the poorer 0, 10, 20 … 100 % got, to a hundredth; between two families in a straight line. */
    public static List<Double> lorenz(long[] amounts) {
        long[] sorted = amounts.clone();
        Arrays.sort(sorted);
        double all = Math.max(1, Arrays.stream(sorted).sum());
        List<Double> shares = new ArrayList<>();
        for (int tenth = 0; tenth <= TENTHS; tenth++) {
            double families = (double) tenth * sorted.length / TENTHS;
            int whole = (int) families;
            double sum = Arrays.stream(sorted, 0, whole).sum();
            if (whole < sorted.length) {
                sum += (families - whole) * sorted[whole];
            }
            shares.add(Math.round(100 * sum / all) / 100.0);
        }
        return shares;
    }
}
