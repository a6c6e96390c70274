package cn.yishulai.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import cn.yishulai.Contract;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An answer to one of many thousand requests; ten times as quick as RestAssured, and not held to the contract.
 *
 * @param code of the problem, or empty
 */
public record Knock(int status, String code, String body) {

    private static final Pattern CODE = Pattern.compile("\"code\":\"([a-z0-9-]+)\"");
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** Sends to an operation, with a fresh Idempotency-Key. */
    public static Knock at(Contract.Route route, String path, @Nullable String token, String body) {
        return at(route.method().name(), path, token, route.bodyType(), body);
    }

    /** Asks without a body. */
    public static Knock get(String path, @Nullable String token) {
        return at("GET", path, token, "application/json", "");
    }

    /** Sends text to an address. */
    public static Knock at(String method, String path, @Nullable String token, String type, String body) {
        return at(method, path, token, type, body.getBytes(UTF_8));
    }

    /** Sends bytes to an address. */
    public static Knock at(String method, String path, @Nullable String token, String type, byte[] body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(RestAssured.baseURI + ":" + RestAssured.port + path))
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("If-Match", "*")
                .header("Content-Type", type);
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        request.method(method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        try {
            HttpResponse<String> answer = CLIENT.send(request.build(), BodyHandlers.ofString(UTF_8));
            boolean problem =
                    answer.headers().firstValue("Content-Type").orElse("").startsWith("application/problem+json");
            Matcher code = CODE.matcher(answer.body());
            return new Knock(answer.statusCode(), problem && code.find() ? code.group(1) : "", answer.body());
        } catch (IOException e) {
            throw new AssertionError(method + " " + path + " was not answered", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
