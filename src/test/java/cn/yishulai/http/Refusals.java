package cn.yishulai.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.response.Response;

/** What story tests say of a refusal. */
public final class Refusals {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Refusals() {}

    /** Read as a tree: a path of REST-assured is a program that is compiled anew each time, and thousands are refused. */
    public static void assertRefused(Response response, int status, String code) {
        String said = response.asString();
        assertThat(response.statusCode()).as(said).isEqualTo(status);
        assertThat(response.contentType()).startsWith("application/problem+json");
        JsonNode problem = tree(said);
        assertThat(problem.path("code").asText()).isEqualTo(code);
        assertThat(problem.path("type").asText()).isEqualTo("/problems/" + code);
        assertThat(problem.path("status").asInt()).isEqualTo(status);
    }

    private static JsonNode tree(String said) {
        try {
            return JSON.readTree(said);
        } catch (JsonProcessingException e) {
            throw new AssertionError("this is no JSON: " + said, e);
        }
    }
}
