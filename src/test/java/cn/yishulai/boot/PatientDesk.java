package cn.yishulai.boot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Somebody at a counter whose network and service are poor. What got no answer, or an answer that says that something is out
 * of order, is sent again with the same Idempotency-Key, at the next door if there are several. Any other answer than the
 * one that is due is a fault of the service.
 */
final class PatientDesk {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration ANSWER = Duration.ofSeconds(5);
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(100);
    private static final long PAUSE_MILLIS = 100;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(ANSWER)
            .build();
    private final List<URI> doors;
    private final AtomicInteger door = new AtomicInteger();
    private final AtomicInteger retries;
    private final Refusals refusals;
    private boolean forgetful;
    private String token = "";

    PatientDesk(List<URI> doors, AtomicInteger retries) {
        this(doors, retries, new Refusals());
    }

    PatientDesk(List<URI> doors, AtomicInteger retries, Refusals refusals) {
        this.doors = doors;
        this.retries = retries;
        this.refusals = refusals;
    }

    /** Another answer than was due. */
    static final class Surprise extends Exception {
        private static final long serialVersionUID = 1;

        Surprise(String what) {
            super(what);
        }
    }

    PatientDesk signIn(String name) throws Exception {
        Map<String, String> staff = Map.of("grant", "STAFF", "name", name, "password", DemonstrationPeople.PASSWORD);
        token = post(201, "/v1/sessions", staff).path("accessToken").asText();
        return this;
    }

    /** From now on a second try has a key of its own, as of an app that was written carelessly. */
    PatientDesk forgetsKeys() {
        forgetful = true;
        return this;
    }

    JsonNode post(int due, String path, Map<String, ?> body) throws Exception {
        UUID key = UUID.randomUUID();
        return asked(
                due,
                path,
                to(path).header("Content-Type", "application/json")
                        .header("Idempotency-Key", key.toString())
                        .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body))));
    }

    JsonNode get(String path) throws Exception {
        return asked(200, path, to(path));
    }

    private JsonNode asked(int due, String path, HttpRequest.Builder request) throws Exception {
        long began = System.nanoTime();
        int tries = 0;
        String last = "nothing";
        while (System.nanoTime() - began < PATIENCE_NANOS) {
            if (tries++ > 0) {
                retries.incrementAndGet();
                Thread.sleep(PAUSE_MILLIS);
                request.uri(next().resolve(path));
                if (forgetful) {
                    request.setHeader("Idempotency-Key", UUID.randomUUID().toString());
                }
            }
            try {
                HttpResponse<byte[]> answer = http.send(request.build(), BodyHandlers.ofByteArray());
                if (answer.statusCode() == due) {
                    return JSON.readTree(answer.body());
                }
                last = answer.statusCode() + " " + new String(answer.body(), StandardCharsets.UTF_8);
                if (!isOutOfOrder(answer.statusCode(), last)) {
                    throw new Surprise("%s after %d tries: %s".formatted(path, tries, last));
                }
                refusals.add(answer);
            } catch (IOException e) {
                last = e.toString();
                refusals.addNoAnswer();
            }
        }
        throw new Surprise("%s was not answered in %d tries; last %s".formatted(path, tries, last));
    }

    /** Of the service or of the proxy before it; a client may expect that it passes. */
    private static boolean isOutOfOrder(int status, String answer) {
        return status >= 500 || status == 429 || (status == 409 && answer.contains("idempotency-in-flight"));
    }

    private HttpRequest.Builder to(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(next().resolve(path)).timeout(ANSWER);
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    private URI next() {
        return doors.get(Math.floorMod(door.getAndIncrement(), doors.size()));
    }
}
