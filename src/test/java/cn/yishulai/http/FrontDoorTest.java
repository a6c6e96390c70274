package cn.yishulai.http;

import static cn.yishulai.http.Refusals.assertRefused;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import cn.yishulai.people.Somebody;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class FrontDoorTest {

    @Test
    void theContractIsServedAsItStands() throws IOException {
        byte[] served = given().get("/v1/openapi.yaml")
                .then()
                .statusCode(200)
                .contentType(containsString("yaml"))
                .extract()
                .asByteArray();
        assertThat(served).isEqualTo(Files.readAllBytes(Path.of("mobile-api-spec", "openapi.yaml")));
    }

    @Test
    void theTypeOfAProblemIsAPageInTheReadersLanguage() {
        String type = given().get("/v1/nothing").jsonPath().getString("type");
        given().header("Accept-Language", "en-GB,en;q=0.9,zh;q=0.8")
                .get(type)
                .then()
                .statusCode(200)
                .header("Content-Language", "en")
                .body(containsString("<h1>"));
        assertRefused(given().get("/problems/no-such-code"), 404, "address-unknown");
    }

    @ParameterizedTest
    @CsvSource({
        "en, en",
        "'zh-CN,zh;q=0.9', zh-CN",
        "'fr, en;q=0.1', en",
        "'en;q=0.5, zh;q=0.6', zh-CN",
        "*, zh-CN",
        "';;;', zh-CN"
    })
    void theTitleOfAProblemFollowsTheReader(String asked, String answered) {
        given().header("Accept-Language", asked)
                .get("/v1/nothing")
                .then()
                .header("Content-Language", equalTo(answered));
    }

    @Test
    void whatIsNotThereIsSaidInOneShape() {
        assertRefused(given().get("/v1/nothing"), 404, "address-unknown");
        assertRefused(given().put("/v1/sites"), 405, "method-not-allowed");
        assertRefused(given().accept("image/png").get("/v1/sites"), 406, "answer-not-acceptable");
        assertRefused(
                given().contentType("text/plain")
                        .header("Idempotency-Key", UUID.randomUUID())
                        .body("hello")
                        .post("/v1/sessions"),
                415,
                "body-type-unsupported");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "[]",
                "null",
                "",
                "\"text\"",
                "{\"phone\":13800000001}",
                "{\"phone\":\"1\",\"phone\":\"2\"}",
                "{\"phone\":\"13800000001\",\"admin\":true}",
                "{\"phone\":\"13800000001\"} {}",
                "{\"phone\":null}",
                "{\"phone\":\"138\\u00000000001\"}",
                "{\"phone\":\"\\ud800\"}",
                "{\"phone\":{\"a\":1}}"
            })
    void aBodyThatIsNotAsTheContractDescribesItIsMalformed(String body) {
        assertRefused(
                given().contentType("application/json")
                        .header("Idempotency-Key", UUID.randomUUID())
                        .body(body)
                        .post("/v1/one-time-codes"),
                400,
                "body-malformed");
    }

    @Test
    void aParameterThatIsNotAsTheContractDescribesItIsMalformed() {
        assertRefused(given().get("/v1/sites?limit=many"), 400, "parameter-malformed");
        assertRefused(given().get("/v1/sites?limit=0"), 400, "page-malformed");
        assertRefused(given().get("/v1/sites?limit=99999999999999999999"), 400, "parameter-malformed");
        assertRefused(given().urlEncodingEnabled(false).get("/v1/sites?after=%00"), 400, "parameter-malformed");
        assertRefused(given().urlEncodingEnabled(false).get("/v1/sites/%00"), 400, "parameter-malformed");
        assertRefused(given().urlEncodingEnabled(false).get("/v1/sites/%ff%fe"), 404, "site-unknown");
    }

    @Test
    void aWriteWithoutAKeyIsRefused() {
        Somebody citizen = Somebody.aCitizen();
        assertRefused(
                given().header("Authorization", "Bearer " + citizen.token()).delete("/v1/sessions/current"),
                400,
                "idempotency-key-missing");
        assertRefused(
                given().header("Authorization", "Bearer " + citizen.token())
                        .header("Idempotency-Key", "1")
                        .delete("/v1/sessions/current"),
                400,
                "idempotency-key-missing");
    }

    @Test
    void whoIsNotSignedInIsAskedToAndWhoseRoleMayNotIsRefused() {
        Response anonymous = given().get("/v1/households/me/notices");
        assertRefused(anonymous, 401, "not-signed-in");
        assertThat(anonymous.header("WWW-Authenticate")).isEqualTo("Bearer");
        assertRefused(Somebody.staffAt().asks().get("/v1/households/me/notices"), 403, "role-not-allowed");
        Somebody.aCitizen().asks().get("/v1/households/me/notices").then().statusCode(200);
    }

    @Test
    void aBadTokenIsRefusedAlsoWhereNoneIsNeeded() {
        assertRefused(given().header("Authorization", "Bearer nonsense").get("/v1/sites"), 401, "not-signed-in");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/sites", "/v1/nothing", "/problems/address-unknown", "/pages.css", "/nothing.js"})
    void everyAnswerIsGuarded(String path) {
        given().get(path)
                .then()
                .header("Content-Security-Policy", containsString("default-src 'none'"))
                .header("Content-Security-Policy", containsString("script-src 'self' 'wasm-unsafe-eval'"))
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .header("X-Frame-Options", "DENY");
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/sites, no-store",
        "/v1/nothing, no-store",
        "/nothing.js, no-store",
        "/assets/nothing-B3x9k2Lm.js, no-store",
        "/pages.css, no-cache"
    })
    void browsersKeepWhatCannotChangeAndNothingElse(String path, String caching) {
        given().get(path).then().header("Cache-Control", equalTo(caching));
    }

    @Test
    void theDemonstrationsCodesDoNotExistElsewhere() {
        assertRefused(given().get("/demo/codes"), 404, "address-unknown");
    }
}
