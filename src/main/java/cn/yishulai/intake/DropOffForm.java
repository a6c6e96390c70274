package cn.yishulai.intake;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** Which family, at which site. */
public record DropOffForm(@NotNull @Size(max = 64) String siteId, @NotNull @Size(max = 40) String familyCode) {}
