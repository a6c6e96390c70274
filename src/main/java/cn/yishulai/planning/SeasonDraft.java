package cn.yishulai.planning;

import ai.timefold.solver.core.api.domain.solution.PlanningEntityCollectionProperty;
import ai.timefold.solver.core.api.domain.solution.PlanningScore;
import ai.timefold.solver.core.api.domain.solution.PlanningSolution;
import ai.timefold.solver.core.api.domain.solution.ProblemFactCollectionProperty;
import ai.timefold.solver.core.api.domain.solution.ProblemFactProperty;
import ai.timefold.solver.core.api.score.buildin.hardmediumsoft.HardMediumSoftScore;
import cn.yishulai.planning.SeasonCase.Kit;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A season while it is planned: what is given, and where everything stands at this moment of the search. */
@PlanningSolution
class SeasonDraft {

    @ProblemFactProperty
    private PlanningRules rules;

    @ProblemFactCollectionProperty
    private List<Near> near;

    @ProblemFactCollectionProperty
    private List<KitNeed> needs;

    @PlanningEntityCollectionProperty
    private List<PlannedFair> fairs;

    @PlanningEntityCollectionProperty
    private List<PlannedVan> trips;

    @PlanningEntityCollectionProperty
    private List<PlannedShift> shifts;

    @PlanningScore
    private @Nullable HardMediumSoftScore score;

    /** Two venues whose fairs keep days apart; a venue is near itself. */
    record Near(UUID a, UUID b, int days) {}

    /**
     * What a fair needs of a kind of equipment.
     *
     * @param kit without what is needed, so that all needs of it are one key
     * @param booked the day for which a fair that stands has it; null for the day on which the fair is
     */
    record KitNeed(int fair, Kit kit, int pieces, @Nullable LocalDate booked) {

        KitNeed(int fair, Kit kit, int pieces) {
            this(fair, kit, pieces, null);
        }

        LocalDate day(PlannedFair of) {
            return booked == null ? of.day() : booked;
        }
    }

    @SuppressWarnings("NullAway.Init")
    SeasonDraft() {}

    SeasonDraft(
            SeasonCase given,
            List<Near> near,
            List<KitNeed> needs,
            List<PlannedFair> fairs,
            List<PlannedVan> trips,
            List<PlannedShift> shifts) {
        this.rules = given.rules();
        this.near = near;
        this.needs = needs;
        this.fairs = fairs;
        this.trips = trips;
        this.shifts = shifts;
    }

    PlanningRules rules() {
        return rules;
    }

    List<Near> near() {
        return near;
    }

    List<KitNeed> needs() {
        return needs;
    }

    List<PlannedFair> fairs() {
        return fairs;
    }

    List<PlannedVan> trips() {
        return trips;
    }

    List<PlannedShift> shifts() {
        return shifts;
    }

    /** Judged for itself, not beside the plan before it. */
    SeasonDraft asItStands() {
        fairs.forEach(PlannedFair::forget);
        trips.forEach(PlannedVan::forget);
        shifts.forEach(PlannedShift::forget);
        return this;
    }

    PlannedFair fair(int number) {
        return fairs.get(number);
    }

    @Nullable
    HardMediumSoftScore score() {
        return score;
    }
}
