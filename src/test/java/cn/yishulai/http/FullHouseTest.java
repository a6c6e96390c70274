package cn.yishulai.http;

import static cn.yishulai.http.Refusals.assertRefused;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yishulai.people.Somebody;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.Socket;
import java.net.URL;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** More than a node answers at once is turned away at once, and a place that was taken is always given back. */
@QuarkusTest
class FullHouseTest {

    @Inject
    FullHouse house;

    @Inject
    Limits limits;

    @TestHTTPResource
    URL address;

    private int taken;

    @AfterEach
    void everybodyLeaves() {
        for (; taken > 0; taken--) {
            house.leave();
        }
    }

    @Test
    void whoComesToAFullHouseIsToldToComeAgain() {
        Somebody reader = Somebody.aCitizen();
        fill(limits.atOnce());
        Response refused = reader.asks().header("Accept-Language", "en").get("/v1/households/me");
        assertRefused(refused, 503, "try-again");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 3);
        assertThat(refused.header("Content-Language")).isEqualTo("en");
        assertThat(refused.header("Cache-Control")).isEqualTo("no-store");
        assertThat(refused.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertRefused(write(reader, "x".repeat(100_000)), 503, "try-again");
        everybodyLeaves();
        reader.asks().get("/v1/households/me").then().statusCode(200);
        assertThat(write(reader, "{}").statusCode()).isNotEqualTo(503);
    }

    @Test
    void whoOnlyLooksIsTurnedAwayFirst() {
        Somebody reader = Somebody.aCitizen();
        fill(limits.atOnce() * 3 / 4);
        assertRefused(reader.asks().get("/v1/households/me"), 503, "try-again");
        assertThat(write(reader, "{}").statusCode()).isNotEqualTo(503);
    }

    @Test
    void aFullHouseIsNotADeadOne() {
        fill(limits.atOnce());
        given().get("/q/health/ready").then().statusCode(200);
        given().get("/q/health/live").then().statusCode(200);
    }

    @Test
    void whoHangsUpGivesTheirPlaceBack() throws Exception {
        for (int i = 0; i < 2 * limits.atOnce(); i++) {
            try (Socket caller = new Socket(address.getHost(), address.getPort())) {
                String half = i % 2 == 0 ? "POST /v1/sessions" : "GET /v1/sites";
                caller.getOutputStream()
                        .write((half + " HTTP/1.1\r\nHost: here\r\nContent-Type: application/json\r\nContent-Length: "
                                        + (i % 2 == 0 ? 1000 : 0) + "\r\n\r\n")
                                .getBytes(UTF_8));
            }
        }
        long patience = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        while (house.inside() > 0) { // until the last of them is noticed
            assertThat(System.nanoTime()).as("a place was lost").isLessThan(patience);
            Thread.sleep(5);
        }
        given().get("/v1/sites").then().statusCode(200);
    }

    private Response write(Somebody reader, String body) {
        return reader.asks()
                .header("Idempotency-Key", UUID.randomUUID())
                .contentType("application/json")
                .body(body)
                .post("/v1/requests");
    }

    private void fill(int places) {
        for (; taken < places; taken++) {
            assertThat(house.enter(false)).isTrue();
        }
    }
}
