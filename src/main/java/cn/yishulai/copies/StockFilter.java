package cn.yishulai.copies;

import cn.yishulai.kernel.Grade;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which free copies somebody looks for.
 *
 * @param site where they stand; null for anywhere
 * @param atLeast the worst condition that will do; null for any, also one that nobody has looked at
 */
public record StockFilter(@Nullable UUID site, @Nullable Grade atLeast) {

    List<Grade> grades() {
        return Arrays.stream(Grade.values())
                .filter(grade -> atLeast == null || grade.atLeast(atLeast))
                .toList();
    }
}
