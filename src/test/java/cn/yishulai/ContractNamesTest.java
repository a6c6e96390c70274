package cn.yishulai;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What generated clients call things: an object without a name is called by where it stands, and no name may be one of a language. */
class ContractNamesTest {

    /** Types that code of Kotlin, Swift or TypeScript writes without saying whose. */
    private static final Set<String> TAKEN = Set.of(
            "Any",
            "Array",
            "Boolean",
            "Character",
            "Data",
            "Date",
            "Double",
            "Error",
            "Event",
            "File",
            "Function",
            "Int",
            "List",
            "Long",
            "Map",
            "Never",
            "Number",
            "Object",
            "Optional",
            "Promise",
            "Record",
            "Request",
            "Response",
            "Result",
            "Self",
            "Set",
            "String",
            "Symbol",
            "Task",
            "Type",
            "UUID",
            "Unit",
            "Void");

    private final JsonNode contract = ReleasedContract.at(Contract.FILE).tree();
    private final List<String> nameless = new ArrayList<>();
    private final List<String> titles = new ArrayList<>();

    @Test
    void everyObjectHasANameOfItsOwn() {
        contract.at("/components/schemas").properties().forEach(schema -> {
            titles.add(schema.getKey());
            inside(schema.getKey(), schema.getValue());
        });
        int components = titles.size();
        inside("", contract.get("paths"));
        inside("responses", contract.at("/components/responses"));

        assertThat(nameless).as("objects without a title").isEmpty();
        assertThat(titles)
                .hasSizeGreaterThan(components)
                .doesNotHaveDuplicates()
                .doesNotContainAnyElementsOf(TAKEN);
    }

    private void inside(String where, JsonNode around) {
        for (Map.Entry<String, JsonNode> part : around.properties()) {
            if (part.getKey().equals("example")) {
                continue;
            }
            if (part.getKey().equals("allOf")) {
                part.getValue().forEach(own -> inside(where, own));
            } else {
                look(where + "/" + part.getKey(), part.getValue());
            }
        }
    }

    private void look(String where, JsonNode node) {
        if (node.isArray()) {
            node.forEach(one -> look(where, one));
            return;
        }
        boolean isSchema = !where.endsWith("/properties");
        if (isSchema && node.path("properties").isObject()) {
            if (node.has("title")) {
                titles.add(node.get("title").asText());
            } else {
                nameless.add(where);
            }
        }
        inside(where, node);
    }
}
