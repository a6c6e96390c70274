package cn.yishulai.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import cn.yishulai.http.Refusals;
import cn.yishulai.people.Somebody;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A librarian looks a number up outside, sees what is said there, and takes it; over HTTP, with a service on this machine. */
@QuarkusTest
@TestProfile(OutsideStoryTest.WithASource.class)
class OutsideStoryTest {

    /** Long enough for an answer of this machine while it is busy; one test waits for it. */
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    public static class WithASource implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                return Map.of(
                        "yishulai.catalog.outside.address",
                        "http://127.0.0.1:" + free.getLocalPort() + "/books?lang=zh",
                        "yishulai.catalog.outside.timeout",
                        TIMEOUT.toMillis() + "ms");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private interface Behaviour {
        void answer(HttpExchange exchange) throws IOException, InterruptedException;
    }

    private static final AtomicInteger NUMBERS = new AtomicInteger(100_000);

    @Inject
    OutsideConfig config;

    private Somebody librarian = Somebody.aLibrarian();
    private final AtomicInteger asked = new AtomicInteger();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final String number = aNumber();
    private volatile Behaviour behaviour = exchange -> say(exchange, 404, "");
    private HttpServer source;

    @BeforeEach
    void open() throws IOException {
        int port = config.address().orElseThrow().getPort();
        source = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        source.setExecutor(threads);
        source.createContext("/books", exchange -> {
            asked.incrementAndGet();
            try (exchange) {
                behaviour.answer(exchange);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        source.start();
    }

    @AfterEach
    void close() {
        QuarkusMock.installMockForType(Clock.systemUTC(), Clock.class);
        source.stop(0);
        threads.shutdownNow();
    }

    @Test
    void whatItSaysIsShownAndAskedForOnlyOnce() {
        says("{\"number\":\"%s\",\"title\":\"红楼梦\",\"author\":\"曹雪芹\",\"year\":\"1982年3月\",\"price\":\"定价：12.8元\"}"
                .formatted(number));
        lookUp(number)
                .body("state", equalTo("FOUND"))
                .body("book.title", equalTo("红楼梦"))
                .body("book.year", equalTo(1982))
                .body("book.price", equalTo("12.80"))
                .body("book.publisher", nullValue());
        says("{\"title\":\"another\"}");
        later(Duration.ofMinutes(10));
        String printed = new cn.yishulai.kernel.BookNumber(number).printed();
        ValidatableResponse again =
                lookUp(printed).body("state", equalTo("FOUND")).body("book.title", equalTo("红楼梦"));
        assertThat(asked).as("another spelling of it is the same question").hasValue(1);
        assertThat(Instant.parse(again.extract().path("askedAt")))
                .as("it is told how old the answer is")
                .isBefore(Instant.now().plusSeconds(5));
        later(Duration.ofDays(31));
        lookUp(number).body("book.title", equalTo("another"));
        assertThat(asked).as("an answer of last month is asked for again").hasValue(2);
    }

    @Test
    void thatItKnowsNothingIsKeptForADay() {
        Instant before = Instant.now();
        lookUp(number).body("state", equalTo("NOT_FOUND")).body("book", nullValue());
        says("{\"title\":\"红楼梦\"}");
        later(Duration.ofHours(23));
        ValidatableResponse kept = lookUp(number).body("state", equalTo("NOT_FOUND"));
        assertThat(Instant.parse(kept.extract().path("askedAt"))).isBetween(before, Instant.now());
        assertThat(asked).hasValue(1);
        String volume = aFamilyDescribes("红搂梦", number);
        assertFillIsRefused(volume);
        later(Duration.ofHours(25));
        lookUp(number).body("state", equalTo("FOUND"));
    }

    @Test
    void aSlowSourceIsSilentWithinTheLimitAndNothingCanBeTakenFromIt() {
        CountDownLatch told = new CountDownLatch(1);
        behaviour = exchange -> told.await(); // whoever waited for the source would wait for the next line
        lookUp(number).body("state", equalTo("SILENT")).body("askedAt", nullValue());
        told.countDown();
        assertFillIsRefused(aFamilyDescribes("红楼梦", number));
        says("{\"title\":\"红楼梦\"}");
        lookUp(number).body("state", equalTo("FOUND"));
    }

    @Test
    void afterThreeFailuresItIsLeftAloneForAMinuteAndWhatWasSaidBeforeIsStillKnown() {
        says("{\"title\":\"红楼梦\"}");
        lookUp(number).body("state", equalTo("FOUND"));
        behaviour = exchange -> say(exchange, 500, "{}");
        for (int i = 0; i < 5; i++) {
            lookUp(aNumber()).body("state", equalTo("SILENT"));
        }
        assertThat(asked).as("one answer, three failures, then peace").hasValue(4);
        lookUp(number).body("state", equalTo("FOUND"));
        says("{\"title\":\"边城\"}");
        later(Duration.ofSeconds(61));
        lookUp(aNumber()).body("book.title", equalTo("边城"));
        assertThat(asked).hasValue(5);
    }

    @Test
    void whatIsTakenFillsWhatIsEmptyOrAFamilysAndNothingThatALibrarianSaid() {
        String volume = aFamilyDescribes("红搂梦", number);
        librarian
                .asks()
                .header("If-Match", "*")
                .body(Map.of("publisher", "人民文学出版社"))
                .patch("/v1/volumes/{id}", volume)
                .then()
                .statusCode(200);
        assertFillIsRefused(volume);
        assertThat(asked).as("it is seen before it is taken").hasValue(0);
        says("{\"title\":\"红楼梦\",\"author\":\"曹雪芹\",\"publisher\":\"人文社\",\"price\":\"12.80\"}");
        lookUp(number).body("state", equalTo("FOUND"));
        librarian.asks().get("/v1/volumes/{id}", volume).then().body("title", equalTo("红搂梦"));

        fill(volume).statusCode(204);
        librarian
                .asks()
                .get("/v1/volumes/{id}", volume)
                .then()
                .body("title", equalTo("红楼梦"))
                .body("author", equalTo("曹雪芹"))
                .body("price", equalTo("12.80"))
                .body("publisher", equalTo("人民文学出版社"));
        ValidatableResponse history = history(volume);
        history.body("changes.findAll { it.origin == 'OUTSIDE' }.source", hasItem("127.0.0.1"))
                .body("changes.findAll { it.origin == 'OUTSIDE' }.field", not(hasItem("PUBLISHER")))
                .body("changes.findAll { it.origin == 'OUTSIDE' && it.field == 'TITLE' }.of", hasItem("WORK"))
                .body("changes.findAll { it.origin == 'OUTSIDE' && it.field == 'TITLE' }.oldValue", hasItem("红搂梦"));
        int changes = history.extract().<List<?>>path("changes").size();
        fill(volume).statusCode(204);
        history(volume).body("changes.size()", equalTo(changes));
    }

    @Test
    void aTitleThatALibrarianPutRightStays() {
        String volume = aFamilyDescribes("红搂梦", number);
        librarian
                .asks()
                .header("If-Match", "*")
                .body(Map.of("title", "红楼梦（程乙本）"))
                .patch("/v1/volumes/{id}", volume)
                .then()
                .statusCode(200);
        says("{\"title\":\"红楼梦\",\"year\":1982}");
        lookUp(number).body("state", equalTo("FOUND"));
        fill(volume).statusCode(204);
        librarian
                .asks()
                .get("/v1/volumes/{id}", volume)
                .then()
                .body("title", equalTo("红楼梦（程乙本）"))
                .body("year", equalTo(1982));
    }

    @Test
    void whatIsTakenIsNoLongerToBeCompleted() {
        String volume = aFamilyDescribes("红搂梦", number);
        assertThat(toComplete()).contains(volume);
        says("{\"title\":\"红楼梦\"}");
        lookUp(number).body("state", equalTo("FOUND"));
        fill(volume).statusCode(204);
        assertThat(toComplete()).doesNotContain(volume);
    }

    @Test
    void onlyALibrarianTakesAndOnlyForAVolumeThatIsThere() {
        Refusals.assertRefused(
                Somebody.aCitizen()
                        .asks()
                        .body(Map.of("volumeId", java.util.UUID.randomUUID()))
                        .post("/v1/outside-descriptions"),
                403,
                "role-not-allowed");
        Refusals.assertRefused(
                librarian
                        .asks()
                        .body(Map.of("volumeId", java.util.UUID.randomUUID()))
                        .post("/v1/outside-descriptions"),
                404,
                "volume-unknown");
        Refusals.assertRefused(
                librarian.asks().queryParam("number", "7-02").get("/v1/outside-descriptions"),
                400,
                "book-number-malformed");
        assertThat(asked).hasValue(0);
    }

    private List<String> toComplete() {
        return librarian
                .asks()
                .get("/v1/cataloguing?kind=ENRICH&limit=100")
                .then()
                .statusCode(200)
                .extract()
                .path("items.volume.id");
    }

    private ValidatableResponse lookUp(String written) {
        return librarian
                .asks()
                .queryParam("number", written)
                .get("/v1/outside-descriptions")
                .then()
                .statusCode(200);
    }

    private ValidatableResponse fill(String volume) {
        return librarian
                .asks()
                .body(Map.of("volumeId", volume))
                .post("/v1/outside-descriptions")
                .then();
    }

    private void assertFillIsRefused(String volume) {
        Refusals.assertRefused(
                librarian.asks().body(Map.of("volumeId", volume)).post("/v1/outside-descriptions"),
                409,
                "outside-silent");
    }

    private ValidatableResponse history(String volume) {
        return librarian.asks().get("/v1/volumes/{id}/history", volume).then().statusCode(200);
    }

    private static String aFamilyDescribes(String title, String number) {
        return Somebody.aCitizen()
                .asks()
                .body(Map.of("title", title, "bookNumber", number))
                .post("/v1/volumes")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** A session does not last so long: the librarian signs in anew. */
    private void later(Duration by) {
        QuarkusMock.installMockForType(Clock.offset(Clock.systemUTC(), by), Clock.class);
        librarian = Somebody.aLibrarian();
    }

    private void says(String json) {
        behaviour = exchange -> say(exchange, 200, json);
    }

    private static void say(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    /** Of 人民文学出版社, and of no other test here. */
    private static String aNumber() {
        String digits = "978702" + NUMBERS.incrementAndGet();
        int sum = 0;
        for (int i = 0; i < 12; i++) {
            sum += (digits.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
        }
        return digits + (10 - sum % 10) % 10;
    }
}
