package cn.yishulai.swaps;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When a place in line is likely served, in days from today: of a hundred forecasts about eighty hold (ForecastBench says
 * how many did on simulated histories, by length of line).
 *
 * @param fromDays nine of ten wait at least so long
 * @param toDays nine of ten wait at most so long; null when that is more than a year
 * @param basis whose history it rests on most
 * @param arrivals how many copies that history saw
 */
public record Forecast(int fromDays, @Nullable Integer toDays, Basis basis, long arrivals) {

    static final double FROM = 0.10;
    static final double TO = 0.90;

    private static final int A_YEAR = 365;

    /** Whose history: the narrowest that saw enough. */
    public enum Basis {
        VOLUME,
        WORK,
        CLASS,
        ALL
    }

    /**
     * @param turn the how-manieth copy from now is this reader's, those who leave the line before already taken off; at
     *     least 1
     * @param handlingDays from claimed to set aside at the pickup site
     * @return nothing when even the shortest wait is beyond a year: that is no forecast
     */
    static Optional<Forecast> of(double turn, Pace pace, double handlingDays, Basis basis, long arrivals) {
        double from = handlingDays + pace.days() * BetaPrime.quantile(FROM, turn, pace.shape());
        double to = handlingDays + pace.days() * BetaPrime.quantile(TO, turn, pace.shape());
        return from > A_YEAR
                ? Optional.empty()
                : Optional.of(new Forecast(
                        (int) Math.floor(from), to > A_YEAR ? null : (int) Math.ceil(to), basis, arrivals));
    }

    /** Some of those before leave the line without a book, and not all of them before their turn would have come. */
    static double turn(int ahead, double leaving) {
        return 1 + ahead * (1 - leaving / 2);
    }
}
