package cn.yishulai.planning;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * How a library plans a season; data of the season, as it differs from town to town.
 *
 * @param startEvery minutes between the beginnings that are tried on a day
 * @param setUp minutes before a fair in which it is built up, {@code clear} after it; the venue, helpers and vans are bound
 * @param travel minutes from one fair to the next
 * @param fairsADay above it a day of the city is crowded
 * @param permitDays an event for a thousand people or more is applied for so many days ahead
 * @param apart how many days fairs near each other keep apart
 * @param weights what counts how much beside what must be
 */
record PlanningRules(
        @NotNull @Min(5) @Max(240) Integer startEvery,
        @NotNull @Min(0) @Max(600) Integer setUp,
        @NotNull @Min(0) @Max(600) Integer clear,
        @NotNull @Min(0) @Max(600) Integer travel,
        @NotNull @Min(1) @Max(100) Integer fairsADay,
        @NotNull @Min(0) @Max(120) Integer permitDays,
        @NotNull @Size(max = 10) List<@Valid @NotNull Apart> apart,
        @NotNull @Valid Weights weights) {

    /** Fairs whose venues are at most so many metres from each other: {@code days} from the one to the other, at least. */
    record Apart(@NotNull @Min(0) @Max(100_000) Integer metres, @NotNull @Min(1) @Max(60) Integer days) {}

    /** Each 0 to 100. */
    record Weights(
            @NotNull @Min(0) @Max(100) Integer venueOrder,
            @NotNull @Min(0) @Max(100) Integer demand,
            @NotNull @Min(0) @Max(100) Integer crowdedDay,
            @NotNull @Min(0) @Max(100) Integer helperFar,
            @NotNull @Min(0) @Max(100) Integer unevenLoad,
            @NotNull @Min(0) @Max(100) Integer fairMoved,
            @NotNull @Min(0) @Max(100) Integer handsChanged) {}

    /** Until a library says its own: two fairs at one place a week apart, within a kilometre three days. */
    static final PlanningRules USUAL = new PlanningRules(
            60, 60, 60, 60, 3, 20, List.of(new Apart(0, 7), new Apart(1_000, 3)), new Weights(4, 2, 5, 1, 1, 40, 8));

    /** Days that two venues so many metres apart want between their fairs; 1 is: any other day, 0 is the same day too. */
    int daysApart(double metres) {
        return apart.stream()
                .filter(rule -> metres <= rule.metres())
                .mapToInt(Apart::days)
                .max()
                .orElse(0);
    }
}
