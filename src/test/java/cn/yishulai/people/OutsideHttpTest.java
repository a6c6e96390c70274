package cn.yishulai.people;

import static cn.yishulai.people.OutsideRefusal.SIGN_IN_WAY_CLOSED;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cn.yishulai.kernel.Refused;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The systems outside over HTTP, against one that stands in for them. */
class OutsideHttpTest {

    private final ObjectMapper json = new ObjectMapper();
    private final CountDownLatch slow = new CountDownLatch(1);
    private final AtomicReference<String> question = new AtomicReference<>("");
    private volatile int status = 200;
    private volatile String answer = "{}";
    private HttpServer server;

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", exchange -> {
            question.set(exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("Authorization") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            try {
                if (exchange.getRequestURI().getPath().equals("/slow")) {
                    slow.await();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            byte[] bytes = answer.getBytes(UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void close() {
        slow.countDown();
        server.stop(0);
    }

    @Test
    void aCardThatFitsNamesItsReader() throws OutsideAway {
        answer = "{\"reader\":\"R42\",\"name\":\"we do not want to know\"}";
        assertThat(cards("/check").reader("0102", "密码\"")).contains("R42");
        assertThat(question.get())
                .startsWith("/check Bearer s3cret ")
                .contains("\"card\":\"0102\"")
                .contains("\"password\":\"密码\\\"\"");
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404})
    void aCardThatDoesNotFitIsNobodys(int said) throws OutsideAway {
        status = said;
        assertThat(cards("/check").reader("0102", "x")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"reader\":\" \"}", "<html>", "[1"})
    void anAnswerThatIsNoneProvesNothing(String said) {
        answer = said;
        assertThatThrownBy(() -> cards("/check").reader("0102", "x")).isInstanceOf(OutsideAway.class);
        assertThatThrownBy(() -> weChat("/s").openid("x")).isInstanceOf(OutsideAway.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 429, 500, 503})
    void aSystemOutOfOrderSaysNothingAboutACard(int said) {
        status = said;
        answer = "{\"reader\":\"R42\",\"openid\":\"o\"}";
        assertThatThrownBy(() -> cards("/check").reader("0102", "x")).isInstanceOf(OutsideAway.class);
        assertThatThrownBy(() -> weChat("/s").openid("x")).isInstanceOf(OutsideAway.class);
    }

    @Test
    void aSystemThatDoesNotAnswerIsNotWaitedFor() {
        long begin = System.nanoTime();
        assertThatThrownBy(() -> cards("/slow").reader("0102", "x")).isInstanceOf(OutsideAway.class);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void weChatSaysWhoOpenedTheMiniProgram() throws OutsideAway {
        answer = "{\"openid\":\"oABC\",\"session_key\":\"never kept\"}";
        assertThat(weChat("/sns/jscode2session").openid("a&b=c")).contains("oABC");
        assertThat(question.get())
                .startsWith(
                        "/sns/jscode2session?appid=wx1&secret=s%26t&js_code=a%26b%3Dc&grant_type=authorization_code");
    }

    @ParameterizedTest
    @ValueSource(ints = {40029, 40163})
    void aCodeThatIsWrongOrUsedIsNobodys(int error) throws OutsideAway {
        answer = "{\"errcode\":" + error + ",\"errmsg\":\"x\"}";
        assertThat(weChat("/s").openid("x")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 40013, 40125, 45011})
    void whatIsOurOwnFaultIsNotTheReaders(int error) {
        answer = "{\"errcode\":" + error + "}";
        assertThatThrownBy(() -> weChat("/s").openid("x"))
                .isInstanceOf(OutsideAway.class)
                .hasMessageContaining(Integer.toString(error));
    }

    @Test
    void nobodyIsAskedUnlessNamed() {
        OutsideConfig nothing = new Nothing();
        assertThat(catchThrowableOfType(Refused.class, () -> OutsidePorts.readerCards(nothing, json)
                                .reader("1", "2"))
                        .refusal())
                .isEqualTo(SIGN_IN_WAY_CLOSED);
        assertThat(catchThrowableOfType(Refused.class, () -> OutsidePorts.weChat(nothing, json)
                                .openid("1"))
                        .refusal())
                .isEqualTo(SIGN_IN_WAY_CLOSED);
    }

    /** As it is when nothing is said. */
    private record Nothing() implements OutsideConfig {
        @Override
        public Optional<URI> readerCardUrl() {
            return Optional.empty();
        }

        @Override
        public Optional<String> readerCardToken() {
            return Optional.empty();
        }

        @Override
        public URI wechatUrl() {
            return URI.create("https://wechat.invalid/");
        }

        @Override
        public Optional<String> wechatAppId() {
            return Optional.of("wx1");
        }

        @Override
        public Optional<String> wechatSecret() {
            return Optional.empty();
        }

        @Override
        public Duration timeout() {
            return Duration.ofSeconds(1);
        }
    }

    private ReaderCards cards(String path) {
        Duration timeout = Duration.ofSeconds(path.equals("/slow") ? 1 : 20);
        return new HttpReaderCards(at(path), Optional.of("s3cret"), json, new OutsideHttp(timeout, json));
    }

    private WeChat weChat(String path) {
        return new HttpWeChat(at(path), "wx1", "s&t", http());
    }

    private URI at(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    /** Patient with an answer that comes, however busy the machine is; not with the one that does not. */
    private OutsideHttp http() {
        return new OutsideHttp(Duration.ofSeconds(20), json);
    }
}
