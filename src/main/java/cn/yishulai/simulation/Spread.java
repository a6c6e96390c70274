package cn.yishulai.simulation;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What several runs came to: their mean, and between which two values the true mean lies in 95 of 100 such simulations
 * (Student's t). Absent bounds: one run alone does not say how far off it is.
 *
 * @param runs that had such a figure
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Spread(double mean, @Nullable Double low, @Nullable Double high, int runs) {

    /** Student's t for 95 % by degrees of freedom; beyond the table the next smaller one, which is on the safe side. */
    private static final double[] T = {
        12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160, 2.145, 2.131, 2.120,
        2.110, 2.101, 2.093, 2.086, 2.080, 2.074, 2.069, 2.064, 2.060, 2.056, 2.052, 2.048, 2.045, 2.042
    };

    private static final double DIGITS = 10_000;

    /** @param values of the runs; what is not a number is left out. Null when nothing is left */
    static @Nullable Spread of(double[] values) {
        double[] found = Arrays.stream(values).filter(Double::isFinite).toArray();
        int n = found.length;
        if (n == 0) {
            return null;
        }
        double mean = Arrays.stream(found).sum() / n;
        if (n == 1) {
            return new Spread(rounded(mean), null, null, 1);
        }
        double squares = Arrays.stream(found).map(x -> (x - mean) * (x - mean)).sum();
        double off = T[Math.min(n - 1, T.length) - 1] * Math.sqrt(squares / (n - 1) / n);
        return new Spread(rounded(mean), rounded(mean - off), rounded(mean + off), n);
    }

    /** Whether the runs agree on which side of nothing the mean lies. */
    @JsonIgnore
    boolean isSure() {
        return low != null && high != null && (low > 0 || high < 0);
    }

    static double rounded(double value) {
        return Math.round(value * DIGITS) / DIGITS;
    }
}
