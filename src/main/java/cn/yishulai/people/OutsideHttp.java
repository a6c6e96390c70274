package cn.yishulai.people;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Small questions to systems outside. Their answers are believed to be JSON of a few kilobytes, or not believed. */
final class OutsideHttp {

    private static final int LONGEST_ANSWER = 64 * 1024;

    private final Duration timeout;
    private final ObjectMapper json;
    private final HttpClient client;

    OutsideHttp(Duration timeout, ObjectMapper json) {
        this.timeout = timeout;
        this.json = json;
        this.client = HttpClient.newBuilder()
                .connectTimeout(timeout)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /** @param body a missing node when the answer is no JSON */
    record Answer(int status, JsonNode body) {}

    Answer ask(HttpRequest.Builder request) throws OutsideAway {
        try {
            HttpResponse<String> answer = client.send(request.timeout(timeout).build(), BodyHandlers.ofString());
            if (answer.body().length() > LONGEST_ANSWER) {
                throw new OutsideAway("an answer too long to be one");
            }
            return new Answer(answer.statusCode(), json.readTree(answer.body()));
        } catch (IOException e) {
            throw new OutsideAway("no answer that can be read: " + e.getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OutsideAway("the service is stopping");
        }
    }
}
