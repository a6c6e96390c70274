package cn.yishulai.planning;

import static ai.timefold.solver.core.api.score.buildin.hardmediumsoft.HardMediumSoftScore.ONE_HARD;
import static ai.timefold.solver.core.api.score.buildin.hardmediumsoft.HardMediumSoftScore.ONE_MEDIUM;
import static ai.timefold.solver.core.api.score.buildin.hardmediumsoft.HardMediumSoftScore.ONE_SOFT;
import static ai.timefold.solver.core.api.score.stream.ConstraintCollectors.count;
import static ai.timefold.solver.core.api.score.stream.ConstraintCollectors.sum;
import static ai.timefold.solver.core.api.score.stream.ConstraintCollectors.toList;
import static ai.timefold.solver.core.api.score.stream.Joiners.equal;
import static ai.timefold.solver.core.api.score.stream.Joiners.filtering;
import static ai.timefold.solver.core.api.score.stream.Joiners.overlapping;

import ai.timefold.solver.core.api.score.stream.Constraint;
import ai.timefold.solver.core.api.score.stream.ConstraintFactory;
import cn.yishulai.planning.SeasonDraft.KitNeed;
import cn.yishulai.planning.SeasonDraft.Near;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;

/** Where and when fairs are. */
final class FairConstraints {

    private FairConstraints() {}

    static Stream<Constraint> all(ConstraintFactory factory) {
        return Stream.of(
                venueTaken(factory),
                placeUnfit(factory),
                tooClose(factory),
                equipmentOut(factory),
                wishUnplaced(factory),
                venueNotFirst(factory),
                littleDemand(factory),
                crowdedDay(factory),
                fairMoved(factory));
    }

    static Constraint venueTaken(ConstraintFactory factory) {
        return factory.forEachUniquePair(
                        PlannedFair.class,
                        equal(PlannedFair::venueId),
                        overlapping(PlannedFair::bound, PlannedFair::free))
                .filter((a, b) -> !(a.standing() && b.standing()))
                .penalize(ONE_HARD)
                .justifyWith((a, b, score) -> Cost.between(Reason.VENUE_TAKEN, a, b, 1))
                .asConstraint(Reason.VENUE_TAKEN.name());
    }

    static Constraint placeUnfit(ConstraintFactory factory) {
        return factory.forEach(PlannedFair.class)
                .filter(fair -> !fair.standing() && !fair.placed().obstacles().isEmpty())
                .penalize(ONE_HARD, fair -> fair.placed().obstacles().size())
                .justifyWith((fair, score) -> Cost.of(
                        Reason.PLACE_UNFIT, fair, fair.placed().obstacles().size()))
                .asConstraint(Reason.PLACE_UNFIT.name());
    }

    static Constraint tooClose(ConstraintFactory factory) {
        return factory.forEach(Near.class)
                .join(PlannedFair.class, equal(Near::a, PlannedFair::venueId))
                .join(
                        PlannedFair.class,
                        equal((near, one) -> near.b(), PlannedFair::venueId),
                        filtering((near, one, other) -> isTooClose(near, one, other)))
                .penalize(ONE_HARD, (near, one, other) -> near.days() - daysBetween(one, other))
                .justifyWith((near, one, other, score) ->
                        Cost.between(Reason.TOO_CLOSE, one, other, daysBetween(one, other)))
                .asConstraint(Reason.TOO_CLOSE.name());
    }

    /** Two fairs at one venue are met twice, once each way. */
    private static boolean isTooClose(Near near, PlannedFair one, PlannedFair other) {
        return one.number() != other.number()
                && (!near.a().equals(near.b()) || one.number() < other.number())
                && !(one.standing() && other.standing())
                && daysBetween(one, other) < near.days();
    }

    static int daysBetween(PlannedFair one, PlannedFair other) {
        return (int) Math.abs(ChronoUnit.DAYS.between(one.day(), other.day()));
    }

