package cn.yishulai.swaps;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * Where a home will bring the book.
 *
 * @param copyCode another copy of the same volume than the one it was asked for; null for that one
 */
public record PromiseForm(@NotNull @Size(max = 64) String siteId, @Nullable @Size(max = 64) String copyCode) {}
