package cn.yishulai.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;

/** What story tests say of a refusal. */
public final class Refusals {

    private Refusals() {}

    public static void assertRefused(Response response, int status, String code) {
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(status);
        assertThat(response.contentType()).startsWith("application/problem+json");
        assertThat(response.jsonPath().getString("code")).isEqualTo(code);
        assertThat(response.jsonPath().getString("type")).isEqualTo("/problems/" + code);
        assertThat(response.jsonPath().getInt("status")).isEqualTo(status);
    }
}
