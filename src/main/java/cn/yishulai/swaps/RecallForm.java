package cn.yishulai.swaps;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * Which title, and why.
 *
 * @param scope this volume, or all of its edition or work
 * @param note for colleagues; families never see it
 */
public record RecallForm(
        @NotNull @Size(max = 64) String volumeId,
        @NotNull RecallScope scope,
        @NotNull RecallReason reason,
        @NotNull @Size(min = 2, max = 300) String note) {}
