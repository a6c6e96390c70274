package cn.yishulai.planning;

import ai.timefold.solver.core.api.score.stream.ConstraintJustification;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Why something counts against a plan: which fairs it is about, and who or what else.
 *
 * @param fairs by their numbers; empty for what is about the whole season
 * @param shift by its number
 * @param about a helper, a van or a kind of equipment
 * @param amount people, pieces, days or shifts, whatever the reason counts
 */
record Cost(Reason reason, List<Integer> fairs, @Nullable Integer shift, @Nullable UUID about, int amount)
        implements ConstraintJustification {

    static Cost of(Reason reason, PlannedFair fair, int amount) {
        return new Cost(reason, List.of(fair.number()), null, null, amount);
    }

    static Cost between(Reason reason, PlannedFair a, PlannedFair b, int amount) {
        return new Cost(reason, List.of(a.number(), b.number()), null, null, amount);
    }

    static Cost ofShift(Reason reason, PlannedShift shift, PlannedFair fair) {
        return new Cost(
                reason,
                List.of(fair.number()),
                shift.number(),
                shift.helper() == null ? null : shift.helper().id(),
                1);
    }

    static Cost ofVan(Reason reason, PlannedVan trip, PlannedFair fair) {
        return new Cost(
                reason,
                List.of(fair.number()),
                null,
                trip.van() == null ? null : trip.van().id(),
                1);
    }
}
