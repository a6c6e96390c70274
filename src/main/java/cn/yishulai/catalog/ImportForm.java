package cn.yishulai.catalog;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * A file that is about to be sent.
 *
 * @param name as people call it; what kind of file it is says its content
 * @param size in bytes
 */
record ImportForm(@NotNull @Size(min = 1, max = 200) String name, @NotNull @Min(1) @Max(Long.MAX_VALUE) Long size) {}
