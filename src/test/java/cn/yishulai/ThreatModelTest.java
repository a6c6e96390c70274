package cn.yishulai;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** docker/threat-model.md says of each threat which test covers it, and is held to that. */
class ThreatModelTest {

    private static final Path FILE = Path.of("docker", "threat-model.md");

    private final List<Threat> threats = new ArrayList<>();

    private record Threat(String id, String kind, String threat, String coveredBy, String held) {

        boolean isOpen() {
            return coveredBy.equals("open");
        }

        Stream<String> tests() {
            return isOpen() ? Stream.empty() : Stream.of(coveredBy.split(",")).map(String::strip);
        }
    }

    @BeforeEach
    void read() throws IOException {
        for (String line : Files.readAllLines(FILE)) {
            if (line.startsWith("| T-")) {
                String[] cells = line.substring(1, line.length() - 1).split("\\|");
                assertThat(cells).as(line).hasSize(5);
                threats.add(new Threat(
                        cells[0].strip(), cells[1].strip(), cells[2].strip(), cells[3].strip(), cells[4].strip()));
            }
        }
        assertThat(threats).hasSizeGreaterThan(50);
    }

    @Test
    void everyTestThatIsNamedExists() {
        assertThat(threats.stream().flatMap(Threat::tests).distinct())
                .hasSizeGreaterThan(25)
                .allSatisfy(name -> assertThat(NamedTests.problem(name)).isEmpty());
    }

    @Test
    void aNameThatIsNoTestIsNoticed() {
        assertThat(NamedTests.problem("NoSuchTest")).isPresent();
        assertThat(NamedTests.problem("ThreatModelTest#noSuchTest")).isPresent();
        assertThat(NamedTests.problem("ThreatModelTest#read"))
                .as("prepares, and tests nothing")
                .isPresent();
        assertThat(NamedTests.problem("NamedTests")).as("has no test").isPresent();
        assertThat(NamedTests.problem("ThreatModelTest#everyTestThatIsNamedExists"))
                .isEmpty();
    }

    @Test
    void everyThreatHasAnIdOfItsOwnAKindAndAnAnswer() {
        assertThat(threats).extracting(Threat::id).doesNotHaveDuplicates().allMatch(id -> id.matches("T-\\d{3}"));
        assertThat(threats).allSatisfy(threat -> {
            assertThat(Set.of("S", "T", "R", "I", "D", "E")).contains(threat.kind());
            assertThat(threat.threat()).isNotBlank();
            assertThat(threat.coveredBy()).isNotBlank();
            assertThat(threat.held()).as("what is done about %s", threat.id()).isNotBlank();
        });
        assertThat(threats).extracting(Threat::kind).contains("S", "T", "R", "I", "D", "E");
    }

    @Test
    void whatIsOpenIsSaidAndIsTheLesserPart() {
        long open = threats.stream().filter(Threat::isOpen).count();
        System.out.printf("threat model: %d threats, %d open%n", threats.size(), open);
        assertThat(open).isLessThan(threats.size() / 3);
    }
}