    /**
     * Equipment is out for the whole day: it is loaded in the morning and counted in the evening. What a fair that stands has
     * for days on end is out on each of them. Fairs that stand already
     * may share a piece, one after the other; a planned one does not join them.
     */
    static Constraint equipmentOut(ConstraintFactory factory) {
        return factory.forEach(KitNeed.class)
                .join(PlannedFair.class, equal(KitNeed::fair, PlannedFair::number))
                .groupBy(
                        (need, fair) -> need.kit(),
                        (need, fair) -> need.day(fair),
                        sum((need, fair) -> need.pieces()),
                        toList((need, fair) -> fair))
                .filter((kit, day, pieces, fairs) ->
                        pieces > kit.pieces() && !fairs.stream().allMatch(PlannedFair::standing))
                .penalize(ONE_HARD, (kit, day, pieces, fairs) -> pieces - kit.pieces())
                .justifyWith((kit, day, pieces, fairs, score) -> new Cost(
                        Reason.EQUIPMENT_OUT,
                        fairs.stream().map(PlannedFair::number).toList(),
                        null,
                        kit.id(),
                        pieces - kit.pieces()))
                .asConstraint(Reason.EQUIPMENT_OUT.name());
    }

    static Constraint wishUnplaced(ConstraintFactory factory) {
        return factory.forEachIncludingUnassigned(PlannedFair.class)
                .filter(fair -> fair.place() == null)
                .penalize(
                        ONE_MEDIUM,
                        fair -> SeasonConstraints.A_FAIR * fair.wish().weight())
                .justifyWith((fair, score) -> Cost.of(Reason.WISH_UNPLACED, fair, 1))
                .asConstraint(Reason.WISH_UNPLACED.name());
    }

    static Constraint venueNotFirst(ConstraintFactory factory) {
        return factory.forEach(PlannedFair.class)
                .filter(fair -> !fair.standing() && fair.placed().rank() > 0)
                .join(PlanningRules.class)
                .penalize(
                        ONE_SOFT,
                        (fair, rules) -> fair.placed().rank() * rules.weights().venueOrder())
                .justifyWith((fair, rules, score) ->
                        Cost.of(Reason.VENUE_NOT_FIRST, fair, fair.placed().rank() + 1))
                .asConstraint(Reason.VENUE_NOT_FIRST.name());
    }

    /** In tenths of what the district with most readers waiting has; where nobody knows it costs nothing. */
    static Constraint littleDemand(ConstraintFactory factory) {
        return factory.forEach(PlannedFair.class)
                .filter(fair -> !fair.standing() && tenthsLacking(fair) > 0)
                .join(PlanningRules.class)
                .penalize(
                        ONE_SOFT,
                        (fair, rules) -> tenthsLacking(fair) * rules.weights().demand())
                .justifyWith(
                        (fair, rules, score) -> Cost.of(Reason.LITTLE_DEMAND, fair, 100 - 10 * tenthsLacking(fair)))
                .asConstraint(Reason.LITTLE_DEMAND.name());
    }

    private static int tenthsLacking(PlannedFair fair) {
        Integer demand = fair.placed().venue().demand();
        return demand == null ? 0 : (100 - demand) / 10;
    }

    static Constraint crowdedDay(ConstraintFactory factory) {
        return factory.forEach(PlannedFair.class)
                .groupBy(PlannedFair::day, count(), toList(PlannedFair::number))
                .join(PlanningRules.class, filtering((day, fairs, numbers, rules) -> fairs > rules.fairsADay()))
                .penalize(
                        ONE_SOFT,
                        (day, fairs, numbers, rules) ->
                                (fairs - rules.fairsADay()) * rules.weights().crowdedDay())
                .justifyWith((day, fairs, numbers, rules, score) ->
                        new Cost(Reason.CROWDED_DAY, List.copyOf(numbers), null, null, fairs))
                .asConstraint(Reason.CROWDED_DAY.name());
    }

    /** What was seen in a plan before stays where it can. */
    static Constraint fairMoved(ConstraintFactory factory) {
        return factory.forEachIncludingUnassigned(PlannedFair.class)
                .filter(PlannedFair::moved)
                .join(PlanningRules.class)
                .penalize(ONE_SOFT, (fair, rules) -> rules.weights().fairMoved())
                .justifyWith((fair, rules, score) -> Cost.of(Reason.FAIR_MOVED, fair, 1))
                .asConstraint(Reason.FAIR_MOVED.name());
    }
}
