package cn.yishulai.simulation;

import cn.yishulai.simulation.Report.Line;
import cn.yishulai.simulation.Report.Point;
import cn.yishulai.simulation.Report.Row;
import cn.yishulai.simulation.Report.Shelf;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A city lives through the same days again and again: with other luck in every run, with each registered home shelf, under
 * the rules of today and under those proposed. Both rule sets meet the same families, tastes and luck, so that their
 * difference is seen in fewer runs than either of them.
 */
public final class Simulation {

    /** No plot shows more. */
    private static final int MOST_POINTS = 60;

    private final Plan plan;
    private final RuleBook today;
    private final @Nullable RuleBook proposed;

    private Simulation(Plan plan, RuleBook today, @Nullable RuleBook proposed) {
        this.plan = plan;
        this.today = today;
        this.proposed = proposed;
    }

    /** Follows a simulation, and may end it. */
    @FunctionalInterface
    public interface Progress {

        Progress UNSEEN = (done, all) -> {};

        /** @throws java.util.concurrent.CancellationException to end it; nothing is kept */
        void done(int done, int all);
    }

    /**
     * @param proposed null to see only what today's rules do
     * @throws cn.yishulai.kernel.Refused SIMULATION_TOO_LARGE
     */
    public static Report run(Plan plan, RuleBook today, @Nullable RuleBook proposed, Progress progress) {
        plan.requireAffordable(proposed == null ? 1 : 2);
        return new Simulation(plan, today, proposed).run(progress);
    }

    private Report run(Progress progress) {
        int shelves = plan.shelves().size();
        int all = plan.runs() * shelves * (proposed == null ? 1 : 2);
        Outcome[][] now = new Outcome[shelves][plan.runs()];
        Outcome[][] then = new Outcome[shelves][plan.runs()];
        int done = 0;
        progress.done(done, all);
        for (int run = 0; run < plan.runs(); run++) {
            Town town = new Town(plan.city(), plan.days(), plan.seed() + run);
            for (int shelf = 0; shelf < shelves; shelf++) {
                now[shelf][run] = new Life(town, today, plan.shelves().get(shelf)).live();
                progress.done(++done, all);
                if (proposed != null) {
                    then[shelf][run] = new Life(town, proposed, plan.shelves().get(shelf)).live();
                    progress.done(++done, all);
                }
            }
        }
        return new Report(IntStream.range(0, shelves)
                .mapToObj(shelf -> new Shelf(
                        plan.shelves().get(shelf), rows(now[shelf], then[shelf]), lines(now[shelf], then[shelf])))
                .toList());
    }

    private List<Row> rows(Outcome[] now, Outcome[] then) {
        return Arrays.stream(Figure.values())
                .map(figure -> {
                    double[] before = values(now, figure);
                    if (proposed == null) {
                        return new Row(figure, Spread.of(before), null, null);
                    }
                    double[] after = values(then, figure);
                    double[] differences = IntStream.range(0, before.length)
                            .mapToDouble(run -> after[run] - before[run])
                            .toArray();
                    return new Row(figure, Spread.of(before), Spread.of(after), Spread.of(differences));
                })
                .toList();
    }

    private static double[] values(Outcome[] runs, Figure figure) {
        return Arrays.stream(runs)
                .mapToDouble(run -> run.figures().getOrDefault(figure, Double.NaN))
                .toArray();
    }

    private List<Line> lines(Outcome[] now, Outcome[] then) {
        return Arrays.stream(Series.values())
                .map(series -> new Line(series, points(series, now, then)))
                .toList();
    }

    private List<Point> points(Series series, Outcome[] now, Outcome[] then) {
        int step = (plan.days() + MOST_POINTS - 1) / MOST_POINTS;
        List<Point> points = new ArrayList<>();
        for (int day = step - 1; day < plan.days(); day += step) {
            Double before = mean(series, now, day);
            Double after = proposed == null ? null : mean(series, then, day);
            if (before != null || after != null) {
                points.add(new Point(day + 1, before, after));
            }
        }
        return points;
    }

    private static @Nullable Double mean(Series series, Outcome[] runs, int day) {
        Spread spread = Spread.of(Arrays.stream(runs)
                .mapToDouble(run -> run.series().getOrDefault(series, new double[day + 1])[day])
                .toArray());
        return spread == null ? null : spread.mean();
    }
}
