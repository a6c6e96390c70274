package cn.yishulai;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yishulai.kernel.KernelRefusal;
import cn.yishulai.kernel.Refusal;
import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** problems.md and the refusal enums of the rooms are one list. */
class ProblemsTest {

    private static final Path PROBLEMS = Path.of("mobile-api-spec", "problems.md");
    private static final List<String> LINES = List.of("status", "meaning", "when", "zh", "en");

    private final List<Refusal> refusals = refusals();
    private final Map<String, Map<String, String>> sections = sections();

    @Test
    void everyRefusalHasASectionAndEverySectionARefusal() {
        assertThat(refusals).contains(KernelRefusal.values());
        assertThat(sections.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        refusals.stream().map(Refusal::code).toList());
    }

    @Test
    void noTwoRoomsSayNoWithTheSameCode() {
        assertThat(refusals).extracting(Refusal::code).doesNotHaveDuplicates();
    }

    @Test
    void everySectionSaysTheStatusThatIsSent() {
        Map<String, String> sent = refusals.stream()
                .collect(toMap(
                        Refusal::code,
                        refusal -> Integer.toString(refusal.kind().status()),
                        (one, same) -> one));
        Map<String, String> written = sections.entrySet().stream()
                .collect(toMap(
                        Map.Entry::getKey,
                        section -> String.valueOf(section.getValue().get("status"))));
        assertThat(written).containsAllEntriesOf(sent);
    }

    @Test
    void everySectionIsWhole() {
        sections.forEach((code, lines) -> {
            assertThat(lines.keySet()).as(code).containsExactlyElementsOf(LINES);
            assertThat(lines.values()).as(code).noneMatch(String::isBlank);
            assertThat(lines.get("zh")).as(code).matches(".*\\p{IsHan}.*");
            assertThat(lines.get("en")).as(code).doesNotMatch(".*\\p{IsHan}.*");
        });
    }

    @Test
    void sectionsStandInAlphabeticalOrder() {
        assertThat(List.copyOf(sections.keySet())).isSorted();
    }

    private static List<Refusal> refusals() {
        return FloorPlanTest.CLASSES.stream()
                .filter(JavaClass::isEnum)
                .filter(c -> c.isAssignableTo(Refusal.class))
                .flatMap(c -> Stream.of(c.reflect().getEnumConstants()))
                .map(Refusal.class::cast)
                .toList();
    }

    private static Map<String, Map<String, String>> sections() {
        Map<String, Map<String, String>> sections = new LinkedHashMap<>();
        Map<String, String> section = Map.of();
        for (String line : read()) {
            if (line.startsWith("## ")) {
                section = new LinkedHashMap<>();
                assertThat(sections.put(line.substring(3), section)).as(line).isNull();
            } else if (line.startsWith("- ")) {
                String[] nameAndText = line.substring(2).split(": ", 2);
                section.put(nameAndText[0], nameAndText[1]);
            }
        }
        return sections;
    }

    private static List<String> read() {
        try {
            return Files.readAllLines(PROBLEMS);
        } catch (IOException e) {
            throw new IllegalStateException("no " + PROBLEMS, e);
        }
    }
}
