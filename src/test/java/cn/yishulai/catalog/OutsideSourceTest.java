package cn.yishulai.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import cn.yishulai.kernel.BookNumber;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A service outside that is slow, broken, lying or endless holds nobody up for longer than its timeout. */
class OutsideSourceTest {

    private static final BookNumber NUMBER = new BookNumber("9787020002207");

    /** Of the source that is asked what will not come: so long each such question takes. */
    private static final Duration TIMEOUT = Duration.ofMillis(600);

    /** Of the source that is asked what will come, however busy the machine is. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private interface Behaviour {
        void answer(HttpExchange exchange) throws IOException, InterruptedException;
    }

    private final AtomicReference<Behaviour> behaviour = new AtomicReference<>();
    private final AtomicInteger asked = new AtomicInteger();
    private final CountDownLatch over = new CountDownLatch(1);
    private HttpServer fake;
    private RestOutsideSource source;
    private RestOutsideSource hasty;

    @BeforeEach
    void aServiceOnThisMachine() throws IOException {
        fake = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        fake.setExecutor(Executors.newCachedThreadPool());
        fake.createContext("/books", exchange -> {
            asked.incrementAndGet();
            try (exchange) {
                behaviour.get().answer(exchange);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        fake.start();
        URI address = URI.create("http://127.0.0.1:" + fake.getAddress().getPort() + "/books");
        source = new RestOutsideSource(address, PATIENCE);
        hasty = new RestOutsideSource(address, TIMEOUT);
    }

    @AfterEach
    void stop() {
        over.countDown();
        fake.stop(0);
    }

    @Test
    void whatItSaysIsReadAndWhatCannotBeReadIsLeftOut() throws OutsideFailure {
        says(
                200,
                """
                {"number":"978-7-02-000220-7","title":" 红楼梦\\u0000 ","author":"曹雪芹","year":"1982年3月","price":"USD 3","extra":[1]}
                """);
        OutsideBook book = source.lookUp(NUMBER).orElseThrow();
        assertThat(book).isEqualTo(new OutsideBook("红楼梦", "曹雪芹", null, null, 1982, null));
    }

    @Test
    void aNumberThatItDoesNotKnowIsNoFailure() throws OutsideFailure {
        says(404, "{}");
        assertThat(source.lookUp(NUMBER)).isEmpty();
    }

    @Test
    void aBrokenAnswerIsAFailure() {
        for (String broken :
                new String[] {"", "<html>", "{\"title\":", "{}", "{\"title\":\"  \"}", "[1,2]", "{\"title\":[]}"}) {
            says(200, broken);
            assertFails();
        }
        says(500, "{\"title\":\"红楼梦\"}");
        assertFails();
        says(302, "{\"title\":\"红楼梦\"}");
        assertFails();
    }

    @Test
    void anAnswerAboutAnotherNumberIsALie() {
        says(200, "{\"number\":\"9787020008735\",\"title\":\"西游记\"}");
        assertFails();
        says(200, "{\"number\":\"nonsense\",\"title\":\"西游记\"}");
        assertFails();
    }

    @Test
    void aSlowAnswerIsNotWaitedForBeyondTheTimeout() {
        behaviour.set(exchange -> {
            over.await();
            exchange.sendResponseHeaders(200, -1);
        });
        assertIsGivenUp();
    }

    @Test
    void anAnswerThatDripsIsNotWaitedForEither() {
        behaviour.set(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            OutputStream body = exchange.getResponseBody();
            while (!over.await(100, TimeUnit.MILLISECONDS)) {
                body.write(' ');
                body.flush();
            }
        });
        assertIsGivenUp();
    }

    @Test
    void anEndlessAnswerIsGivenUp() {
        AtomicInteger written = new AtomicInteger();
        behaviour.set(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] block = new byte[64 * 1024];
            for (int i = 0; i < 5_000; i++) {
                exchange.getResponseBody().write(block);
                written.incrementAndGet();
            }
        });
        assertFails();
        assertThat(written.get()).isLessThan(5_000);
    }

    @Test
    void nobodyThereIsAFailure() {
        fake.stop(0);
        assertFails();
    }

    @Test
    void afterThreeFailuresItIsLeftAloneForAWhileAndThenTriedOnce() {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-22T10:00:00Z"));
        Clock clock = new Clock() {
            @Override
            public java.time.ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now.get();
            }
        };
        OutsideCircuit circuit = new OutsideCircuit(3, Duration.ofMinutes(1), clock);
        circuit.failed();
        circuit.failed();
        assertThat(circuit.allows()).isTrue();
        circuit.failed();
        assertThat(circuit.allows()).isFalse();
        now.set(now.get().plusSeconds(60));
        assertThat(circuit.allows()).isTrue();
        circuit.failed();
        assertThat(circuit.allows()).isFalse();
        now.set(now.get().plusSeconds(60));
        circuit.succeeded();
        circuit.failed();
        assertThat(circuit.allows()).isTrue();
    }

    private void says(int status, String body) {
        behaviour.set(exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        });
    }

    private void assertFails() {
        assertThatThrownBy(() -> source.lookUp(NUMBER)).isInstanceOf(OutsideFailure.class);
    }

    /** The other side is not done before the test is: who waited for it would never come back. */
    private void assertIsGivenUp() {
        assertTimeoutPreemptively(
                PATIENCE, () -> assertThatThrownBy(() -> hasty.lookUp(NUMBER)).isInstanceOf(OutsideFailure.class));
    }
}
