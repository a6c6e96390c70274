package cn.yishulai.planning;

import ai.timefold.solver.core.api.score.stream.Constraint;
import ai.timefold.solver.core.api.score.stream.ConstraintFactory;
import ai.timefold.solver.core.api.score.stream.ConstraintProvider;
import java.util.stream.Stream;

/** What a plan of a season is judged by: where fairs stand, and whose hands and which vans they have. */
public final class SeasonConstraints implements ConstraintProvider {

    /** Missing helpers and vans of a fair never outweigh the fair itself. */
    static final int A_FAIR = 1_000;

    /** The search makes one of it. */
    public SeasonConstraints() {}

    @Override
    public Constraint[] defineConstraints(ConstraintFactory factory) {
        return Stream.concat(FairConstraints.all(factory), HandConstraints.all(factory))
                .toArray(Constraint[]::new);
    }
}
