package cn.yishulai.fairs;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;

/** When some of those who booked a session arrive, and for how many there is room then. */
public record SlotForm(@NotNull Instant from, @NotNull Instant until, @Min(0) @Max(100_000) int places) {}
