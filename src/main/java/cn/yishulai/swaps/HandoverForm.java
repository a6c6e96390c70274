package cn.yishulai.swaps;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** To which family, at which site; and why, when a copy is given away that another reader waits for. */
public record HandoverForm(
        @NotNull @Size(max = 64) String siteId,
        @NotNull @Size(max = 40) String familyCode,
        @Nullable @Size(max = 64) String personId,
        @Nullable @Size(min = 3, max = 300) String overrideReason) {}
