package cn.yishulai.http;

import static cn.yishulai.http.Refusals.assertRefused;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yishulai.people.RateLimiter;
import cn.yishulai.people.Somebody;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RequestLimitsTest {

    private static final int MOST = 20;

    @Inject
    RateLimiter limiter;

    @Inject
    Limits asDelivered;

    private record Narrow(Duration window, int perPerson, int perAddress, int atOnce) implements Limits {}

    @Test
    void whoAsksTooOftenWaitsAndNobodyElseDoes() throws InterruptedException {
        narrow();
        Somebody hasty = Somebody.aCitizen();
        Somebody calm = Somebody.aCitizen();
        Response refused = untilRefused(hasty);
        assertRefused(refused, 429, "requests-too-many");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 61);
        assertThat(refused.jsonPath().getInt("retryAfterSeconds"))
                .isEqualTo(Integer.parseInt(refused.header("Retry-After")));
        calm.asks().get("/v1/households/me").then().statusCode(200);
        hasty.asks().get("/v1/households/me").then().statusCode(429);
    }

    /** A branch behind one address: strangers use up the address, whoever is signed in there works on. */
    @Test
    void anAddressThatIsClosedToStrangersStaysOpenToWhoIsSignedIn() throws InterruptedException {
        narrow();
        Response refused = given().get("/v1/sites");
        for (int i = 0; i < 10 * MOST && refused.statusCode() != 429; i++) {
            Thread.sleep(2);
            refused = given().header("X-Forwarded-For", "10.1.2." + i)
                    .header("Forwarded", "for=10.1.3." + i)
                    .header("X-Real-IP", "10.1.4." + i)
                    .get("/v1/sites");
        }
        assertRefused(refused, 429, "requests-too-many");
        assertRefused(given().header("Authorization", "Bearer nonsense").get("/v1/sites"), 429, "requests-too-many");
        Somebody.aCitizen().asks().get("/v1/sites").then().statusCode(200);
    }

    @Test
    void whatIsDeliveredIsMoreThanADeskNeeds() throws Exception {
        var properties = new java.util.Properties();
        try (var in = java.nio.file.Files.newBufferedReader(
                java.nio.file.Path.of("src", "main", "resources", "application.properties"))) {
            properties.load(in);
        }
        int fourRequestsForEachOfSixtyBooks = 240;
        assertThat(Integer.parseInt(properties.getProperty("yishulai.http.limits.per-person")))
                .isGreaterThan(2 * fourRequestsForEachOfSixtyBooks);
        assertThat(asDelivered.window()).isEqualTo(Duration.ofMinutes(1));
    }

    private Response untilRefused(Somebody somebody) throws InterruptedException {
        Response answer = somebody.asks().get("/v1/households/me");
        int passed = 0;
        while (answer.statusCode() == 200 && passed < 10 * MOST) {
            passed++;
            Thread.sleep(2);
            answer = somebody.asks().get("/v1/households/me");
        }
        assertThat(passed).isGreaterThanOrEqualTo(MOST);
        return answer;
    }

    /** A window of its own for each test: Redis remembers longer than a test runs. */
    private void narrow() {
        QuarkusMock.installMockForType(
                new RequestLimits(limiter, new Narrow(Duration.ofMinutes(1), MOST, MOST, MOST)) {
                    private final String test = UUID.randomUUID().toString();

                    @Override
                    java.util.Optional<Duration> ofAddress(String address) {
                        return super.ofAddress(test + address);
                    }
                },
                RequestLimits.class);
    }
}
