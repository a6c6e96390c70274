package cn.yishulai.swaps;

import cn.yishulai.copies.CopyView;
import org.jspecify.annotations.Nullable;

/**
 * A copy to be cleared off the hold shelf.
 *
 * @param next who will be served by it when it is shelved, here or elsewhere; null when nobody waits
 */
public record ClearanceLine(CopyView copy, @Nullable RequestBrief next) {}
