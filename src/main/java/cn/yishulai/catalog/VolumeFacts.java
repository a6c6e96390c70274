package cn.yishulai.catalog;

import cn.yishulai.kernel.Audience;
import org.jspecify.annotations.Nullable;

/**
 * What rules ask about a volume. Each is null when the catalogue does not know it.
 *
 * @param priceFen the price printed on it, in hundredths of a yuan
 * @param classNumber of the Chinese Library Classification (中图法)
 */
public record VolumeFacts(
        @Nullable Integer year,
        @Nullable Integer priceFen,
        @Nullable String classNumber,
        @Nullable Audience audience) {}
