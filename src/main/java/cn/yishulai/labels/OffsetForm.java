package cn.yishulai.labels;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;

/** What was read from a calibration page, added to what the profile says already. */
public record OffsetForm(
        @NotNull @DecimalMin("-10") @DecimalMax("10") Double rightMm,
        @NotNull @DecimalMin("-10") @DecimalMax("10") Double downMm,
        @NotNull @DecimalMin("95") @DecimalMax("105") Double scale) {}
