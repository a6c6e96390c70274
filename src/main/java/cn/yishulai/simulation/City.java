package cn.yishulai.simulation;

import static cn.yishulai.simulation.SimulationRefusal.SIMULATION_MALFORMED;

import java.util.Map;

/**
 * A city to try rules on. The defaults are a district of 2,000 families; what is really so where you are has to be said.
 *
 * @param households 10 to 20,000
 * @param titles that anybody has or wants, 50 to 100,000
 * @param sites where books are brought and fetched, 1 to 50
 */
public record City(int households, int titles, int sites, Tastes tastes, Habits habits) {

    /** Books in a home, whether the library knows of them or not. */
    static final int BOOKS_AT_HOME = 60;

    public static final City USUAL = new City(2_000, 10_000, 4, Tastes.USUAL, Habits.USUAL);

    public City {
        within("households", households, 10, 20_000);
        within("titles", titles, 50, 100_000);
        within("sites", sites, 1, 50);
    }

    /** The same with other families and titles. */
    public City sized(int families, int books) {
        return new City(families, books, sites, tastes, habits);
    }

    /** The same with other tastes. */
    public City liking(Tastes others) {
        return new City(households, titles, sites, others, habits);
    }

    /** The same with other habits. */
    public City behaving(Habits others) {
        return new City(households, titles, sites, tastes, others);
    }

    /**
     * What people read.
     *
     * @param steepness exponent of Zipf's law: how much more the first title is read than the hundredth; 0 to 2
     * @param agreement the share of books, had and wanted, for which all follow one list; for the others each family has a
     *     list of its own; 0 to 1
     * @param children share of families with a child
     */
    public record Tastes(double steepness, double agreement, double children) {

        public static final Tastes USUAL = new Tastes(0.8, 0.5, 0.35);

        public Tastes {
            within("steepness", steepness, 0, 2);
            within("agreement", agreement, 0, 1);
            within("children", children, 0, 1);
        }

        /** The same with another agreement. */
        public Tastes agreeing(double share) {
            return new Tastes(steepness, share, children);
        }
    }

    /**
     * What families do.
     *
     * @param wishesAYear of a family
     * @param visitsAYear to the desk with books, of a family; it comes ten times as often while it lacks a credit for a wish
     * @param walkInsAYear to browse
     * @param noShows share of books kept for a reader who never comes
     * @param promises share of homes asked that promise the book
     * @param misses share of promises that are not kept
     */
    public record Habits(
            double wishesAYear,
            double visitsAYear,
            double walkInsAYear,
            double noShows,
            double promises,
            double misses) {

        public static final Habits USUAL = new Habits(6, 2, 2, 0.1, 0.5, 0.15);

        public Habits {
            within("wishesAYear", wishesAYear, 0, 100);
            within("visitsAYear", visitsAYear, 0, 100);
            within("walkInsAYear", walkInsAYear, 0, 100);
            within("noShows", noShows, 0, 1);
            within("promises", promises, 0, 1);
            within("misses", misses, 0, 1);
        }

        /** The same with another share of readers who do not come. */
        public Habits notShowing(double share) {
            return new Habits(wishesAYear, visitsAYear, walkInsAYear, share, promises, misses);
        }
    }

    static void within(String field, double number, double least, double most) {
        if (!(number >= least && number <= most)) {
            throw SIMULATION_MALFORMED.because(
                    "%s is %s to %s, not %s".formatted(field, plain(least), plain(most), plain(number)),
                    Map.of("field", field));
        }
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }
}
