package cn.yishulai.reports;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What became of a finding of the report over these days.
 *
 * @param credits to be added, or taken where negative, when a second person agrees; null: all is well
 */
public record FindingForm(
        @NotNull @Size(max = 10) String from,
        @NotNull @Size(max = 10) String to,
        @NotNull @Size(min = 3, max = 300) String note,
        @Nullable @Min(-1_000) @Max(1_000) Long credits) {}
