package cn.yishulai.people;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * Credits of a household that are to be put right.
 *
 * @param credits signed, not 0
 */
public record CorrectionForm(
        @NotNull @Size(max = 40) String familyCode,
        @Min(-1000) @Max(1000) long credits,
        @NotNull @Size(min = 1, max = 300) String reason) {}
