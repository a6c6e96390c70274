package cn.yishulai.counter;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** What the scanner sent or somebody typed, and where. */
public record ScanForm(@NotNull @Size(min = 1, max = 600) String code, @NotNull @Size(max = 64) String siteId) {}
