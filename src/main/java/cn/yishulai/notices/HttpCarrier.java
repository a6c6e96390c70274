package cn.yishulai.notices;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A carrier that takes messages over HTTP as JSON, with a bearer token if it wants one: {@code {"phone", "text"}} for a
 * message, {@code {"token", "platform", "text"}} for an app. Each try of one message has the same Idempotency-Key: a carrier
 * that looks at it carries none twice, even if its answer was lost. Whose interface differs gets a small translator before it; each
 * carrier has another and none is worth a part of its own.
 */
final class HttpCarrier implements SmsGateway, PushGateway {

    private final URI address;
    private final Optional<String> bearer;
    private final Duration timeout;
    private final ObjectMapper json;
    private final HttpClient client;

    /** @param timeout for connecting and for the answer, each */
    HttpCarrier(URI address, Optional<String> bearer, Duration timeout, ObjectMapper json) {
        this.address = address;
        this.bearer = bearer;
        this.timeout = timeout;
        this.json = json;
        this.client = HttpClient.newBuilder()
                .connectTimeout(timeout)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    @Override
    public void send(UUID message, String phone, String text) throws NotCarried {
        hand(message, Map.of("phone", phone, "text", text));
    }

    @Override
    public void send(UUID message, Device device, String text) throws NotCarried {
        hand(
                message,
                Map.of("token", device.token(), "platform", device.platform().name(), "text", text));
    }

    private void hand(UUID message, Map<String, String> body) throws NotCarried {
        int status = status(message, body);
        if (status >= 200 && status < 300) {
            return;
        }
        String why = "the carrier answered " + status;
        throw switch (status) {
            case 400, 404, 409, 410, 413, 422 -> NotCarried.ever(why);
            default -> NotCarried.yet(why);
        };
    }

    private int status(UUID message, Map<String, String> body) throws NotCarried {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(address)
                    .timeout(timeout)
                    .header("Content-Type", "application/json")
                    .header("Idempotency-Key", message.toString())
                    .POST(BodyPublishers.ofString(json.writeValueAsString(body)));
            bearer.ifPresent(token -> request.header("Authorization", "Bearer " + token));
            return client.send(request.build(), BodyHandlers.discarding()).statusCode();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts are JSON", e);
        } catch (IOException e) {
            throw NotCarried.yet("the carrier does not answer: " + e.getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw NotCarried.yet("the service is stopping");
        }
    }
}
