package cn.yishulai.simulation;

/**
 * What chance decides. Every decision has a number of its own, made from the seed, what is decided, whose turn it is and
 * how often it was: so the same family meets the same luck under both rule sets, whatever else has come differently.
 */
enum Draw {
    CLASS,
    CHILDRENS,
    PRICE,
    YEAR,
    KIND,
    WORK,
    SITE,
    PERSONS,
    CHILD,
    JOINED,
    TASTE,
    OWN_BOOK,
    AGREES,
    GRADE,
    WISHES,
    WISHED,
    WISH_KIND,
    BY_CHILD,
    ACCEPTS_AT_ONCE,
    ANSWERS_OFFER,
    NO_SHOW,
    FETCHES,
    WAKES,
    VISITS,
    BOOKS,
    ELSEWHERE,
    BRINGS_BACK,
    WILLING,
    WALKS_IN,
    BROWSES,
    PROMISES,
    ANSWERS_APPEAL,
    MISSES,
    BRINGS,
    SLEEPS;

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final double ULP = 0x1.0p-53;

    /** Between 0 and 1, 1 excluded. */
    double unit(long seed, long subject, long turn) {
        long mixed = mix(mix(mix(seed + (ordinal() + 1) * GOLDEN) + subject * GOLDEN) + turn * GOLDEN);
        return (mixed >>> 11) * ULP;
    }

    boolean happens(double share, long seed, long subject, long turn) {
        return unit(seed, subject, turn) < share;
    }

    /** From 0 to below {@code bound}. */
    int below(int bound, long seed, long subject, long turn) {
        return (int) (unit(seed, subject, turn) * bound);
    }

    /** Days that something takes when each day is as likely to be the one as the one before. */
    int days(double mean, long seed, long subject, long turn) {
        return (int) (-mean * Math.log1p(-unit(seed, subject, turn)));
    }

    /** The finaliser of SplitMix64 (Steele, Lea, Flood 2014). */
    private static long mix(long z) {
        long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
        return b ^ (b >>> 31);
    }
}
