package cn.yishulai.simulation;

import java.util.Arrays;

/** What the families of a city read: Zipf's law over one list that all agree on, and over one of each family's own. */
final class Reading {

    /** Above the most titles, so that stepping by one of them reaches every title once. */
    private static final int[] STEPS = {100_003, 115_249, 130_003, 145_007, 160_001, 175_003};

    private static final int TRIES = 60;

    private final City.Tastes tastes;
    private final Books books;
    private final long seed;
    private final double[] cumulated;

    Reading(City.Tastes tastes, Books books, long seed) {
        this.tastes = tastes;
        this.books = books;
        this.seed = seed;
        cumulated = new double[books.titles];
        double sum = 0;
        for (int rank = 0; rank < cumulated.length; rank++) {
            sum += Math.pow(rank + 1.0, -tastes.steepness());
            cumulated[rank] = sum;
        }
    }

    /** A title that the family likes, for a child or for a grown-up. */
    int title(Draw what, int household, long turn, boolean child) {
        int title = 0;
        for (int attempt = 0; attempt < TRIES; attempt++) {
            title = any(what, household, turn * TRIES + attempt);
            if (books.childrens[title] == child) {
                return title;
            }
        }
        return title;
    }

    private int any(Draw what, int household, long turn) {
        double at = what.unit(seed, household, turn) * cumulated[cumulated.length - 1];
        int found = Arrays.binarySearch(cumulated, at);
        int rank = Math.min(cumulated.length - 1, found < 0 ? -found - 1 : found + 1);
        // the two draws of one turn must not be the same number
        if (Draw.AGREES.happens(tastes.agreement(), seed + what.ordinal(), household, turn)) {
            return rank;
        }
        long step = STEPS[Draw.TASTE.below(STEPS.length, seed, household, 0)];
        long from = Draw.TASTE.below(cumulated.length, seed, household, 1);
        return (int) ((rank * step + from) % cumulated.length);
    }
}
