package cn.yishulai.planning;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yishulai.planning.PlanRows.FairRow;
import cn.yishulai.planning.PlanRows.ShiftRow;
import cn.yishulai.planning.SeasonSearch.Budget;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** A small season is planned, looked over by hand, spoiled on purpose, and planned around what people pinned. */
class SeasonSearchTest {

    private static final SeasonCase EIGHT = SeasonGenerator.season(8, 1);
    private static final Judged PLAN = searched(EIGHT, PlanRows.NONE, 4_000);

    private static Judged searched(SeasonCase given, PlanRows rows, long moves) {
        // the moves end it, never the time: what was found by then would depend on the machine
        SeasonSearch search = new SeasonSearch(new Budget(Duration.ofMinutes(10), 7, moves), better -> {});
        return Judged.of(given, search.run(Drafting.of(given, rows)));
    }

    @Test
    void eightFairsFindTheirPlacesAndNothingSpeaksAgainstThem() {
        assertThat(PLAN.must()).isZero();
        assertThat(PlanCheck.faults(EIGHT, PLAN.rows())).isEmpty();
        assertThat(PLAN.rows().fairs()).hasSize(8).allMatch(fair -> fair.venue() != null);
        assertThat(PLAN.rows().shifts()).hasSize(24);
    }

    @Test
    void theSameSeedGivesTheSamePlan() {
        assertThat(searched(EIGHT, PlanRows.NONE, 4_000).rows()).isEqualTo(PLAN.rows());
    }

    @Test
    void whatIsPinnedStaysAndLittleElseMoves() {
        FairRow first = PLAN.rows().fairs().get(0);
        PlanRows pinned = changed(PLAN.rows(), row -> row.equals(first) ? pinnedAWeekLater(row) : row);
        Judged again = searched(EIGHT, pinned, 4_000);
        FairRow kept = again.rows().fairs().stream()
                .filter(row -> row.wish().equals(first.wish()))
                .findFirst()
                .orElseThrow();
        assertThat(kept.begins()).isEqualTo(pinnedAWeekLater(first).begins());
        assertThat(kept.pinned()).isTrue();
        long moved = again.rows().fairs().stream()
                .filter(row -> !row.wish().equals(first.wish()))
                .filter(row -> PLAN.rows().fairs().stream()
                        .noneMatch(was -> was.wish().equals(row.wish())
                                && Objects.equals(was.begins(), row.begins())
                                && Objects.equals(was.venue(), row.venue())))
                .count();
        assertThat(moved).as("fairs that moved though nobody touched them").isLessThanOrEqualTo(2);
    }

    private static FairRow pinnedAWeekLater(FairRow row) {
        Duration week = Duration.ofDays(7);
        return new FairRow(
                row.wish(),
                row.venue(),
                Objects.requireNonNull(row.begins()).plus(week),
                Objects.requireNonNull(row.ends()).plus(week),
                row.van(),
                true);
    }

    private static PlanRows changed(PlanRows rows, UnaryOperator<FairRow> change) {
        return new PlanRows(rows.fairs().stream().map(change).toList(), rows.shifts());
    }

    @Test
    void theCheckerSeesWhatIsPlanted() {
        PlanRows rows = PLAN.rows();
        FairRow one = rows.fairs().get(0);
        FairRow other = rows.fairs().get(1);
        assertThat(faults(changed(rows, row -> row == other ? at(other, one) : row)))
                .anyMatch(fault -> fault.contains("at one venue at one time") || fault.contains("apart"));
        assertThat(faults(changed(rows, row -> row == one ? later(one, Duration.ofDays(200)) : row)))
                .anyMatch(fault -> fault.contains("outside of its days"));
        assertThat(faults(changed(rows, row -> row == one ? later(one, Duration.ofHours(12)) : row)))
                .anyMatch(fault -> fault.contains("at an hour nobody wished"));
        List<ShiftRow> shifts = new ArrayList<>();
        for (ShiftRow shift : rows.shifts()) {
            shifts.add(new ShiftRow(
                    shift.wish(),
                    shift.number(),
                    shift.role(),
                    EIGHT.helpers().get(0).id(),
                    false));
        }
        assertThat(faults(new PlanRows(rows.fairs(), shifts)))
                .anyMatch(fault -> fault.contains(" is at 市集"))
                .anyMatch(fault -> fault.contains("too many shifts"));
        List<FairRow> oneVan = rows.fairs().stream()
                .map(row -> new FairRow(
                        row.wish(),
                        one.venue(),
                        one.begins(),
                        one.ends(),
                        EIGHT.vans().get(0).id(),
                        false))
                .toList();
        assertThat(faults(new PlanRows(oneVan, rows.shifts())))
                .anyMatch(fault -> fault.startsWith("车1 is at"))
                .anyMatch(fault -> fault.contains(" are out on "));
    }

    private static FairRow at(FairRow row, FairRow there) {
        return new FairRow(row.wish(), there.venue(), there.begins(), there.ends(), null, false);
    }

    private static FairRow later(FairRow row, Duration by) {
        return new FairRow(
                row.wish(),
                row.venue(),
                Objects.requireNonNull(row.begins()).plus(by),
                Objects.requireNonNull(row.ends()).plus(by),
                row.van(),
                false);
    }

    private static List<String> faults(PlanRows rows) {
        return PlanCheck.faults(EIGHT, rows);
    }
}
