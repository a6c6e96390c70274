package cn.yishulai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One party of a story, over HTTP. Everything it writes it sends twice, as a phone in a lift does. */
final class Life {

    final String phone;
    final String familyCode;
    private final @Nullable String token;

    Life(@Nullable String token) {
        this(token, "", "");
    }

    Life(@Nullable String token, String phone, String familyCode) {
        this.token = token;
        this.phone = phone;
        this.familyCode = familyCode;
    }

    ValidatableResponse get(String path) {
        return request().get(path).then().statusCode(200);
    }

    ValidatableResponse scan(String code, String site) {
        return request()
                .body(Map.of("code", code, "siteId", site))
                .post("/v1/scans")
                .then()
                .statusCode(200);
    }

    /** Twice with the same key: the second answer is the first. */
    ValidatableResponse post(int status, String path, @Nullable Map<String, ?> body) {
        UUID key = UUID.randomUUID();
        Response first = send(key, path, body);
        first.then().statusCode(status);
        Response again = send(key, path, body);
        again.then().statusCode(status);
        assertThat(again.asString()).as(path).isEqualTo(first.asString());
        return first.then();
    }

    /** The refresh token is the same; the access token is signed anew, because it is kept nowhere. */
    ValidatableResponse signIn(Map<String, ?> body) {
        UUID key = UUID.randomUUID();
        Response first = send(key, "/v1/sessions", body);
        String refreshToken = first.then().statusCode(201).extract().path("refreshToken");
        send(key, "/v1/sessions", body).then().statusCode(201).body("refreshToken", equalTo(refreshToken));
        return first.then();
    }

    /** Another body under a key that is taken. */
    void keyTakenTwice(String path, Map<String, ?> body, Map<String, ?> otherBody) {
        UUID key = UUID.randomUUID();
        send(key, path, body).then().statusCode(201);
        send(key, path, otherBody).then().statusCode(422).body("code", equalTo("idempotency-mismatch"));
    }

    void pdf(String path, Map<String, ?> body) {
        UUID key = UUID.randomUUID();
        byte[] first = send(key, path, body)
                .then()
                .statusCode(201)
                .contentType("application/pdf")
                .extract()
                .asByteArray();
        assertThat(send(key, path, body).asByteArray()).isEqualTo(first);
    }

    /** Twice with the same key: refused alike. */
    void refused(int status, String code, String path, @Nullable Map<String, ?> body) {
        UUID key = UUID.randomUUID();
        for (int i = 0; i < 2; i++) {
            send(key, path, body).then().body("code", equalTo(code)).statusCode(status);
        }
    }

    private Response send(UUID key, String path, @Nullable Map<String, ?> body) {
        RequestSpecification request = request().header("Idempotency-Key", key);
        return body == null ? request.post(path) : request.body(body).post(path);
    }

    private RequestSpecification request() {
        RequestSpecification request = RestAssured.given().contentType("application/json");
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }
}
