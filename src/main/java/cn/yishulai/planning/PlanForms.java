package cn.yishulai.planning;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** What people say to a plan. */
final class PlanForms {

    private PlanForms() {}

    /**
     * @param seconds that the search may take at most
     * @param seed the same seed and moves give the same plan of the same season; drawn when nobody says one
     * @param moves the search ends after so many tries, however fast the machine is
     * @param basedOn a plan that is taken up: pinned fairs and shifts stay, the others move only where it helps
     */
    record Start(
            @NotNull @Min(1) @Max(600) Integer seconds,
            @Nullable @Min(0) @Max(999_999_999) Long seed,
            @Nullable @Min(1) @Max(100_000_000) Long moves,
            @Nullable String basedOn) {}

    /**
     * A fair put somewhere else; without a venue and a time it is taken off the plan.
     *
     * @param version of the plan that was seen
     */
    record Move(
            @NotNull Integer version,
            @Nullable String venueId,
            @Nullable OffsetDateTime from,
            @Nullable String vanId,
            @NotNull Boolean pinned) {}

    /** @param helperId without it the shift is open */
    record Assign(@NotNull Integer version, @Nullable String helperId, @NotNull Boolean pinned) {}

    record Accept(@NotNull Integer version) {}
}
