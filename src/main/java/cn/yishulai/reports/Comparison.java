package cn.yishulai.reports;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Two counts of one report beside each other.
 *
 * @param same whether every figure is the same
 * @param rows those that differ, in order, the first of them
 * @param more whether there are further
 * @param names of the sites, fairs and areas
 */
public record Comparison(
        CountView before,
        CountView after,
        boolean same,
        List<Difference> rows,
        boolean more,
        Map<String, String> names) {

    /**
     * A row that differs.
     *
     * @param before absent where only the later count has it
     * @param after absent where only the earlier count has it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Difference(
            String section, ObjectNode keys, @Nullable ObjectNode before, @Nullable ObjectNode after) {}
}
