package cn.yishulai;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** docker/asvs-5-level-2.md names every requirement of levels 1 and 2, and no test that is not there. */
class AsvsTest {

    private static final Path FILE = Path.of("docker", "asvs-5-level-2.md");

    /** Requirements of levels 1 and 2 by chapter, counted in OWASP's own list of version 5.0.0. */
    private static final Map<Integer, Integer> CHAPTERS = new TreeMap<>(Map.ofEntries(
            Map.entry(1, 27),
            Map.entry(2, 11),
            Map.entry(3, 19),
            Map.entry(4, 10),
            Map.entry(5, 9),
            Map.entry(6, 35),
            Map.entry(7, 18),
            Map.entry(8, 7),
            Map.entry(9, 7),
            Map.entry(10, 29),
            Map.entry(11, 14),
            Map.entry(12, 9),
            Map.entry(13, 13),
            Map.entry(14, 9),
            Map.entry(15, 13),
            Map.entry(16, 16),
            Map.entry(17, 7)));

    private static final long OF_LEVEL_1 = 70;

    private static final Pattern TEST = Pattern.compile("`([A-Z][A-Za-z]*(?:#[a-zA-Z]+)?)`");

    private final List<Requirement> requirements = new ArrayList<>();

    private record Requirement(String id, String level, String asked, String state, String where) {

        int chapter() {
            return Integer.parseInt(id.substring(1, id.indexOf('.')));
        }

        Stream<String> tests() {
            return TEST.matcher(where).results().map(found -> found.group(1));
        }
    }

    @BeforeEach
    void read() throws IOException {
        for (String line : Files.readAllLines(FILE)) {
            if (line.startsWith("| V")) {
                String[] cells = line.substring(1, line.length() - 1).split("\\|");
                assertThat(cells).as(line).hasSize(5);
                requirements.add(new Requirement(
                        cells[0].strip(), cells[1].strip(), cells[2].strip(), cells[3].strip(), cells[4].strip()));
            }
        }
    }

    @Test
    void everyRequirementOfTheTwoLevelsStandsThereOnce() {
        assertThat(requirements)
                .extracting(Requirement::id)
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("V\\d{1,2}\\.\\d\\.\\d{1,2}"));
        Map<Integer, Integer> counted = new TreeMap<>();
        requirements.forEach(requirement -> counted.merge(requirement.chapter(), 1, Integer::sum));
        assertThat(counted).isEqualTo(CHAPTERS);
        assertThat(requirements.stream()
                        .filter(requirement -> requirement.level().equals("1")))
                .hasSize((int) OF_LEVEL_1);
    }

    @Test
    void everyRequirementHasAStateAndAReason() {
        assertThat(requirements).allSatisfy(requirement -> {
            assertThat(List.of("1", "2")).contains(requirement.level());
            assertThat(requirement.asked()).isNotBlank();
            assertThat(List.of("met", "partly", "not", "n/a"))
                    .as(requirement.id())
                    .contains(requirement.state());
            assertThat(requirement.where()).as(requirement.id()).isNotBlank();
        });
        Map<String, Long> states =
                requirements.stream().collect(groupingBy(Requirement::state, TreeMap::new, counting()));
        System.out.println("ASVS 5.0, levels 1 and 2: " + states);
    }

    @Test
    void everyTestThatProvesARequirementExists() {
        List<String> named = requirements.stream()
                .flatMap(Requirement::tests)
                .filter(name -> !name.startsWith("ContractOnEvery")) // holds the answers of all tests, and is none
                .distinct()
                .toList();
        assertThat(named).hasSizeGreaterThan(30).allSatisfy(name -> assertThat(NamedTests.problem(name))
                .isEmpty());
    }

    @Test
    void aNameInTheTextIsRead() {
        Matcher name = TEST.matcher("RS256 alone: `TokenBatteryTest#aNameThatIsNone`; Secrets");
        assertThat(name.find()).isTrue();
        assertThat(NamedTests.problem(name.group(1))).isPresent();
    }
}
