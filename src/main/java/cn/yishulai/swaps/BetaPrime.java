package cn.yishulai.swaps;

/**
 * The distribution of X / Y where X and Y are independent and gamma distributed with the given shapes: how long the k-th
 * arrival takes when the pace of arrivals is itself only estimated (Johnson, Kotz, Balakrishnan: Continuous Univariate
 * Distributions 2, chapter 27). The JDK has none.
 */
final class BetaPrime {

    private static final double[] LANCZOS = {
        676.5203681218851,
        -1259.1392167224028,
        771.32342877765313,
        -176.61502916214059,
        12.507343278686905,
        -0.13857109526572012,
        9.9843695780195716e-6,
        1.5056327351493116e-7
    };
    private static final int HALVINGS = 60;
    private static final int TERMS = 300;
    private static final double SMALL = 1e-300;
    private static final double EXACT = 1e-12;

    private BetaPrime() {}

    /** Below which value a share of all cases lies. @param share between 0 and 1, both excluded */
    static double quantile(double share, double above, double below) {
        double low = 0;
        double high = 1;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (incompleteBeta(middle, above, below) < share) {
                low = middle;
            } else {
                high = middle;
            }
        }
        double at = (low + high) / 2;
        return at / Math.max(1 - at, EXACT);
    }

    /** The regularized incomplete beta function, by its continued fraction (modified Lentz). */
    static double incompleteBeta(double x, double a, double b) {
        if (x <= 0 || x >= 1) {
            return x <= 0 ? 0 : 1;
        }
        double front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x));
        return x < (a + 1) / (a + b + 2) ? front * fraction(x, a, b) / a : 1 - front * fraction(1 - x, b, a) / b;
    }

    private static double fraction(double x, double a, double b) {
        double c = 1;
        double d = 1 / nonZero(1 - (a + b) * x / (a + 1));
        double value = d;
        for (int m = 1; m <= TERMS; m++) {
            double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
            d = 1 / nonZero(1 + even * d);
            c = nonZero(1 + even / c);
            value *= d * c;
            double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
            d = 1 / nonZero(1 + odd * d);
            c = nonZero(1 + odd / c);
            double step = d * c;
            value *= step;
            if (Math.abs(step - 1) < EXACT) {
                break;
            }
        }
        return value;
    }

    private static double nonZero(double value) {
        return Math.abs(value) < SMALL ? SMALL : value;
    }

    /** By Lanczos' approximation, to 15 digits for what is above 0.5. */
    static double logGamma(double x) {
        if (x < 0.5) {
            return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
        }
        double sum = 0.99999999999980993;
        for (int i = 0; i < LANCZOS.length; i++) {
            sum += LANCZOS[i] / (x + i);
        }
        double t = x + LANCZOS.length - 1.5;
        return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(t) - t + Math.log(sum);
    }
}
