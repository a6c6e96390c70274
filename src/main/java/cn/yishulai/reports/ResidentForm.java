package cn.yishulai.reports;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** @param source who says so, for whoever reads the figure */
public record ResidentForm(
        @NotNull @Size(max = 40) String area,
        @NotNull @Min(1900) @Max(2200) Integer year,
        @NotNull @Min(1) @Max(1_000_000_000) Long residents,
        @NotBlank @Size(max = 300) String source) {}
