package cn.yishulai.swaps;

import cn.yishulai.swaps.HomeSwapLeg.IfEnded;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A family says yes.
 *
 * @param siteId where it brings its book; null for where it fetches the other
 * @param ifEnded what becomes of its book if another family does not bring its own; null for STOCK
 */
public record HomeSwapForm(@Nullable @Size(max = 64) String siteId, @Nullable IfEnded ifEnded) {}
