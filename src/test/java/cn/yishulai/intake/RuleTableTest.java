package cn.yishulai.intake;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yishulai.rules.IntakeRules;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The rule sets that are in force somewhere (section 2 of what we know of the field), as data, and what each says of books. */
class RuleTableTest {

    private static final ObjectMapper JSON = new ObjectMapper().findAndRegisterModules();
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    @TestFactory
    Stream<DynamicTest> everyRuleSetDecidesItsBooks() throws IOException {
        JsonNode table = table();
        return StreamSupport.stream(table.path("ruleSets").spliterator(), false).flatMap(set -> StreamSupport.stream(
                        set.path("books").spliterator(), false)
                .map(book -> DynamicTest.dynamicTest(
                        set.path("name").asText() + ": " + book.path("name").asText(), () -> decides(set, book))));
    }

    private static void decides(JsonNode set, JsonNode book) throws IOException {
        IntakeRules rules = JSON.treeToValue(set.path("rules"), IntakeRules.class);
        Basis basis = new Basis(finding(book), tally(book));
        Optional<Verdict> verdict = Verdict.unlessPriceMissing(basis, rules);
        JsonNode expected = book.path("is");
        if (expected.has("asksForPrice")) {
            assertThat(verdict).isEmpty();
            return;
        }
        assertThat(verdict).isPresent();
        Verdict is = verdict.get();
        assertThat(is.reason())
                .isEqualTo(DecisionReason.valueOf(expected.path("reason").asText()));
        assertThat(is.credits().amount()).isEqualTo(expected.path("credits").asLong(0));
        if (expected.has("remainder")) {
            assertThat(Objects.requireNonNull(is.worth()).remainderAfter())
                    .isEqualTo(expected.path("remainder").asLong());
        }
        if (expected.has("purse")) {
            assertThat(Objects.requireNonNull(is.worth()).purse())
                    .isEqualTo(expected.path("purse").asText());
        }
        if (expected.has("until")) {
            assertThat(String.valueOf(rules.validity().lastDay(TODAY)))
                    .isEqualTo(expected.path("until").asText());
        }
    }

    /** Written over a book without anything remarkable. */
    private static Finding finding(JsonNode book) throws IOException {
        return JSON.treeToValue(
                over(
                        """
                        {"grade": "GOOD", "flaws": [], "kinds": [], "book": {"year": 2024, "priceFen": 3000, "classNumber": "I247.5", "audience": "ADULT"},
                         "gift": false, "stamp": "NONE", "ownCopyBack": false, "incomplete": false}""",
                        book.path("found")),
                Finding.class);
    }

    private static Tally tally(JsonNode book) throws IOException {
        return JSON.treeToValue(
                over(
                        """
                        {"today": "2026-11-22", "persons": 3, "inSession": 0, "ofVolume": 0, "ofPerson": 0, "ofHousehold": 0, "ofTitle": 0,
                         "spare": 0, "remainder": 0}""",
                        book.path("counted")),
                Tally.class);
    }

    /** A member that is null is taken away: nobody knows it. */
    private static JsonNode over(String usual, JsonNode special) throws IOException {
        ObjectNode node = (ObjectNode) JSON.readTree(usual);
        for (Map.Entry<String, JsonNode> field : special.properties()) {
            if (field.getValue().isObject() && node.path(field.getKey()).isObject()) {
                ((ObjectNode) node.get(field.getKey())).setAll((ObjectNode) field.getValue());
            } else {
                node.set(field.getKey(), field.getValue());
            }
        }
        return node;
    }

    private static JsonNode table() throws IOException {
        try (InputStream file = RuleTableTest.class.getResourceAsStream("rule-table.json")) {
            return JSON.readTree(file);
        }
    }
}
