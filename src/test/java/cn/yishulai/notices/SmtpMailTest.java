package cn.yishulai.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.vertx.core.Vertx;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailConfig;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A mail host over SMTP, against one that stands in for it. */
class SmtpMailTest {

    private static final String TO = "lin@example.cn";

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void aLetterArrivesInBothLanguages() throws Exception {
        GreenMail host = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        host.start();
        try {
            to(host.getSmtp().getPort(), Duration.ofSeconds(5))
                    .send(letter(NoticeKind.DROP_OFF_CLOSED, Map.of("siteName", "交换中心", "books", 3, "credits", 2)));
            assertThat(host.waitForIncomingEmail(5_000, 1)).isTrue();
            MimeMessage letter = host.getReceivedMessages()[0];
            assertThat(letter.getSubject()).isEqualTo("益书来通知 · A notice from Yishulai");
            assertThat(letter.getAllRecipients()).hasSize(1);
            assertThat(letter.getFrom()[0]).hasToString("yishulai@example.cn");
            assertThat(letter.getHeader("Auto-Submitted")).containsExactly("auto-generated");
            assertThat(letter.getContent().toString()).contains("送来 3 册书", "Books you brought to 交换中心: 3");
        } finally {
            host.stop();
        }
    }

    @Test
    void whatAReaderWroteStaysInTheBody() throws Exception {
        GreenMail host = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        host.start();
        try {
            String title = "呐喊\r\nBcc: all@example.cn\r\n.\r\nRSET";
            to(host.getSmtp().getPort(), Duration.ofSeconds(5))
                    .send(letter(NoticeKind.REQUEST_READY, Map.of("title", title)));
            assertThat(host.waitForIncomingEmail(5_000, 1)).isTrue();
            MimeMessage letter = host.getReceivedMessages()[0];
            assertThat(letter.getAllRecipients()).hasSize(1);
            assertThat(letter.getHeader("Bcc")).isNull();
            assertThat(letter.getContent().toString()).contains("Bcc: all@example.cn", "RSET", "is ready at");
        } finally {
            host.stop();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {550, 551, 552, 553, 556})
    void aMailboxThatIsNotThereIsGivenUp(int reply) throws IOException {
        try (ServerSocket host = answering(reply)) {
            assertThatThrownBy(
                            () -> to(host.getLocalPort(), Duration.ofSeconds(5)).send(letter()))
                    .isInstanceOfSatisfying(NotCarried.class, trouble -> assertThat(trouble.forGood())
                            .isTrue());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {421, 450, 451, 452, 530, 535, 554})
    void aHostThatIsBusyOrDoesNotKnowUsIsTriedAgain(int reply) throws IOException {
        try (ServerSocket host = answering(reply)) {
            assertThatThrownBy(
                            () -> to(host.getLocalPort(), Duration.ofSeconds(5)).send(letter()))
                    .isInstanceOfSatisfying(NotCarried.class, trouble -> assertThat(trouble.forGood())
                            .isFalse())
                    .hasMessageContaining(String.valueOf(reply))
                    .hasMessageNotContaining(TO);
        }
    }

    @Test
    void aHostThatSaysNothingIsNotWaitedForLongerThanTheTimeout() throws IOException {
        try (ServerSocket host = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            long start = System.nanoTime();
            assertThatThrownBy(() ->
                            to(host.getLocalPort(), Duration.ofMillis(300)).send(letter()))
                    .isInstanceOf(NotCarried.class);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
        }
    }

    @Test
    void aHostThatIsNotThereIsTriedAgain() throws IOException {
        int port;
        try (ServerSocket gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = gone.getLocalPort();
        }
        assertThatThrownBy(() -> to(port, Duration.ofSeconds(5)).send(letter())).isInstanceOf(NotCarried.class);
    }

    private static MailGateway.Letter letter(NoticeKind kind, Map<String, Object> facts) {
        return NoticeCarrier.letter(
                TO, List.of(new NoticeRepository.Row(UUID.randomUUID(), kind, facts, Instant.EPOCH)));
    }

    private SmtpMail to(int port, Duration timeout) {
        MailClient client = MailClient.create(vertx, new MailConfig("127.0.0.1", port).setKeepAlive(false));
        return new SmtpMail(client, "yishulai@example.cn", timeout);
    }

    private static MailGateway.Letter letter() {
        return new MailGateway.Letter(TO, "信", "信");
    }

    /** A host that takes everything but the recipient. */
    private static ServerSocket answering(int reply) throws IOException {
        ServerSocket host = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(() -> {
            try (Socket call = host.accept();
                    OutputStream out = call.getOutputStream();
                    BufferedReader in = new BufferedReader(
                            new InputStreamReader(call.getInputStream(), StandardCharsets.US_ASCII))) {
                say(out, "220 ready");
                for (String line = in.readLine(); line != null; line = in.readLine()) {
                    say(out, line.startsWith("RCPT") ? reply + " no" : line.startsWith("QUIT") ? "221 bye" : "250 ok");
                }
            } catch (IOException e) {
                // the test is over
            }
        });
        thread.setDaemon(true);
        thread.start();
        return host;
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }
}
