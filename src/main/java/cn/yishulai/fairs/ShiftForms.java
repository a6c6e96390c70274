package cn.yishulai.fairs;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** What is said of the shifts of a fair. */
final class ShiftForms {

    private ShiftForms() {}

    record Shift(
            @NotNull @Size(max = 40) @Pattern(regexp = Said.LINE) String role,
            @Nullable @Size(max = 200) @Pattern(regexp = Said.LINE) String note,
            @NotNull OffsetDateTime from,
            @NotNull OffsetDateTime until,
            @Min(1) @Max(200) int needed) {

        ShiftPlan plan() {
            ProgrammeSpan span = ProgrammeSpan.of(from, until);
            return new ShiftPlan(role.strip(), span.begins(), span.ends(), needed, Said.stripped(note));
        }
    }

    record Ask(@NotNull @Size(max = 64) String helperId) {}

    record Answer(@NotNull Boolean accept) {}
}
