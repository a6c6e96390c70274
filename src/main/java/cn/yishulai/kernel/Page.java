package cn.yishulai.kernel;

import static cn.yishulai.kernel.KernelRefusal.PAGE_MALFORMED;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list, and where to go on. There are no totals: counting a million rows to show ten costs more than the
 * ten.
 *
 * @param nextAfter the cursor of the next part; null when this was the last
 */
public record Page<T>(List<T> items, @Nullable String nextAfter) {

    public static final int DEFAULT_LIMIT = 20;
    public static final int MAX_LIMIT = 100;

    public Page {
        items = List.copyOf(items);
    }

    /** @throws Refused PAGE_MALFORMED unless 1 ≤ limit ≤ 100; null is 20 */
    public static int limit(@Nullable Integer wanted) {
        int limit = wanted == null ? DEFAULT_LIMIT : wanted;
        if (limit < 1 || limit > MAX_LIMIT) {
            throw PAGE_MALFORMED.because("limit is 1 to " + MAX_LIMIT);
        }
        return limit;
    }

    /**
     * Cuts a list that was read with one row more than asked.
     *
     * @param rows up to limit + 1 rows in order
     * @param cursor names the last row shown, so that the next page begins after it
     */
    public static <T> Page<T> cut(List<T> rows, int limit, Function<T, String> cursor) {
        if (rows.size() <= limit) {
            return new Page<>(rows, null);
        }
        List<T> shown = rows.subList(0, limit);
        return new Page<>(shown, cursor.apply(shown.get(limit - 1)));
    }
}
