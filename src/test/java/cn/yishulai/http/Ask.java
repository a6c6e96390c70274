package cn.yishulai.http;

import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Requests of story tests that choose their own token and key. */
public final class Ask {

    private Ask() {}

    public static Response get(String path, @Nullable String token) {
        return as(token).get(path);
    }

    /** With a fresh Idempotency-Key. */
    public static Response post(String path, @Nullable String token, Object body) {
        return post(path, token, UUID.randomUUID(), body);
    }

    public static Response post(String path, @Nullable String token, UUID key, Object body) {
        return as(token).header("Idempotency-Key", key).body(body).post(path);
    }

    /** Without a body. */
    public static Response post(String path, @Nullable String token) {
        return as(token).header("Idempotency-Key", UUID.randomUUID()).post(path);
    }

    /** With a fresh Idempotency-Key. */
    public static Response delete(String path, @Nullable String token) {
        return as(token).header("Idempotency-Key", UUID.randomUUID()).delete(path);
    }

    /** So many at the same time, from threads of their own. */
    public static List<Response> atOnce(int many, Supplier<Response> request) {
        List<CompletableFuture<Response>> running = IntStream.range(0, many)
                .mapToObj(i -> CompletableFuture.supplyAsync(request))
                .toList();
        return running.stream().map(CompletableFuture::join).toList();
    }

    private static RequestSpecification as(@Nullable String token) {
        RequestSpecification request = RestAssured.given().contentType("application/json");
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }
}
