package cn.yishulai;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yishulai.Contract.Route;
import cn.yishulai.http.Knock;
import cn.yishulai.people.Somebody;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** Whatever comes, the answer is one of the contract's and says nothing about our insides. */
@QuarkusTest
class HostileRequestsTest {

    /** -Dhostile.requests=100000 for a longer evening. */
    private static final int REQUESTS = Integer.getInteger("hostile.requests", 20_000);

    private static final Set<Integer> STATUSES =
            Set.of(200, 201, 202, 204, 400, 401, 403, 404, 405, 406, 409, 412, 413, 415, 422, 429);
    private static final Pattern LEAK = Pattern.compile(
            "Exception|\\bat [a-z]+\\.[a-z]|org\\.(hibernate|postgresql|jboss)|java\\.|jakarta\\.|cn\\.yishulai|SQLSTATE|SELECT |once_answer");

    private final ConcurrentLinkedQueue<String> wrong = new ConcurrentLinkedQueue<>();

    @Test
    void noRequestBreaksTheServiceOrLearnsAboutIt() throws InterruptedException {
        Map<String, String> tokens = Map.of(
                "citizen", Somebody.aCitizen().token(),
                "librarian", Somebody.aLibrarian().token(),
                "auditor", Somebody.anAuditor().token());
        // Ending the sessions of those who ask would end the test; asking for codes is limited and tested elsewhere.
        Set<String> spared = Set.of("closeSession", "closeAllSessions", "erasePerson", "sendOneTimeCode");
        List<Route> routes = Contract.routes().stream()
                .filter(route -> !spared.contains(route.operation().getOperationId()))
                .toList();
        ExecutorService senders = Executors.newFixedThreadPool(4);
        for (HostileRequests.Request request : new HostileRequests(routes).some(REQUESTS)) {
            senders.execute(() -> send(request, tokens));
        }
        senders.shutdown();
        assertThat(senders.awaitTermination(10, TimeUnit.MINUTES)).isTrue();
        assertThat(wrong.stream().limit(40)).isEmpty();
    }

    @Test
    void aBodyLargerThanAnythingWeTakeIsRefused() throws Exception {
        String huge = "{\"nickname\":\"" + "x".repeat(11_000_000) + "\",\"kind\":\"ADULT\"}";
        HttpRequest request = post(Somebody.aCitizen().token())
                .POST(HttpRequest.BodyPublishers.ofString(huge))
                .build();
        try {
            assertThat(HttpClient.newHttpClient()
                            .send(request, BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(413);
        } catch (IOException closed) {
            // The service may hang up before such a sender has finished.
            assertThat(closed).isNotNull();
        }
    }

    @Test
    void aBombOfZerosIsNotUnpacked() throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            byte[] zeros = new byte[1_000_000];
            for (int i = 0; i < 200; i++) {
                gzip.write(zeros);
            }
        }
        HttpRequest request = post(Somebody.aCitizen().token())
                .header("Content-Encoding", "gzip")
                .POST(HttpRequest.BodyPublishers.ofByteArray(packed.toByteArray()))
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(request, BodyHandlers.ofString())
                        .statusCode())
                .isBetween(400, 415);
    }

    private static HttpRequest.Builder post(String token) {
        return HttpRequest.newBuilder(
                        URI.create(RestAssured.baseURI + ":" + RestAssured.port + "/v1/households/me/persons"))
                .header("Authorization", "Bearer " + token)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("Content-Type", "application/json");
    }

    private void send(HostileRequests.Request request, Map<String, String> tokens) {
        String role = tokens.keySet().stream()
                .filter(name -> !"none".equals(request.route().authz().get(name)))
                .findFirst()
                .orElse("librarian");
        Knock answer = Knock.at(request.route(), request.path(), tokens.get(role), request.body());
        boolean refused = answer.status() >= 400;
        if (!STATUSES.contains(answer.status())
                || refused && answer.code().isEmpty()
                || refused && LEAK.matcher(answer.body()).find()) {
            wrong.add("%s %s with %s as %s: %d %s"
                    .formatted(
                            request.route().method(),
                            abbreviated(request.path()),
                            abbreviated(request.what()),
                            role,
                            answer.status(),
                            abbreviated(answer.body())));
        }
    }

    private static String abbreviated(String text) {
        return text.length() > 160 ? text.substring(0, 160) + "…" : text;
    }
}
