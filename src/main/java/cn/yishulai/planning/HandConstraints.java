package cn.yishulai.planning;

import static ai.timefold.solver.core.api.score.buildin.hardmediumsoft.HardMediumSoftScore.ONE_HARD;
import static ai.timefold.solver.core.api.score.buildin.hardmediumsoft.HardMediumSoftScore.ONE_MEDIUM;
import static ai.timefold.solver.core.api.score.buildin.hardmediumsoft.HardMediumSoftScore.ONE_SOFT;
import static ai.timefold.solver.core.api.score.stream.ConstraintCollectors.toList;
import static ai.timefold.solver.core.api.score.stream.Joiners.equal;
import static ai.timefold.solver.core.api.score.stream.Joiners.lessThan;
import static ai.timefold.solver.core.api.score.stream.Joiners.overlapping;

import ai.timefold.solver.core.api.score.stream.Constraint;
import ai.timefold.solver.core.api.score.stream.ConstraintFactory;
import ai.timefold.solver.core.api.score.stream.bi.BiConstraintStream;
import cn.yishulai.planning.SeasonCase.Position;
import java.util.List;
import java.util.stream.Stream;

/**
 * Whose hands a fair has, and which van. Hands follow the fair: who is kept for a fair that has no place is kept for
 * nothing, costs nothing, and is let go when the plan is written.
 */
final class HandConstraints {

    /** The most helpers and the van of a fair together stay below the fair itself. */
    private static final int A_SHIFT = 10;

    private static final int A_VAN = 30;
    private static final int FAR_METRES = 5_000;

    private HandConstraints() {}

    static Stream<Constraint> all(ConstraintFactory factory) {
        return Stream.of(
                vanTwice(factory),
                vanBusy(factory),
                vanMissing(factory),
                vanChanged(factory),
                helperTwice(factory),
                helperBusy(factory),
                helperTooOften(factory),
                shiftUnfilled(factory),
                helperFar(factory),
                unevenLoad(factory),
                helperChanged(factory));
    }

    private static BiConstraintStream<PlannedShift, PlannedFair> shifts(ConstraintFactory factory) {
        return factory.forEach(PlannedShift.class)
                .join(PlannedFair.class, equal(PlannedShift::fair, PlannedFair::number));
    }

    private static BiConstraintStream<PlannedVan, PlannedFair> trips(ConstraintFactory factory) {
        return factory.forEach(PlannedVan.class).join(PlannedFair.class, equal(PlannedVan::fair, PlannedFair::number));
    }

    static Constraint vanTwice(ConstraintFactory factory) {
        return trips(factory)
                .join(
                        PlannedVan.class,
                        equal((trip, fair) -> trip.vanId(), PlannedVan::vanId),
                        lessThan((trip, fair) -> trip.fair(), PlannedVan::fair))
                .join(
                        PlannedFair.class,
                        equal((trip, fair, other) -> other.fair(), PlannedFair::number),
                        overlapping(
                                (trip, fair, other) -> fair.bound(),
                                (trip, fair, other) -> fair.freeElsewhere(),
                                PlannedFair::bound,
                                PlannedFair::freeElsewhere))
                .penalize(ONE_HARD)
                .justifyWith((trip, fair, other, there, score) ->
                        new Cost(Reason.VAN_TWICE, List.of(fair.number(), there.number()), null, trip.vanId(), 1))
                .asConstraint(Reason.VAN_TWICE.name());
    }

    static Constraint vanBusy(ConstraintFactory factory) {
        return trips(factory)
                .filter((trip, fair) -> trip.van() != null && !trip.van().isFree(fair.bound(), fair.freeElsewhere()))
                .penalize(ONE_HARD)
                .justifyWith((trip, fair, score) -> Cost.ofVan(Reason.VAN_BUSY, trip, fair))
                .asConstraint(Reason.VAN_BUSY.name());
    }

    static Constraint vanMissing(ConstraintFactory factory) {
        return factory.forEachIncludingUnassigned(PlannedVan.class)
                .filter(trip -> trip.van() == null)
                .join(PlannedFair.class, equal(PlannedVan::fair, PlannedFair::number))
                .penalize(ONE_MEDIUM, (trip, fair) -> A_VAN)
                .justifyWith((trip, fair, score) -> Cost.ofVan(Reason.VAN_MISSING, trip, fair))
                .asConstraint(Reason.VAN_MISSING.name());
    }

    static Constraint vanChanged(ConstraintFactory factory) {
        return factory.forEachIncludingUnassigned(PlannedVan.class)
                .filter(PlannedVan::changed)
                .join(PlannedFair.class, equal(PlannedVan::fair, PlannedFair::number))
                .join(PlanningRules.class)
                .penalize(ONE_SOFT, (trip, fair, rules) -> rules.weights().handsChanged())
                .justifyWith((trip, fair, rules, score) -> Cost.ofVan(Reason.VAN_CHANGED, trip, fair))
                .asConstraint(Reason.VAN_CHANGED.name());
    }

