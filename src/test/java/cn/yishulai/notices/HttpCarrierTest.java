package cn.yishulai.notices;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A carrier over HTTP, against one that stands in for it. */
class HttpCarrierTest {

    private static final UUID MESSAGE = UUID.fromString("019a9c5e-0000-7000-8000-000000000001");

    private final AtomicInteger status = new AtomicInteger(200);
    private final AtomicReference<String> body = new AtomicReference<>();
    private final AtomicReference<String> token = new AtomicReference<>();
    private final AtomicReference<String> key = new AtomicReference<>();
    private final CountDownLatch slow = new CountDownLatch(1);
    private HttpServer carrier;

    @BeforeEach
    void open() throws IOException {
        carrier = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        carrier.setExecutor(Executors.newCachedThreadPool());
        carrier.createContext("/send", exchange -> {
            body.set(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            token.set(exchange.getRequestHeaders().getFirst("Authorization"));
            key.set(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
            exchange.sendResponseHeaders(status.get(), -1);
            exchange.close();
        });
        carrier.createContext("/slow", exchange -> {
            try {
                slow.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            exchange.close();
        });
        carrier.start();
    }

    @AfterEach
    void close() {
        slow.countDown();
        carrier.stop(0);
    }

    @Test
    void aMessageGoesOutAsJsonWithTheToken() throws Exception {
        gateway("/send").send(MESSAGE, "13800000001", "验证码 042917，\"请勿\"告诉他人。");
        assertThat(new ObjectMapper().readTree(body.get()))
                .isEqualTo(new ObjectMapper()
                        .createObjectNode()
                        .put("phone", "13800000001")
                        .put("text", "验证码 042917，\"请勿\"告诉他人。"));
        assertThat(token.get()).isEqualTo("Bearer s3cret");
        assertThat(key.get()).as("a second try is known by it").isEqualTo(MESSAGE.toString());
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 422})
    void whatTheCarrierRefusesForGoodIsGivenUp(int answer) {
        status.set(answer);
        assertThatThrownBy(() -> gateway("/send").send(MESSAGE, "13800000001", "x"))
                .isInstanceOfSatisfying(NotCarried.class, trouble -> assertThat(trouble.forGood())
                        .isTrue());
    }

    @Test
    void anAppIsNamedByItsTokenAndItsPlatform() throws Exception {
        gateway("/send").send(MESSAGE, new PushGateway.Device("fcm-123456", PushGateway.Platform.HARMONY), "到了");
        assertThat(new ObjectMapper().readTree(body.get()))
                .isEqualTo(new ObjectMapper()
                        .createObjectNode()
                        .put("token", "fcm-123456")
                        .put("platform", "HARMONY")
                        .put("text", "到了"));
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 401, 403, 408, 429, 500, 502, 503})
    void whatMaySucceedLaterIsTriedAgain(int answer) {
        status.set(answer);
        assertThatThrownBy(() -> gateway("/send").send(MESSAGE, "13800000001", "x"))
                .isInstanceOfSatisfying(NotCarried.class, trouble -> assertThat(trouble.forGood())
                        .isFalse())
                .hasMessageContaining(Integer.toString(answer))
                .hasMessageNotContaining("138");
    }

    @Test
    void aCarrierThatDoesNotAnswerIsNotWaitedFor() {
        long begin = System.nanoTime();
        assertThatThrownBy(() -> gateway("/slow").send(MESSAGE, "13800000001", "x"))
                .isInstanceOf(NotCarried.class);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void aCarrierThatIsNotThereIsTriedAgain() throws Exception {
        int port;
        try (ServerSocket gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = gone.getLocalPort();
        }
        URI nobody = URI.create("http://127.0.0.1:" + port + "/send");
        HttpCarrier gateway = new HttpCarrier(nobody, Optional.empty(), Duration.ofSeconds(20), new ObjectMapper());
        assertThatThrownBy(() -> gateway.send(MESSAGE, "13800000001", "x")).isInstanceOf(NotCarried.class);
    }

    /** Patient with an answer that comes, however busy the machine is; not with the one that does not. */
    private HttpCarrier gateway(String path) {
        URI address = URI.create("http://127.0.0.1:" + carrier.getAddress().getPort() + path);
        Duration timeout = Duration.ofSeconds(path.equals("/slow") ? 1 : 20);
        return new HttpCarrier(address, Optional.of("s3cret"), timeout, new ObjectMapper());
    }
}
