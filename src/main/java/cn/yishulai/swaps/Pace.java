package cn.yishulai.swaps;

/**
 * How fast copies come in, as far as it is known: arrivals per day are gamma distributed. What was seen is added to what is
 * usual, so little history widens the forecast and none leaves what is usual.
 *
 * @param shape as if so many arrivals had been seen
 * @param days in so many days
 */
record Pace(double shape, double days) {

    /** However alike volumes look, the history of others counts for no more arrivals than these. */
    private static final double STRONGEST = 20;

    private static final double WEAKEST = 0.3;
    /** What the work or the class says of one volume counts as much as so many arrivals of its own. */
    private static final double BORROWED = 3;
    /** Chosen on simulated histories (ForecastBench), so that about eighty of a hundred forecasts hold. */
    private static final double SUREST = 6;

    Pace {
        if (!(shape > 0 && days > 0)) {
            throw new IllegalArgumentException("a pace comes from arrivals in days");
        }
    }

    /** What is usual counts the less, the more was seen: a volume unlike all others is believed after a few arrivals. */
    Pace after(long arrivals, double observedDays) {
        double share = BORROWED / (BORROWED + arrivals);
        return new Pace(shape * share + arrivals, days * share + observedDays);
    }

    /** Fashions pass and terms begin: however much was seen, the pace of tomorrow is known no better than this. */
    Pace forTomorrow() {
        double share = Math.min(1, SUREST / shape);
        return new Pace(shape * share, days * share);
    }

    /** The same pace, known less well: what others did says less of this one than what it did itself. */
    Pace borrowed() {
        double share = Math.min(1, BORROWED / shape);
        return new Pace(shape * share, days * share);
    }

    /**
     * What is usual among volumes, by the method of moments: the more they differ, the less the mean says of one.
     *
     * @param events of all volumes, at least one
     * @param volumeDays days times volumes
     * @param squares of the events of each volume, summed
     */
    static Pace usual(long events, double volumeDays, long volumes, double squares) {
        double mean = (double) events / volumes;
        double variance = squares / volumes - mean * mean;
        double shape = variance > mean ? mean * mean / (variance - mean) : STRONGEST;
        double kept = Math.max(WEAKEST, Math.min(STRONGEST, shape));
        return new Pace(kept, kept * volumeDays / events);
    }
}
