package cn.yishulai.boot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;

/**
 * A helper's device at a fair: it counts what it does, by a clock of its own, and keeps it until it is sent.
 *
 * @param ahead how far its clock is
 */
record FairDevice(String id, String token, Duration ahead, List<Map<String, Object>> events) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final int KEY_BYTES = 16;
    private static final int BUSY = 10;

    static FairDevice gate(Jar node, Desk desk, String fair, Duration ahead) throws Exception {
        return paired(node, desk, fair, Map.of("purpose", "GATE", "label", "门"), ahead);
    }

    static FairDevice table(Jar node, Desk desk, String fair, int table) throws Exception {
        return paired(node, desk, fair, Map.of("purpose", "TABLE", "label", "桌", "table", table), Duration.ZERO);
    }

    private static FairDevice paired(Jar node, Desk desk, String fair, Map<String, Object> offer, Duration ahead)
            throws Exception {
        String code = desk.post("/v1/fairs/" + fair + "/pairings", offer)
                .json()
                .path("pairingCode")
                .asText();
        String now = Instant.now().plus(ahead).toString();
        HttpResponse<String> answer = HTTP.send(
                request(node, "/v1/fair-devices")
                        .POST(body(Map.of("pairingCode", code, "deviceTime", now)))
                        .build(),
                BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        JsonNode device = JSON.readTree(answer.body());
        return new FairDevice(device.path("id").asText(), device.path("token").asText(), ahead, new ArrayList<>());
    }

    /** @param at by a clock that is right */
    void does(String kind, Instant at, Map<String, Object> body) {
        String occurred = at.plus(ahead).toString();
        events.add(Map.of("sequence", events.size() + 1, "kind", kind, "occurredAt", occurred, "body", body));
    }

    /** What it takes along. */
    JsonNode pack(Jar node) throws Exception {
        HttpResponse<String> answer = asksForItsPack(node);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    HttpResponse<String> asksForItsPack(Jar node) throws Exception {
        return HTTP.send(
                request(node, "/v1/fair-devices/" + id + "/pack")
                        .header("Device-Token", token)
                        .build(),
                BodyHandlers.ofString());
    }

    /** Sends one event, and gets what became of it. */
    String sends(Jar node, Map<String, Object> event) throws Exception {
        HttpResponse<String> answer = sends(node, List.of(event));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body()).at("/items/0/outcome").asText();
    }

    /** So many books a table gives out for this ticket by what it took along; it looks the ticket up by a digest. */
    static int coupons(JsonNode pack, String ticket) throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256")
                .digest("%s:%d:%s"
                        .formatted(
                                pack.path("fairId").asText(), pack.path("epoch").asInt(), ticket)
                        .getBytes(UTF_8));
        String key = Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, KEY_BYTES));
        for (JsonNode family : pack.path("pack").path("families")) {
            if (family.get(0).asText().equals(key)) {
                return family.get(2).asInt();
            }
        }
        throw new AssertionError("no family on the list has this ticket");
    }

    HttpResponse<String> sends(Jar node, List<Map<String, Object>> some) throws Exception {
        Map<String, Object> upload = Map.of("sentAt", Instant.now().plus(ahead).toString(), "events", some);
        return HTTP.send(
                request(node, "/v1/fair-devices/" + id + "/events")
                        .header("Device-Token", token)
                        .POST(body(upload))
                        .build(),
                BodyHandlers.ofString());
    }

    /** All that it did, so many times, each time shuffled, cut in two and sent to the other node. */
    List<Callable<Integer>> shuffled(TwoNodes nodes, int times, Random chance) {
        List<Callable<Integer>> sends = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            List<Map<String, Object>> mixed = new ArrayList<>(events);
            Collections.shuffle(mixed, chance);
            int cut = 1 + chance.nextInt(mixed.size() - 1);
            Jar node = nodes.node(i);
            sends.add(() -> taken(node, mixed.subList(0, cut)));
            sends.add(() -> taken(node, mixed.subList(cut, mixed.size())));
        }
        return sends;
    }

    /** A node that is busy is asked again, as a device does it. @return the last answer */
    private int taken(Jar node, List<Map<String, Object>> some) throws Exception {
        int status = sends(node, some).statusCode();
        for (int i = 0; i < BUSY && status == 503; i++) {
            status = sends(node, some).statusCode();
        }
        return status;
    }

    private static HttpRequest.Builder request(Jar node, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(node.port(), path)))
                .timeout(Duration.ofSeconds(60))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString());
    }

    private static HttpRequest.BodyPublisher body(Map<String, Object> said) throws Exception {
        return BodyPublishers.ofString(JSON.writeValueAsString(said));
    }
}
