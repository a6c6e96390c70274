package cn.yishulai.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yishulai.people.Somebody;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.restassured.RestAssured;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.Charset;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that are odd on the wire: in their addresses, headers, queries, lengths and character sets. */
@QuarkusTest
class OddRequestsTest {

    private static final String LEAK = "(?s).*(Exception|cn\\.yishulai|io\\.vertx|jakarta|org\\.jboss|\\tat ).*";

    @Inject
    HandlerSeen seen;

    /** Quarkus REST replaces the default by one of its own, for which it builds the table of all routes at each request. */
    @Test
    void noRequestWaitsForATableOfAllRoutes() {
        RestAssured.given()
                .auth()
                .oauth2("no token")
                .get("/v1/households/me")
                .then()
                .statusCode(401);
        assertThat(seen.failures())
                .satisfies(handler ->
                        assertThat(handler.getClass().getName()).startsWith(AuthenticationFailures.class.getName()));
        Somebody.aCitizen().asks().get("/v1/households/me").then().statusCode(200);
    }

    /** What answers a failed authentication when Quarkus REST has had its turn. */
    @ApplicationScoped
    static class HandlerSeen {

        private static final int AFTER_QUARKUS_REST = 150;

        private volatile Object failures = "nothing";

        Object failures() {
            return failures;
        }

        void install(@Observes Filters filters) {
            filters.register(
                    context -> {
                        failures = context.get(QuarkusHttpUser.AUTH_FAILURE_HANDLER);
                        context.next();
                    },
                    AFTER_QUARKUS_REST);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/households/me",
                "//v1//households//me",
                "/v1/./households/me",
                "/v1/sites/../households/me",
                "/v1/sites/%2e%2e/households/me",
                "/v1/%68ouseholds/me",
                "/v1/households/me/",
                "/v1/households/me;a=b",
                "/v1;jsessionid=1/households/me",
                "/v1/households/me?access_token=x",
                "/v1/households/me%00",
                "/v1/households/me%20",
                "/v1/households/me%2f",
                "/v1/households%2fme",
                "/v1/households\\me",
                "/V1/HOUSEHOLDS/ME",
                "/v1/households/me.json",
                "/v1/households/me/..%2f..%2fv1/households/me",
                "/index.html/../v1/households/me",
                "/assets/..%2f..%2fapplication.properties",
                "/%2e%2e/%2e%2e/etc/passwd",
                "/META-INF/MANIFEST.MF",
                "/application.properties",
                "/q/dev",
                "/q/metrics",
                "/q/openapi"
            })
    void noSpellingOfAnAddressOpensWhatIsClosed(String path) throws IOException {
        String answer = wire("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        assertThat(status(answer)).as(answer).isIn(400, 401, 404, 405);
        assertThat(answer).doesNotContain("familyCode").doesNotMatch(LEAK);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-HTTP-Method-Override: DELETE",
                "X-HTTP-Method: DELETE",
                "X-Method-Override: DELETE",
                "X-Original-URL: /v1/households/me",
                "X-Rewrite-URL: /v1/households/me",
                "X-Forwarded-Prefix: /v1/households/me",
                "X-User: citizen",
                "X-Remote-User: citizen",
                "Forwarded: for=127.0.0.1;host=evil.example",
                "X-Forwarded-Host: evil.example",
                "Accept-Language: ${jndi:ldap://127.0.0.1:1/a}",
                "Accept: ../../../etc/passwd",
                "Accept: */*;q=nonsense",
                "Range: bytes=0-1,1-2,2-3,9-1",
                "If-None-Match: \"x",
                "Expect: 100-nonsense",
                "Cookie: session=admin",
                "Authorization: Basic YWRtaW46YWRtaW4=",
                "Authorization: Bearer",
                "Authorization: Bearer a b c"
            })
    void noHeaderMakesARequestAnother(String header) throws IOException {
        String answer =
                wire("GET /v1/sites HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + header + "\r\n\r\n");
        assertThat(status(answer)).as(answer).isIn(200, 400, 401, 406, 417);
        assertThat(answer)
                .doesNotContain("evil.example")
                .doesNotContain("familyCode")
                .doesNotMatch(LEAK);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "two lengths               | Content-Length: 2\\r\\nContent-Length: 40",
                "a length and chunks       | Content-Length: 4\\r\\nTransfer-Encoding: chunked",
                "a length that is no number| Content-Length: x",
                "a length below nothing    | Content-Length: -1",
                "chunks of an odd name     | Transfer-Encoding: xchunked",
                "a header without a name   | : value",
                "a folded header           | X-A: b\\r\\n c: d",
                "a NUL in a header         | X-A: bNULc",
                "two hosts                 | Host: evil.example"
            })
    void aRequestOfTwoMeaningsHasNone(String what, String headers) throws IOException {
        String smuggled = "0\r\n\r\nGET /v1/openapi.yaml HTTP/1.1\r\nHost: localhost\r\n\r\n";
        String answer = wire("POST /v1/one-time-codes HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + "Content-Type: application/json\r\n"
                + headers.replace("\\r\\n", "\r\n").replace("NUL", "\0") + "\r\n\r\n" + smuggled);
        assertThat(answer.split("HTTP/1\\.[01] \\d").length - 1).as(answer).isLessThanOrEqualTo(1);
        if (!answer.isEmpty()) {
            assertThat(status(answer)).as(answer).isIn(400, 415, 501);
        }
        assertThat(answer).doesNotContain("openapi: 3").doesNotMatch(LEAK);
    }

