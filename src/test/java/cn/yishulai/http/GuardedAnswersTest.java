package cn.yishulai.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yishulai.kernel.FamilyCode;
import cn.yishulai.people.Somebody;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Method;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What every kind of answer tells the browser: pages, JSON, refusals, files, sheets, photos, calendars. */
@QuarkusTest
class GuardedAnswersTest {

    private static final Map<String, String> ALWAYS = Map.of(
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY",
            "Referrer-Policy", "no-referrer",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cross-Origin-Resource-Policy", "same-origin");

    private static final List<String> STRICT =
            List.of("default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'");

    private Stage stage;

    @BeforeEach
    void aFamilyWithABook() {
        stage = new Stage(new Stage.House(), "showPhoto");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /pages.css, 200",
        "GET, /problems/copy-unknown, 200",
        "GET, /v1/sites, 200",
        "GET, /v1/openapi.yaml, 200",
        "GET, /v1/households/me, 401",
        "GET, /v1/nothing, 404",
        "GET, /nothing.js, 404",
        "GET, /assets/nothing-B3x9k2Lm.js, 404",
        "GET, /q/health/live, 200",
        "PUT, /v1/sites, 405",
        "HEAD, /v1/sites, 200",
        "OPTIONS, /v1/sites, 200",
        "GET, /v1/sites?limit=0, 400",
        "POST, /v1/one-time-codes, 400"
    })
    void everyKindOfAnswerIsGuarded(Method method, String path, int status) {
        Response answer = given().noFilters().request(method, path); // the contract knows neither HEAD nor OPTIONS
        assertThat(answer.statusCode()).isEqualTo(status);
        assertGuarded(answer);
    }

    @Test
    void whatIsMadeForACallerIsGuarded() {
        String code = stage.listed(stage.mine, stage.volume());
        assertGuarded(given().get("/b/" + code));
        assertGuarded(given().get("/f/" + FamilyCode.random()));
        assertGuarded(stage.mine.asks().get("/v1/households/me"));
        assertGuarded(stage.mine
                .asks()
                .body(Map.of("copyCodes", List.of(code), "sheet", "L7160"))
                .post("/v1/labels"));
        assertGuarded(stage.mine.asks().delete("/v1/sessions/current"));
        String fair = Specimens.THINGS.get("fairId").name(stage, Stage.Relation.OWN);
        assertGuarded(given().get("/v1/fairs/" + fair + ".ics"));
    }

    /** Should a picture ever be read as a page, then as one that may do nothing. */
    @Test
    void aPhotoIsAPictureAndNothingElse() {
        String photo = Specimens.THINGS.get("photoId").name(stage, Stage.Relation.OWN);
        Response answer = stage.mine.asks().get("/v1/photos/" + photo);
        assertThat(answer.contentType()).isEqualTo("image/jpeg");
        assertThat(answer.headers().getValues("Content-Security-Policy"))
                .as("a browser obeys all of them")
                .allMatch(policy -> policy.contains("default-src 'none'"))
                .anyMatch(policy -> policy.contains("sandbox"));
        assertThat(answer.header("Content-Disposition")).isEqualTo("inline; filename=\"photo.jpg\"");
        assertThat(answer.header("Cache-Control")).startsWith("private");
        ALWAYS.forEach((name, value) -> assertThat(answer.header(name)).as(name).isEqualTo(value));
    }

    @Test
    void whatConcernsAPersonIsKeptByNoCache() {
        for (String path : List.of("/v1/households/me", "/v1/households/me/persons", "/v1/requests")) {
            assertThat(stage.mine.asks().get(path).header("Cache-Control"))
                    .as(path)
                    .isEqualTo("no-store");
        }
    }

    /** No origin but ours may read an answer: there is no CORS, so a preflight gets no leave. */
    @Test
    void anotherOriginGetsNoLeave() {
        Response preflight = given().noFilters()
                .header("Origin", "https://evil.example")
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "authorization,content-type,idempotency-key")
                .options("/v1/requests");
        assertThat(preflight.header("Access-Control-Allow-Origin")).isNull();
        Response simple = given().header("Origin", "https://evil.example").get("/v1/sites");
        assertThat(simple.header("Access-Control-Allow-Origin")).isNull();
    }

    /** A form of another site can send neither JSON nor a token nor a key: nothing is done for it. */
    @Test
    void aFormOfAnotherSiteDoesNothing() {
        for (String type : List.of("application/x-www-form-urlencoded", "multipart/form-data", "text/plain")) {
            Knock answer = Knock.at("POST", "/v1/one-time-codes", null, type, "{\"phone\":\"13800000001\"}");
            assertThat(answer.status()).as(type).isEqualTo(415);
        }
    }

    @Test
    void noAnswerSaysWhatWeAreMadeOf() {
        for (String path : List.of("/v1/sites", "/v1/nothing", "/nothing", "/problems/copy-unknown")) {
            Response answer = given().get(path);
            assertThat(answer.header("Server")).isNull();
            assertThat(answer.header("X-Powered-By")).isNull();
        }
        assertThat(given().noFilters().request("TRACE", "/v1/sites").statusCode())
                .isEqualTo(405);
        assertThat(Somebody.aCitizen()
                        .asks()
                        .get("/v1/copies/" + UUID.randomUUID())
                        .asString())
                .doesNotContainIgnoringCase("quarkus");
    }

    private static void assertGuarded(Response answer) {
        assertThat(answer.statusCode()).isLessThan(500);
        ALWAYS.forEach((name, value) -> assertThat(answer.headers().getValues(name))
                .as("%s of %d %s", name, answer.statusCode(), answer.contentType())
                .containsExactly(value));
        String policy = answer.header("Content-Security-Policy");
        assertThat(policy).contains(STRICT);
        assertThat(policy)
                .doesNotContain("unsafe-inline")
                .doesNotContain("'unsafe-eval'")
                .doesNotContain("*");
        assertThat(answer.header("Permissions-Policy")).contains("geolocation=(self)");
        if (answer.asByteArray().length > 0) {
            assertThat(answer.contentType()).as("a body says what it is").isNotEmpty();
        }
    }
}
