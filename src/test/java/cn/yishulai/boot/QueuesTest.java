package cn.yishulai.boot;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import cn.yishulai.people.Somebody;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is measured for the operator: who may read it, in which words, and by which names things are found again. */
@QuarkusTest
class QueuesTest {

    private static final String TOKEN = "the-token-of-the-tests";

    @Inject
    QueueClock clock;

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer wrong", "Basic " + TOKEN, TOKEN})
    void whoDoesNotKnowTheTokenFindsNothing(String authorization) {
        given().header("Authorization", authorization).get("/q/metrics").then().statusCode(404);
        given().header("Authorization", authorization)
                .get("/q//metrics/")
                .then()
                .statusCode(404);
    }

    @Test
    void refusalsOperationsAndQueuesAreCountedInTheWordsOfTheHouse() {
        Somebody.aCitizen().asks().get("/v1/requests/" + UUID.randomUUID());
        Somebody.aCitizen().asks().body(Map.of()).post("/v1/scans");
        clock.measure();
        String figures = figures();
        assertThat(figures)
                .contains("yishulai_refusals_total{code=\"request-unknown\"}")
                .containsPattern("yishulai_operations_seconds_count\\{operation=\"showRequest\",outcome=\"refused\"\\}")
                .contains("yishulai_queues_measured_timestamp_seconds")
                .contains("# HELP yishulai_database_bytes Size of the database");
        assertThat(figures).containsPattern("yishulai_queues_measured_timestamp_seconds [1-9]");
        assertThat(figures).containsPattern("\nyishulai_database_bytes [1-9]");
        assertThat(figures).containsPattern("\nyishulai_holds_overdue [0-9]");
        assertThat(WatchFilesTest.COUNTED)
                .allSatisfy(name -> assertThat(figures).contains("\n" + name));
        assertThat(figures).doesNotContain("http_server_requests");
    }

    @Test
    void aRequestHasOneNameEverywhere() {
        String name = UUID.randomUUID().toString();
        given().header("X-Request-Id", name).get("/v1/sites").then().header("X-Request-Id", equalTo(name));
        given().get("/v1/nothing").then().header("X-Request-Id", notNullValue());
        Response forged =
                given().header("X-Request-Id", "x\" level=ERROR forged").get("/v1/sites");
        assertThat(forged.header("X-Request-Id")).doesNotContain("forged");
    }

    @Test
    void aLineOfTheLogIsOneObjectWithTheNamesOfItsRequest() {
        ExtLogRecord line = new ExtLogRecord(
                Level.INFO, "two\nlines \"of\" %s", ExtLogRecord.FormatStyle.PRINTF, QueuesTest.class.getName());
        line.setParameters(new Object[] {"text"});
        line.setLoggerName("cn.yishulai.copies.Copies");
        line.setMdc(Map.of("request", "0198c0de", "key", "k"));
        line.setThrown(new IllegalStateException("broken"));
        String json = new JsonLogLines().format(line);
        assertThat(json).endsWith("}\n").hasLineCount(1);
        assertThat(io.restassured.path.json.JsonPath.from(json).getMap(""))
                .containsEntry("message", "two\nlines \"of\" text")
                .containsEntry("request", "0198c0de")
                .containsEntry("key", "k")
                .containsEntry("level", "INFO")
                .hasEntrySatisfying("stack", stack -> assertThat((String) stack).contains("IllegalStateException"));
    }

    @Test
    void aNodeIsStartedReadyAndAlive() {
        for (String of : List.of("started", "ready", "live")) {
            given().get("/q/health/" + of).then().statusCode(200).body("status", equalTo("UP"));
        }
        given().get("/q/health/started").then().body(containsString("started"));
    }

    static String figures() {
        return given().header("Authorization", "Bearer " + TOKEN)
                .get("/q/metrics")
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }
}
