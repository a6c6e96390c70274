package cn.yishulai.planning;

import ai.timefold.solver.core.api.score.buildin.hardmediumsoft.HardMediumSoftScore;
import cn.yishulai.planning.SeasonSearch.Budget;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** How long a season takes to be planned, and how good the plan is on the way; every plan is looked over by hand. */
public final class SeasonTimes {

    private static final long MEGABYTE = 1 << 20;

    private SeasonTimes() {}

    private record Moment(long millis, HardMediumSoftScore score) {}

    /** Prints a line for each second of a search in which the plan became better, and what the search cost. */
    public static void print(PrintStream out, int fairs, int seconds) {
        SeasonCase given = SeasonGenerator.season(fairs, 1);
        SeasonDraft from = Drafting.of(given, PlanRows.NONE);
        int places =
                from.fairs().stream().mapToInt(fair -> fair.places().size()).sum();
        List<Moment> moments = new ArrayList<>();
        long began = System.nanoTime();
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long cpu = threads.getCurrentThreadCpuTime();
        SeasonSearch search = new SeasonSearch(
                new Budget(Duration.ofSeconds(seconds), 1, null),
                better -> moments.add(
                        new Moment((System.nanoTime() - began) / 1_000_000, Objects.requireNonNull(better.score()))));
        SeasonDraft found = search.run(from);
        long took = (System.nanoTime() - began) / 1_000_000;
        long used = (threads.getCurrentThreadCpuTime() - cpu) / 1_000_000;
        System.gc();
        long kept = (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) / MEGABYTE;
        Judged judged = Judged.of(given, found);
        long free = judged.rows().fairs().stream()
                .filter(fair -> fair.venue() == null)
                .count();
        out.printf(
                "%d fairs, %d shifts, %d places to choose from%n",
                fairs, judged.rows().shifts().size(), places);
        moments.stream()
                .filter(moment -> moment.score().hardScore() == 0)
                .findFirst()
                .ifPresent(moment -> out.printf("  nothing against what must be after %6d ms%n", moment.millis()));
        long shown = -1;
        for (Moment moment : moments) {
            if (moment.millis() / 1_000 > shown) {
                shown = moment.millis() / 1_000;
                out.printf("  %6d ms  %s%n", moment.millis(), moment.score());
            }
        }
        out.printf(
                "  %6d ms  %s  CPU %d ms, heap afterwards %d MiB, without a place %d, open hands %d, faults by hand %d%n",
                took,
                found.score(),
                used,
                kept,
                free,
                judged.report().open().size(),
                PlanCheck.faults(given, judged.rows()).size());
    }
}
