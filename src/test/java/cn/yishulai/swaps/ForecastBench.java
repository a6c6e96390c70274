package cn.yishulai.swaps;

import cn.yishulai.swaps.ForecastSimulation.Told;
import java.util.List;

/** How often forecasts hold on simulated histories, by how many wait: a table, and no test. */
final class ForecastBench {

    private static final List<Integer> QUEUES = List.of(1, 2, 3, 5, 8, 12, 20);

    private ForecastBench() {}

    public static void main(String[] args) {
        System.out.printf("%-20s", "hold, of 100");
        QUEUES.forEach(queue -> System.out.printf("%6d.", queue));
        System.out.printf("%8s %8s %8s%n", "all", "days", "none");
        for (ForecastSimulation world : ForecastSimulation.WORLDS) {
            List<Told> told = world.run(20261122, QUEUES);
            System.out.printf("%-20s", world.name());
            for (int queue : QUEUES) {
                System.out.printf(
                        "%7.1f",
                        share(told.stream()
                                .filter(one -> one.ahead() == queue - 1)
                                .toList()));
            }
            System.out.printf(
                    "%8.1f %8.0f %7.1f%%%n",
                    share(told),
                    told.stream()
                            .flatMap(one -> one.forecast().stream())
                            .filter(one -> one.toDays() != null)
                            .mapToInt(one -> one.toDays() - one.fromDays())
                            .average()
                            .orElse(0),
                    100.0
                            * told.stream()
                                    .filter(one -> one.forecast().isEmpty())
                                    .count()
                            / told.size());
        }
    }

    /** Of those who were told anything. */
    static double share(List<Told> told) {
        long given = told.stream().filter(one -> one.forecast().isPresent()).count();
        return 100.0 * told.stream().filter(Told::holds).count() / Math.max(1, given);
    }
}
