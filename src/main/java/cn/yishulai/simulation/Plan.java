package cn.yishulai.simulation;

import static cn.yishulai.simulation.SimulationRefusal.SIMULATION_MALFORMED;
import static cn.yishulai.simulation.SimulationRefusal.SIMULATION_TOO_LARGE;

import java.util.List;
import java.util.Map;

/**
 * What is to be simulated.
 *
 * @param days of each run, 30 to 1,095
 * @param runs with other luck, 1 to 100: one run alone says nothing
 * @param seed of the first run; the same seed gives the same figures
 * @param shelves how many books of each home are registered, one simulation for each
 */
public record Plan(City city, int days, int runs, long seed, List<Integer> shelves) {

    /** What all rule sets, shelves and runs together may cost, in days of one family: some minutes of one processor. */
    static final long MOST_WORK = 100_000_000L;

    private static final int MOST_SHELVES = 5;

    public Plan {
        City.within("days", days, 30, 1_095);
        City.within("runs", runs, 1, 100);
        City.within("shelves", shelves.size(), 1, MOST_SHELVES);
        shelves = shelves.stream().distinct().sorted().toList();
        shelves.forEach(shelf -> City.within("shelves", shelf, 0, City.BOOKS_AT_HOME));
        if (seed < 0) {
            throw SIMULATION_MALFORMED.because("seed is a number from 0 on", Map.of("field", "seed"));
        }
    }

    /** @throws cn.yishulai.kernel.Refused SIMULATION_TOO_LARGE */
    Plan requireAffordable(int ruleSets) {
        long work = (long) city.households() * days * runs * shelves.size() * ruleSets;
        if (work > MOST_WORK) {
            throw SIMULATION_TOO_LARGE.because("households × days × runs × shelves × rule sets is %,d, and at most %,d"
                    .formatted(work, MOST_WORK));
        }
        return this;
    }
}
