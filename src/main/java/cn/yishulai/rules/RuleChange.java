package cn.yishulai.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What differs between two rule sets in one field.
 *
 * @param field with dots: caps.perHousehold.books
 * @param before as JSON; null where there was none
 * @param after as JSON; null where there is none any more
 */
public record RuleChange(String field, @Nullable String before, @Nullable String after) {

    private static final ObjectMapper JSON = new ObjectMapper().findAndRegisterModules();

    private static final String VERSION = "version";
    /** Lists in which the first counts, though they name single things. */
    private static final Set<String> IN_THEIR_ORDER = Set.of("order.determinants");

    /** The fields that differ, in the order of the alphabet; the version is none of them. */
    public static List<RuleChange> between(IntakeRules before, IntakeRules after) {
        return fields(before, after);
    }

    /** The same of rules of requests. */
    public static List<RuleChange> between(RequestRules before, RequestRules after) {
        return fields(before, after);
    }

    private static List<RuleChange> fields(Object before, Object after) {
        List<RuleChange> changes = new ArrayList<>();
        ObjectNode one = JSON.valueToTree(before);
        ObjectNode other = JSON.valueToTree(after);
        one.remove(VERSION);
        other.remove(VERSION);
        compare("", one, other, changes);
        return changes;
    }

    private static void compare(String field, JsonNode before, JsonNode after, List<RuleChange> changes) {
        if (before.isObject() && after.isObject()) {
            Set<String> names = new TreeSet<>();
            before.fieldNames().forEachRemaining(names::add);
            after.fieldNames().forEachRemaining(names::add);
            names.forEach(name ->
                    compare(field.isEmpty() ? name : field + "." + name, before.path(name), after.path(name), changes));
        } else if (!same(before, after) || IN_THEIR_ORDER.contains(field) && !before.equals(after)) {
            changes.add(new RuleChange(field, said(before), said(after)));
        }
    }

    /** A list says the same in any order, except of purses, where the first counts. */
    private static boolean same(JsonNode before, JsonNode after) {
        if (!before.isArray() || !after.isArray() || before.size() != after.size()) {
            return before.equals(after) || absent(before) && absent(after);
        }
        Set<String> one = new TreeSet<>();
        Set<String> other = new TreeSet<>();
        before.forEach(item -> one.add(item.toString()));
        after.forEach(item -> other.add(item.toString()));
        boolean named = !before.isEmpty() && before.get(0).isObject();
        return named ? before.equals(after) : one.equals(other);
    }

    private static boolean absent(JsonNode node) {
        return node.isMissingNode() || node.isNull();
    }

    private static @Nullable String said(JsonNode node) {
        return absent(node) ? null : node.toString();
    }
}
