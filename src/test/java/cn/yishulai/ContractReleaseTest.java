package cn.yishulai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cn.yishulai.ReleasedContract.Version;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Apps are out that were written for the last release: what breaks them is a major version, or is admitted with a reason. */
class ContractReleaseTest {

    private static final Path SPEC = Contract.FILE.getParent();

    private static final String[] FEW = {
        "/v1/sessions",
        "/v1/sessions/refresh",
        "/v1/requests",
        "/v1/requests/{requestId}",
        "/v1/copies/{code}/hold-shelf",
        "/v1/volumes",
        "/v1/copies"
    };

    private final ReleasedContract now = ReleasedContract.at(Contract.FILE);

    @Test
    void whatBreaksAppsIsAMajorVersionOrIsAdmitted() throws IOException {
        ReleasedContract released = ReleasedContract.last(Path.of(""));
        List<String> breaking = BreakingChanges.between(released.parsed(), now.parsed());
        if (now.version().major() > released.version().major()) {
            assertThat(admitted()).as("a new major version admits everything").isEmpty();
        } else {
            assertThat(breaking)
                    .as(
                            "what breaks apps since %s; admit it in breaking-changes.yaml, or raise the major version",
                            released.version())
                    .containsExactlyInAnyOrderElementsOf(admitted());
        }
    }

    @Test
    void aContractThatChangedHasAVersionOfItsOwn() {
        ReleasedContract released = ReleasedContract.last(Path.of(""));
        assertThat(now.version()).isGreaterThanOrEqualTo(released.version());
        if (!now.tree().equals(released.tree())) {
            assertThat(now.version()).isGreaterThan(released.version());
        }
    }

    @Test
    void theChangesBeginWithTheVersionOfTheContract() throws IOException {
        Matcher heading = Pattern.compile("(?m)^## (\\S+)").matcher(Files.readString(SPEC.resolve("CHANGELOG.md")));
        List<Version> versions =
                heading.results().map(found -> Version.of(found.group(1))).toList();
        assertThat(versions).first().isEqualTo(now.version());
        assertThat(versions)
                .contains(ReleasedContract.last(Path.of("")).version())
                .isSortedAccordingTo((a, b) -> b.compareTo(a));
    }

    /** What the gate is for, each once, in a copy of today's contract. */
    @Test
    void everyWayToBreakAnAppIsSeen() {
        ReleasedContract worse = now.only(FEW);
        ((ObjectNode) worse.tree().at("/paths/~1v1~1sessions")).remove("delete");
        require(worse.tree().at("/components/schemas/RefreshForm"), "why");
        members(worse, "SwapRequest").remove("creditHeld");
        ArrayNode grades = (ArrayNode) worse.tree().at("/components/schemas/Grade/enum");
        String grade = grades.remove(0).asText();
        ((ObjectNode) members(worse, "Copy").get("code")).removeAll();
        ((ObjectNode) members(worse, "Copy").get("code")).put("type", "integer");
        ((ArrayNode) worse.tree().at("/paths/~1v1~1volumes/get/parameters"))
                .addObject()
                .put("name", "shoeSize")
                .put("in", "query")
                .put("required", true)
                .putObject("schema")
                .put("type", "integer");

        assertThat(BreakingChanges.between(now.only(FEW).parsed(), worse.parsed()))
                .contains(
                        "DELETE /v1/sessions: is gone",
                        "POST /v1/sessions/refresh request why: has to be sent",
                        "GET /v1/requests/{requestId} answer 200 creditHeld: is gone",
                        "POST /v1/requests request worstGrade: %s is gone".formatted(grade),
                        "POST /v1/copies answer 201 code: is of another type",
                        "GET /v1/volumes ?shoeSize: has to be sent")
                .noneMatch(sentence -> sentence.contains("no words"));
    }

    @Test
    void whatIsOnlyAddedBreaksNobody() {
        ReleasedContract richer = now.only(FEW);
        members(richer, "RefreshForm").putObject("why").put("type", "string");
        members(richer, "SwapRequest").putObject("weather").put("type", "string");
        ObjectNode paths = (ObjectNode) richer.tree().get("paths");
        JsonNode weather =
                paths.set("/v1/weather", paths.get("/v1/sessions/refresh").deepCopy());
        ((ObjectNode) weather.at("/~1v1~1weather/post")).put("operationId", "makeWeather");

        assertThat(BreakingChanges.between(now.only(FEW).parsed(), richer.parsed()))
                .isEmpty();
    }

    @Test
    void aNewerTagIsTheReleaseAndAnOlderOneIsNot(@TempDir Path checkout) throws IOException {
        assumeTrue(ReleasedContract.git(checkout, "--version").isPresent(), "git reads tags; there is none");
        contract(checkout.resolve("mobile-api-spec/released"), "0.2.0");
        contract(checkout.resolve("mobile-api-spec"), "0.10.0");
        git(checkout, "init", "-q");
        git(checkout, "add", ".");
        git(checkout, "-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "-q", "-m", "Release");
        assertThat(ReleasedContract.last(checkout).version()).isEqualTo(Version.of("0.2.0"));
        git(checkout, "tag", "v0.10.0");
        assertThat(ReleasedContract.last(checkout).version()).isEqualTo(Version.of("0.10.0"));
        contract(checkout.resolve("mobile-api-spec/released"), "1.0.0");
        assertThat(ReleasedContract.last(checkout).version()).isEqualTo(Version.of("1.0.0"));
    }

    @Test
    void aVersionIsThreeNumbers() {
        assertThat(Version.of("0.10.0")).isGreaterThan(Version.of("0.9.9"));
        assertThatThrownBy(() -> Version.of("1.0.0-rc1")).isInstanceOf(NumberFormatException.class);
    }

    private static List<String> admitted() throws IOException {
        List<String> changes = new ArrayList<>();
        for (JsonNode entry :
                new YAMLMapper().readTree(SPEC.resolve("breaking-changes.yaml").toFile())) {
            assertThat(entry.path("because").asText()).as("%s", entry).isNotBlank();
            entry.path("changes").forEach(change -> changes.add(change.asText()));
        }
        return changes;
    }

    private static void contract(Path folder, String version) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("openapi.yaml"), "info: { version: %s }%n".formatted(version));
    }

    private static void git(Path checkout, String... words) {
        assertThat(ReleasedContract.git(checkout, words))
                .as("git %s", (Object) words)
                .isPresent();
    }

    private static ObjectNode members(ReleasedContract contract, String schema) {
        return (ObjectNode) contract.tree().at("/components/schemas/" + schema + "/properties");
    }

    private static void require(JsonNode schema, String name) {
        ((ObjectNode) schema.get("properties")).putObject(name).put("type", "string");
        ((ArrayNode) schema.get("required")).add(name);
    }
}