    static Constraint helperTwice(ConstraintFactory factory) {
        return shifts(factory)
                .join(
                        PlannedShift.class,
                        equal((shift, fair) -> shift.helperId(), PlannedShift::helperId),
                        lessThan((shift, fair) -> shift.number(), PlannedShift::number))
                .join(
                        PlannedFair.class,
                        equal((shift, fair, other) -> other.fair(), PlannedFair::number),
                        overlapping(
                                (shift, fair, other) -> fair.bound(),
                                (shift, fair, other) -> fair.freeElsewhere(),
                                PlannedFair::bound,
                                PlannedFair::freeElsewhere))
                .penalize(ONE_HARD)
                .justifyWith((shift, fair, other, there, score) -> new Cost(
                        Reason.HELPER_TWICE,
                        List.of(fair.number(), there.number()),
                        shift.number(),
                        shift.helperId(),
                        1))
                .asConstraint(Reason.HELPER_TWICE.name());
    }

    static Constraint helperBusy(ConstraintFactory factory) {
        return shifts(factory)
                .filter((shift, fair) ->
                        !shift.hands().isThere(fair.day()) || !shift.hands().isFree(fair.bound(), fair.freeElsewhere()))
                .penalize(ONE_HARD)
                .justifyWith((shift, fair, score) -> Cost.ofShift(Reason.HELPER_BUSY, shift, fair))
                .asConstraint(Reason.HELPER_BUSY.name());
    }

    static Constraint helperTooOften(ConstraintFactory factory) {
        return shifts(factory)
                .groupBy(
                        (shift, fair) -> shift.hands(),
                        (shift, fair) -> fair.week(),
                        toList((shift, fair) -> fair.number()))
                .filter((helper, week, fairs) -> fairs.size() > helper.mostAWeek())
                .penalize(ONE_HARD, (helper, week, fairs) -> fairs.size() - helper.mostAWeek())
                .justifyWith((helper, week, fairs, score) ->
                        new Cost(Reason.HELPER_TOO_OFTEN, fairs, null, helper.id(), fairs.size()))
                .asConstraint(Reason.HELPER_TOO_OFTEN.name());
    }

    static Constraint shiftUnfilled(ConstraintFactory factory) {
        return factory.forEachIncludingUnassigned(PlannedShift.class)
                .filter(shift -> shift.helper() == null)
                .join(PlannedFair.class, equal(PlannedShift::fair, PlannedFair::number))
                .penalize(ONE_MEDIUM, (shift, fair) -> A_SHIFT)
                .justifyWith((shift, fair, score) -> Cost.ofShift(Reason.SHIFT_UNFILLED, shift, fair))
                .asConstraint(Reason.SHIFT_UNFILLED.name());
    }

    /** For each five kilometres from where somebody works to the fair. */
    static Constraint helperFar(ConstraintFactory factory) {
        return shifts(factory)
                .filter((shift, fair) -> farness(shift, fair) > 0)
                .join(PlanningRules.class)
                .penalize(
                        ONE_SOFT,
                        (shift, fair, rules) ->
                                farness(shift, fair) * rules.weights().helperFar())
                .justifyWith((shift, fair, rules, score) -> Cost.ofShift(Reason.HELPER_FAR, shift, fair))
                .asConstraint(Reason.HELPER_FAR.name());
    }

    private static int farness(PlannedShift shift, PlannedFair fair) {
        Position home = shift.hands().home();
        Position there = fair.placed().venue().position();
        return home == null || there == null ? 0 : (int) (Geodesy.metres(home, there) / FAR_METRES);
    }

    /** The squares of the shifts of each: smallest when all have as many. */
    static Constraint unevenLoad(ConstraintFactory factory) {
        return shifts(factory)
                .groupBy((shift, fair) -> shift.helperId(), toList((shift, fair) -> fair.number()))
                .join(PlanningRules.class)
                .penalize(
                        ONE_SOFT,
                        (helper, fairs, rules) ->
                                fairs.size() * fairs.size() * rules.weights().unevenLoad())
                .justifyWith((helper, fairs, rules, score) ->
                        new Cost(Reason.UNEVEN_LOAD, List.of(), null, helper, fairs.size()))
                .asConstraint(Reason.UNEVEN_LOAD.name());
    }

    static Constraint helperChanged(ConstraintFactory factory) {
        return factory.forEachIncludingUnassigned(PlannedShift.class)
                .filter(PlannedShift::changed)
                .join(PlannedFair.class, equal(PlannedShift::fair, PlannedFair::number))
                .join(PlanningRules.class)
                .penalize(ONE_SOFT, (shift, fair, rules) -> rules.weights().handsChanged())
                .justifyWith((shift, fair, rules, score) -> Cost.ofShift(Reason.HELPER_CHANGED, shift, fair))
                .asConstraint(Reason.HELPER_CHANGED.name());
    }
}
