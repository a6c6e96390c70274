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
import org.jboss.logging.Logger;

/**
 * A carrier that takes messages over HTTP: {@code POST {"phone": …, "text": …}}, with a bearer token if it wants one. Whose
 * interface differs gets a small translator before it; each carrier has another and none is worth a part of its own.
 */
final class HttpSms implements SmsGateway {

    private static final Logger LOG = Logger.getLogger(HttpSms.class);

    private final URI address;
    private final Optional<String> token;
    private final Duration timeout;
    private final ObjectMapper json;
    private final HttpClient client;

    /** @param timeout for connecting and for the answer, each */
    HttpSms(URI address, Optional<String> token, Duration timeout, ObjectMapper json) {
        this.address = address;
        this.token = token;
        this.timeout = timeout;
        this.json = json;
        this.client = HttpClient.newBuilder()
                .connectTimeout(timeout)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    @Override
    public void send(String phone, String text) throws SmsNotTaken {
        int status = status(phone, text);
        switch (outcome(status)) {
            case TAKEN -> {}
            case REFUSED -> LOG.warnf("the carrier refuses a message for good: %d", status);
            case LATER -> throw new SmsNotTaken("the carrier answered " + status);
        }
    }

    enum Outcome {
        TAKEN,
        /** This message will never be taken: no such number, a word it does not carry. */
        REFUSED,
        /** The carrier is busy, out of order, or does not know us yet: a person mends that, and nothing must be lost. */
        LATER
    }

    static Outcome outcome(int status) {
        if (status >= 200 && status < 300) {
            return Outcome.TAKEN;
        }
        return switch (status) {
            case 400, 404, 409, 410, 413, 422 -> Outcome.REFUSED;
            default -> Outcome.LATER;
        };
    }

    private int status(String phone, String text) throws SmsNotTaken {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(address)
                    .timeout(timeout)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(json.writeValueAsString(Map.of("phone", phone, "text", text))));
            token.ifPresent(bearer -> request.header("Authorization", "Bearer " + bearer));
            return client.send(request.build(), BodyHandlers.discarding()).statusCode();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("two texts are JSON", e);
        } catch (IOException e) {
            throw new SmsNotTaken("the carrier does not answer: " + e.getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SmsNotTaken("the service is stopping");
        }
    }
}
