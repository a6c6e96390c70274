package cn.yishulai.boot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;

/** Staff at the centre of the demonstration, over HTTP. A write that gets no answer is sent again with its key. */
final class Desk {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration ANSWER = Duration.ofSeconds(20);
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(90);
    private static final long PAUSE_MILLIS = 50;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Supplier<Jar> service;
    private final String token;
    private final String site;
    private int unanswered;

    private Desk(Supplier<Jar> service, String token, String site) {
        this.service = service;
        this.token = token;
        this.site = site;
    }

    record Answer(int status, byte[] body) {

        JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (IOException e) {
                throw new AssertionError(this + " is no JSON", e);
            }
        }

        String code() {
            return json().path("code").asText();
        }

        @Override
        public String toString() {
            return status + " " + new String(body, StandardCharsets.UTF_8);
        }
    }

    /** @param service where it is now: a service that was killed comes back at another address */
    static Desk open(Supplier<Jar> service) throws Exception {
        return open(service, "staff");
    }

    /** The same for another member of staff who has the password of the demonstration. */
    static Desk open(Supplier<Jar> service, String name) throws Exception {
        Desk nobody = new Desk(service, "", "");
        Map<String, String> staff = Map.of("grant", "STAFF", "name", name, "password", DemonstrationPeople.PASSWORD);
        String token =
                nobody.done(201, "/v1/sessions", staff).path("accessToken").asText();
        for (JsonNode site : nobody.sites().path("items")) {
            if (site.path("kind").asText().equals("CENTRE")) {
                return new Desk(service, token, site.path("id").asText());
            }
        }
        throw new AssertionError("the demonstration has a centre");
    }

    /** The same person with the same token, who asks another process. */
    Desk at(Jar other) {
        return new Desk(() -> other, token, site);
    }

    /** The first grown-up of a family, for whom the desk opens a session. */
    Desk actingFor(String family) throws Exception {
        Map<String, String> asked = Map.of("siteId", site, "familyCode", family, "reason", "asked at the desk");
        String theirs =
                done(201, "/v1/sessions/on-behalf", asked).path("accessToken").asText();
        return new Desk(service, theirs, site);
    }

    /** The process that is asked. */
    Jar service() {
        return service.get();
    }

    /** The centre. */
    String site() {
        return site;
    }

    String token() {
        return token;
    }

    /** How often a write got no answer. */
    int unanswered() {
        return unanswered;
    }

    List<String> blankLabels(int count) throws Exception {
        Answer sheet = write(UUID.randomUUID(), "/v1/labels", Map.of("blanks", count, "sheet", "L7160"));
        assertThat(sheet.status()).as("%s", sheet.status()).isEqualTo(201);
        try (PDDocument pdf = Loader.loadPDF(sheet.body())) {
            List<String> codes =
                    List.of(new PDFTextStripper().getText(pdf).strip().split("\\s+"));
            assertThat(codes).hasSize(count);
            return codes;
        }
    }

    /** A family brings copies of a book that nobody has seen before, one for each blank label, and gets a receipt. */
    void take(String family, List<String> labels) throws Exception {
        Map<String, String> book = Map.of("title", "呼兰河传 " + labels.get(0), "author", "萧红");
        String volume = done(201, "/v1/volumes", book).path("id").asText();
        String dropOff = "/v1/drop-offs/"
                + done(201, "/v1/drop-offs", Map.of("siteId", site, "familyCode", family))
                        .path("id")
                        .asText();
        for (String label : labels) {
            Map<String, Object> found = Map.of(
                    "copyCode", label, "volumeId", volume, "grade", "GOOD", "answer", Map.of("is", "SECOND_COPY"));
            JsonNode decided = done(201, dropOff + "/copies", found);
            assertThat(decided.path("copy").path("code").asText()).isEqualTo(label);
            assertThat(decided.path("copy").path("status").asText()).isEqualTo("AVAILABLE");
        }
        JsonNode receipt = done(201, dropOff + "/receipt", Map.of());
        assertThat(receipt.path("credits").asInt()).isEqualTo(labels.size());
    }

    Answer handOver(String copy, String family) throws Exception {
        return write(
                UUID.randomUUID(), "/v1/copies/" + copy + "/hand-over", Map.of("siteId", site, "familyCode", family));
    }

    /** A verb of a copy at the centre; what it needs beside the site. */
    Answer verb(String copy, String verb, Map<String, ?> needs) throws Exception {
        Map<String, Object> body = new HashMap<>(needs);
        body.putIfAbsent("siteId", site);
        return post("/v1/copies/" + copy + "/" + verb, body);
    }

    /** A write with a key of its own, sent until it is answered. */
    Answer post(String path, Map<String, ?> body) throws Exception {
        return write(UUID.randomUUID(), path, body);
    }

    /** The same with a key that was chosen before. */
    Answer post(UUID key, String path, Map<String, ?> body) throws Exception {
        return write(key, path, body);
    }

    JsonNode get(String path) throws Exception {
        HttpResponse<byte[]> answer =
                http.send(to(path).header("Authorization", "Bearer " + token).build(), BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    /** What is read as a text. */
    String text(String path) throws Exception {
        HttpResponse<byte[]> answer = http.send(to(path).build(), BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    /** Sent once, with this key: also that it is still running is an answer. */
    Answer once(UUID key, String path, Map<String, ?> body) throws Exception {
        return send("POST", key, path, body);
    }

    /** The whole of a thing, sent once. */
    Answer put(String path, Map<String, ?> body) throws Exception {
        return send("PUT", UUID.randomUUID(), path, body);
    }

    /** What a scan says of a copy. */
    String statusOf(String copy) throws Exception {
        JsonNode scan = done(200, "/v1/scans", Map.of("code", copy, "siteId", site));
        return scan.path("copy").path("status").asText();
    }

    private JsonNode done(int status, String path, Map<String, ?> body) throws Exception {
        Answer answer = write(UUID.randomUUID(), path, body);
        assertThat(answer.status()).as("%s: %s", path, answer).isEqualTo(status);
        return answer.json();
    }

    /** Sends until there is an answer. That it is busy or still at it is none. */
    private Answer write(UUID key, String path, Map<String, ?> body) throws Exception {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (true) {
            try {
                Answer answer = send("POST", key, path, body);
                if (answer.status() != 503
                        && !(answer.status() == 409 && answer.code().equals("idempotency-in-flight"))) {
                    return answer;
                }
            } catch (IOException nobodyThere) {
                assertThat(System.nanoTime()).as("%s", nobodyThere).isLessThan(deadline);
            }
            unanswered++;
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    private Answer send(String method, UUID key, String path, Map<String, ?> body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = to(path).header("Content-Type", "application/json")
                .header("Idempotency-Key", key.toString())
                .method(method, BodyPublishers.ofString(json(body)));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        HttpResponse<byte[]> response = http.send(request.build(), BodyHandlers.ofByteArray());
        return new Answer(response.statusCode(), response.body());
    }

    private JsonNode sites() throws IOException, InterruptedException {
        return JSON.readTree(
                http.send(to("/v1/sites").build(), BodyHandlers.ofByteArray()).body());
    }

    private HttpRequest.Builder to(String path) {
        URI address = URI.create("http://127.0.0.1:%d%s".formatted(service.get().port(), path));
        return HttpRequest.newBuilder(address).timeout(ANSWER);
    }

    private static String json(Map<String, ?> body) throws JsonProcessingException {
        return JSON.writeValueAsString(body);
    }
}
