package cn.yishulai.swaps;

import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** Whose shelf is woken: at the desk the family whose card was shown, else the caller's own. */
public record WakeForm(@Nullable @Size(max = 40) String familyCode) {}