    @Test
    void aHeaderWithoutEndIsRefused() throws IOException {
        String answer = wire("GET /v1/sites HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nX-Long: "
                + "x".repeat(200_000) + "\r\n\r\n");
        assertThat(answer).matches(a -> a.isEmpty() || status(a) == 431 || status(a) == 400);
        String long_ = wire("GET /v1/sites?after=" + "x".repeat(200_000)
                + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        assertThat(long_).matches(a -> a.isEmpty() || status(a) == 414 || status(a) == 400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=1&limit=100000",
                "limit[]=1",
                "limit=1;limit=2",
                "limit=%31",
                "limit=1&__proto__=1",
                "=",
                "&&&&",
                "%zz",
                "limit",
                "after=%F0%28%8C%28"
            })
    void aQueryThatNobodyWritesIsReadOrRefused(String query) throws IOException {
        String answer = wire("GET /v1/sites?" + query + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        assertThat(status(answer)).as(answer).isIn(200, 400);
        assertThat(answer).doesNotMatch(LEAK);
    }

    @Test
    void aThousandParametersAreReadOrRefused() throws IOException {
        String answer = wire(
                "GET /v1/sites?" + "a=1&".repeat(1_500) + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        assertThat(answer).matches(a -> a.isEmpty() || status(a) == 200 || status(a) == 414 || status(a) == 400);
    }

    /** JSON is UTF-8 (RFC 8259); whatever a header says, a name comes back as it was sent or is refused. */
    @ParameterizedTest
    @CsvSource({
        "application/json; charset=utf-8, UTF-8",
        "application/json; charset=gbk, UTF-8",
        "application/json; charset=utf-16, UTF-8",
        "application/json; charset=nonsense, UTF-8",
        "application/json; charset=gbk, GBK",
        "application/json; charset=gb18030, GB18030",
        "application/json; charset=iso-8859-1, GBK",
        "application/json; charset=utf-16, UTF-16",
        "application/json; charset=utf-8, UTF-16LE",
        "application/json; charset=utf-8, UTF-32BE",
        "application/json; charset=utf-7, UTF-8",
        "application/problem+json, UTF-8",
        "text/json, UTF-8",
        "application/x-www-form-urlencoded, UTF-8",
        "multipart/form-data; boundary=x, UTF-8"
    })
    void whateverACharacterSetIsCalledANameComesBackOrIsRefused(String type, String encoding) {
        Somebody citizen = Somebody.aCitizen();
        byte[] body = "{\"nickname\":\"书友\",\"kind\":\"ADULT\"}".getBytes(Charset.forName(encoding));
        Knock answer = Knock.at("POST", "/v1/households/me/persons", citizen.token(), type, body);
        assertThat(answer.status()).as(answer.body()).isIn(201, 400, 415);
        if (answer.status() == 201) {
            assertThat(Knock.get("/v1/households/me/persons", citizen.token()).body())
                    .contains("\"书友\"");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"c0af", "eda080", "f4908080", "fe", "80", "e4b9", "efbfbe00"})
    void bytesThatAreNoUtf8AreRefused(String hex) {
        byte[] bad = java.util.HexFormat.of().parseHex(hex);
        byte[] body =
                concat(concat("{\"nickname\":\"a".getBytes(UTF_8), bad), "\",\"kind\":\"ADULT\"}".getBytes(UTF_8));
        Knock answer = Knock.at(
                "POST", "/v1/households/me/persons", Somebody.aCitizen().token(), "application/json", body);
        assertThat(answer.status()).as(answer.body()).isIn(400, 422);
    }

    @Test
    void aByteOrderMarkIsReadOver() {
        Knock answer = Knock.at(
                "POST",
                "/v1/households/me/persons",
                Somebody.aCitizen().token(),
                "application/json",
                "\uFEFF{\"nickname\":\"书友\",\"kind\":\"ADULT\"}");
        assertThat(answer.status()).isIn(201, 400);
    }

    @Test
    void aKeyThatIsNoUuidIsRefusedHoweverItIsOdd() throws IOException {
        for (String key : new String[] {"", "x", "0".repeat(36), "' OR 1=1 --", UUID.randomUUID() + "x"}) {
            String answer = wire("POST /v1/one-time-codes HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                    + "Content-Type: application/json\r\nIdempotency-Key: " + key
                    + "\r\nContent-Length: 2\r\n\r\n{}");
            assertThat(status(answer)).as(key).isEqualTo(400);
        }
    }

    private static byte[] concat(byte[] a, byte[] b) {
        byte[] both = java.util.Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }

    private static int status(String answer) {
        return answer.startsWith("HTTP/1.") ? Integer.parseInt(answer.substring(9, 12)) : 0;
    }

    @Test
    void noConnectionBecomesAnotherProtocol() throws IOException {
        URI at = URI.create(RestAssured.baseURI + ":" + RestAssured.port);
        try (Socket socket = new Socket(at.getHost(), at.getPort())) {
            socket.setSoTimeout(10_000);
            String request = "GET /v1/sites HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade, HTTP2-Settings\r\n"
                    + "Upgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQCAAAAAAIAAAAA\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            byte[] status = socket.getInputStream().readNBytes("HTTP/1.1 200".length());
            assertThat(new String(status, ISO_8859_1)).isEqualTo("HTTP/1.1 200");
        }
    }

    private static String wire(String request) throws IOException {
        URI at = URI.create(RestAssured.baseURI + ":" + RestAssured.port);
        try (Socket socket = new Socket(at.getHost(), at.getPort())) {
            socket.setSoTimeout(10_000);
            try {
                socket.getOutputStream().write(request.getBytes(ISO_8859_1));
                socket.getOutputStream().flush();
                InputStream in = socket.getInputStream();
                return new String(in.readAllBytes(), UTF_8);
            } catch (java.net.SocketException closed) {
                return ""; // hung up on
            }
        }
    }
}
