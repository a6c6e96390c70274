package cn.yishulai.planning;

import ai.timefold.solver.core.api.score.analysis.ScoreAnalysis;
import ai.timefold.solver.core.api.score.buildin.hardmediumsoft.HardMediumSoftScore;
import ai.timefold.solver.core.api.solver.SolutionManager;
import ai.timefold.solver.core.api.solver.Solver;
import ai.timefold.solver.core.api.solver.SolverFactory;
import ai.timefold.solver.core.config.solver.EnvironmentMode;
import ai.timefold.solver.core.config.solver.SolverConfig;
import ai.timefold.solver.core.config.solver.termination.TerminationConfig;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The search for a plan, by Timefold: on one thread, for as long as it may, the same for the same seed and number of moves. */
final class SeasonSearch {

    private static final Duration LEAST_PATIENCE = Duration.ofSeconds(3);

    private final Solver<SeasonDraft> solver;

    /**
     * @param most time; it ends earlier when nothing became better for a third of it
     * @param moves it ends after so many tries, so that it can be repeated on any machine; null: by time alone
     */
    record Budget(Duration most, long seed, @Nullable Long moves) {}

    /** @param watch hears of each plan that is better than all before */
    SeasonSearch(Budget budget, Consumer<SeasonDraft> watch) {
        this.solver = factory(budget).buildSolver();
        solver.addEventListener(event -> watch.accept(event.getNewBestSolution()));
    }

    SeasonDraft run(SeasonDraft from) {
        return solver.solve(from);
    }

    /** From another thread: the best found so far is the result. */
    void stop() {
        solver.terminateEarly();
    }

    /** What counts against a draft as it stands, line by line. */
    static ScoreAnalysis<HardMediumSoftScore> analysis(SeasonDraft draft) {
        SolutionManager<SeasonDraft, HardMediumSoftScore> manager =
                SolutionManager.create(factory(new Budget(Duration.ofSeconds(1), 0, null)));
        return manager.analyze(draft);
    }

    private static SolverFactory<SeasonDraft> factory(Budget budget) {
        TerminationConfig end = new TerminationConfig().withSpentLimit(budget.most());
        if (budget.moves() == null) {
            Duration third = Duration.ofMillis(budget.most().toMillis() / 3);
            end = end.withUnimprovedSpentLimit(third.compareTo(LEAST_PATIENCE) > 0 ? third : LEAST_PATIENCE);
        } else {
            end = end.withMoveCountLimit(budget.moves());
        }
        return SolverFactory.create(new SolverConfig()
                .withSolutionClass(SeasonDraft.class)
                .withEntityClasses(PlannedFair.class, PlannedVan.class, PlannedShift.class)
                .withConstraintProviderClass(SeasonConstraints.class)
                .withEnvironmentMode(EnvironmentMode.PHASE_ASSERT)
                .withRandomSeed(budget.seed())
                .withTerminationConfig(end));
    }
}
