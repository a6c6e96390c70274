package cn.yishulai.people;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.Optional;

/**
 * Asks {@code POST {"card": …, "password": …}}: 200 with {@code {"reader": …}}, which stays when a card is replaced, or 401,
 * 403, 404 when they do not fit. A library's system that speaks otherwise gets a small translator before it.
 */
final class HttpReaderCards implements ReaderCards {

    private final URI address;
    private final Optional<String> token;
    private final ObjectMapper json;
    private final OutsideHttp http;

    HttpReaderCards(URI address, Optional<String> token, ObjectMapper json, OutsideHttp http) {
        this.address = address;
        this.token = token;
        this.json = json;
        this.http = http;
    }

    @Override
    public Optional<String> reader(String card, String password) throws OutsideAway {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(write(Map.of("card", card, "password", password))));
        token.ifPresent(bearer -> request.header("Authorization", "Bearer " + bearer));
        OutsideHttp.Answer answer = http.ask(request);
        String reader = answer.body().path("reader").asText();
        return switch (answer.status()) {
            case 401, 403, 404 -> Optional.empty();
            case 200 -> {
                if (reader.isBlank()) {
                    throw new OutsideAway("the library's system names nobody");
                }
                yield Optional.of(reader);
            }
            default -> throw new OutsideAway("the library's system answered " + answer.status());
        };
    }

    private String write(Map<String, String> body) {
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("two texts are JSON", e);
        }
    }
}
