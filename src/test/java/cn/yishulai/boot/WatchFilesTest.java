package cn.yishulai.boot;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Alerts and dashboards speak of figures, refusals and operations that there are: one misspelt would be silent for ever. */
class WatchFilesTest {

    private static final Path DOCKER = Path.of("docker");
    private static final Pattern FIGURE = Pattern.compile("yishulai_[a-z_]+");
    private static final Pattern CHOICE = Pattern.compile("(code|operation)=~?\"([^\"]+)\"");
    private static final Pattern OUTCOME = Pattern.compile("outcome=\"([^\"]+)\"");

    /** What is counted as it happens; {@link QueuesTest} sees each of them at the door. */
    static final Set<String> COUNTED = Set.of(
            "yishulai_scans_total",
            "yishulai_refusals_total",
            "yishulai_operations_seconds_count",
            "yishulai_operations_seconds_bucket",
            "yishulai_operations_seconds_max",
            "yishulai_queues_measured_timestamp_seconds");

    @Test
    void whatIsAskedForIsMeasured() throws IOException {
        Set<String> measured = Queues.all().stream().map(Queues.Queue::name).collect(toSet());
        measured.addAll(COUNTED);
        List<String> questions = questions();
        assertThat(questions).hasSizeGreaterThan(35);
        assertThat(questions.stream()
                        .flatMap(question -> FIGURE.matcher(question).results().map(match -> match.group())))
                .isSubsetOf(measured);
        assertThat(questions).as("each is on a dashboard or wakes somebody").satisfies(all -> measured.stream()
                .forEach(name -> assertThat(String.join("\n", all)).contains(name)));
    }

    @Test
    void codesOperationsAndOutcomesAreThoseOfTheContract() throws IOException {
        String refusals = Files.readString(Path.of("mobile-api-spec", "problems.md"));
        String contract = Files.readString(Path.of("mobile-api-spec", "openapi.yaml"));
        List<String> seen = new ArrayList<>();
        for (String question : questions()) {
            CHOICE.matcher(question).results().forEach(choice -> {
                for (String name : choice.group(2).split("\\|")) {
                    seen.add(name);
                    assertThat(choice.group(1).equals("code") ? refusals : contract)
                            .contains((choice.group(1).equals("code") ? "## " : "operationId: ") + name + "\n");
                }
            });
            OUTCOME.matcher(question).results().forEach(outcome -> assertThat(outcome.group(1))
                    .isIn("done", "refused", "busy", "failed"));
        }
        assertThat(seen).contains("scan", "sign-in-too-often");
    }

    @Test
    void bracketsCloseAndAnAlertSaysWhatToDo() throws IOException {
        for (String question : questions()) {
            assertThat(question.chars().filter(c -> "({[".indexOf(c) >= 0).count())
                    .as(question)
                    .isEqualTo(
                            question.chars().filter(c -> ")}]".indexOf(c) >= 0).count());
        }
        for (JsonNode rule : alerts()) {
            assertThat(rule.at("/labels/severity").asText()).isIn("page", "look");
            assertThat(rule.at("/annotations/summary").asText())
                    .as("in both languages")
                    .containsPattern("\\p{IsHan}");
            assertThat(rule.at("/annotations/do").asText()).isNotBlank();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"compose.yaml", "compose.traces.yaml", "ha/patroni.yml", "watch/prometheus.yml"})
    void everyFileForAnotherProgramReads(String file) throws IOException {
        assertThat(new YAMLMapper().readTree(DOCKER.resolve(file).toFile()).size())
                .isPositive();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void everyScriptIsUnderstood() throws IOException, InterruptedException {
        try (Stream<Path> files = Files.list(DOCKER)) {
            List<Path> scripts =
                    files.filter(file -> file.toString().endsWith(".sh")).toList();
            assertThat(scripts).hasSizeGreaterThan(5);
            for (Path script : scripts) {
                assertThat(new ProcessBuilder("bash", "-n", script.toString())
                                .start()
                                .waitFor())
                        .as(script.toString())
                        .isZero();
            }
        }
    }

    private static List<JsonNode> alerts() throws IOException {
        List<JsonNode> rules = new ArrayList<>();
        JsonNode file =
                new YAMLMapper().readTree(DOCKER.resolve("watch/alerts.yml").toFile());
        file.required("groups").forEach(group -> group.required("rules").forEach(rules::add));
        return rules;
    }

    private static List<String> questions() throws IOException {
        List<String> questions = new ArrayList<>();
        alerts().forEach(rule -> questions.add(rule.required("expr").asText()));
        new ObjectMapper()
                .readTree(DOCKER.resolve("watch/dashboard.json").toFile())
                .findValuesAsText("expr")
                .forEach(questions::add);
        return questions;
    }
}
